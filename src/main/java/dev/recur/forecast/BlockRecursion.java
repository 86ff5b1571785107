package dev.recur.forecast;

import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.TransformChain;
import dev.recur.transform.WindowScale;
import dev.recur.window.Features;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Block after block of predictions, each appended to the window for the next: the recursion of a
 * forecast, and with noise that of a sample path.
 */
final class BlockRecursion {
  /** Windows predicted together; bounds the memory whatever the number of histories. */
  private static final int BATCH = 256;

  /** Values of the windows predicted together; more only in a single window. */
  private static final long MOST_INPUTS = 1L << 26;

  private final PanelTransforms transforms;
  private final WindowSpec window;
  private final StepPredictor predictor;

  /** Quantiles of a value, and which of them is the point. */
  private final int each;

  private final int point;

  /** By name of a series, if windows are numbered. */
  private final Map<String, Integer> numbers;

  BlockRecursion(PanelTransforms transforms, WindowSpec window, StepPredictor predictor) {
    this.transforms = transforms;
    this.window = window;
    this.predictor = predictor;
    double[] probabilities = predictor.probabilities();
    each = probabilities.length;
    point = IntStream.range(0, each).filter(q -> probabilities[q] >= 0.5).findFirst().orElse(0);
    numbers = window.numbered() ? transforms.numbers() : Map.of();
  }

