package dev.recur.forecast;

import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.TransformChain;
import dev.recur.transform.WindowScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts many steps with a network that knows one: predict a step, append it to the window,
 * slide on. All targets are fed back.
 */
public final class RecursiveForecaster implements Forecaster {
  /** Windows predicted together; bounds the memory whatever the number of histories. */
  private static final int BATCH = 256;

  private final PanelTransforms transforms;
  private final int lookback;
  private final boolean scaledWindows;
  private final StepPredictor predictor;

  /**
   * Makes a forecaster.
   *
   * @param transforms fitted to train
   * @param lookback steps the network sees
   * @param scaledWindows whether each window is centred and scaled by its own level and spread
   * @param predictor the network
   */
  public RecursiveForecaster(
      PanelTransforms transforms, int lookback, boolean scaledWindows, StepPredictor predictor) {
    this.transforms = transforms;
    this.lookback = lookback;
    this.scaledWindows = scaledWindows;
    this.predictor = predictor;
  }

  /** Returns how many values before the origin a forecast needs. */
  public int needed() {
    return lookback + transforms.lag();
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException also if a forecast leaves the range of numbers
   */
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon) {
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
    double[][][] points = new double[histories.size()][][];
    for (int from = 0; from < points.length; from += BATCH) {
      int to = Math.min(from + BATCH, points.length);
      double[][][] batch = batchPoints(histories.subList(from, to), horizon);
      System.arraycopy(batch, 0, points, from, batch.length);
    }
    return points;
  }

  private double[][][] batchPoints(List<TimeSeries> histories, int horizon) {
    List<TimeSeries> tails = new ArrayList<>(histories.size());
    List<List<TransformChain>> chains = new ArrayList<>(histories.size());
    double[][][] values = new double[histories.size()][][];
    for (int b = 0; b < values.length; b++) {
      TimeSeries history = histories.get(b);
      requireLongEnough(history);
      chains.add(transforms.of(history));
      tails.add(history.slice(history.length() - needed(), history.length()));
      values[b] = transformed(tails.get(b), chains.get(b), horizon);
    }
    for (int step = 0; step < horizon; step++) {
      predictStep(values, step);
    }
    for (int b = 0; b < values.length; b++) {
      invert(tails.get(b), chains.get(b), values[b]);
    }
    return values;
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
              + lookback
              + " and "
              + transforms.lag()
              + " for differences)");
    }
  }

  /** Returns shape [target][lookback + horizon], transformed units, with room for the forecast. */
  private double[][] transformed(TimeSeries tail, List<TransformChain> chains, int horizon) {
    double[][] values = new double[chains.size()][];
    for (int target = 0; target < values.length; target++) {
      double[] transformed = chains.get(target).apply(tail.target(target));
      values[target] = Arrays.copyOf(transformed, lookback + horizon);
    }
    return values;
  }

  /** Predicts step {@code step} of every window in values, shape [batch][target][time]. */
  private void predictStep(double[][][] values, int step) {
    int batch = values.length;
    int targets = values[0].length;
    float[] inputs = new float[lookback * targets * batch];
    WindowScale[][] scales = new WindowScale[batch][targets];
    for (int b = 0; b < batch; b++) {
      for (int target = 0; target < targets; target++) {
        double[] window = values[b][target];
        WindowScale scale =
            scaledWindows ? WindowScale.of(window, step, lookback) : WindowScale.NONE;
        scales[b][target] = scale;
        for (int t = 0; t < lookback; t++) {
          inputs[(t * targets + target) * batch + b] = (float) scale.apply(window[step + t]);
        }
      }
    }
    float[] outputs = predictor.predict(inputs, batch);
    for (int b = 0; b < batch; b++) {
      for (int target = 0; target < targets; target++) {
        double scaled = outputs[target * batch + b];
        values[b][target][step + lookback] = scales[b][target].invert(scaled);
      }
    }
  }

  /** Replaces windows and forecasts, transformed units, by the forecasts in original units. */
  private void invert(TimeSeries tail, List<TransformChain> chains, double[][] values) {
    for (int target = 0; target < values.length; target++) {
      double[] steps = Arrays.copyOfRange(values[target], lookback, values[target].length);
      values[target] = chains.get(target).invert(steps, tail.target(target));
    }
  }
}
