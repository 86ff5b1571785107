package dev.recur.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The public safetensors layout: eight bytes with the length of a JSON header (little-endian), the
 * header ({@code {"name": {"dtype": "F32", "shape": [..], "data_offsets": [from, to]}}}), then the
 * numbers, little-endian, without gaps.
 */
public final class Safetensors {
  private static final int ALIGNMENT = 8;

  private Safetensors() {}

  /**
   * Returns the bytes of a file with one tensor a parameter.
   *
   * @param layout the parameters, in the order of the flat array, without gaps
   * @param flat all values
   */
  public static byte[] encode(List<Parameter> layout, float[] flat) {
    ByteBuffer head = head(layout);
    ByteBuffer bytes =
        ByteBuffer.allocate(head.capacity() + flat.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(head);
    bytes.asFloatBuffer().put(flat);
    return bytes.array();
  }

  /**
   * Returns the flat array of a file that holds just the parameters of a layout.
   *
   * @param bytes the whole file
   * @param layout the parameters expected
   * @throws IllegalArgumentException if the file holds anything else
   */
  public static float[] decode(byte[] bytes, List<Parameter> layout) {
    ByteBuffer head = head(layout);
    int floats = layout.stream().mapToInt(Parameter::length).sum();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length != head.capacity() + (long) floats * Float.BYTES
        || !head.equals(buffer.slice(0, head.capacity()))) {
      throw new IllegalArgumentException("does not hold the weights of the network");
    }
    float[] flat = new float[floats];
    buffer.position(head.capacity()).asFloatBuffer().get(flat);
    for (float weight : flat) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("holds weights that are no numbers");
      }
    }
    return flat;
  }

  /** Returns the length and the header, padded so that the numbers are aligned. */
  private static ByteBuffer head(List<Parameter> layout) {
    String text =
        layout.stream().map(Safetensors::entry).collect(Collectors.joining(",", "{", "}"));
    String padded = text + " ".repeat((ALIGNMENT - text.length() % ALIGNMENT) % ALIGNMENT);
    byte[] utf8 = padded.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + utf8.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(utf8.length)
        .put(utf8)
        .flip();
  }

  /** The JSON of one parameter, whose name holds nothing to escape. */
  private static String entry(Parameter parameter) {
    String shape =
        Arrays.stream(parameter.shape())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
    long from = (long) parameter.offset() * Float.BYTES;
    long to = from + (long) parameter.length() * Float.BYTES;
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(parameter.name(), shape, from, to);
  }
}
