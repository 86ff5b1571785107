package dev.recur.table;

import dev.recur.series.InputException;
import dev.recur.series.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Opens a file as plain bytes of text: unpacks gzip, drops a byte order mark, turns UTF-16 to
 * UTF-8.
 */
final class ByteSource {
  static final int LOOK = 4096;
  private static final int LONGEST_RULE = 200;

  private ByteSource() {}

  static InputStream open(Path path) {
    if (Files.isDirectory(path)) {
      throw new InputException(path + " is a directory")
          .mend("give a data file, or - to read from standard input");
    }
    try {
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw new InputException(path + " does not exist", e).mend("check the name" + beside(path));
    } catch (AccessDeniedException e) {
      throw new InputException(path + " cannot be read: permission denied", e);
    } catch (IOException e) {
      throw new InputException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String beside(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    Path last = path.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      return Wording.nearest(
              last.toString(), files.limit(1000).map(f -> String.valueOf(f.getFileName())).toList())
          .map(name -> "; did you mean " + path.resolveSibling(name) + "?")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Unpacks gzip. */
  static PushbackInputStream unpacked(InputStream raw) throws IOException {
    PushbackInputStream in = looking(raw);
    byte[] head = look(in);
    boolean gzip = startsWith(head, 0x1f, 0x8b);
    return gzip ? looking(new GZIPInputStream(in, 1 << 16)) : in;
  }

  /** The text of a stream as UTF-8 or windows-1252 bytes. */
  static PushbackInputStream text(PushbackInputStream in) throws IOException {
    byte[] head = look(in);
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      in.skipNBytes(3);
      return in;
    }
    if (startsWith(head, 0xff, 0xfe) || zeros(head, 1) > head.length / 4) {
      return looking(new Recoded(in, StandardCharsets.UTF_16LE));
    }
    if (startsWith(head, 0xfe, 0xff) || zeros(head, 0) > head.length / 4) {
      return looking(new Recoded(in, StandardCharsets.UTF_16BE));
    }
    return in;
  }

  /** The text of a stream in an encoding, as UTF-8 bytes. */
  static PushbackInputStream text(PushbackInputStream in, String encoding) {
    return looking(new Recoded(in, Charset.forName(encoding)));
  }

  /** Refuses what looks like neither a table nor text of one. */
  static void requireText(byte[] head, String name) {
    if (startsWith(head, 'P', 'K', 3, 4)) {
      throw new InputException(name + " is a zip archive, such as a model file")
          .mend("unpack it, or save what is in it as CSV");
    }
    String text = Characters.of(head, 0, Math.min(head.length, LONGEST_RULE)).strip();
    if (text.startsWith("-[ RECORD 1 ]") || text.matches("(?s)\\*+ 1\\. row \\*+.*")) {
      throw new InputException("every row is written over several lines")
          .at(name, 1)
          .mend("export it as CSV, or print it without \\x in psql and \\G in MySQL");
    }
    if (startsWith(head, '<') || startsWith(head, '[')) {
      throw new InputException(
              "begins with '"
                  + (char) head[0]
                  + "' like "
                  + (head[0] == '<' ? "HTML or XML" : "JSON, but no array of objects"))
          .at(name, 1)
          .mend(head[0] == '<' ? "save it as CSV" : "save it as CSV, or as one JSON object a line");
    }
  }

  private static PushbackInputStream looking(InputStream in) {
    return new PushbackInputStream(in, LOOK);
  }

  /** The first bytes, which stay where they are. */
  static byte[] look(PushbackInputStream in) throws IOException {
    byte[] head = in.readNBytes(LOOK);
    in.unread(head);
    return head;
  }

  /** Whether bytes begin with others. */
  static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** NUL bytes at even (0) or odd (1) places, none if some stand at the others. */
  private static int zeros(byte[] head, int parity) {
    int count = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        if ((i & 1) != parity) {
          return 0;
        }
        count++;
      }
    }
    return count;
  }

  /** Text of another encoding as UTF-8. */
  private static final class Recoded extends InputStream {
    private final InputStreamReader reader;
    private final char[] chars = new char[1 << 14];
    private ByteArrayInputStream block = new ByteArrayInputStream(new byte[0]);
    private boolean first = true;

    Recoded(InputStream in, Charset charset) {
      this.reader = new InputStreamReader(in, charset);
    }

    private boolean more() throws IOException {
      while (block.available() == 0) {
        int count = reader.read(chars, 0, chars.length - 1);
        if (count < 0) {
          return false;
        }
        if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
          int next = reader.read();
          if (next >= 0) {
            chars[count++] = (char) next;
          }
        }
        int from = first && count > 0 && chars[0] == '\uFEFF' ? 1 : 0;
        first = false;
        String text = new String(chars, from, count - from);
        block = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      }
      return true;
    }

    @Override
    public int read() throws IOException {
      return more() ? block.read() : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return more() ? block.read(to, offset, length) : -1;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
