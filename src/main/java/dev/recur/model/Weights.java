package dev.recur.model;

import dev.recur.network.Parameter;
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

  /** Returns weights one after the other. */
  static float[] concatenated(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }
}
