package dev.recur.fit;

import dev.recur.series.FoundOutlier;
import dev.recur.series.Outlier;
import dev.recur.series.Outliers;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The outliers of several series. */
public final class FoundOutliers {
  private static final int FEWEST_BEFORE_LAST = 12;

  private FoundOutliers() {}

  /**
   * Returns every one, in the order of the series.
   *
   * @param all series whose targets are looked at
   * @param season steps in a season, 1 for none
   */
  public static List<FoundOutlier> of(List<TimeSeries> all, int season) {
    List<FoundOutlier> found = new ArrayList<>();
    for (TimeSeries series : all) {
      for (int k = 0; k < series.targetCount(); k++) {
        for (Outlier outlier : Outliers.find(observed(series, k), season)) {
          found.add(found(all, series, outlier));
        }
      }
    }
    return found;
  }

  /**
   * Returns those that are the last value of a series, from which a forecast goes on.
   *
   * @param all histories up to the origin
   * @param season steps in a season, 1 for none
   */
  public static List<FoundOutlier> last(List<TimeSeries> all, int season) {
    List<FoundOutlier> found = new ArrayList<>();
    for (TimeSeries series : all) {
      for (int k = 0; k < series.targetCount(); k++) {
        double[] values = observed(series, k);
        if (isBeyondThoseBefore(values, 2 * season)) {
          Outliers.find(values, season).stream()
              .filter(outlier -> outlier.covers(values.length - 1))
              .forEach(outlier -> found.add(found(all, series, outlier)));
        }
      }
    }
    return found;
  }

  private static FoundOutlier found(List<TimeSeries> all, TimeSeries series, Outlier outlier) {
    return new FoundOutlier(
        Optional.of(series.name()).filter(name -> all.size() > 1),
        series.line(outlier.step()),
        series.calendar().label(outlier.step()),
        outlier);
  }

  /** Whether the last value is the lowest or highest of some: most are not, which is soon seen. */
  private static boolean isBeyondThoseBefore(double[] values, int atLeast) {
    int last = values.length - 1;
    int from = Math.max(0, last - Math.max(FEWEST_BEFORE_LAST, atLeast));
    double[] before = Arrays.copyOfRange(values, from, Math.max(from, last));
    return Arrays.stream(before).allMatch(value -> !(value <= values[last]))
        || Arrays.stream(before).allMatch(value -> !(value >= values[last]))
        || values[Math.max(0, last)] == 0;
  }

  private static double[] observed(TimeSeries series, int target) {
    double[] values = series.target(target);
    Arrays.setAll(values, t -> series.observed(target, t) ? values[t] : Double.NaN);
    return values;
  }
}
