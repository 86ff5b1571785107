package dev.recur.evaluation;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores forecasters on the held-out end of every series: from each origin a forecast is made of
 * what came before, and compared with what came after. Filled-in values are not scored.
 */
public final class Backtest {
  private final List<String> targetNames;
  private final List<TimeSeries> series;
  private final List<List<Fold>> folds = new ArrayList<>();
  private final List<Split> splits;
  private final int horizon;
  private final int season;

  /**
   * Prepares the folds.
   *
   * @param panel whole series, with the held-out end
   * @param splits one a series, each with a test part
   * @param horizon steps a forecast covers; origins are as far apart
   * @param season steps in a season, for the scale of MASE and RMSSE
   */
  public Backtest(Panel panel, List<Split> splits, int horizon, int season) {
    this.targetNames = panel.schema().targets();
    this.series = panel.series();
    this.splits = List.copyOf(splits);
    this.horizon = horizon;
    this.season = season;
    for (Split split : splits) {
      folds.add(Fold.rolling(split.testStart(), split.length(), horizon, horizon));
    }
  }

  /** Returns whether there is one target of one series. */
  public boolean single() {
    return series.size() == 1 && targetNames.size() == 1;
  }

  /** Returns the origins of the series that has most. */
  public int folds() {
    return folds.stream().mapToInt(List::size).max().orElse(0);
  }

  /** Returns the held-out values that are scored, over all series, targets and folds. */
  public int points() {
    int points = 0;
    for (int s = 0; s < series.size(); s++) {
      for (int target = 0; target < targetNames.size(); target++) {
        for (int t = splits.get(s).testStart(); t < splits.get(s).length(); t++) {
          points += series.get(s).observed(target, t) ? 1 : 0;
        }
      }
    }
    return points;
  }

  /**
   * Returns the score of a forecaster.
   *
   * @param name what tables call it
   * @param forecaster sees, for each origin, the values up to it and nothing else
   */
  public ModelScore score(String name, Forecaster forecaster) {
    Map<String, List<ScoredPart>> bySeries = new LinkedHashMap<>();
    Map<String, List<ScoredPart>> byTarget = new LinkedHashMap<>();
    List<ScoredPart> all = new ArrayList<>();
    double[][][] forecasts = forecasts(forecaster);
    for (int s = 0; s < series.size(); s++) {
      for (int k = 0; k < targetNames.size(); k++) {
        ScoredPart part = score(s, k, forecasts[s][k]);
        if (part.points() > 0) {
          bySeries.computeIfAbsent(series.get(s).name(), x -> new ArrayList<>()).add(part);
          byTarget.computeIfAbsent(targetNames.get(k), x -> new ArrayList<>()).add(part);
          all.add(part);
        }
      }
    }
    return new ModelScore(name, ScoredPart.mean(all), means(bySeries), means(byTarget));
  }

  /** Returns the forecasts of all test steps, shape [series][target][test step], original units. */
  private double[][][] forecasts(Forecaster forecaster) {
    List<TimeSeries> histories = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      for (Fold fold : folds.get(s)) {
        histories.add(series.get(s).slice(0, fold.observed()));
      }
    }
    List<Forecast> made = forecaster.forecast(histories, horizon);
    double[][][] forecasts = new double[series.size()][targetNames.size()][];
    int next = 0;
    for (int s = 0; s < series.size(); s++) {
      Split split = splits.get(s);
      for (int k = 0; k < targetNames.size(); k++) {
        forecasts[s][k] = new double[split.test()];
      }
      for (Fold fold : folds.get(s)) {
        TimeSeries points = made.get(next++).points();
        for (int k = 0; k < targetNames.size(); k++) {
          int at = fold.observed() - split.testStart();
          System.arraycopy(points.target(k), 0, forecasts[s][k], at, fold.steps());
        }
      }
    }
    return forecasts;
  }

  private ScoredPart score(int s, int target, double[] forecasts) {
    TimeSeries whole = series.get(s);
    int start = splits.get(s).testStart();
    double[] actual = new double[forecasts.length];
    double[] forecast = new double[forecasts.length];
    int points = 0;
    for (int t = 0; t < forecasts.length; t++) {
      if (whole.observed(target, start + t)) {
        actual[points] = whole.target(target, start + t);
        forecast[points++] = forecasts[t];
      }
    }
    double[] before = whole.slice(0, start).target(target);
    return ScoredPart.of(actual, forecast, points, SeasonalScale.of(before, season));
  }

  private static Map<String, PointScore> means(Map<String, List<ScoredPart>> parts) {
    Map<String, PointScore> means = new LinkedHashMap<>();
    parts.forEach((name, list) -> means.put(name, ScoredPart.mean(list)));
    return means;
  }
}
