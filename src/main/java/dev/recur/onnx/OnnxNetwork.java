package dev.recur.onnx;

import dev.recur.network.CellType;
import dev.recur.network.DecoderSpec;
import dev.recur.network.EmbeddingSpec;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import dev.recur.onnx.OnnxGraph.Attributes;
import dev.recur.recurrent.Activation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network as a graph of ONNX's own operators: {@code LSTM}, {@code GRU}, {@code RNN} and {@code
 * Gemm}, and few more. It takes {@code window}, {@code [batch, lookback, features]}; with a decoder
 * that knows something ahead {@code known}, {@code [batch, ahead, features]}; with learned vectors
 * {@code series}, the numbers of the series, {@code [batch]}; and gives {@code outputs}, {@code
 * [batch, outputs]}. All but the numbers are floats.
 */
public final class OnnxNetwork {
  private final NetworkSpec spec;
  private final int lookback;
  private final OnnxGraph graph = new OnnxGraph();
  private final Map<String, Parameter> layout = new HashMap<>();
  private final float[] parameters;

  private OnnxNetwork(NetworkSpec spec, float[] parameters, int lookback) {
    this.spec = spec;
    this.lookback = lookback;
    this.parameters = parameters;
    Parameters.layout(spec).forEach(tensor -> layout.put(tensor.name(), tensor));
  }

  /**
   * Returns what ONNX has no operator for, of those a network asks for.
   *
   * @return such as {@code layer normalization inside its cells}; empty if it can be a graph
   */
  public static Optional<String> lacks(NetworkSpec spec) {
    return spec.options().normalized()
        ? Optional.of("layer normalization inside its cells")
        : Optional.empty();
  }

  /**
   * Returns the bytes of an ONNX file; the same network gives the same bytes.
   *
   * @param spec the network
   * @param parameters flat parameters, as {@link Parameters} lays them out
   * @param lookback steps of a window
   * @param properties texts that are kept with it, in order
   * @throws IllegalArgumentException if ONNX lacks something that the network needs
   */
  public static byte[] encode(
      NetworkSpec spec, float[] parameters, int lookback, Map<String, String> properties) {
    lacks(spec)
        .ifPresent(
            what -> {
              throw new IllegalArgumentException(spec + " has " + what);
            });
    spec.checkLookback(lookback);
    OnnxNetwork network = new OnnxNetwork(spec, parameters, lookback);
    network.build();
    return network.graph.encode(spec.cell().toString(), properties);
  }

  private void build() {
    String window = graph.input("window", false, lookback, spec.features());
    graph.constant("rows", 0, -1);
    Optional<String> vectors = spec.options().embedding().map(this::vectors);
    Optional<DecoderSpec> decoder = spec.options().decoder();
    String outputs;
    if (!spec.cell().isRecurrent()) {
      outputs = dense("output", "layers", perceptron(window, vectors));
    } else if (decoder.isEmpty()) {
      Rolled top = encoder(window, vectors)[spec.layers() - 1];
      String last = graph.node("Transpose", perm(1, 0, 2), List.of("last"), top.hidden);
      outputs = dense("output", "layers", graph.node("Reshape", "state", last, "rows"));
    } else {
      outputs = decoded(window, encoder(window, vectors), decoder.get());
    }
    if (spec.skipInputs() > 0) {
      outputs = skipped(window, outputs, decoder.isPresent());
    }
    graph.node("Identity", "outputs", outputs);
    graph.output("outputs", spec.outputs());
  }

  /** Returns the vectors of the series, {@code [batch, size]}; a series not met has their mean. */
  private String vectors(EmbeddingSpec embedding) {
    float[] met = values("embedding.weight");
    int size = embedding.size();
    float[] all = Arrays.copyOf(met, met.length + size);
    for (int i = 0; i < size; i++) {
      float sum = 0;
      for (int series = 0; series < embedding.series(); series++) {
        sum += met[series * size + i];
      }
      all[met.length + i] = sum / embedding.series();
    }
    String table = graph.constant("embedding.weight", all, embedding.series() + 1, size);
    return graph.node("Gather", "vectors", table, graph.input("series", true));
  }

  private String perceptron(String window, Optional<String> vectors) {
    String values = graph.node("Reshape", "values", window, "rows");
    if (vectors.isPresent()) {
      values =
          graph.node(
              "Concat",
              OnnxGraph.attributes().with("axis", 1),
              List.of("seen"),
              values,
              vectors.get());
    }
    for (int layer = 0; layer < spec.layers(); layer++) {
      String sums = dense("dense." + layer, "sums." + layer, values);
      Attributes attributes = OnnxGraph.attributes();
      leak(spec.activation()).ifPresent(alpha -> attributes.withFloat("alpha", alpha));
      values = graph.node(operator(spec.activation()), attributes, List.of("dense." + layer), sums);
    }
    return values;
  }

