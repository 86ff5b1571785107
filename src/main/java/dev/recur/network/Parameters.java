package dev.recur.network;

import dev.recur.recurrent.LayerShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The flat parameters of a network: their layout and their first values. */
public final class Parameters {
  private static final String SKIP = "skip.weight";

  private static final String EMBEDDING = "embedding.weight";
  private static final String GAIN = ".gain";
  private static final String PEEPHOLE = ".peephole.weight";

  private Parameters() {}

  /**
   * The layout of the flat parameters, which is that of the Deeplearning4j network too. Gates come
   * in PyTorch's order (LSTM input, forget, candidate, output; GRU reset, update, candidate), so
   * {@code recurrent.0.input.weight} is PyTorch's {@code weight_ih_l0} and {@code
   * recurrent.0.state.weight} its {@code weight_hh_l0}; a second direction's have {@code .reverse}
   * before the tensor's name, as in {@code recurrent.0.reverse.bias}. {@code recurrent.0.bias} is
   * the sum of PyTorch's two biases, but for the GRU's candidate, where both are kept, the state's
   * last. Peephole weights go into the input, forget and output gate. What sees a whole window,
   * {@code dense.0.weight} of an MLP and {@code skip.weight}, has the window's values as {@code
   * [step, feature]}. {@code embedding.weight} is PyTorch's of an {@code Embedding}.
   *
   * @return the tensors in order; each starts where the one before ends
   */
  public static List<Parameter> layout(NetworkSpec spec) {
    Layout layout = new Layout();
    for (int layer = 0; layer < spec.layers(); layer++) {
      if (spec.cell().isRecurrent()) {
        layout.addRecurrent("recurrent." + layer, spec.layer(layer));
        if (spec.options().bidirectional()) {
          layout.addRecurrent("recurrent." + layer + ".reverse", spec.layer(layer));
        }
      } else {
        layout.addDense("dense." + layer, spec.hidden(), spec.inputs(layer));
      }
    }
    Optional<DecoderSpec> decoder = spec.options().decoder();
    if (decoder.isPresent()) {
      for (int layer = 0; layer < spec.layers(); layer++) {
        layout.addRecurrent("decoder." + layer, spec.decoderLayer(layer));
      }
      if (decoder.get().attention()) {
        layout.addDense("attention", spec.width(), spec.hidden());
      }
    }
    layout.addDense("output", spec.layerOutputs(), spec.outputInputs());
    if (spec.skipInputs() > 0) {
      layout.add(SKIP, spec.outputs(), spec.skipInputs());
      if (decoder.isPresent()) {
        layout.add("skip.bias", spec.outputs());
      }
    }
    spec.options()
        .embedding()
        .ifPresent(vectors -> layout.add(EMBEDDING, vectors.series(), vectors.size()));
    return List.copyOf(layout.tensors);
  }

  /** Tensors one after another. */
  private static final class Layout {
    private final List<Parameter> tensors = new ArrayList<>();
    private int length;

    void add(String name, int... shape) {
      Parameter tensor = new Parameter(name, shape, length);
      tensors.add(tensor);
      length += tensor.length();
    }

    void addDense(String name, int outputs, int inputs) {
      add(name + ".weight", outputs, inputs);
      add(name + ".bias", outputs);
    }

    void addRecurrent(String name, LayerShape shape) {
      add(name + ".input.weight", shape.inputRows(), shape.inputs());
      add(name + ".state.weight", shape.recurrentRows(), shape.units());
      add(name + ".bias", shape.rows());
      if (shape.peepholes() > 0) {
        add(name + PEEPHOLE, 3, shape.units());
      }
      if (shape.normalized()) {
        add(name + ".input" + GAIN, shape.inputRows());
        add(name + ".state" + GAIN, shape.recurrentRows());
      }
    }
  }

  /** How many values the flat parameters have. */
  public static int count(NetworkSpec spec) {
    List<Parameter> layout = layout(spec);
    Parameter last = layout.get(layout.size() - 1);
    return last.offset() + last.length();
  }

  /** First values with the weights of {@link Initialization#XAVIER}. */
  public static float[] initial(NetworkSpec spec, long seed) {
    return initial(spec, Initialization.XAVIER, seed);
  }

  /**
   * First values: random weights, biases 0 but 1 for the LSTM's forget gate (Jozefowicz 2015),
   * peephole weights 0, gains of the normalization 1. The skip starts at 0, so that training adds
   * to it only what the windows ask for: what a random start has in directions in which the windows
   * hardly vary would stay, and be amplified when they do. The vectors of an embedding start at 0
   * too: all series are alike until training tells them apart.
   *
   * @return flat parameters, the same for the same seed
   */
  public static float[] initial(NetworkSpec spec, Initialization initialization, long seed) {
    float[] values = new float[count(spec)];
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter tensor : layout(spec)) {
      int[] shape = tensor.shape();
      boolean recurrent =
          tensor.name().startsWith("recurrent.") || tensor.name().startsWith("decoder.");
      boolean zero =
          tensor.name().equals(SKIP)
              || tensor.name().equals(EMBEDDING)
              || tensor.name().endsWith(PEEPHOLE);
      if (shape.length == 2 && !zero) {
        initialization.fill(values, tensor, recurrent ? spec.hidden() : shape[0], random);
      } else if (tensor.name().endsWith(GAIN)) {
        Arrays.fill(values, tensor.offset(), tensor.offset() + tensor.length(), 1);
      } else if (recurrent && shape.length == 1 && hasForgetGate(spec.cell())) {
        int forget = tensor.offset() + spec.hidden();
        Arrays.fill(values, forget, forget + spec.hidden(), 1);
      }
    }
    return values;
  }

  private static boolean hasForgetGate(CellType cell) {
    return cell == CellType.LSTM || cell == CellType.PEEPHOLE_LSTM;
  }
}
