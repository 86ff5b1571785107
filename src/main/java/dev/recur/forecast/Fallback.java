package dev.recur.forecast;

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
}
