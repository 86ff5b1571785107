package dev.recur.model;

import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a network, flat, in the order of its layout. Immutable. */
public final class Weights {
  private final float[] flat;

  /**
   * Keeps a copy.
   *
   * @param flat all parameters
   */
  public Weights(float[] flat) {
    this.flat = flat.clone();
  }

  /** Returns a copy. */
  public float[] flat() {
    return flat.clone();
  }

  /** Returns the layout of the weights of all networks in a model. */
  public static List<Parameter> layout(Model model) {
    if (model instanceof NetworkModel network) {
      return Parameters.layout(network.network());
    }
    if (model instanceof PretrainedModel pretrained) {
      return pretrained.weights().spec().layout();
    }
    return model instanceof CombinedModel combined
        ? joined(combined.members().stream().map(Weights::layout).toList())
        : List.of();
  }

  /** Returns layouts one after the other, the tensors of the first named {@code 0.} and so on. */
  public static List<Parameter> joined(List<List<Parameter>> layouts) {
    List<Parameter> joined = new ArrayList<>();
    int offset = 0;
    for (int member = 0; member < layouts.size(); member++) {
      int length = 0;
      for (Parameter tensor : layouts.get(member)) {
        String name = member + "." + tensor.name();
        joined.add(new Parameter(name, tensor.shape(), offset + tensor.offset()));
        length += tensor.length();
      }
      offset += length;
    }
    return joined;
  }

  /** Returns the weights of all networks in a model, in the order of {@link #layout}. */
  public static float[] of(Model model) {
    List<float[]> networks = new ArrayList<>();
    collect(model, networks);
    int length = networks.stream().mapToInt(flat -> flat.length).sum();
    float[] all = new float[length];
    int next = 0;
    for (float[] flat : networks) {
      System.arraycopy(flat, 0, all, next, flat.length);
      next += flat.length;
    }
    return all;
  }

  private static void collect(Model model, List<float[]> networks) {
    if (model instanceof NetworkModel network) {
      networks.add(network.weights().flat);
    } else if (model instanceof PretrainedModel pretrained) {
      networks.add(pretrained.weights().flat());
    } else if (model instanceof CombinedModel combined) {
      combined.members().forEach(member -> collect(member, networks));
    }
  }
}
