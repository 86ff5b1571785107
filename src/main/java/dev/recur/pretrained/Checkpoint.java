package dev.recur.pretrained;

import dev.recur.network.ForkingState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where a pre-training is, and which one it is.
 *
 * @param config how it is trained
 * @param state what the next step depends on
 */
public record Checkpoint(PretrainingConfig config, ForkingState state) {
  private static final int LONGEST_HEAD = 400;

  /** One line of text with all that the training depends on, then the steps taken. */
  private static String head(PretrainingConfig config, int done) {
    return "recur pre-training %s seed %d steps %d learning rate %s, taken: %d%n"
        .formatted(config.spec(), config.seed(), config.steps(), config.learningRate(), done)
        .replace(System.lineSeparator(), "\n");
  }

  /** The bytes of a file: a line of text, the numbers of the state, a checksum. */
  public byte[] encode() {
    byte[] head = head(config, state.steps()).getBytes(StandardCharsets.US_ASCII);
    float[] values = state.values();
    ByteBuffer bytes =
        ByteBuffer.allocate(head.length + values.length * Float.BYTES + Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(head);
    bytes.asFloatBuffer().put(values);
    bytes.putLong(bytes.capacity() - Long.BYTES, checksum(bytes.array()));
    return bytes.array();
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length - Long.BYTES);
    return sum.getValue();
  }

  /**
   * The checkpoint in the bytes of a file.
   *
   * @param config of the training that is to go on
   * @return empty if the file is damaged, or of another training
   */
  public static Optional<Checkpoint> decode(byte[] bytes, PretrainingConfig config) {
    int length = 4 * config.spec().parameters() * Float.BYTES;
    int headLength = bytes.length - length - Long.BYTES;
    if (headLength < 1 || headLength > LONGEST_HEAD) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    String head = new String(Arrays.copyOf(bytes, headLength), StandardCharsets.US_ASCII);
    String taken = head.substring(head.lastIndexOf(' ') + 1).strip();
    if (!taken.matches("\\d{1,9}")
        || !head.equals(head(config, Integer.parseInt(taken)))
        || buffer.getLong(bytes.length - Long.BYTES) != checksum(bytes)) {
      return Optional.empty();
    }
    float[] values = new float[length / Float.BYTES];
    buffer.position(headLength).asFloatBuffer().get(values);
    return Optional.of(new Checkpoint(config, ForkingState.of(Integer.parseInt(taken), values)));
  }
}
