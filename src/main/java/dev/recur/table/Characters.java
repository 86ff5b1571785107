package dev.recur.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The characters that bytes of a text stand for. */
public final class Characters {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Characters() {}

  /**
   * The text of some bytes: UTF-8, or windows-1252 where they are no UTF-8.
   *
   * @param bytes of a text
   * @param from the first
   * @param to past the last
   */
  public static String of(byte[] bytes, int from, int to) {
    return utf8(bytes, from, to).orElseGet(() -> new String(bytes, from, to - from, WESTERN));
  }

  /** Whether bytes are a text in UTF-8. */
  public static boolean areUtf8(byte[] bytes) {
    boolean ascii = true;
    for (int i = 0; i < bytes.length && ascii; i++) {
      ascii = bytes[i] >= 0;
    }
    return ascii || utf8(bytes, 0, bytes.length).isPresent();
  }

  private static Optional<String> utf8(byte[] bytes, int from, int to) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
