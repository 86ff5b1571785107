package dev.recur.transform;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The moments of covariates over some series, of which those of several parts of a panel make those
 * of the whole.
 *
 * @param past one a past covariate
 * @param future one a future covariate
 * @param statics one a static covariate
 */
public record CovariateMoments(List<Moments> past, List<Moments> future, List<Moments> statics) {
  /** Copies the lists. */
  public CovariateMoments {
    past = List.copyOf(past);
    future = List.copyOf(future);
    statics = List.copyOf(statics);
  }

  /**
   * Returns those of the steps of train; what is known beyond them is not looked at.
   *
   * @param train the train part of every series, all with the same covariates
   */
  public static CovariateMoments of(List<TimeSeries> train) {
    TimeSeries first = train.get(0);
    List<Moments> past = new ArrayList<>();
    for (int j = 0; j < first.pastCount(); j++) {
      int feature = j;
      past.add(of(train, (series, t) -> series.past(feature, t)));
    }
    List<Moments> future = new ArrayList<>();
    for (int j = 0; j < first.futureCount(); j++) {
      int feature = j;
      future.add(of(train, (series, t) -> series.future(feature, t)));
    }
    List<Moments> statics = new ArrayList<>();
    for (int j = 0; j < first.staticCount(); j++) {
      int feature = j;
      ToDoubleFunction<TimeSeries> value = series -> series.statics(feature);
      statics.add(Moments.of(train.stream().mapToDouble(value).toArray()));
    }
    return new CovariateMoments(past, future, statics);
  }

  private interface Step {
    double value(TimeSeries series, int t);
  }

  private static Moments of(List<TimeSeries> train, Step step) {
    double[] values = new double[train.stream().mapToInt(TimeSeries::length).sum()];
    int next = 0;
    for (TimeSeries series : train) {
      for (int t = 0; t < series.length(); t++) {
        values[next++] = step.value(series, t);
      }
    }
    return Moments.of(values);
  }

  /** Returns those of these series and others, which have the same covariates. */
  public CovariateMoments and(CovariateMoments other) {
    return new CovariateMoments(
        and(past, other.past), and(future, other.future), and(statics, other.statics));
  }

  private static List<Moments> and(List<Moments> some, List<Moments> others) {
    List<Moments> all = new ArrayList<>();
    for (int j = 0; j < some.size(); j++) {
      all.add(some.get(j).and(others.get(j)));
    }
    return all;
  }

  /** Returns the scales by which these series have mean 0 and deviation 1. */
  public CovariateScales scales() {
    return new CovariateScales(standards(past), standards(future), standards(statics));
  }

  private static List<Standard> standards(List<Moments> moments) {
    return moments.stream().map(Moments::standard).toList();
  }
}
