package dev.recur.training;

import dev.recur.forecast.RecursiveForecaster;
import dev.recur.forecast.StepPredictor;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import dev.recur.transform.PanelTransforms;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The error of recursive forecasts over the validation part, from origins spread over it. Each
 * forecast sees values up to its origin only, and none reaches into test.
 */
public final class Validation {
  /** Origins over all series at the most, so that validation stays cheap beside training. */
  private static final int MOST_ORIGINS = 256;

  private final WindowSpec window;
  private final PanelTransforms transforms;
  private final int horizon;
  private final List<TimeSeries> histories = new ArrayList<>();

  /** What came after each history, shape [history][target][step], original units. */
  private final List<double[][]> actuals = new ArrayList<>();

  /**
   * Prepares the origins.
   *
   * @param panel whole series
   * @param splits one a series
   * @param transforms fitted to train
   * @param window how its windows are cut
   * @param horizon steps a forecast covers
   */
  public Validation(
      Panel panel, List<Split> splits, PanelTransforms transforms, WindowSpec window, int horizon) {
    this.window = window;
    this.transforms = transforms;
    this.horizon = horizon;
    long steps = splits.stream().mapToLong(Split::validation).sum();
    int stride = (int) Math.max(1, (steps + MOST_ORIGINS - 1) / MOST_ORIGINS);
    int needed = window.lookback() + transforms.lag();
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      for (Fold fold :
          Fold.rolling(Math.max(needed, split.trainEnd()), split.testStart(), horizon, stride)) {
        histories.add(panel.series().get(s).slice(fold.observed() - needed, fold.observed()));
        actuals.add(actual(panel.series().get(s), fold));
      }
    }
  }

  private static double[][] actual(TimeSeries series, Fold fold) {
    double[][] actual = new double[series.targetCount()][fold.steps()];
    for (int target = 0; target < actual.length; target++) {
      for (int step = 0; step < fold.steps(); step++) {
        actual[target][step] = series.target(target, fold.observed() + step);
      }
    }
    return actual;
  }

  /** Returns the number of origins. */
  public int origins() {
    return histories.size();
  }

  /**
   * Returns the root mean squared error over all steps of all forecasts, original units; infinite
   * if a forecast is not a number.
   *
   * @param predictor with the weights to be judged
   */
  public double rmse(StepPredictor predictor) {
    double squares = 0;
    long points = 0;
    RecursiveForecaster forecaster =
        new RecursiveForecaster(transforms, window.lookback(), window.scaled(), predictor);
    double[][][] forecasts = forecaster.points(histories, horizon);
    for (int i = 0; i < forecasts.length; i++) {
      double[][] actual = actuals.get(i);
      for (int target = 0; target < actual.length; target++) {
        for (int step = 0; step < actual[target].length; step++) {
          double error = forecasts[i][target][step] - actual[target][step];
          squares += error * error;
          points++;
        }
      }
    }
    double rmse = Math.sqrt(squares / points);
    return Double.isFinite(rmse) ? rmse : Double.POSITIVE_INFINITY;
  }
}
