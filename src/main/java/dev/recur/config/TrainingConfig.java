package dev.recur.config;

import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.Loss;
import dev.recur.series.Limit;
import dev.recur.training.Engine;
import dev.recur.training.Schedule;
import dev.recur.training.TrainingSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a user may say about how networks are trained; what is empty the preset chooses.
 *
 * @param epochs passes over all windows at the most, 1 or more
 * @param epochsDivisor by which the epochs are divided, rounded up: a search begins with a part of
 *     them; 1 for all
 * @param batch windows a step, 1 or more
 * @param loss what is made smaller
 * @param learningRate of Adam, where no schedule lowers it
 * @param schedule of the learning rate
 * @param warmup share of the steps over which the learning rate first rises
 * @param patience epochs without a better validation error after which training stops, 1 or more
 * @param clip how gradients are kept small
 * @param weightDecay share of each weight that a step takes away for each unit of the learning rate
 * @param initialization how the weights begin
 * @param tbptt steps of a chunk where the state is carried along whole series; empty for shuffled
 *     windows, which start without one
 * @param watch the forecast over validation is kept every so many epochs; empty for never
 * @param timeLimit after which no epoch is begun; empty for none
 * @param engine what takes the steps
 * @param seed of the weights, the shuffling and dropout
 * @param threads that share the work; the result does not depend on them
 */
@WithBuilder
public record TrainingConfig(
    OptionalInt epochs,
    int epochsDivisor,
    OptionalInt batch,
    Optional<Loss> loss,
    OptionalDouble learningRate,
    Optional<Schedule> schedule,
    OptionalDouble warmup,
    OptionalInt patience,
    Clip clip,
    double weightDecay,
    Initialization initialization,
    OptionalInt tbptt,
    OptionalInt watch,
    Optional<Duration> timeLimit,
    Engine engine,
    long seed,
    int threads)
    implements TrainingConfigBuilder.With {
  /** Checks what {@link TrainingSpec} does not, for it is settled later. */
  public TrainingConfig {
    Ranges.count(Limit.EPOCHS, "epochs", epochs);
    Ranges.count(Limit.EPOCHS, "divisor of the epochs", epochsDivisor);
    Ranges.count(Limit.BATCH, "batch", batch);
    Ranges.count(Limit.EPOCHS, "patience", patience);
    Ranges.count(Limit.EPOCHS, "watch", watch);
    Ranges.count(Limit.STEPS, "tbptt", tbptt);
    Ranges.count(Limit.THREADS, "threads", threads);
    Ranges.share("warm-up", warmup.orElse(0));
  }

  /** Returns the defaults: what a preset never chooses is that of {@link TrainingSpec}. */
  public static TrainingConfig defaults() {
    TrainingSpec usual = TrainingSpec.defaults();
    return TrainingConfigBuilder.builder()
        .epochsDivisor(1)
        .clip(usual.clip())
        .weightDecay(usual.weightDecay())
        .initialization(usual.initialization())
        .engine(usual.engine())
        .seed(usual.seed())
        .threads(usual.threads())
        .build();
  }

  /** Returns a builder that begins with the defaults. */
  public static TrainingConfigBuilder builder() {
    return defaults().with();
  }
}
