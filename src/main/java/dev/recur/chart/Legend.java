package dev.recur.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** What marks stand for, right of a chart's title: a patch of their colour and their label. */
final class Legend {
  private static final double LETTER = 6;
  private static final double PATCH = 12;
  private static final double APART = 10;

  private final Canvas canvas;
  private final double least;
  private final double y;

  /**
   * @param least left edge of the room for it
   * @param y base line of its texts
   */
  Legend(Canvas canvas, double least, double y) {
    this.canvas = canvas;
    this.least = least;
    this.y = y;
  }

  /**
   * Draws as much as fits.
   *
   * @param end its right edge
   * @return its left edge
   */
  double draw(Chart chart, double end) {
    Map<String, Mark> labels = new LinkedHashMap<>();
    chart.marks().forEach(mark -> labels.putIfAbsent(mark.legend(), mark));
    labels.remove("");
    for (Map.Entry<String, Mark> entry : labels.entrySet()) {
      double width = PATCH + 4 + LETTER * entry.getKey().length();
      if (end - width < least) {
        break;
      }
      canvas.text(end - width + PATCH + 4, y, Canvas.Anchor.START, false, Ink.TEXT, entry.getKey());
      patch(entry.getValue(), end - width);
      end -= width + APART;
    }
    return end;
  }

  private void patch(Mark mark, double x) {
    double middle = y - 4;
    mark.draw(
        new Mark.Pen() {
          @Override
          public void line(Line line) {
            Ink ink = Ink.valueOf(line.kind().name());
            if (line.kind() == Line.Kind.OUTLIER) {
              canvas.dot(x + PATCH / 2, middle, 3.5, ink);
            } else {
              double[] ends = {x, x + PATCH};
              canvas.line(ends, new double[] {middle, middle}, 2, ink);
            }
          }

          @Override
          public void band(Band band) {
            area(band.isInner() ? Ink.INNER : Ink.OUTER);
          }

          @Override
          public void bars(Bars bars) {}

          @Override
          public void span(Span span) {
            area(Ink.GAP);
          }

          private void area(Ink ink) {
            double[] upper = {middle - 4, middle - 4};
            double[] lower = {middle + 4, middle + 4};
            canvas.area(new double[] {x, x + PATCH}, upper, lower, ink);
          }
        });
  }
}
