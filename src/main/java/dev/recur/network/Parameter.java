package dev.recur.network;

import dev.recur.series.Limit;
import java.util.Arrays;

/**
 * One named tensor in a network's flat parameters: the values from {@code offset} on, last index
 * fastest.
 *
 * @param name such as {@code recurrent.0.input.weight}
 * @param shape lengths of the axes
 * @param offset index of the first value
 */
@SuppressWarnings("ArrayRecordComponent")
public record Parameter(String name, int[] shape, int offset) {
  /**
   * Keeps a copy of the shape.
   *
   * @throws IllegalArgumentException if it reaches beyond what a model may have
   */
  public Parameter {
    shape = shape.clone();
    long length = 1;
    for (int axis : shape) {
      length *= axis;
    }
    Limit.WEIGHTS.require("weights", offset + length);
  }

  /** A copy of the lengths of the axes. */
  @Override
  public int[] shape() {
    return shape.clone();
  }

  /** How many values the tensor has. */
  public int length() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape) + "@" + offset;
  }
}
