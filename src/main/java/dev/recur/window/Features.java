package dev.recur.window;

import dev.recur.series.TimeSeries;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.TransformChain;
import dev.recur.transform.WindowScale;
import java.util.Arrays;
import java.util.List;

/**
 * What a network sees of one series, in transformed units: targets, past covariates, future
 * covariates and static ones, in this order.
 *
 * <p>At a step the network sees the targets and past covariates of that step, and the future
 * covariates of the step {@code ahead} steps later, so that the end of a window tells what is known
 * of the steps to be predicted. Beyond their ends covariates keep their last value.
 */
public final class Features {
  private final double[][] targets;
  private final double[][] past;
  private final double[][] future;
  private final double[] statics;
  private final int number;

  /**
   * Wraps values without copying them: they may be large, and nothing here changes them.
   *
   * @param targets shape [target][time]
   * @param past shape [feature][time]
   * @param future shape [feature][time], perhaps further than the targets
   * @param statics shape [feature]
   */
  public Features(double[][] targets, double[][] past, double[][] future, double[] statics) {
    this(targets, past, future, statics, 0);
  }

  private Features(
      double[][] targets, double[][] past, double[][] future, double[] statics, int number) {
    this.targets = targets;
    this.past = past;
    this.future = future;
    this.statics = statics;
    this.number = number;
  }

  /**
   * Returns the features of a series, less the leading steps that the transforms use up.
   *
   * @param series original units
   * @param chains fitted to train, one a target
   * @param scales fitted to train
   * @throws dev.recur.series.InputException if a transform does not allow the values
   */
  public static Features of(
      TimeSeries series, List<TransformChain> chains, CovariateScales scales) {
    double[][] targets = new double[series.targetCount()][];
    for (int target = 0; target < targets.length; target++) {
      targets[target] = chains.get(target).apply(series.target(target));
    }
    int lag = series.length() - targets[0].length;
    return new Features(
        targets, scales.past(series, lag), scales.future(series, lag), scales.statics(series));
  }

  /** Returns the same of the series of a number, which windows that are numbered tell. */
  public Features withNumber(int number) {
    return new Features(targets, past, future, statics, number);
  }

  /** Returns the targets, shape [target][time]; the arrays themselves. */
  public double[][] targets() {
    return targets;
  }

  /** Returns how many values a step has. */
  public int count() {
    return targets.length + past.length + future.length + statics.length;
  }

  /**
   * Returns how many values a window has: those of its steps and, if it is decoded, the future
   * covariates of the steps to be predicted; if it is numbered, one more.
   */
  public int values(WindowSpec spec) {
    int decoded = spec.decoded() ? spec.ahead() * future.length : 0;
    int numbers = spec.numbered() ? 1 : 0;
    return Math.addExact(Math.multiplyExact(spec.lookback(), count()), decoded + numbers);
  }

  /** Returns the steps with targets. */
  public int length() {
    return targets[0].length;
  }

  /** Returns the same with room for more target steps, which are 0. */
  public Features extended(int steps) {
    double[][] longer = new double[targets.length][];
    Arrays.setAll(longer, k -> Arrays.copyOf(targets[k], targets[k].length + steps));
    return new Features(longer, past, future, statics, number);
  }

  /**
   * Writes one window into a batch and returns by what its targets were scaled.
   *
   * @param start first step of the window
   * @param spec how windows are cut
   * @param inputs index (step * features + feature) * size + window; written. If windows are
   *     decoded, then index ((lookback * features) + step * future + covariate) * size + window
   *     with the future covariates of the steps to be predicted. If windows are numbered, last the
   *     number of the series
   * @param window place of the window in the batch
   * @param size windows in the batch
   * @return one scale a target
   */
  public WindowScale[] write(int start, WindowSpec spec, float[] inputs, int window, int size) {
    WindowScale[] scales = new WindowScale[targets.length];
    int lookback = spec.lookback();
    int stride = count() * size;
    int at = window;
    for (int k = 0; k < targets.length; k++, at += size) {
      WindowScale scale =
          spec.scaled() ? WindowScale.of(targets[k], start, lookback) : WindowScale.NONE;
      scales[k] = scale;
      for (int t = 0; t < lookback; t++) {
        inputs[at + t * stride] = (float) scale.apply(targets[k][start + t]);
      }
    }
    for (double[] values : past) {
      write(values, start, lookback, inputs, at, stride);
      at += size;
    }
    for (double[] values : future) {
      write(values, start + spec.ahead(), lookback, inputs, at, stride);
      at += size;
    }
    for (double value : statics) {
      for (int t = 0; t < lookback; t++) {
        inputs[at + t * stride] = (float) value;
      }
      at += size;
    }
    if (spec.decoded()) {
      at = lookback * stride + window;
      for (double[] values : future) {
        write(values, start + lookback, spec.ahead(), inputs, at, future.length * size);
        at += size;
      }
    }
    if (spec.numbered()) {
      inputs[(values(spec) - 1) * size + window] = number;
    }
    return scales;
  }

  private static void write(
      double[] values, int from, int steps, float[] inputs, int at, int stride) {
    int last = values.length - 1;
    for (int t = 0; t < steps; t++) {
      inputs[at + t * stride] = (float) values[Math.min(from + t, last)];
    }
  }
}
