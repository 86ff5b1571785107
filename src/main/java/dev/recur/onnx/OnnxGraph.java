package dev.recur.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph of ONNX as it is built, node by node: the few messages of {@code onnx.proto} that a
 * network needs, by the numbers of their fields.
 */
final class OnnxGraph {
  /** Of the set of operators; every operator used here has been in it unchanged since. */
  private static final int OPERATOR_SET = 17;

  /** Of the format, which goes with that set. */
  private static final int FORMAT = 8;

  private static final int FLOAT = 1;
  private static final int INT_64 = 7;

  private final List<Protobuf> nodes = new ArrayList<>();
  private final List<Protobuf> constants = new ArrayList<>();
  private final List<Protobuf> inputs = new ArrayList<>();
  private final List<Protobuf> outputs = new ArrayList<>();

  /** Attributes of a node. */
  static final class Attributes {
    private static final int KIND = 20;
    private final List<Protobuf> all = new ArrayList<>();

    /** Adds a whole number. */
    Attributes with(String name, int value) {
      all.add(new Protobuf().add(1, name).add(3, value).add(KIND, 2));
      return this;
    }

    /** Adds a text. */
    Attributes with(String name, String value) {
      all.add(new Protobuf().add(1, name).add(4, value).add(KIND, 3));
      return this;
    }

    /** Adds a number. */
    Attributes withFloat(String name, float value) {
      all.add(new Protobuf().add(1, name).add(2, value).add(KIND, 1));
      return this;
    }

    /** Adds whole numbers. */
    Attributes withInts(String name, int... values) {
      Protobuf attribute = new Protobuf().add(1, name);
      for (int value : values) {
        attribute.add(8, value);
      }
      all.add(attribute.add(KIND, 7));
      return this;
    }

    /** Adds the same text for each direction. */
    Attributes withTexts(String name, String value, int times) {
      Protobuf attribute = new Protobuf().add(1, name);
      for (int i = 0; i < times; i++) {
        attribute.add(9, value);
      }
      all.add(attribute.add(KIND, 8));
      return this;
    }

    /** Adds the same number for each direction. */
    Attributes withFloats(String name, float value, int times) {
      Protobuf attribute = new Protobuf().add(1, name);
      for (int i = 0; i < times; i++) {
        attribute.add(7, value);
      }
      all.add(attribute.add(KIND, 6));
      return this;
    }
  }

  /** Returns no attributes, to begin with. */
  static Attributes attributes() {
    return new Attributes();
  }

  /**
   * Adds an input, an axis of any length first.
   *
   * @param shape lengths of the other axes
   */
  String input(String name, boolean whole, int... shape) {
    inputs.add(value(name, whole ? INT_64 : FLOAT, shape));
    return name;
  }

  /** Adds an output, an axis of any length first. */
  void output(String name, int... shape) {
    outputs.add(value(name, FLOAT, shape));
  }

  private static Protobuf value(String name, int kind, int... shape) {
    Protobuf axes = new Protobuf().add(1, new Protobuf().add(2, "batch"));
    for (int axis : shape) {
      axes.add(1, new Protobuf().add(1, axis));
    }
    Protobuf tensor = new Protobuf().add(1, kind).add(2, axes);
    return new Protobuf().add(1, name).add(2, new Protobuf().add(1, tensor));
  }

  /**
   * Adds a constant.
   *
   * @param values last index fastest
   * @param shape lengths of the axes
   * @return its name
   */
  String constant(String name, float[] values, int... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    return constant(name, FLOAT, raw.array(), shape);
  }

  /** Adds a constant of whole numbers in a row. */
  String constant(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    return constant(name, INT_64, raw.array(), values.length);
  }

  private String constant(String name, int kind, byte[] raw, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int axis : shape) {
      tensor.add(1, axis);
    }
    constants.add(tensor.add(2, kind).add(8, name).add(9, raw));
    return name;
  }

  /**
   * Adds a node.
   *
   * @param operator such as {@code Gemm}
   * @param attributes of the operator
   * @param outputs their names, empty for one that nobody asks for
   * @param seen names of the inputs, empty for one that is left out
   * @return the first output
   */
  String node(String operator, Attributes attributes, List<String> outputs, String... seen) {
    Protobuf node = new Protobuf();
    for (String name : seen) {
      node.add(1, name);
    }
    outputs.forEach(name -> node.add(2, name));
    node.add(3, outputs.stream().filter(name -> !name.isEmpty()).findFirst().orElseThrow());
    node.add(4, operator);
    attributes.all.forEach(attribute -> node.add(5, attribute));
    nodes.add(node);
    return outputs.get(0);
  }

  /** Adds a node without attributes, of one output. */
  String node(String operator, String output, String... seen) {
    return node(operator, attributes(), List.of(output), seen);
  }

  /**
   * Returns the bytes of the model file.
   *
   * @param name of the graph
   * @param properties texts that are kept with it, in order
   */
  byte[] encode(String name, Map<String, String> properties) {
    Protobuf graph = new Protobuf();
    nodes.forEach(node -> graph.add(1, node));
    graph.add(2, name);
    constants.forEach(constant -> graph.add(5, constant));
    inputs.forEach(input -> graph.add(11, input));
    outputs.forEach(output -> graph.add(12, output));
    Protobuf model = new Protobuf().add(1, FORMAT).add(2, "recur").add(7, graph);
    model.add(8, new Protobuf().add(1, "").add(2, OPERATOR_SET));
    properties.forEach((key, text) -> model.add(14, new Protobuf().add(1, key).add(2, text)));
    return model.bytes();
  }
}
