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
 * Block after block of predictions, each appended to the window for the next: the recursion of a
 * forecast, and with noise that of a sample path.
 */
final class BlockRecursion {
  /** Windows predicted together; bounds the memory whatever the number of histories. */
  private static final int BATCH = 256;

  private final PanelTransforms transforms;
  private final WindowSpec window;
  private final StepPredictor predictor;

  /** By name of a series, if windows are numbered. */
  private final Map<String, Integer> numbers;

  BlockRecursion(PanelTransforms transforms, WindowSpec window, StepPredictor predictor) {
    this.transforms = transforms;
    this.window = window;
    this.predictor = predictor;
    numbers = window.numbered() ? transforms.numbers() : Map.of();
  }

  /** What is added to the prediction of a step before it is appended. */
  @FunctionalInterface
  interface Noise {
    /** Nothing. */
    Noise NONE = (history, step, target) -> 0;

    /**
     * Returns what is added, output units.
     *
     * @param history place of the history
     * @param step ahead, from 0
     * @param target of the series
     */
    double at(int history, int step, int target);
  }

  /** Returns how many values before the origin are seen. */
  int needed() {
    return window.lookback() + transforms.lag();
  }

  /**
   * Returns the values after each history, infinite or NaN where the recursion runs away.
   *
   * @param histories observed values up to each origin, original units, with the targets that are
   *     seen at once
   * @return shape [history][target][step], original units
   */
  double[][][] values(List<TimeSeries> histories, int horizon, Noise noise) {
    double[][][] points = new double[histories.size()][][];
    for (int from = 0; from < points.length; from += BATCH) {
      int first = from;
      int to = Math.min(from + BATCH, points.length);
      double[][][] batch =
          batch(
              histories.subList(from, to),
              horizon,
              (history, step, target) -> noise.at(first + history, step, target));
      System.arraycopy(batch, 0, points, from, batch.length);
    }
    return points;
  }

  /**
   * Returns by how much the last values of a history were above what the network predicts of each
   * from the values before it.
   *
   * @param history observed values up to the origin, original units
   * @param most errors at the most; there are fewer if the history is shorter
   * @return shape [value][target], output units; of filled-in values as of others, for the end of a
   *     series in a model file does not tell them apart
   */
  double[][] recentErrors(TimeSeries history, int most) {
    requireLongEnough(history);
    int count = Math.min(most, history.length() - needed());
    TimeSeries tail = history.slice(history.length() - needed() - count, history.length());
    Features features = features(tail, transforms.of(history));
    float[] inputs = new float[features.values(window) * count];
    WindowScale[][] scales = new WindowScale[count][];
    for (int b = 0; b < count; b++) {
      scales[b] = features.write(b, window, inputs, b, count);
    }
    float[] outputs = count == 0 ? new float[0] : predictor.predict(inputs, count);
    double[][] errors = new double[count][tail.targetCount()];
    for (int b = 0; b < count; b++) {
      for (int k = 0; k < errors[b].length; k++) {
        int next = window.lookback() + b;
        double actual = scales[b][k].apply(features.targets()[k][next]);
        errors[b][k] = actual - outputs[k * window.ahead() * count + b];
      }
    }
    return errors;
  }

  private double[][][] batch(List<TimeSeries> histories, int horizon, Noise noise) {
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
      predict(features, block * window.ahead(), noise);
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
  private void predict(List<Features> features, int step, Noise noise) {
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
          double scaled = outputs[(k * ahead + next) * batch + b] + noise.at(b, step + next, k);
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
