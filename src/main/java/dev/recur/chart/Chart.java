package dev.recur.chart;

import dev.recur.series.Calendar;
import java.util.List;

/**
 * What is to be seen of one series, in steps and values; how it looks is a canvas's matter.
 *
 * @param title of the chart
 * @param axis tells what a step stands for
 * @param steps from the first shown to the last
 * @param marks drawn in this order, at least one of them with a value
 */
public record Chart(String title, Axis axis, int steps, List<Mark> marks) {
  /** Copies the marks. */
  public Chart {
    marks = List.copyOf(marks);
  }

  /** A chart over the steps of a calendar. */
  public Chart(String title, Calendar calendar, int steps, List<Mark> marks) {
    this(title, new Axis.Time(calendar), steps, marks);
  }

  /**
   * Returns the chart as an SVG element of a page that has the {@link #style}.
   *
   * @param width points
   * @param height points
   */
  public String svg(int width, int height) {
    SvgCanvas canvas = new SvgCanvas(width, height);
    Painter.paint(canvas, this, 0, 0, width, height);
    return canvas.element(title);
  }

  /** Returns the style of SVG elements in CSS, dark where the reader's page is. */
  public static String style() {
    return SvgCanvas.style();
  }

  /**
   * Returns what the chart of a target of a series is called.
   *
   * @param series its name, which is that of its targets if it has none
   * @param targets names of all targets
   * @param target the one that is drawn
   */
  public static String title(String series, List<String> targets, int target) {
    boolean unnamed = series.isEmpty() || series.equals(String.join(", ", targets));
    String name = targets.get(target);
    return unnamed ? name : targets.size() > 1 ? series + ", " + name : series;
  }

  /** A text of at most so many letters, both its beginning and its end. */
  static String cut(String text, int letters) {
    int end = letters / 3;
    return text.length() <= letters
        ? text
        : text.substring(0, letters - 1 - end) + "…" + text.substring(text.length() - end);
  }

  /** Returns the least and the largest value of all marks; 0 and 1 if there is none. */
  public double[] range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Mark mark : marks) {
      for (double[] part : mark.extent()) {
        for (double value : part) {
          if (Double.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
      }
    }
    return low <= high ? new double[] {low, high} : new double[] {0, 1};
  }
}
