package dev.recur.csv;

import java.util.Optional;

/** Rows at the ends of series that have a time and no value: they are to be forecast. */
final class BlankTails {
  private int series;
  private long rows;
  private String first = "";

  /**
   * Adds those of a series.
   *
   * @param count how many
   * @param time of the first
   */
  void add(int count, String time) {
    series++;
    rows += count;
    first = first.isEmpty() ? time : first;
  }

  /** All of them, empty if there are none. */
  Optional<Finding> finding() {
    return rows == 0 ? Optional.empty() : Optional.of(new Finding.ToForecast(rows, series, first));
  }
}
