package dev.recur.network;

import dev.recur.recurrent.Cell;
import dev.recur.recurrent.LayerShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The flat parameters of a network: their layout and their first values. */
public final class Parameters {
  private Parameters() {}

  /**
   * The layout of the flat parameters, which is that of the Deeplearning4j network too. Gates come
   * in PyTorch's order (LSTM input, forget, candidate, output; GRU reset, update, candidate), so
   * {@code recurrent.0.input.weight} is PyTorch's {@code weight_ih_l0} and {@code
   * recurrent.0.state.weight} its {@code weight_hh_l0}. {@code recurrent.0.bias} is the sum of
   * PyTorch's two biases, but for the GRU's candidate, where both are kept, the state's last.
   *
   * @return the tensors in order; each starts where the one before ends
   */
  public static List<Parameter> layout(NetworkSpec spec) {
    List<Parameter> tensors = new ArrayList<>();
    int offset = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      LayerShape shape = spec.layer(layer);
      String name = "recurrent." + layer;
      tensors.add(tensor(name + ".input.weight", offset, shape.inputRows(), shape.inputs()));
      tensors.add(
          tensor(
              name + ".state.weight",
              offset + shape.recurrentOffset(),
              shape.recurrentRows(),
              shape.units()));
      tensors.add(tensor(name + ".bias", offset + shape.biasOffset(), shape.rows()));
      offset += shape.parameters();
    }
    tensors.add(tensor("output.weight", offset, spec.outputs(), spec.hidden()));
    tensors.add(tensor("output.bias", offset + spec.outputs() * spec.hidden(), spec.outputs()));
    return List.copyOf(tensors);
  }

  private static Parameter tensor(String name, int offset, int... shape) {
    return new Parameter(name, shape, offset);
  }

  /** How many values the flat parameters have. */
  public static int count(NetworkSpec spec) {
    return outputOffset(spec) + spec.outputs() * (spec.hidden() + 1);
  }

  static int layerOffset(NetworkSpec spec, int layer) {
    int offset = 0;
    for (int below = 0; below < layer; below++) {
      offset += spec.layer(below).parameters();
    }
    return offset;
  }

  static int outputOffset(NetworkSpec spec) {
    return layerOffset(spec, spec.layers());
  }

  /** First values with the weights of {@link Initialization#XAVIER}. */
  public static float[] initial(NetworkSpec spec, long seed) {
    return initial(spec, Initialization.XAVIER, seed);
  }

  /**
   * First values: random weights, biases 0 but 1 for the LSTM's forget gate (Jozefowicz 2015).
   *
   * @return flat parameters, the same for the same seed
   */
  public static float[] initial(NetworkSpec spec, Initialization initialization, long seed) {
    float[] values = new float[count(spec)];
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter tensor : layout(spec)) {
      int[] shape = tensor.shape();
      boolean recurrent = tensor.name().startsWith("recurrent.");
      if (shape.length == 2) {
        initialization.fill(values, tensor, recurrent ? spec.hidden() : shape[0], random);
      } else if (recurrent && spec.cell().cell() == Cell.LSTM) {
        int forget = tensor.offset() + spec.hidden();
        Arrays.fill(values, forget, forget + spec.hidden(), 1);
      }
    }
    return values;
  }
}
