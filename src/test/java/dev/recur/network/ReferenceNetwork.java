package dev.recur.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The networks in double precision and in the plainest words, one window after another and forward
 * only: the reference for {@link TrainingStep} and {@link Predictor}.
 */
final class ReferenceNetwork {
  private final NetworkSpec spec;
  private final Map<String, double[]> tensors = new HashMap<>();
  private final Drops drops;

  /** What is dropped: factors of a layer's values for the window at hand. */
  interface Drops {
    /** Nothing is dropped. */
    Drops NONE = (layer, direction, step, inside, unit) -> 1;

    /**
     * One factor.
     *
     * @param step of the window
     * @param inside whether of the state inside a layer instead of what leaves it
     */
    double factor(int layer, int direction, int step, boolean inside, int unit);
  }

  ReferenceNetwork(NetworkSpec spec, double[] parameters, Drops drops) {
    this.spec = spec;
    this.drops = drops;
    for (Parameter tensor : Parameters.layout(spec)) {
      int from = tensor.offset();
      tensors.put(tensor.name(), Arrays.copyOfRange(parameters, from, from + tensor.length()));
    }
  }

  /**
   * Predicts.
   *
   * @param drops what is dropped from each window
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @return {@code [outputs, batch]}, last index fastest
   */
  static double[] predict(
      NetworkSpec spec,
      double[] parameters,
      IntFunction<Drops> drops,
      double[] inputs,
      int lookback,
      int batch) {
    double[] predictions = new double[spec.outputs() * batch];
    for (int window = 0; window < batch; window++) {
      double[][] steps = new double[lookback][spec.features()];
      for (int t = 0; t < lookback; t++) {
        for (int feature = 0; feature < spec.features(); feature++) {
          steps[t][feature] = inputs[(t * spec.features() + feature) * batch + window];
        }
      }
      ReferenceNetwork network = new ReferenceNetwork(spec, parameters, drops.apply(window));
      double[] outputs = network.predict(steps);
      for (int output = 0; output < outputs.length; output++) {
        predictions[output * batch + window] = outputs[output];
      }
    }
    return predictions;
  }

  private double[] predict(double[][] window) {
    double[] outputs = dense("output", spec.cell() == CellType.MLP ? mlp(window) : last(window));
    if (spec.options().skip() > 0) {
      int first = window.length - spec.options().skip();
      double[] skipped = concatenated(Arrays.copyOfRange(window, first, window.length));
      outputs = sum(outputs, product("skip.weight", skipped));
    }
    return outputs;
  }

  private double[] mlp(double[][] window) {
    double[] below = concatenated(window);
    for (int layer = 0; layer < spec.layers(); layer++) {
      below = dense("dense." + layer, below);
      for (int i = 0; i < below.length; i++) {
        below[i] = activation(below[i]) * drops.factor(layer, 0, 0, false, i);
      }
    }
    return below;
  }

  private double[] last(double[][] window) {
    int steps = window.length;
    double[][] below = window;
    double[][][] states = new double[0][][];
    for (int layer = 0; layer < spec.layers(); layer++) {
      states = new double[spec.directions()][][];
      states[0] = roll("recurrent." + layer, layer, 0, below);
      if (spec.options().bidirectional()) {
        states[1] = reversed(roll("recurrent." + layer + ".reverse", layer, 1, reversed(below)));
      }
      double[][] given = new double[steps][];
      for (int t = 0; t < steps; t++) {
        given[t] = concatenated(states[0][t]);
        if (spec.options().bidirectional()) {
          given[t] = concatenated(states[0][t], states[1][t]);
        }
      }
      below = given;
    }
    return spec.options().bidirectional()
        ? concatenated(states[0][steps - 1], states[1][0])
        : states[0][steps - 1];
  }

  private static double[][] reversed(double[][] steps) {
    double[][] turned = new double[steps.length][];
    Arrays.setAll(turned, t -> steps[steps.length - 1 - t]);
    return turned;
  }

  /** What leaves a recurrent layer after each step. */
  private double[][] roll(String name, int layer, int direction, double[][] inputs) {
    double[] hidden = new double[spec.hidden()];
    double[] memory = new double[spec.hidden()];
    double[][] leaving = new double[inputs.length][];
    for (int step = 0; step < inputs.length; step++) {
      step(name, layer, direction, inputs[step], hidden, memory);
      int t = direction == 0 ? step : inputs.length - 1 - step;
      double[] values = hidden.clone();
      Arrays.setAll(values, i -> hidden[i] * drops.factor(layer, direction, t, false, i));
      leaving[step] = values;
    }
    return leaving;
  }

  /** One step of a cell; replaces the state. */
  private void step(
      String name, int layer, int direction, double[] input, double[] hidden, double[] memory) {
    int units = hidden.length;
    double[] x = product(name + ".input.weight", input);
    double[] entering = new double[units];
    Arrays.setAll(entering, i -> hidden[i] * drops.factor(layer, direction, 0, true, i));
    double[] h = product(name + ".state.weight", entering);
    double[] b = tensor(name + ".bias");
    for (int i = 0; i < units; i++) {
      int j = i + units;
      int k = j + units;
      switch (spec.cell()) {
        case LSTM -> {
          int l = k + units;
          double in = sigmoid(x[i] + h[i] + b[i]);
          double forget = sigmoid(x[j] + h[j] + b[j]);
          memory[i] = forget * memory[i] + in * Math.tanh(x[k] + h[k] + b[k]);
          hidden[i] = sigmoid(x[l] + h[l] + b[l]) * Math.tanh(memory[i]);
        }
        case PEEPHOLE_LSTM -> {
          double[] p = tensor(name + ".peephole.weight");
          int l = k + units;
          double in = sigmoid(x[i] + h[i] + b[i] + p[i] * memory[i]);
          double forget = sigmoid(x[j] + h[j] + b[j] + p[j] * memory[i]);
          memory[i] = forget * memory[i] + in * Math.tanh(x[k] + h[k] + b[k]);
          double out = sigmoid(x[l] + h[l] + b[l] + p[k] * memory[i]);
          hidden[i] = out * Math.tanh(memory[i]);
        }
        case GRU -> {
          double reset = sigmoid(x[i] + h[i] + b[i]);
          double update = sigmoid(x[j] + h[j] + b[j]);
          double candidate = Math.tanh(x[k] + b[k] + reset * (h[k] + b[k + units]));
          hidden[i] = (1 - update) * candidate + update * hidden[i];
        }
        case MLP -> throw new IllegalStateException();
        case RNN -> hidden[i] = activation(x[i] + h[i] + b[i]);
      }
    }
  }

  private double[] dense(String name, double[] input) {
    return sum(product(name + ".weight", input), tensor(name + ".bias"));
  }

  private double[] tensor(String name) {
    return tensors.get(name);
  }

  /** A matrix, rows of the vector's length, times a vector. */
  private double[] product(String name, double[] vector) {
    double[] matrix = tensor(name);
    double[] sums = new double[matrix.length / vector.length];
    for (int i = 0; i < matrix.length; i++) {
      sums[i / vector.length] += matrix[i] * vector[i % vector.length];
    }
    return sums;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sums = new double[a.length];
    Arrays.setAll(sums, i -> a[i] + b[i]);
    return sums;
  }

  private static double[] concatenated(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  private double activation(double x) {
    return switch (spec.activation()) {
      case TANH -> Math.tanh(x);
      case RELU -> x > 0 ? x : 0;
      case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
      case ELU -> x > 0 ? x : Math.exp(x) - 1;
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
