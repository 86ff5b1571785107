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
  private Drops drops = Drops.NONE;

  /** What is dropped: factors of a layer's values for the window at hand. */
  interface Drops {
    /** Nothing is dropped. */
    Drops NONE = (layer, direction, step, inside, unit) -> 1;

    /**
     * One factor.
     *
     * @param layer of the hidden layers, the decoder's after those over the window
     * @param step that the layer reads
     * @param inside whether of the state inside a layer instead of what leaves it
     */
    double factor(int layer, int direction, int step, boolean inside, int unit);
  }

  private ReferenceNetwork(NetworkSpec spec, double[] parameters) {
    this.spec = spec;
    for (Parameter tensor : Parameters.layout(spec)) {
      int from = tensor.offset();
      tensors.put(tensor.name(), Arrays.copyOfRange(parameters, from, from + tensor.length()));
    }
  }

  /**
   * Predicts.
   *
   * @param drops what is dropped from each window
   * @param inputs {@code [lookback, features, batch]}, last index fastest, then what is known of
   *     the steps ahead, then the numbers of the series
   * @return {@code [outputs, batch]}, last index fastest
   */
  static double[] predict(
      NetworkSpec spec,
      double[] parameters,
      IntFunction<Drops> drops,
      double[] inputs,
      int lookback,
      int batch) {
    ReferenceNetwork network = new ReferenceNetwork(spec, parameters);
    double[] predictions = new double[spec.outputs() * batch];
    for (int window = 0; window < batch; window++) {
      double[][] steps = new double[lookback][spec.features()];
      for (int t = 0; t < lookback; t++) {
        for (int feature = 0; feature < spec.features(); feature++) {
          steps[t][feature] = inputs[(t * spec.features() + feature) * batch + window];
        }
      }
      int features = spec.options().decoder().map(DecoderSpec::features).orElse(0);
      double[][] known =
          new double[spec.options().decoder().map(DecoderSpec::ahead).orElse(0)][features];
      for (int t = 0; t < known.length; t++) {
        for (int feature = 0; feature < features; feature++) {
          int row = lookback * spec.features() + t * features + feature;
          known[t][feature] = inputs[row * batch + window];
        }
      }
      network.drops = drops.apply(window);
      int number = (int) inputs[inputs.length - batch + window];
      double[] outputs = network.predict(steps, known, number);
      for (int output = 0; output < outputs.length; output++) {
        predictions[output * batch + window] = outputs[output];
      }
    }
    return predictions;
  }

  private double[] predict(double[][] window, double[][] known, int number) {
    double[] vector = vector(number);
    double[] outputs;
    if (spec.cell() == CellType.MLP) {
      outputs = dense("output", mlp(concatenated(concatenated(window), vector)));
    } else {
      double[][] seen = new double[window.length][];
      Arrays.setAll(seen, t -> concatenated(window[t], vector));
      Rolled encoder = roll("recurrent.", spec.directions(), seen, null);
      outputs = known.length == 0 ? dense("output", encoder.last()) : decode(encoder, known);
    }
    if (spec.options().skip() > 0) {
      int first = window.length - spec.options().skip();
      double[] skipped = concatenated(Arrays.copyOfRange(window, first, window.length));
      outputs = sum(outputs, product("skip.weight", skipped));
      if (known.length > 0) {
        outputs = sum(outputs, tensor("skip.bias"));
      }
    }
    return outputs;
  }

  /** What has been learned of a series; of one without a vector the mean over all that have one. */
  private double[] vector(int number) {
    if (spec.options().embedding().isEmpty()) {
      return new double[0];
    }
    EmbeddingSpec shape = spec.options().embedding().get();
    double[] vector = new double[shape.size()];
    for (int series = 0; series < shape.series(); series++) {
      double share = number < shape.series() ? (series == number ? 1 : 0) : 1.0 / shape.series();
      for (int i = 0; i < vector.length; i++) {
        vector[i] += share * tensor("embedding.weight")[series * vector.length + i];
      }
    }
    return vector;
  }

  private double[] mlp(double[] window) {
    double[] below = window;
    for (int layer = 0; layer < spec.layers(); layer++) {
      below = dense("dense." + layer, below);
      for (int i = 0; i < below.length; i++) {
        below[i] = activation(below[i]) * drops.factor(layer, 0, 0, false, i);
      }
    }
    return below;
  }

  /**
   * What recurrent layers come to.
   *
   * @param leaving what leaves the top layer, {@code [direction][step][hidden]}
   * @param hidden the states after a direction's last step, {@code [layer][direction][hidden]}
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Rolled(double[][][] leaving, double[][][] hidden, double[][][] memory) {
    /** What leaves each direction after its last step. */
    double[] last() {
      int steps = leaving[0].length;
      return leaving.length == 1
          ? leaving[0][steps - 1]
          : concatenated(leaving[0][steps - 1], leaving[1][0]);
    }

    /** What leaves both directions at a step. */
    double[] at(int t) {
      return leaving.length == 1 ? leaving[0][t] : concatenated(leaving[0][t], leaving[1][t]);
    }
  }

  /** Rolls layers over steps, from zero or from where others ended. */
  private Rolled roll(String name, int directions, double[][] inputs, Rolled before) {
    int layers = spec.layers();
    double[][][] hidden = new double[layers][directions][spec.hidden()];
    double[][][] memory = new double[layers][directions][spec.hidden()];
    double[][] below = inputs;
    Rolled rolled = new Rolled(new double[directions][][], hidden, memory);
    for (int layer = 0; layer < layers; layer++) {
      if (before != null) {
        for (int end = 0; end < before.hidden[layer].length; end++) {
          hidden[layer][0] = sum(hidden[layer][0], before.hidden[layer][end]);
          memory[layer][0] = sum(memory[layer][0], before.memory[layer][end]);
        }
      }
      for (int direction = 0; direction < directions; direction++) {
        String full = name + layer + (direction == 1 ? ".reverse" : "");
        double[] h = hidden[layer][direction];
        double[] c = memory[layer][direction];
        double[][] read = direction == 1 ? reversed(below) : below;
        int place = name.equals("decoder.") ? layer + layers : layer;
        double[][] given = roll(full, place, direction, read, h, c);
        rolled.leaving[direction] = direction == 1 ? reversed(given) : given;
      }
      double[][] given = new double[inputs.length][];
      Arrays.setAll(given, rolled::at);
      below = given;
    }
    return rolled;
  }

  private double[] decode(Rolled encoder, double[][] known) {
    DecoderSpec shape = spec.options().decoder().orElseThrow();
    int ahead = shape.ahead();
    double[][] entering = new double[ahead][];
    Arrays.setAll(entering, t -> concatenated(known[t], new double[] {(t + 1.0) / ahead}));
    Rolled decoder = roll("decoder.", 1, entering, encoder);
    double[] outputs = new double[spec.outputs()];
    int values = spec.outputs() / ahead / shape.targets();
    for (int t = 0; t < ahead; t++) {
      double[] seen = decoder.at(t);
      if (shape.attention()) {
        seen = concatenated(seen, attended(encoder, seen));
      }
      double[] step = dense("output", seen);
      for (int i = 0; i < step.length; i++) {
        outputs[(i / values * ahead + t) * values + i % values] = step[i];
      }
    }
    return outputs;
  }

  private double[] attended(Rolled encoder, double[] state) {
    double[] query = dense("attention", state);
    int steps = encoder.leaving[0].length;
    double[] weights = new double[steps];
    for (int t = 0; t < steps; t++) {
      double score = 0;
      for (int i = 0; i < query.length; i++) {
        score += query[i] * encoder.at(t)[i];
      }
      weights[t] = Math.exp(score);
    }
    double total = Arrays.stream(weights).sum();
    double[] average = new double[query.length];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < query.length; i++) {
        average[i] += weights[t] / total * encoder.at(t)[i];
      }
    }
    return average;
  }

  private static double[][] reversed(double[][] steps) {
    double[][] turned = new double[steps.length][];
    Arrays.setAll(turned, t -> steps[steps.length - 1 - t]);
    return turned;
  }

  /** What leaves a recurrent layer after each step; replaces the state. */
  private double[][] roll(
      String name, int layer, int direction, double[][] inputs, double[] hidden, double[] memory) {
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
    double[] x = normalized(name + ".input", product(name + ".input.weight", input));
    double[] entering = new double[units];
    Arrays.setAll(entering, i -> hidden[i] * drops.factor(layer, direction, 0, true, i));
    double[] h = normalized(name + ".state", product(name + ".state.weight", entering));
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

  /** Each gate's values less their mean, over their deviation, times the gains. */
  private double[] normalized(String name, double[] product) {
    if (!spec.options().normalized()) {
      return product;
    }
    double[] values = new double[product.length];
    int units = spec.hidden();
    for (int gate = 0; gate < values.length; gate += units) {
      double[] part = Arrays.copyOfRange(product, gate, gate + units);
      double mean = Arrays.stream(part).sum() / units;
      double variance = Arrays.stream(part).map(v -> (v - mean) * (v - mean)).sum() / units;
      for (int i = 0; i < units; i++) {
        double standard = (part[i] - mean) / Math.sqrt(variance + 1e-5);
        values[gate + i] = standard * tensor(name + ".gain")[gate + i];
      }
    }
    return values;
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