  /**
   * What a recurrent layer gives.
   *
   * @param steps {@code [steps, batch, directions * hidden]}
   * @param hidden the last state of each direction, {@code [directions, batch, hidden]}
   * @param memory the same of the memory of an LSTM
   */
  private record Rolled(String steps, String hidden, String memory) {}

  /** Returns what each layer over the window gives. */
  private Rolled[] encoder(String window, Optional<String> vectors) {
    graph.constant("steps", 0, 0, -1);
    String values = graph.node("Transpose", perm(1, 0, 2), List.of("turned"), window);
    if (vectors.isPresent()) {
      graph.constant("first", 0);
      String row = graph.node("Unsqueeze", "vectors.row", vectors.get(), "first");
      String every = graph.constant("every", lookback, 1, 1);
      values =
          graph.node(
              "Concat",
              OnnxGraph.attributes().with("axis", 2),
              List.of("seen"),
              values,
              graph.node("Expand", "vectors.steps", row, every));
    }
    Rolled[] layers = new Rolled[spec.layers()];
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] =
          rolled("recurrent." + layer, spec.directions(), spec.inputs(layer), values, "", "");
      values = layers[layer].steps;
    }
    return layers;
  }

  private String decoded(String window, Rolled[] encoder, DecoderSpec decoder) {
    String values = entering(window, decoder);
    graph.constant("directions", 0);
    for (int layer = 0; layer < spec.layers(); layer++) {
      String hidden = sum("decoder." + layer + ".hidden", encoder[layer].hidden);
      String memory = hasMemory() ? sum("decoder." + layer + ".memory", encoder[layer].memory) : "";
      int inputs = layer == 0 ? decoder.features() + 1 : spec.hidden();
      values = rolled("decoder." + layer, 1, inputs, values, hidden, memory).steps;
    }
    String seen = graph.node("Transpose", perm(1, 0, 2), List.of("decoded"), values);
    if (decoder.attention()) {
      String top = encoder[spec.layers() - 1].steps;
      String query = matrix("attention", "query", seen);
      String keys = graph.node("Transpose", perm(1, 2, 0), List.of("keys"), top);
      String scores = graph.node("MatMul", "scores", query, keys);
      String weights =
          graph.node("Softmax", OnnxGraph.attributes().with("axis", 2), List.of("weights"), scores);
      String states = graph.node("Transpose", perm(1, 0, 2), List.of("states"), top);
      String context = graph.node("MatMul", "context", weights, states);
      seen =
          graph.node(
              "Concat", OnnxGraph.attributes().with("axis", 2), List.of("both"), seen, context);
    }
    String steps = matrix("output", "ahead", seen);
    int each = spec.outputs() / decoder.ahead() / decoder.targets();
    graph.constant("apart", 0, decoder.ahead(), decoder.targets(), each);
    String apart = graph.node("Reshape", "targets", steps, "apart");
    String turned = graph.node("Transpose", perm(0, 2, 1, 3), List.of("targets.turned"), apart);
    return graph.node("Reshape", "layers", turned, "rows");
  }

  /** Returns what the decoder sees: what is known ahead, and the place of each step. */
  private String entering(String window, DecoderSpec decoder) {
    float[] places = new float[decoder.ahead()];
    for (int step = 0; step < places.length; step++) {
      places[step] = (step + 1f) / places.length;
    }
    graph.constant("places", places, places.length, 1, 1);
    graph.constant("one", 1);
    String batch =
        graph.node(
            "Shape",
            OnnxGraph.attributes().with("start", 0).with("end", 1),
            List.of("batch.length"),
            window);
    String shape =
        graph.node(
            "Concat",
            OnnxGraph.attributes().with("axis", 0),
            List.of("places.shape"),
            "one",
            batch,
            "one");
    String place = graph.node("Expand", "places.batch", "places", shape);
    if (decoder.features() == 0) {
      return place;
    }
    String known = graph.input("known", false, decoder.ahead(), decoder.features());
    String turned = graph.node("Transpose", perm(1, 0, 2), List.of("known.turned"), known);
    return graph.node(
        "Concat", OnnxGraph.attributes().with("axis", 2), List.of("entering"), turned, place);
  }

  private String sum(String name, String states) {
    return graph.node("ReduceSum", name, states, "directions");
  }

  private String skipped(String window, String outputs, boolean ofItsOwn) {
    graph.constant("skip.from", lookback - (long) spec.options().skip());
    graph.constant("skip.to", lookback);
    graph.constant("skip.axis", 1);
    String end = graph.node("Slice", "end", window, "skip.from", "skip.to", "skip.axis");
    String flat = graph.node("Reshape", "end.flat", end, "rows");
    if (ofItsOwn) {
      return graph.node("Add", "sum", outputs, dense("skip", "skip", flat));
    }
    String weight = constant("skip.weight", spec.outputs(), spec.skipInputs());
    return graph.node(
        "Gemm", OnnxGraph.attributes().with("transB", 1), List.of("sum"), flat, weight, outputs);
  }

  /** Adds a dense layer over rows, {@code [batch, inputs]}. */
  private String dense(String name, String output, String values) {
    int[] shape = tensor(name + ".weight").shape();
    return graph.node(
        "Gemm",
        OnnxGraph.attributes().with("transB", 1),
        List.of(output.equals(name) ? name + ".sums" : output),
        values,
        constant(name + ".weight", shape),
        constant(name + ".bias", shape[0]));
  }

  /** Adds a dense layer over steps, {@code [batch, steps, inputs]}. */
  private String matrix(String name, String output, String values) {
    int[] shape = tensor(name + ".weight").shape();
    String weight = constant(name + ".weight", shape);
    String turned = graph.node("Transpose", perm(1, 0), List.of(name + ".turned"), weight);
    String products = graph.node("MatMul", name + ".products", values, turned);
    return graph.node("Add", output, products, constant(name + ".bias", shape[0]));
  }

  /** Adds a recurrent layer. */
  private Rolled rolled(
      String name, int directions, int inputs, String values, String hidden, String memory) {
    int units = spec.hidden();
    Attributes attributes =
        OnnxGraph.attributes()
            .with("hidden_size", units)
            .with("direction", directions == 2 ? "bidirectional" : "forward");
    CellType cell = spec.cell();
    if (cell == CellType.GRU) {
      attributes.with("linear_before_reset", 1);
    } else if (cell == CellType.RNN) {
      attributes.withTexts("activations", operator(spec.activation()), directions);
      leak(spec.activation())
          .ifPresent(alpha -> attributes.withFloats("activation_alpha", alpha, directions));
    }
    Gates gates = new Gates(cell, units);
    String[] parts = {name, name + ".reverse"};
    float[][] weights = new float[4][0];
    for (int direction = 0; direction < directions; direction++) {
      String of = parts[direction];
      weights[0] = joined(weights[0], gates.input(values(of + ".input.weight"), inputs));
      weights[1] = joined(weights[1], gates.state(values(of + ".state.weight")));
      weights[2] = joined(weights[2], gates.bias(values(of + ".bias")));
      if (cell == CellType.PEEPHOLE_LSTM) {
        weights[3] = joined(weights[3], gates.peepholes(values(of + ".peephole.weight")));
      }
    }
    int rows = gates.count() * units;
    String input = graph.constant(name + ".W", weights[0], directions, rows, inputs);
    String state = graph.constant(name + ".R", weights[1], directions, rows, units);
    String bias = graph.constant(name + ".B", weights[2], directions, 2 * rows);
    List<String> outputs =
        hasMemory()
            ? List.of(name + ".Y", name + ".Y_h", name + ".Y_c")
            : List.of(name + ".Y", name + ".Y_h");
    if (cell == CellType.PEEPHOLE_LSTM) {
      String peepholes = graph.constant(name + ".P", weights[3], directions, 3 * units);
      graph.node(
          "LSTM", attributes, outputs, values, input, state, bias, "", hidden, memory, peepholes);
    } else if (hasMemory()) {
      graph.node("LSTM", attributes, outputs, values, input, state, bias, "", hidden, memory);
    } else {
      graph.node(cell.name(), attributes, outputs, values, input, state, bias, "", hidden);
    }
    String turned =
        graph.node("Transpose", perm(0, 2, 1, 3), List.of(name + ".turned"), name + ".Y");
    String steps = graph.node("Reshape", name + ".steps", turned, "steps");
    return new Rolled(steps, name + ".Y_h", hasMemory() ? name + ".Y_c" : "");
  }

  private boolean hasMemory() {
    return spec.cell() == CellType.LSTM || spec.cell() == CellType.PEEPHOLE_LSTM;
  }

  private static String operator(Activation activation) {
    return switch (activation) {
      case TANH -> "Tanh";
      case RELU -> "Relu";
      case LEAKY_RELU -> "LeakyRelu";
      case ELU -> "Elu";
    };
  }

  /** Returns the parameter of an activation, if it has one. */
  private static Optional<Float> leak(Activation activation) {
    return switch (activation) {
      case TANH, RELU -> Optional.empty();
      case LEAKY_RELU -> Optional.of(0.01f);
      case ELU -> Optional.of(1f);
    };
  }

  private static Attributes perm(int... axes) {
    return OnnxGraph.attributes().withInts("perm", axes);
  }

  private String constant(String name, int... shape) {
    return graph.constant(name, values(name), shape);
  }

  private float[] values(String name) {
    Parameter tensor = tensor(name);
    return Arrays.copyOfRange(parameters, tensor.offset(), tensor.offset() + tensor.length());
  }

  private Parameter tensor(String name) {
    Parameter tensor = layout.get(name);
    if (tensor == null) {
      throw new IllegalStateException("no " + name + " in " + spec);
    }
    return tensor;
  }

  private static float[] joined(float[] left, float[] right) {
    float[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
