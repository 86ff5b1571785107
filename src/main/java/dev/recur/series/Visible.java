package dev.recur.series;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Texts of files and users on a terminal: whatever would move its cursor, change its colours, turn
 * its direction or show nothing is written as an escape such as {@code \u001b}. CSV and JSON are
 * not for terminals and stay exact.
 */
public final class Visible {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Visible() {}

  /**
   * Returns a text as one line that shows what is in it.
   *
   * @param text such as a name of a column
   */
  public static String text(String text) {
    if (text.codePoints().noneMatch(Visible::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                shown.append(String.format(c > 0xffff ? "\\u{%x}" : "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /**
   * Returns a writer for people to read: only tabs and ends of lines pass beside what is visible.
   *
   * @param out where it goes
   */
  public static PrintWriter writer(Writer out) {
    return new PrintWriter(new Filter(out), true);
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }

  private static final class Filter extends FilterWriter {
    Filter(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      int done = from;
      for (int i = from; i < from + length; i++) {
        char c = text.charAt(i);
        boolean endsLine =
            c == '\n' || (c == '\r' && i + 1 < from + length && text.charAt(i + 1) == '\n');
        if (endsLine || c == '\t') {
          out.write(text(text.substring(done, i)));
          out.write(c);
          done = i + 1;
        }
      }
      out.write(text(text.substring(done, from + length)));
    }
  }
}
