package dev.recur.chart;

/** Texts from files in XML and HTML. */
public final class Markup {
  private Markup() {}

  /** Returns a text that is shown as it is and cannot end where it stands; controls become �. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    visible(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  /** Returns a text whose controls, marks of direction and halves of letters are �. */
  public static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> visible.appendCodePoint(isVisible(c) ? c : 0xfffd));
    return visible.toString();
  }

  private static boolean isVisible(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.SURROGATE
        && (c & 0xfffe) != 0xfffe;
  }
}
