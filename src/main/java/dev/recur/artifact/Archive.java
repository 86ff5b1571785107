package dev.recur.artifact;

import dev.recur.series.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip of stored entries in which every byte is settled by the contents: names from a closed list,
 * in its order, with one fixed time. So a reader can write what it read once more and compare, and
 * no damaged byte goes unseen, not even one between the entries.
 */
final class Archive {
  /** The one time every entry has: the earliest that a zip can hold. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  /** Returns the bytes of a zip with these entries, in the map's order. */
  static byte[] encode(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encode(entries, bytes);
    return bytes.toByteArray();
  }

  private static void encode(Map<String, byte[]> entries, OutputStream out) {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setMethod(ZipEntry.STORED);
        header.setSize(entry.getValue().length);
        header.setCrc(crc.getValue());
        header.setTimeLocal(TIME);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares what is written with bytes that are there, so that they are held but once. */
  private static final class Comparison extends OutputStream {
    private final byte[] expected;
    private int next;
    private boolean same = true;

    Comparison(byte[] expected) {
      this.expected = expected;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      same =
          same
              && length <= expected.length - next
              && Arrays.equals(bytes, from, from + length, expected, next, next + length);
      next += length;
    }

    boolean isWhole() {
      return same && next == expected.length;
    }
  }

  /**
   * Returns the contents of the entries of a zip that {@link #encode} wrote, in order.
   *
   * @param name of the file, for complaints
   * @param bytes the whole file; no more than these are ever held for the entries together
   * @param names the entries it must have, in order
   * @throws InputException if it is anything else
   */
  static List<byte[]> decode(String name, byte[] bytes, List<String> names) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (String expected : names) {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(expected)) {
          throw new InputException(name + ": is not a recur model file");
        }
        if (entry.getMethod() != ZipEntry.STORED) {
          throw damaged(name);
        }
        entries.put(expected, zip.readNBytes(bytes.length));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(name);
    }
    Comparison comparison = new Comparison(bytes);
    encode(entries, comparison);
    if (!comparison.isWhole()) {
      throw damaged(name);
    }
    return List.copyOf(entries.values());
  }

  static InputException damaged(String name) {
    return new InputException(name + ": is damaged; restore it from a copy or train again");
  }
}
