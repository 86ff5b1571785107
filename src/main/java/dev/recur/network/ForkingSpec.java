package dev.recur.network;

import dev.recur.recurrent.Cell;
import dev.recur.recurrent.LayerShape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network of forking sequences (Wen and others, A multi-horizon quantile recurrent forecaster,
 * 2017): GRUs read a history step by step, and at any step a decoder that is told what is known
 * about a step ahead gives the quantiles of its value. One pass over a history therefore learns
 * from, or answers, any number of pairs of an origin and a step ahead.
 *
 * <p>The decoder is {@code z = s(A state + B known)} and {@code z + s(C z)} with the activation
 * {@code s(x) = x sigmoid(x)}. From that one output layer leads to a weight for each of the {@code
 * lags}, which are values of the history themselves, and to a deviation for each quantile: the
 * quantile is the weighted sum of the lags plus the hyperbolic sine of the deviation.
 *
 * @param inputs features of a step
 * @param known features of a step ahead
 * @param lags values that may be weighed
 * @param units of a GRU
 * @param layers GRUs, one upon the other
 * @param width of the decoder
 * @param quantiles of a value
 */
public record ForkingSpec(
    int inputs, int known, int lags, int units, int layers, int width, int quantiles) {
  private static final double SMALL_DEVIATIONS = 0.1;

  /**
   * @throws IllegalArgumentException if a size is not positive
   */
  public ForkingSpec {
    if (Math.min(Math.min(inputs, known), Math.min(lags, units)) < 1
        || Math.min(Math.min(layers, width), quantiles) < 1) {
      throw new IllegalArgumentException("sizes of a network must be 1 or more");
    }
  }

  /** Outputs of the last layer: a weight a lag, then a deviation a quantile. */
  int outputs() {
    return lags + quantiles;
  }

  /** The shape of a GRU. */
  LayerShape layer(int layer) {
    return new LayerShape(Cell.GRU, layer == 0 ? inputs : units, units);
  }

  /**
   * The layout of the flat parameters: {@code recurrent.N} as {@link Parameters} has them, then
   * {@code decoder.state}, {@code decoder.known}, {@code decoder.hidden} and {@code output}, each a
   * weight {@code [outputs, inputs]} and a bias.
   */
  public List<Parameter> layout() {
    List<Parameter> layout = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      LayerShape shape = layer(layer);
      add(layout, "recurrent." + layer + ".input.weight", shape.inputRows(), shape.inputs());
      add(layout, "recurrent." + layer + ".state.weight", shape.recurrentRows(), units);
      add(layout, "recurrent." + layer + ".bias", shape.rows());
    }
    dense(layout, "decoder.state", width, units);
    dense(layout, "decoder.known", width, known);
    dense(layout, "decoder.hidden", width, width);
    dense(layout, "output", outputs(), width);
    return List.copyOf(layout);
  }

  private static void dense(List<Parameter> layout, String name, int outputs, int inputs) {
    add(layout, name + ".weight", outputs, inputs);
    add(layout, name + ".bias", outputs);
  }

  private static void add(List<Parameter> layout, String name, int... shape) {
    layout.add(new Parameter(name, shape, length(layout)));
  }

  private static int length(List<Parameter> layout) {
    if (layout.isEmpty()) {
      return 0;
    }
    Parameter last = layout.get(layout.size() - 1);
    return last.offset() + last.length();
  }

  /** How many values the flat parameters have. */
  public int parameters() {
    return length(layout());
  }

  /**
   * First values: uniform within one over the root of the inputs, of a GRU's units (as PyTorch
   * starts); the weights of the lags start at zero, so that at first every forecast is the value it
   * is measured from, and the deviations start small.
   *
   * @return flat parameters, the same for the same seed
   */
  public float[] initial(long seed) {
    float[] values = new float[parameters()];
    SplittableRandom random = new SplittableRandom(seed);
    List<Parameter> layout = layout();
    double bound = 0;
    for (Parameter tensor : layout) {
      int[] shape = tensor.shape();
      boolean recurrent = tensor.name().startsWith("recurrent.");
      if (recurrent || shape.length == 2) {
        bound = 1 / Math.sqrt(recurrent ? units : shape[1]);
      }
      boolean output = tensor.name().equals("output.weight");
      for (int i = 0; i < tensor.length(); i++) {
        double drawn = random.nextDouble(-bound, bound);
        boolean ofLags =
            tensor.name().startsWith("output.") && i < lags * tensor.length() / outputs();
        values[tensor.offset() + i] =
            (float) (ofLags ? 0 : output ? SMALL_DEVIATIONS * drawn : drawn);
      }
    }
    return values;
  }
}
