package dev.recur.forecast;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import dev.recur.transform.PanelTransforms;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts many steps with a network that knows the next few: predict a block, append it to the
 * window, slide on. With a block of one step the forecast is recursive; with a block as long as the
 * horizon it is direct, and goes on by blocks beyond it. All targets are fed back; past covariates
 * beyond the origin keep their last value.
 */
public final class RecursiveForecaster implements Forecaster {
  /** Sample paths that tell a distribution, over all members of an ensemble. */
  public static final int PATHS = 1000;

  /** Values before the origin whose errors tell how large they are by now. */
  private static final int RECENT = 40;

  private final WindowSpec window;
  private final BlockRecursion recursion;
  private final Residuals residuals;
  private final int paths;
  private final long seed;
  private final int together;

  /** Of the quantiles that the network itself predicts; one if it predicts points alone. */
  private final double[] predicted;

  /**
   * Makes a forecaster of points.
   *
   * @param transforms fitted to train
   * @param window how windows are cut
   * @param predictor the network
   */
  public RecursiveForecaster(
      PanelTransforms transforms, WindowSpec window, StepPredictor predictor) {
    this(transforms, window, predictor, Residuals.NONE, 1, 0);
  }

  /**
   * Makes a forecaster whose quantiles are those of sample paths.
   *
   * @param transforms fitted to train
   * @param window how windows are cut
   * @param predictor the network
   * @param residuals of its next step; none for points alone
   * @param paths whose quantiles are taken, 1 or more
   * @param seed of the paths
   */
  public RecursiveForecaster(
      PanelTransforms transforms,
      WindowSpec window,
      StepPredictor predictor,
      Residuals residuals,
      int paths,
      long seed) {
    this.window = window;
    recursion = new BlockRecursion(transforms, window, predictor);
    this.residuals = residuals;
    this.paths = paths;
    this.seed = seed;
    predicted = predictor.probabilities();
    together = predictor.together();
  }

  @Override
  public int needed() {
    return recursion.needed() + (residuals.isEmpty() ? 0 : RECENT);
  }

  /** {@inheritDoc} Sample paths of one history fill blocks by themselves. */
  @Override
  public int together() {
    return residuals.isEmpty() ? together : 1;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException also if a forecast leaves the range of numbers
   */
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Forecast> forecasts = unbounded(histories, horizon, probabilities);
    List<Forecast> kept = new ArrayList<>(forecasts.size());
    for (Forecast forecast : forecasts) {
      kept.add(Bounds.keep(histories.get(kept.size()), forecast));
    }
    return kept;
  }

  private List<Forecast> unbounded(
      List<TimeSeries> histories, int horizon, double[] probabilities) {
    if (probabilities.length > 0 && predicted.length > 1) {
      return withOwnQuantiles(histories, horizon, probabilities);
    }
    List<Forecast> forecasts = after(histories, points(histories, horizon));
    if (probabilities.length > 0 && !residuals.isEmpty()) {
      for (int i = 0; i < forecasts.size(); i++) {
        Interruption.check();
        Forecast forecast = forecasts.get(i);
        forecasts.set(
            i,
            ofPaths(histories.get(i), horizon, probabilities).map(forecast::with).orElse(forecast));
      }
    }
    return forecasts;
  }

  private static List<Forecast> after(List<TimeSeries> histories, double[][][] points) {
    List<Forecast> forecasts = new ArrayList<>(points.length);
    for (int i = 0; i < points.length; i++) {
      requireFinite(histories.get(i), points[i]);
      forecasts.add(Forecast.after(histories.get(i), points[i]));
    }
    return forecasts;
  }

