package dev.recur.forecast;

import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.TransformChain;
import dev.recur.transform.WindowScale;
import dev.recur.window.Features;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Forecasts many steps with a network that knows the next few: predict a block, append it to the
 * window, slide on. With a block of one step the forecast is recursive; with a block as long as the
 * horizon it is direct, and goes on by blocks beyond it. All targets are fed back; past covariates
 * beyond the origin keep their last value.
 */
public final class RecursiveForecaster implements Forecaster {
  /** Windows predicted together; bounds the memory whatever the number of histories. */
  private static final int BATCH = 256;

  private final PanelTransforms transforms;
  private final WindowSpec window;
  private final StepPredictor predictor;

  /** By name of a series, if windows are numbered. */
  private final Map<String, Integer> numbers;

  /**
   * Makes a forecaster.
   *
   * @param transforms fitted to train
   * @param window how windows are cut
   * @param predictor the network
   */
  public RecursiveForecaster(
      PanelTransforms transforms, WindowSpec window, StepPredictor predictor) {
    this.transforms = transforms;
    this.window = window;
    this.predictor = predictor;
    numbers = window.numbered() ? transforms.numbers() : Map.of();
  }

  @Override
  public int needed() {
    return window.lookback() + transforms.lag();
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException also if a forecast leaves the range of numbers
   */
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    double[][][] points = points(histories, horizon);
    List<Forecast> forecasts = new ArrayList<>(points.length);
    for (int i = 0; i < points.length; i++) {
      requireFinite(histories.get(i), points[i]);
      forecasts.add(Forecast.after(histories.get(i), points[i]));
    }
    return forecasts;
  }

  private static void requireFinite(TimeSeries history, double[][] points) {
    for (double[] target : points) {
      for (int step = 0; step < target.length; step++) {
        if (!Double.isFinite(target[step])) {
          throw new InputException(
              history.name()
                  + ": the forecast runs out of the range of numbers at step "
                  + (step + 1)
                  + "; train with another --transform");
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
    return window.apart() && histories.stream().anyMatch(h -> h.targetCount() > 1)
        ? pointsApart(histories, horizon)
        : pointsTogether(histories, horizon);
  }

  private double[][][] pointsApart(List<TimeSeries> histories, int horizon) {
    List<TimeSeries> alone = new ArrayList<>();
    for (TimeSeries history : histories) {
      for (int k = 0; k < history.targetCount(); k++) {
        alone.add(history.targetApart(k));
      }
    }
    double[][][] each = pointsTogether(alone, horizon);
    double[][][] points = new double[histories.size()][][];
    int next = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[histories.get(i).targetCount()][];
      for (int k = 0; k < points[i].length; k++) {
        points[i][k] = each[next++][0];
      }
    }
    return points;
  }

  private double[][][] pointsTogether(List<TimeSeries> histories, int horizon) {
    double[][][] points = new double[histories.size()][][];
    for (int from = 0; from < points.length; from += BATCH) {
      int to = Math.min(from + BATCH, points.length);
      double[][][] batch = batchPoints(histories.subList(from, to), horizon);
      System.arraycopy(batch, 0, points, from, batch.length);
    }
    return points;
  }

  private double[][][] batchPoints(List<TimeSeries> histories, int horizon) {
    int blocks = (horizon + window.ahead() - 1) / window.ahead();
    List<TimeSeries> tails = new ArrayList<>(histories.size());
    List<List<TransformChain>> chains = new ArrayList<>(histories.size());
    List<Features> features = new ArrayList<>(histories.size());
    for (int b = 0; b < histories.size(); b++) {
      TimeSeries history = histories.get(b);
      requireLongEnough(history);
      chains.add(transforms.of(history));
      tails.add(history.slice(history.length() - needed(), history.length()));
      features.add(features(tails.get(b), chains.get(b)).extended(blocks * window.ahead()));
    }
    for (int block = 0; block < blocks; block++) {
      predict(features, block * window.ahead());
    }
    double[][][] points = new double[tails.size()][][];
    for (int b = 0; b < points.length; b++) {
      points[b] = inverted(tails.get(b), chains.get(b), features.get(b).targets(), horizon);
    }
    return points;
  }

  private Features features(TimeSeries tail, List<TransformChain> chains) {
    try {
      return Features.of(tail, chains, transforms.covariates())
          .withNumber(numbers.getOrDefault(tail.name(), numbers.size()));
    } catch (InputException e) {
      throw new InputException(tail.name() + ": " + e.getMessage(), e);
    }
  }

  private void requireLongEnough(TimeSeries history) {
    if (history.length() < needed()) {
      throw new InputException(
          history.name()
              + ": has "
              + history.length()
              + " values before the forecast; the model needs at least "
              + needed()
              + " (lookback "
              + window.lookback()
              + " and "
              + transforms.lag()
              + " for differences)");
    }
  }

  /** Predicts the block of every window that begins {@code step} steps after the first. */
  private void predict(List<Features> features, int step) {
    int batch = features.size();
    float[] inputs = new float[features.get(0).values(window) * batch];
    WindowScale[][] scales = new WindowScale[batch][];
    for (int b = 0; b < batch; b++) {
      scales[b] = features.get(b).write(step, window, inputs, b, batch);
    }
    float[] outputs = predictor.predict(inputs, batch);
    int ahead = window.ahead();
    for (int b = 0; b < batch; b++) {
      double[][] targets = features.get(b).targets();
      for (int k = 0; k < targets.length; k++) {
        for (int next = 0; next < ahead; next++) {
          double scaled = outputs[(k * ahead + next) * batch + b];
          targets[k][window.lookback() + step + next] = scales[b][k].invert(scaled);
        }
      }
    }
  }

  /** Returns the steps after the lookback in original units, shape [target][step]. */
  private double[][] inverted(
      TimeSeries tail, List<TransformChain> chains, double[][] transformed, int horizon) {
    double[][] points = new double[transformed.length][];
    int from = window.lookback();
    for (int k = 0; k < points.length; k++) {
      double[] steps = Arrays.copyOfRange(transformed[k], from, from + horizon);
      points[k] = chains.get(k).invert(steps, tail.target(k));
    }
    return points;
  }
}
