package dev.recur.config;

import dev.recur.series.Limit;
import java.util.Optional;

/**
 * What a user may say about an explanation.
 *
 * @param evaluate the backtest in which columns are shuffled
 * @param series whose last forecast is taken apart; empty for the first
 * @param draws of every shuffle
 * @param seed of the draws
 */
@WithBuilder
public record ExplainConfig(EvaluateConfig evaluate, Optional<String> series, int draws, long seed)
    implements ExplainConfigBuilder.With {
  /** Checks the ranges. */
  public ExplainConfig {
    Ranges.count(Limit.SAMPLES, "draws", draws);
  }

  /** Returns the defaults: ten draws over the held-out end of the model. */
  public static ExplainConfig defaults() {
    return ExplainConfigBuilder.builder()
        .evaluate(EvaluateConfig.defaults())
        .series(Optional.empty())
        .draws(10)
        .seed(TrainingConfig.defaults().seed())
        .build();
  }

  /** Returns a builder that begins with the defaults. */
  public static ExplainConfigBuilder builder() {
    return defaults().with();
  }
}
