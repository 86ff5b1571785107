package dev.recur.forecast;

import java.util.List;
import java.util.Optional;

/**
 * Why a forecast was made by another method than the one asked for. Whoever shows the forecast or
 * its score shows this too.
 *
 * @param method what was used instead, by the name users type
 * @param reason why the method asked for could not be fitted, such as "needs at least 7 values, got
 *     3"
 */
public record Fallback(String method, String reason) {
  /** Checks that both say something. */
  public Fallback {
    if (method.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a fallback names its method and its reason");
    }
  }

  /**
   * Says in one line how many forecasts another method made, such as {@code ets: 3 of 414 forecasts
   * fell back to seasonal-naive: needs at least 7 values, got 3}; with several reasons, the first.
   *
   * @param method the method asked for, by the name users type
   * @param forecasts one a history
   * @return empty if the method made all of them
   */
  public static Optional<String> summary(String method, List<Forecast> forecasts) {
    List<Fallback> fallbacks =
        forecasts.stream().flatMap(forecast -> forecast.fallback().stream()).toList();
    if (fallbacks.isEmpty()) {
      return Optional.empty();
    }
    Fallback first = fallbacks.get(0);
    return Optional.of(
        "%s: %d of %d forecasts fell back to %s: %s"
            .formatted(method, fallbacks.size(), forecasts.size(), first.method(), first.reason()));
  }
}
