package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ends of the 80% and 95% intervals, beside those of R's forecast package: intervals.R. */
class IntervalsTest {
  private static final Method[] METHODS = {
    Method.NAIVE, Method.SEASONAL_NAIVE, Method.DRIFT, Method.MEAN, Method.ETS, Method.THETA
  };

  /** R's Theta divides temperatures below zero by seasonal factors; ours is additive there. */
  private static boolean comparable(Method method, ReferenceSeries series) {
    return method != Method.THETA || !series.name.equals("beijing-temperature-hourly");
  }

  static Stream<Arguments> everyMethodOnEverySeries() {
    return ReferenceSeries.all()
        .flatMap(
            series ->
                Stream.of(METHODS)
                    .filter(method -> comparable(method, series))
                    .map(method -> Arguments.of(method, series)));
  }

  @ParameterizedTest
  @MethodSource("everyMethodOnEverySeries")
  void endsAreThoseOfR(Method method, ReferenceSeries series) throws CannotFitException {
    FittedModel fit = method.fit(series.train(), series.season);
    double[] point = fit.forecast(series.horizon);
    double[] season = season(method, series);
    // See EtsTest.intervalsAreThoseOfR for the one step left out.
    boolean one = method == Method.ETS && series.name.equals("minimum-temperature-monthly");
    for (int level : new int[] {80, 95}) {
      for (String side : new String[] {"lower", "upper"}) {
        double tail = (1 - level / 100.0) / 2;
        double[] ours =
            fit.quantile(side.equals("lower") ? tail : 1 - tail, series.horizon).orElseThrow();
        double[] theirs =
            ReferenceSeries.row(
                "intervals.csv", series.name + " " + method + " " + side + " " + level);
        for (int h = 0; h < (one ? 11 : series.horizon); h++) {
          double end = point[h] + (ours[h] - point[h]) / season[h];
          double width = Math.abs(theirs[h] - point[h]);
          assertEquals(theirs[h], end, 0.002 * Math.abs(point[h]) + 0.01 * width, "step " + h);
        }
      }
    }
  }

  /**
   * What our spread is multiplied with and R's is not: its {@code thetaf} puts the season back on
   * the mean alone, as if the errors of a month of twice the level were no larger.
   */
  private static double[] season(Method method, ReferenceSeries series) {
    double[] ones = new double[series.horizon];
    Arrays.fill(ones, 1);
    return method == Method.THETA
        ? Theta.decompose(series.train(), series.season)
            .map(found -> found.scaled(ones, series.train().length))
            .orElse(ones)
        : ones;
  }
}
