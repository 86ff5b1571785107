package dev.recur.tune;

import java.util.List;

/**
 * What a search found.
 *
 * @param horizon steps a forecast covers
 * @param stride steps between origins
 * @param origins of the search, and as many of the final
 * @param search the values that the search was scored on
 * @param last the values that the finalists were scored on
 * @param scaled whether errors are in seasonal-naive errors rather than original units
 * @param trials drawn and begun, without the default
 * @param finalists the default, then the others by their score in the search
 * @param winner the finalist with the smallest error at the end among those that beat the default
 *     twice; the default if there is none
 */
public record Tuning(
    int horizon,
    int stride,
    int origins,
    Span search,
    Span last,
    boolean scaled,
    int trials,
    List<Finalist> finalists,
    Finalist winner) {
  /** Copies the list. */
  public Tuning {
    finalists = List.copyOf(finalists);
  }

  /**
   * Steps of a series.
   *
   * @param first time of the first one
   * @param last time of the last one
   */
  public record Span(String first, String last) {}
}
