package dev.recur.config;

import java.util.Optional;

/**
 * What a user may say about a check of newer values.
 *
 * @param level of the interval outside which a value is told of, percent, above 0 and below 100
 * @param since time of the first value that is checked, as the file writes it or as an ISO date;
 *     empty for those after the data that the model was trained on
 * @param threads that share the forecasts; the result does not depend on them
 */
@WithBuilder
public record CheckConfig(double level, Optional<String> since, int threads)
    implements CheckConfigBuilder.With {
  /** Checks the ranges. */
  public CheckConfig {
    if (!(level > 0 && level < 100)) {
      throw new IllegalArgumentException("level " + level + ": give above 0 and below 100");
    }
  }

  /** Returns the defaults: 99 %, after the data that the model was trained on. */
  public static CheckConfig defaults() {
    return CheckConfigBuilder.builder()
        .level(99)
        .since(Optional.empty())
        .threads(Runtime.getRuntime().availableProcessors())
        .build();
  }

  /** Returns a builder that begins with the defaults. */
  public static CheckConfigBuilder builder() {
    return defaults().with();
  }
}
