package dev.recur.training;

import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.Loss;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a {@link TrainingConfig} from another, a change at a time. */
public final class TrainingSettings {
  private int epochs;
  private int batch;
  private Loss loss;
  private LearningRate learningRate;
  private int patience;
  private Clip clip;
  private double weightDecay;
  private Initialization initialization;
  private OptionalInt tbptt;
  private OptionalInt watch;
  private Optional<Duration> timeLimit;
  private long seed;
  private int threads;

  TrainingSettings(TrainingConfig config) {
    epochs = config.epochs();
    batch = config.batch();
    loss = config.loss();
    learningRate = config.learningRate();
    patience = config.patience();
    clip = config.clip();
    weightDecay = config.weightDecay();
    initialization = config.initialization();
    tbptt = config.tbptt();
    watch = config.watch();
    timeLimit = config.timeLimit();
    seed = config.seed();
    threads = config.threads();
  }

  /** Sets the passes over all windows. */
  public TrainingSettings epochs(int value) {
    epochs = value;
    return this;
  }

  /** Sets the windows of a step. */
  public TrainingSettings batch(int value) {
    batch = value;
    return this;
  }

  /** Sets what is made smaller. */
  public TrainingSettings loss(Loss value) {
    loss = value;
    return this;
  }

  /** Sets the learning rate. */
  public TrainingSettings learningRate(LearningRate value) {
    learningRate = value;
    return this;
  }

  /** Sets the epochs without improvement after which training stops. */
  public TrainingSettings patience(int value) {
    patience = value;
    return this;
  }

  /** Sets how gradients are kept small. */
  public TrainingSettings clip(Clip value) {
    clip = value;
    return this;
  }

  /** Sets the decay of the weights. */
  public TrainingSettings weightDecay(double value) {
    weightDecay = value;
    return this;
  }

  /** Sets how the weights begin. */
  public TrainingSettings initialization(Initialization value) {
    initialization = value;
    return this;
  }

  /** Sets the steps of a chunk where the state is carried along. */
  public TrainingSettings tbptt(OptionalInt value) {
    tbptt = value;
    return this;
  }

  /** Sets how often the forecast over validation is kept. */
  public TrainingSettings watch(OptionalInt value) {
    watch = value;
    return this;
  }

  /** Sets the time after which no epoch is begun. */
  public TrainingSettings timeLimit(Optional<Duration> value) {
    timeLimit = value;
    return this;
  }

  /** Sets the seed. */
  public TrainingSettings seed(long value) {
    seed = value;
    return this;
  }

  /** Sets the threads that share a step. */
  public TrainingSettings threads(int value) {
    threads = value;
    return this;
  }

  /**
   * Returns the configuration.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public TrainingConfig done() {
    return new TrainingConfig(
        epochs,
        batch,
        loss,
        learningRate,
        patience,
        clip,
        weightDecay,
        initialization,
        tbptt,
        watch,
        timeLimit,
        seed,
        threads);
  }
}
