package dev.recur.pretrained;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.network.ForkingPredictor;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Continues histories by the pre-trained network, many at a time: each target for itself, its last
 * {@value #CONTEXT} values at the most, missing values seen as missing. The point is the median. A
 * long history is read twice, the second time without its first quarter, and the mean taken.
 *
 * <p>May be shared by threads.
 */
public final class PretrainedForecaster implements Forecaster {
  /** The most values before an origin that are read. */
  static final int CONTEXT = 1024;

  private final PretrainedWeights weights;
  private final int season;

  /**
   * @param weights of the network
   * @param season steps in a season, 1 for none
   */
  public PretrainedForecaster(PretrainedWeights weights, int season) {
    if (season < 1) {
      throw new IllegalArgumentException("season " + season);
    }
    this.weights = weights;
    this.season = season;
  }

  @Override
  public int needed() {
    return CONTEXT;
  }

  @Override
  public int together() {
    return ForkingPredictor.COLUMNS;
  }

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Looks> looks = new ArrayList<>();
    List<Outlook> open = new ArrayList<>();
    for (TimeSeries history : histories) {
      for (int target = 0; target < history.targetCount(); target++) {
        Looks one =
            new Looks(
                observed(history, target, Math.max(0, history.length() - CONTEXT)),
                season,
                horizon);
        one.forEachOpen(open::add);
        looks.add(one);
      }
    }
    predict(open);
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    int next = 0;
    for (TimeSeries history : histories) {
      int targets = history.targetCount();
      forecasts.add(forecast(history, looks.subList(next, next + targets), probabilities));
      next += targets;
    }
    return forecasts;
  }

  /**
   * The last values of a target, NaN where missing; from the first on that is not.
   *
   * @param first where to begin to look for it
   */
  static double[] observed(TimeSeries history, int target, int first) {
    int end = history.length();
    int from = Math.min(first, end);
    while (from < end - 1 && !history.observed(target, from)) {
      from++;
    }
    double[] values = new double[end - from];
    for (int t = from; t < end; t++) {
      boolean seen = t == from || history.observed(target, t);
      values[t - from] = seen ? history.target(target, t) : Double.NaN;
    }
    return values;
  }

  private static Forecast forecast(
      TimeSeries history, List<Looks> targets, double[] probabilities) {
    double[][] points = new double[targets.size()][];
    double[][][] quantiles = new double[targets.size()][][];
    for (int target = 0; target < points.length; target++) {
      quantiles[target] = targets.get(target).quantiles();
      points[target] = quantiles[target][quantiles[target].length / 2].clone();
    }
    Forecast forecast = Forecast.after(history, points);
    return probabilities.length == 0
        ? forecast
        : forecast.with(
            new Quantiles(PretrainedNetwork.probabilities(), quantiles).at(probabilities));
  }

  /** Lets the network fill in the outlooks; those of about one length go together. */
  private void predict(List<Outlook> open) {
    if (open.isEmpty()) {
      return;
    }
    open.sort(Comparator.comparingInt(Outlook::steps));
    int longest = open.get(open.size() - 1).steps();
    try (ForkingPredictor network = new ForkingPredictor(weights.spec(), weights.flat(), longest)) {
      for (int from = 0; from < open.size(); from += ForkingPredictor.COLUMNS) {
        int to = Math.min(open.size(), from + ForkingPredictor.COLUMNS);
        Outlook.fill(network, open.subList(from, to));
      }
    }
  }
}
