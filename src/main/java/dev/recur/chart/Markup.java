package dev.recur.chart;

/** Texts from files in XML and HTML. */
final class Markup {
  private Markup() {}

  /** A text that is shown as it is and cannot end where it stands; controls become �. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default ->
                    escaped.appendCodePoint(
                        Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || (c & 0xfffe) == 0xfffe
                            ? 0xfffd
                            : c);
              }
            });
    return escaped.toString();
  }
}