  /** Returns forecasts with the quantiles that the network predicts, one of which is the point. */
  private List<Forecast> withOwnQuantiles(
      List<TimeSeries> histories, int horizon, double[] probabilities) {
    double[][] deviates = Distribution.repeated(probabilities, horizon);
    double[][][][] each = recursion.quantiles(apart(histories), horizon);
    for (int q = 0; q < each.length; q++) {
      each[q] = together(each[q], histories);
    }
    List<Forecast> forecasts = after(histories, each[recursion.point()]);
    List<Forecast> with = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      double[][][] values = new double[histories.get(i).targetCount()][each.length][];
      for (int target = 0; target < values.length; target++) {
        for (int q = 0; q < each.length; q++) {
          values[target][q] = each[q][i][target];
        }
      }
      Forecast forecast = forecasts.get(i);
      with.add(
          finite(predicted, values)
              .map(own -> forecast.with(own.at(probabilities, deviates)))
              .orElse(forecast));
    }
    return with;
  }

  /** Returns the quantiles of sample paths; empty if too many leave the range of numbers. */
  private Optional<Quantiles> ofPaths(TimeSeries history, int horizon, double[] probabilities) {
    double[][][] values = new double[history.targetCount()][][];
    int next = 0;
    for (TimeSeries one : apart(List.of(history))) {
      double[] sizes = residuals.sizes(recursion.recentErrors(one, RECENT));
      PathNoise noise = new PathNoise(residuals, sizes, paths, seed);
      double[][][] drawn = recursion.paths(one, paths, horizon, noise::at);
      for (int k = 0; k < one.targetCount(); k++) {
        values[next++] = quantiles(drawn, k, horizon, probabilities);
      }
    }
    return finite(probabilities, values);
  }

  private static Optional<Quantiles> finite(double[] probabilities, double[][][] values) {
    return Arrays.stream(values)
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .allMatch(Double::isFinite)
        ? Optional.of(new Quantiles(probabilities, values))
        : Optional.empty();
  }

  /** Returns the quantiles of a target of paths, shape [probability][step], original units. */
  private static double[][] quantiles(
      double[][][] paths, int target, int horizon, double[] probabilities) {
    double[][] quantiles = new double[probabilities.length][horizon];
    double[] step = new double[paths.length];
    for (int h = 0; h < horizon; h++) {
      for (int path = 0; path < paths.length; path++) {
        step[path] = paths[path][target][h];
      }
      Arrays.sort(step);
      for (int p = 0; p < probabilities.length; p++) {
        quantiles[p][h] = Sorted.quantile(step, probabilities[p]);
      }
    }
    return quantiles;
  }

  private static void requireFinite(TimeSeries history, double[][] points) {
    for (double[] target : points) {
      for (int step = 0; step < target.length; step++) {
        if (!Double.isFinite(target[step])) {
          throw new InputException(
                  history.name()
                      + ": the forecast runs out of the range of numbers at step "
                      + (step + 1))
              .mend("train with another ", setting("transform"));
        }
      }
    }
  }

  /**
   * Returns the forecast values, infinite or NaN where the recursion runs away.
   *
   * @param histories observed values up to each origin, original units
   * @param horizon steps ahead, 1 or more
   * @return shape [history][target][step], original units
   * @throws InputException if a history is too short
   */
  public double[][][] points(List<TimeSeries> histories, int horizon) {
    return together(recursion.values(apart(histories), horizon), histories);
  }

  /** Returns what was made of {@link #apart} as the histories are. */
  private static double[][][] together(double[][][] each, List<TimeSeries> histories) {
    if (each.length == histories.size()) {
      return each;
    }
    double[][][] values = new double[histories.size()][][];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[histories.get(i).targetCount()][];
      for (int k = 0; k < values[i].length; k++) {
        values[i][k] = each[next++][0];
      }
    }
    return values;
  }

  /** Returns the histories with the targets that the network sees at once. */
  private List<TimeSeries> apart(List<TimeSeries> histories) {
    if (!window.apart() || histories.stream().allMatch(h -> h.targetCount() == 1)) {
      return histories;
    }
    List<TimeSeries> alone = new ArrayList<>();
    for (TimeSeries history : histories) {
      for (int k = 0; k < history.targetCount(); k++) {
        alone.add(history.targetApart(k));
      }
    }
    return alone;
  }
}
