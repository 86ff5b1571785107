package dev.recur.fit;

import dev.recur.series.Outlier;
import dev.recur.series.Outliers;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is said of outliers. */
public final class OutlierWords {
  private static final int MOST_NAMED = 3;
  private static final int FEWEST_BEFORE_LAST = 12;

  private OutlierWords() {}

  /**
   * Returns the outliers of several series in words, one each, the series named where there are
   * several.
   *
   * @param all series whose targets are looked at
   * @param season steps in a season, 1 for none
   */
  public static List<String> of(List<TimeSeries> all, int season) {
    List<String> words = new ArrayList<>();
    for (TimeSeries series : all) {
      for (int k = 0; k < series.targetCount(); k++) {
        for (Outlier outlier : Outliers.find(observed(series, k), season)) {
          words.add(name(all, series) + outlier.in(series));
        }
      }
    }
    return words;
  }

  /**
   * Returns a warning where the last value of a series is an outlier, since a forecast goes on from
   * it.
   *
   * @param all histories up to the origin
   * @param season steps in a season, 1 for none
   */
  public static Optional<String> ofLast(List<TimeSeries> all, int season) {
    List<String> words = new ArrayList<>();
    for (TimeSeries series : all) {
      for (int k = 0; k < series.targetCount(); k++) {
        double[] values = observed(series, k);
        if (isBeyondThoseBefore(values, 2 * season)) {
          Outliers.find(values, season).stream()
              .filter(outlier -> outlier.covers(values.length - 1))
              .forEach(outlier -> words.add(name(all, series) + outlier.in(series)));
        }
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            list("warning: the last value before the forecast: ", words)
                + "; the forecast goes on from it, so check it");
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

  /** Returns the first few in one line. */
  public static String list(String start, List<String> words) {
    List<String> named = words.subList(0, Math.min(words.size(), MOST_NAMED));
    int more = words.size() - named.size();
    return start + String.join("; ", named) + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String name(List<TimeSeries> all, TimeSeries series) {
    return all.size() > 1 ? series.name() + ": " : "";
  }

  private static double[] observed(TimeSeries series, int target) {
    double[] values = series.target(target);
    Arrays.setAll(values, t -> series.observed(target, t) ? values[t] : Double.NaN);
    return values;
  }
}
