package dev.recur.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The networks in double precision and in the plainest words, one window after another and forward
 * only: the reference for {@link TrainingStep} and {@link Predictor}.
 */
final class ReferenceNetwork {
  private final NetworkSpec spec;
  private final Map<String, double[]> tensors = new HashMap<>();

  ReferenceNetwork(NetworkSpec spec, double[] parameters) {
    this.spec = spec;
    for (Parameter tensor : Parameters.layout(spec)) {
      int from = tensor.offset();
      tensors.put(tensor.name(), Arrays.copyOfRange(parameters, from, from + tensor.length()));
    }
  }

  /**
   * Predicts.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @return {@code [outputs, batch]}, last index fastest
   */
  double[] predict(double[] inputs, int lookback, int batch) {
    double[] predictions = new double[spec.outputs() * batch];
    for (int window = 0; window < batch; window++) {
      double[][] steps = new double[lookback][spec.features()];
      for (int t = 0; t < lookback; t++) {
        for (int feature = 0; feature < spec.features(); feature++) {
          steps[t][feature] = inputs[(t * spec.features() + feature) * batch + window];
        }
      }
      double[] outputs = predict(steps);
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
        below[i] = Math.max(0, below[i]);
      }
    }
    return below;
  }

  private double[] last(double[][] window) {
    double[][] below = window;
    for (int layer = 0; layer < spec.layers(); layer++) {
      below = roll("recurrent." + layer, below);
    }
    return below[below.length - 1];
  }

  /** The hidden states of a recurrent layer after each step. */
  private double[][] roll(String name, double[][] inputs) {
    double[] hidden = new double[spec.hidden()];
    double[] memory = new double[spec.hidden()];
    double[][] states = new double[inputs.length][];
    for (int t = 0; t < inputs.length; t++) {
      step(name, inputs[t], hidden, memory);
      states[t] = hidden.clone();
    }
    return states;
  }

  /** One step of a cell; replaces the state. */
  private void step(String name, double[] input, double[] hidden, double[] memory) {
    int units = hidden.length;
    double[] x = product(name + ".input.weight", input);
    double[] h = product(name + ".state.weight", hidden);
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
        case RNN -> hidden[i] = Math.tanh(x[i] + h[i] + b[i]);
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

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

}
