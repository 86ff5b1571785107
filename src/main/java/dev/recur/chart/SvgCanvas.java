package dev.recur.chart;

import java.util.Locale;

/** A picture in SVG, dark where the reader's page is. */
final class SvgCanvas implements Canvas {
  private final int width;
  private final int height;
  private final StringBuilder body = new StringBuilder();

  SvgCanvas(int width, int height) {
    this.width = width;
    this.height = height;
  }

  @Override
  public void dot(double x, double y, double radius, Ink ink) {
    body.append(
        "<circle class=\"f-%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
            .formatted(name(ink), at(x), at(y), at(radius)));
  }

  @Override
  public void line(double[] x, double[] y, double stroke, Ink ink) {
    body.append("<polyline class=\"s-").append(name(ink)).append("\" stroke-width=\"");
    body.append(at(stroke)).append("\" points=\"");
    points(x, y, false);
    body.append("\"/>\n");
  }

  @Override
  public void area(double[] x, double[] upper, double[] lower, Ink ink) {
    body.append("<polygon class=\"f-").append(name(ink)).append("\" points=\"");
    points(x, upper, false);
    body.append(' ');
    points(x, lower, true);
    body.append("\"/>\n");
  }

  private void points(double[] x, double[] y, boolean backward) {
    for (int i = 0; i < x.length; i++) {
      int k = backward ? x.length - 1 - i : i;
      body.append(i == 0 ? "" : " ").append(at(x[k])).append(',').append(at(y[k]));
    }
  }

  @Override
  public void text(double x, double y, Anchor anchor, boolean strong, Ink ink, String text) {
    body.append("<text x=\"").append(at(x)).append("\" y=\"").append(at(y)).append('"');
    if (anchor != Anchor.START) {
      body.append(" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
    }
    body.append(ink == Ink.TEXT ? "" : " class=\"f-" + name(ink) + "\"");
    body.append(strong ? " font-weight=\"600\"" : "").append('>');
    body.append(Markup.escaped(text)).append("</text>\n");
  }

  /** The document. */
  String document(String title) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
        <title>%s</title>
        <style>
        %s</style>
        <rect class="f-ground" width="%d" height="%d"/>
        %s</svg>
        """
        .formatted(
            width, height, width, height, Markup.escaped(title), style(), width, height, body);
  }

  /** The picture as an element of a page that has the {@link #style}. */
  String element(String title) {
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n<title>%s</title>\n%s</svg>\n"
        .formatted(width, height, width, height, Markup.escaped(title), body);
  }

  /** The style of pictures, dark where the reader's page is. */
  static String style() {
    return """
        svg text { font: 11px system-ui, sans-serif }
        polyline { fill: none; stroke-linejoin: round }
        %s@media (prefers-color-scheme: dark) {
        %s}
        """
        .formatted(style(false), style(true));
  }

  private static String style(boolean dark) {
    StringBuilder style = new StringBuilder();
    for (Ink ink : Ink.values()) {
      String colour = dark ? ink.onDark() : ink.onLight();
      style.append(
          ".s-%s { stroke: %s; stroke-opacity: %s }\n"
              .formatted(name(ink), colour, at(ink.opacity)));
      style.append(
          ".f-%s { fill: %s; fill-opacity: %s }\n".formatted(name(ink), colour, at(ink.opacity)));
    }
    return style
        .append("svg text { fill: ")
        .append(dark ? Ink.TEXT.onDark() : Ink.TEXT.onLight())
        .append(" }\n")
        .toString();
  }

  private static String name(Ink ink) {
    return ink.name().toLowerCase(Locale.ROOT);
  }

  /** A number with at most two digits behind the point. */
  private static String at(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
