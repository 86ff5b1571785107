package dev.recur.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the flat parameters.
 *
 * @param from its first index
 * @param to the index after its last
 */
record ParameterRange(int from, int to) {
  /**
   * Returns one range a layer: tensors whose names agree up to the layer's number, or up to the
   * first dot where there is none, as in {@code recurrent.0.bias} and {@code output.bias}.
   */
  static List<ParameterRange> layers(List<Parameter> layout) {
    List<ParameterRange> ranges = new ArrayList<>();
    String layer = "";
    for (Parameter tensor : layout) {
      String name = layer(tensor.name());
      int from = tensor.offset();
      if (name.equals(layer)) {
        from = ranges.remove(ranges.size() - 1).from();
      }
      ranges.add(new ParameterRange(from, tensor.offset() + tensor.length()));
      layer = name;
    }
    return List.copyOf(ranges);
  }

  private static String layer(String name) {
    String[] words = name.split("\\.", -1);
    boolean numbered = words.length > 1 && words[1].chars().allMatch(Character::isDigit);
    return numbered ? words[0] + "." + words[1] : words[0];
  }

  /** Returns the matrices: all but biases and gains. */
  static List<ParameterRange> weights(List<Parameter> layout) {
    return layout.stream()
        .filter(tensor -> tensor.shape().length > 1)
        .map(tensor -> new ParameterRange(tensor.offset(), tensor.offset() + tensor.length()))
        .toList();
  }
}