  /** Returns which of the predicted quantiles is the point. */
  int point() {
    return point;
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
  double[][][] values(List<TimeSeries> histories, int horizon) {
    double[][][] points = new double[histories.size()][][];
    int most = histories.isEmpty() ? 1 : batch(histories.get(0));
    for (int from = 0; from < points.length; from += most) {
      int to = Math.min(from + most, points.length);
      List<Tail> tails = histories.subList(from, to).stream().map(this::tail).toList();
      double[][][] batch = new Run(tails, false, horizon).values(horizon, Noise.NONE);
      System.arraycopy(batch, 0, points, from, batch.length);
    }
    return points;
  }

  /**
   * Returns paths after one history. What their windows have in common is computed once.
   *
   * @param history as for {@link #values}
   * @param count how many
   * @return shape [path][target][step], original units
   */
  double[][][] paths(TimeSeries history, int count, int horizon, Noise noise) {
    double[][][] paths = new double[count][][];
    Tail tail = tail(history);
    int most = batch(history);
    for (int from = 0; from < count; from += most) {
      int first = from;
      List<Tail> tails = Collections.nCopies(Math.min(most, count - from), tail);
      double[][][] batch =
          new Run(tails, true, horizon)
              .values(horizon, (path, step, target) -> noise.at(first + path, step, target));
      System.arraycopy(batch, 0, paths, from, batch.length);
    }
    return paths;
  }

  /** Returns how many histories go together: fewer if windows are large. */
  private int batch(TimeSeries history) {
    long features =
        (long) history.targetCount()
            + history.pastCount()
            + history.futureCount()
            + history.staticCount();
    return (int) Math.max(1, Math.min(BATCH, MOST_INPUTS / (window.lookback() * features)));
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
        errors[b][k] = actual - outputs[(k * window.ahead() * each + point) * count + b];
      }
    }
    return errors;
  }

  /**
   * Returns the quantiles after each history, of a predictor that has more than the point. Beyond
   * the first block the widths of a block are added to those at the end of the block before as
   * independent errors are.
   *
   * @param histories as for {@link #values}
   * @return shape [quantile][history][target][step], original units
   */
  double[][][][] quantiles(List<TimeSeries> histories, int horizon) {
    double[][][][] quantiles = new double[each][histories.size()][][];
    int most = histories.isEmpty() ? 1 : batch(histories.get(0));
    for (int from = 0; from < histories.size(); from += most) {
      int to = Math.min(from + most, histories.size());
      List<double[][][]> batch = batchQuantiles(histories.subList(from, to), horizon);
      for (int q = 0; q < each; q++) {
        System.arraycopy(batch.get(q), 0, quantiles[q], from, to - from);
      }
    }
    return quantiles;
  }

  private List<double[][][]> batchQuantiles(List<TimeSeries> histories, int horizon) {
    List<Tail> tails = histories.stream().map(this::tail).toList();
    Run points = new Run(tails, false, horizon);
    List<Run> runs = new ArrayList<>();
    for (int q = 0; q < each; q++) {
      runs.add(q == point ? points : new Run(tails, false, horizon));
    }
    for (int step = 0; step < horizon; step += window.ahead()) {
      Block block = points.predict(step);
      points.append(block, step, Noise.NONE);
      for (int q = 0; q < each; q++) {
        if (q != point) {
          runs.get(q).appendBeside(points, block, step, q);
        }
      }
    }
    return runs.stream().map(run -> run.inverted(horizon)).toList();
  }

  /**
   * What a predictor gave for a block of every history.
   *
   * @param outputs as {@link StepPredictor#predict} has them
   * @param scales of the windows, shape [history][target]
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(float[] outputs, WindowScale[][] scales) {}

  /**
   * The end of a history.
   *
   * @param series as many values as are needed, original units
   * @param chains of the targets
   * @param features what the network sees
   */
  private record Tail(TimeSeries series, List<TransformChain> chains, Features features) {}

  private Tail tail(TimeSeries history) {
    requireLongEnough(history);
    List<TransformChain> chains = transforms.of(history);
    TimeSeries series = history.slice(history.length() - needed(), history.length());
    return new Tail(series, chains, features(series, chains));
  }

  /** Histories and the steps after them as they are predicted. */
  private final class Run {
    private final List<Tail> tails;
    private final boolean alike;
    private final List<Features> features = new ArrayList<>();

    /**
     * Begins.
     *
     * @param alike whether all are one history, so that windows differ in what is appended alone
     */
    Run(List<Tail> tails, boolean alike, int horizon) {
      this.tails = tails;
      this.alike = alike;
      int blocks = (horizon + window.ahead() - 1) / window.ahead();
      for (Tail tail : tails) {
        features.add(tail.features().extended(blocks * window.ahead()));
      }
    }

    /** Returns the values after each history, shape [history][target][step], original units. */
    double[][][] values(int horizon, Noise noise) {
      for (int step = 0; step < horizon; step += window.ahead()) {
        append(predict(step), step, noise);
      }
      return inverted(horizon);
    }

    /** Returns the steps of the network that are the same in all windows. */
    private int shared(int step) {
      // A window that is scaled by itself changes in all its steps.
      boolean none = !alike || window.scaled();
      return none ? 0 : Math.max(0, window.lookback() - step) / window.segment();
    }

    /** Predicts the block of every window that begins {@code step} steps after the first. */
    Block predict(int step) {
      int batch = features.size();
      float[] inputs = new float[features.get(0).values(window) * batch];
      WindowScale[][] scales = new WindowScale[batch][];
      for (int b = 0; b < batch; b++) {
        scales[b] = features.get(b).write(step, window, inputs, b, batch);
      }
      return new Block(predictor.predict(inputs, batch, shared(step)), scales);
    }

    /** Appends the points of a block and what is added to them. */
    void append(Block block, int step, Noise noise) {
      for (int b = 0; b < features.size(); b++) {
        double[][] targets = features.get(b).targets();
        for (int k = 0; k < targets.length; k++) {
          for (int next = 0; next < window.ahead(); next++) {
            double scaled = output(block, b, k, next, point) + noise.at(b, step + next, k);
            targets[k][window.lookback() + step + next] = block.scales()[b][k].invert(scaled);
          }
        }
      }
    }

    /** Appends a quantile of a block, beside points that were appended before. */
    void appendBeside(Run points, Block block, int step, int q) {
      for (int b = 0; b < features.size(); b++) {
        double[][] targets = features.get(b).targets();
        for (int k = 0; k < targets.length; k++) {
          double[] middle = points.features.get(b).targets()[k];
          int from = window.lookback() + step;
          double before = step == 0 ? 0 : targets[k][from - 1] - middle[from - 1];
          for (int next = 0; next < window.ahead(); next++) {
            double width = output(block, b, k, next, q) - output(block, b, k, next, point);
            double own = width * block.scales()[b][k].spread();
            targets[k][from + next] =
                middle[from + next] + Math.copySign(Math.hypot(own, before), q - point);
          }
        }
      }
    }

    private double output(Block block, int b, int k, int next, int q) {
      int value = k * window.ahead() + next;
      return block.outputs()[(value * each + q) * features.size() + b];
    }

    /** Returns the steps after the lookback in original units, shape [history][target][step]. */
    double[][][] inverted(int horizon) {
      double[][][] values = new double[tails.size()][][];
      int from = window.lookback();
      for (int b = 0; b < values.length; b++) {
        double[][] transformed = features.get(b).targets();
        values[b] = new double[transformed.length][];
        for (int k = 0; k < values[b].length; k++) {
          double[] steps = Arrays.copyOfRange(transformed[k], from, from + horizon);
          values[b][k] =
              tails.get(b).chains().get(k).invert(steps, tails.get(b).series().target(k));
        }
      }
      return values;
    }
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
              + Wording.count(history.length(), "value")
              + " before the forecast; the model needs at least "
              + needed()
              + " (lookback "
              + window.lookback()
              + " and "
              + transforms.lag()
              + " for differences)");
    }
  }
}
