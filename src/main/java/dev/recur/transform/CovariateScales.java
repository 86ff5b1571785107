package dev.recur.transform;

import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Covariates standardised over train, the same for every series of a panel.
 *
 * @param past one a past covariate
 * @param future one a future covariate
 * @param statics one a static covariate
 */
public record CovariateScales(List<Standard> past, List<Standard> future, List<Standard> statics) {
  /** The scales of a panel without covariates. */
  public static final CovariateScales NONE = new CovariateScales(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public CovariateScales {
    past = List.copyOf(past);
    future = List.copyOf(future);
    statics = List.copyOf(statics);
  }

  /**
   * Returns the scales fitted to the steps of train; what is known beyond them is not looked at.
   *
   * @param train the train part of every series, all with the same covariates
   */
  public static CovariateScales fit(List<TimeSeries> train) {
    return CovariateMoments.of(train).scales();
  }

  /** Returns whether others are of as many covariates of each kind. */
  boolean isLike(CovariateScales others) {
    return past.size() == others.past.size()
        && future.size() == others.future.size()
        && statics.size() == others.statics.size();
  }

  /** Returns the standardised past covariates from a step on, shape [feature][time]. */
  public double[][] past(TimeSeries series, int from) {
    double[][] values = new double[past.size()][series.length() - from];
    for (int j = 0; j < values.length; j++) {
      int feature = j;
      Arrays.setAll(values[j], t -> series.past(feature, from + t));
      values[j] = past.get(j).apply(values[j]);
    }
    return values;
  }

  /**
   * Returns the standardised future covariates from a step on as far as they are known, shape
   * [feature][time].
   */
  public double[][] future(TimeSeries series, int from) {
    double[][] values = new double[future.size()][series.futureLength() - from];
    for (int j = 0; j < values.length; j++) {
      int feature = j;
      Arrays.setAll(values[j], t -> series.future(feature, from + t));
      values[j] = future.get(j).apply(values[j]);
    }
    return values;
  }

  /** Returns the standardised static covariates, shape [feature]. */
  public double[] statics(TimeSeries series) {
    double[] values = new double[statics.size()];
    for (int j = 0; j < values.length; j++) {
      values[j] = statics.get(j).apply(new double[] {series.statics(j)})[0];
    }
    return values;
  }
}
