package dev.recur.training;

import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.Loss;
import dev.recur.network.PointLoss;
import dev.recur.network.StepOptions;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a network is trained, with nothing left to be chosen.
 *
 * @param epochs passes over all windows at the most, 1 or more
 * @param batch windows a step, 1 or more
 * @param loss what is made smaller
 * @param learningRate of Adam
 * @param patience epochs without a better validation error after which training stops, 1 or more
 * @param clip how gradients are kept small
 * @param weightDecay share of each weight that a step takes away for each unit of the learning rate
 * @param initialization how the weights begin
 * @param tbptt steps of a chunk where the state is carried along whole series; empty for shuffled
 *     windows, which start without one
 * @param watch the forecast over validation is kept every so many epochs; empty for never
 * @param timeLimit after which no epoch is begun; empty for none
 * @param engine what takes the steps; {@link Engine#DL4J} takes none along whole series
 * @param seed of the weights, the shuffling and dropout
 * @param threads that share a step; the result does not depend on them
 */
@RecordBuilder
public record TrainingSpec(
    int epochs,
    int batch,
    Loss loss,
    LearningRate learningRate,
    int patience,
    Clip clip,
    double weightDecay,
    Initialization initialization,
    OptionalInt tbptt,
    OptionalInt watch,
    Optional<Duration> timeLimit,
    Engine engine,
    long seed,
    int threads)
    implements TrainingSpecBuilder.With {
  /** Checks the ranges. */
  public TrainingSpec {
    require(epochs >= 1, "epochs", epochs);
    require(batch >= 1, "batch", batch);
    require(patience >= 1, "patience", patience);
    require(weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay", weightDecay);
    require(tbptt.orElse(1) >= 1, "steps of a chunk", tbptt);
    require(watch.orElse(1) >= 1, "watched epochs", watch);
    require(timeLimit.isEmpty() || timeLimit.get().toMillis() > 0, "time limit", timeLimit);
    require(engine == Engine.RECUR || tbptt.isEmpty(), "steps of a chunk with " + engine, tbptt);
    require(threads >= 1, "threads", threads);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value);
    }
  }

  StepOptions stepOptions(int lookback, int maxBatch) {
    return new StepOptions(
        lookback, maxBatch, loss, learningRate.full(), clip, weightDecay, threads, seed);
  }

  /** Returns what is usual where neither a user nor a preset says otherwise. */
  public static TrainingSpec defaults() {
    return new TrainingSpec(
        300,
        32,
        PointLoss.mse(),
        LearningRate.constant(0.003),
        40,
        Clip.globalNorm(1),
        0,
        Initialization.XAVIER,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Engine.RECUR,
        42,
        Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /** Returns whether something looks at validation, or may end training, epoch by epoch. */
  public boolean needsValidation() {
    return timeLimit.isPresent()
        || watch.isPresent()
        || learningRate.schedule() == Schedule.PLATEAU;
  }
}
