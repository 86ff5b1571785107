package dev.recur.chart;

import java.util.Arrays;
import java.util.List;

/** Autocorrelations by lag. */
final class Correlogram {
  /** The 95 % limit of chance of a correlation is this over the root of the number of values. */
  private static final double CHANCE = 1.96;

  private Correlogram() {}

  /**
   * Returns a bar a lag and the limits of chance.
   *
   * @param correlations at lags from 1
   * @param values that they were taken of
   */
  static Chart chart(String title, double[] correlations, int values) {
    double[] limit = new double[correlations.length];
    Arrays.fill(limit, CHANCE / Math.sqrt(values));
    double[] other = Arrays.stream(limit).map(above -> -above).toArray();
    return new Chart(
        title,
        Axis.counted(),
        correlations.length,
        List.of(
            new Bars(Line.Kind.FORECAST, correlations),
            new Line(Line.Kind.NOMINAL, 0, limit),
            new Line(Line.Kind.NOMINAL, 0, other)));
  }
}
