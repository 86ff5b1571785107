package dev.recur.config;

import dev.recur.series.Limit;
import dev.recur.split.SplitSize;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a user may say about a training that goes on from a model. All else is as the model has it.
 *
 * @param test the held-out end of the newer data; empty for as much as the model held out
 * @param validation the part before it; empty for as much as that of the model
 * @param epochs passes over the windows at the most; empty for a third of the model's
 * @param learningRate of Adam, where no schedule lowers it; empty for a third of the model's
 * @param patience epochs without a better validation error after which training stops; empty for
 *     the model's
 * @param batch windows a step; empty for the model's
 * @param refit whether to go on with everything, test included, once the score is known
 * @param keepBetter whether the model stays as it was if the new one is worse on the held-out end
 * @param threads that share the work; the result does not depend on them
 */
@WithBuilder
public record LearnOnConfig(
    Optional<SplitSize> test,
    Optional<SplitSize> validation,
    OptionalInt epochs,
    OptionalDouble learningRate,
    OptionalInt patience,
    OptionalInt batch,
    boolean refit,
    boolean keepBetter,
    int threads)
    implements LearnOnConfigBuilder.With {
  /** Checks the ranges. */
  public LearnOnConfig {
    Ranges.count(Limit.EPOCHS, "epochs", epochs);
    Ranges.count(Limit.EPOCHS, "patience", patience);
    Ranges.count(Limit.BATCH, "batch", batch);
    Ranges.count(Limit.THREADS, "threads", threads);
  }

  /** Returns the defaults. */
  public static LearnOnConfig defaults() {
    return LearnOnConfigBuilder.builder().threads(TrainingConfig.defaults().threads()).build();
  }

  /** Returns a builder that begins with the defaults. */
  public static LearnOnConfigBuilder builder() {
    return defaults().with();
  }
}
