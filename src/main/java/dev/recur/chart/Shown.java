package dev.recur.chart;

/**
 * How many charts of a panel there are, one a target of a series.
 *
 * @param charts at most one for each
 * @param series of the panel
 * @param targets of each
 */
public record Shown(int charts, int series, int targets) {
  /** Whether none is left out. */
  public boolean isAll() {
    return charts == series * targets;
  }

  /** Says so: {@code 5 series}, {@code 4 of 5 series}, {@code 7 columns}. */
  @Override
  public String toString() {
    if (targets == 1) {
      return (isAll() ? "" : charts + " of ") + series + " series";
    }
    String columns =
        isAll() ? targets + " columns" : charts + " of " + series * targets + " columns";
    return columns + (series == 1 ? "" : " of " + series + " series");
  }
}
