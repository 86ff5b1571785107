package dev.recur.training;

import dev.recur.forecast.StepPredictor;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.Predictor;
import dev.recur.network.QuantileLoss;
import dev.recur.network.QuantileOutputs;
import dev.recur.window.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Trains a network by Adam, on shuffled windows or along whole series; what it gives are the
 * weights averaged over the last steps. The same seed gives the same weights, unless the time limit
 * ends the training.
 */
public final class Trainer {
  private final NetworkSpec spec;
  private final TrainingSpec config;
  private final TrainingListener listener;
  private final LongSupplier nanoClock;

  /** Weights to begin from, flat; empty for random ones. */
  private final float[] begin;

  /**
   * Makes a trainer.
   *
   * @param spec the network
   * @param config how it is trained
   * @param listener hears of every epoch
   */
  public Trainer(NetworkSpec spec, TrainingSpec config, TrainingListener listener) {
    this(spec, config, listener, System::nanoTime);
  }

  /** Makes a trainer with a clock of its own, nanoseconds. */
  Trainer(
      NetworkSpec spec, TrainingSpec config, TrainingListener listener, LongSupplier nanoClock) {
    this(spec, config, listener, nanoClock, new float[0]);
  }

  private Trainer(
      NetworkSpec spec,
      TrainingSpec config,
      TrainingListener listener,
      LongSupplier nanoClock,
      float[] begin) {
    this.spec = spec;
    this.config = config;
    this.listener = listener;
    this.nanoClock = nanoClock;
    this.begin = begin;
  }

  /**
   * Returns the same trainer that goes on from weights.
   *
   * @param weights flat, as {@link Parameters} lays them out; copied
   */
  public Trainer from(float[] weights) {
    return new Trainer(spec, config, listener, nanoClock, weights.clone());
  }

  /**
   * Trains until validation has not improved for the patience, the epochs are over, or an epoch
   * ends after the time limit.
   *
   * @param windows of train
   * @param validation what decides which epoch was best
   * @throws dev.recur.series.InputException if the loss is no longer a number
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public Trained train(Windows windows, Validation validation) {
    long start = nanoClock.getAsLong();
    EarlyStopping stopping = new EarlyStopping(config.patience());
    List<Epoch> history = new ArrayList<>();
    boolean outOfTime = false;
    try (Epochs epochs = epochs(windows);
        Predictor predictor =
            new Predictor(
                spec, epochs.weights(), windows.spec().networkSteps(), config.threads())) {
      StepPredictor forecasts = new NetworkPredictor(predictor, quantiles());
      for (int number = 1; number <= config.epochs() && !outOfTime; number++) {
        double loss = epochs.next();
        float[] weights = epochs.weights();
        predictor.parameters(weights);
        double rmse = validation.rmse(forecasts);
        epochs.judged(rmse);
        List<WatchedForecast> watched = isWatched(number) ? validation.watch(forecasts) : List.of();
        Epoch epoch = new Epoch(number, loss, rmse, epochs.lastRate(), watched);
        history.add(epoch);
        stopping.accept(epoch, weights);
        listener.epochEnded(epoch, stopping.best());
        if (stopping.isOver(epoch)) {
          break;
        }
        outOfTime = number < config.epochs() && isOver(nanoClock.getAsLong() - start);
      }
    }
    listener.trainingEnded(history.get(history.size() - 1), stopping.best());
    return new Trained(stopping.weights(), history, stopping.best(), outOfTime);
  }

  private Optional<QuantileOutputs> quantiles() {
    return config.loss() instanceof QuantileLoss loss
        ? Optional.of(loss.outputs())
        : Optional.empty();
  }

  private boolean isWatched(int epoch) {
    return config.watch().isPresent() && epoch % config.watch().getAsInt() == 0;
  }

  private boolean isOver(long nanos) {
    return config.timeLimit().isPresent()
        && Duration.ofNanos(nanos).compareTo(config.timeLimit().get()) >= 0;
  }

  private Epochs epochs(Windows windows) {
    float[] initial =
        begin.length > 0
            ? begin.clone()
            : Parameters.initial(spec, config.initialization(), config.seed());
    return config.tbptt().isPresent()
        ? new StreamEpochs(spec, config, initial, windows, config.tbptt().getAsInt())
        : new WindowEpochs(spec, config, initial, windows);
  }

  /**
   * Trains again, with nothing held back: as many epochs as another training, with its learning
   * rates and without a time limit.
   *
   * @param windows of everything
   * @param repeated the epochs of the other training, at least one
   * @throws dev.recur.series.InputException if the loss is no longer a number
   */
  public Trained refit(Windows windows, List<Epoch> repeated) {
    List<Epoch> history = new ArrayList<>();
    try (Epochs epochs = epochs(windows)) {
      for (Epoch other : repeated) {
        double loss = epochs.next();
        epochs.judged(other.validationError());
        Epoch epoch = new Epoch(other.number(), loss, Double.NaN, epochs.lastRate());
        history.add(epoch);
        listener.epochEnded(epoch, epoch);
      }
      Epoch last = history.get(history.size() - 1);
      listener.trainingEnded(last, last);
      return new Trained(epochs.weights(), history, last, false);
    }
  }
}
