package dev.recur.evaluation;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Forecasters simple enough to work out their errors by hand, and short ways to backtest them. */
final class Doubles {
  static final BacktestListener SILENT = (model, done, total) -> {};

  private Doubles() {}

  /** Repeats the last value of every target. */
  static final Forecaster REPEAT =
      (histories, horizon, probabilities) -> {
        List<Forecast> forecasts = new ArrayList<>();
        for (TimeSeries history : histories) {
          forecasts.add(constant(history, horizon, last(history)));
        }
        return forecasts;
      };

  /** Forecasts the same value whatever came before. */
  static Forecaster always(double value) {
    return (histories, horizon, probabilities) -> {
      List<Forecast> forecasts = new ArrayList<>();
      for (TimeSeries history : histories) {
        double[] values = new double[history.targetCount()];
        Arrays.fill(values, value);
        forecasts.add(constant(history, horizon, values));
      }
      return forecasts;
    };
  }

  private static double[] last(TimeSeries history) {
    double[] last = new double[history.targetCount()];
    Arrays.setAll(last, k -> history.target(k, history.length() - 1));
    return last;
  }

  static Forecast constant(TimeSeries history, int horizon, double... values) {
    double[][] points = new double[values.length][horizon];
    for (int k = 0; k < points.length; k++) {
      Arrays.fill(points[k], values[k]);
    }
    return Forecast.after(history, points);
  }

  static Origins origins(int horizon, int folds, int stride, int refitEvery) {
    return new Origins(
        horizon, OptionalInt.of(folds), OptionalInt.of(stride), OptionalInt.empty(), refitEvery);
  }

  /** Folds of the same origins for every series. */
  static Folds folds(Panel panel, Origins origins, Split... splits) {
    List<List<Fold>> folds = new ArrayList<>();
    for (int s = 0; s < panel.size(); s++) {
      TimeSeries series = panel.series().get(s);
      Split split = splits.length == 0 ? new Split(series.length() - 1, 0, 1) : splits[s];
      folds.add(origins.folds(series, split));
    }
    return new Folds(panel, origins, folds);
  }

  /** The comparison of forecasters on the same folds, in original units; the first is the model. */
  static Comparison compare(Folds folds, int season, Forecaster model, Forecaster... rivals) {
    Backtest backtest = new Backtest(folds, ScoredQuantiles.NONE, SILENT);
    List<Forecasts> others = new ArrayList<>();
    for (int i = 0; i < rivals.length; i++) {
      others.add(backtest.of("rival-" + i, rivals[i]));
    }
    return new Comparison(
        folds, season, Units.original(folds.panel()), backtest.of("model", model), others);
  }
}
