package dev.recur.training;

import dev.recur.forecast.RecursiveForecaster;
import dev.recur.forecast.StepPredictor;
import dev.recur.series.Panel;
import dev.recur.series.SeasonalScale;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.transform.PanelTransforms;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The error of the steps a network predicts at once, from every origin in validation. Each forecast
 * sees values up to its origin only, and none is compared with a value of test. Of a recursive
 * forecast only the first step counts: errors of single steps are nearly independent, so they tell
 * the better of two epochs more surely than the few overlapping forecasts of a whole horizon.
 *
 * <p>With several series or targets every error is divided by the seasonal-naive RMSE of its target
 * of its series inside train, as in RMSSE, so that the largest does not decide for all.
 */
public final class Validation {
  /** Origins over all series at the most, so that validation stays cheap beside training. */
  private static final int MOST_ORIGINS = 4096;

  /** Series whose forecasts are kept when training is watched: enough for an eye. */
  private static final int MOST_WATCHED = 8;

  private final WindowSpec window;
  private final PanelTransforms transforms;
  private final List<TimeSeries> histories = new ArrayList<>();

  /**
   * What came after each history, shape [history][target][step], original units; NaN where it is
   * missing, for what is filled in may come from test, and where it is test.
   */
  private final List<double[][]> actuals = new ArrayList<>();

  /** What the errors of each history are divided by, shape [history][target], original units. */
  private final List<double[]> units = new ArrayList<>();

  /** The ends of train of the series that can be watched. */
  private final List<TimeSeries> trains = new ArrayList<>();

  /** Steps of validation after each of them. */
  private final List<Integer> lengths = new ArrayList<>();

  /**
   * Prepares the origins.
   *
   * @param panel whole series
   * @param splits one a series
   * @param transforms fitted to train
   * @param window how windows are cut
   */
  public Validation(
      Panel panel, List<Split> splits, PanelTransforms transforms, WindowSpec window) {
    this.window = window;
    this.transforms = transforms;
    long steps = splits.stream().mapToLong(Split::validation).sum();
    int stride = (int) Math.max(1, (steps + MOST_ORIGINS - 1) / MOST_ORIGINS);
    int needed = window.lookback() + transforms.lag();
    boolean single = splits.size() == 1 && panel.schema().targets().size() == 1;
    for (int s = 0; s < splits.size(); s++) {
      TimeSeries series = panel.series().get(s);
      Split split = splits.get(s);
      if (trains.size() < MOST_WATCHED && split.trainEnd() >= needed) {
        trains.add(series.slice(split.trainEnd() - needed, split.trainEnd()));
        lengths.add(split.validation());
      }
      int from = Math.max(needed, split.trainEnd());
      double[] unit = new double[series.targetCount()];
      for (int k = 0; k < unit.length; k++) {
        unit[k] = single ? 1 : scale(series.slice(0, split.trainEnd()).target(k));
      }
      for (int next = from; next < split.testStart(); next += stride) {
        histories.add(series.slice(next - needed, next));
        actuals.add(actual(series, next, split.testStart()));
        units.add(unit);
      }
    }
  }

  private double scale(double[] train) {
    return SeasonalScale.divisor(train, transforms.season()).rootMeanSquare();
  }

  private double[][] actual(TimeSeries series, int next, int end) {
    double[][] actual = new double[series.targetCount()][window.ahead()];
    for (int k = 0; k < actual.length; k++) {
      for (int step = 0; step < window.ahead(); step++) {
        boolean known = next + step < end && series.observed(k, next + step);
        actual[k][step] = known ? series.target(k, next + step) : Double.NaN;
      }
    }
    return actual;
  }

  /**
   * Returns the root mean squared error over all origins and targets that were observed, original
   * units; of several series or targets in their seasonal-naive errors. Infinite if a forecast is
   * not a number.
   *
   * @param predictor with the weights to be judged
   */
  public double rmse(StepPredictor predictor) {
    double[][][] forecasts = forecaster(predictor).points(histories, window.ahead());
    double squares = 0;
    long points = 0;
    for (int i = 0; i < forecasts.length; i++) {
      double[][] actual = actuals.get(i);
      for (int k = 0; k < actual.length; k++) {
        for (int step = 0; step < actual[k].length; step++) {
          if (!Double.isNaN(actual[k][step])) {
            double error = (forecasts[i][k][step] - actual[k][step]) / units.get(i)[k];
            squares += error * error;
            points++;
          }
        }
      }
    }
    double rmse = Math.sqrt(squares / points);
    return Double.isFinite(rmse) ? rmse : Double.POSITIVE_INFINITY;
  }

  /**
   * Forecasts all of validation from the end of train, for the first few series.
   *
   * @param predictor with the weights to be watched
   */
  List<WatchedForecast> watch(StepPredictor predictor) {
    RecursiveForecaster forecaster = forecaster(predictor);
    List<WatchedForecast> watched = new ArrayList<>();
    for (int i = 0; i < trains.size(); i++) {
      double[][] points = forecaster.points(trains.subList(i, i + 1), lengths.get(i))[0];
      List<List<Double>> targets =
          Arrays.stream(points).map(steps -> Arrays.stream(steps).boxed().toList()).toList();
      watched.add(new WatchedForecast(trains.get(i).name(), targets));
    }
    return watched;
  }

  private RecursiveForecaster forecaster(StepPredictor predictor) {
    return new RecursiveForecaster(transforms, window, predictor);
  }
}
