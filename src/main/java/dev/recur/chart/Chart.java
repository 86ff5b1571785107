package dev.recur.chart;

import dev.recur.series.Calendar;
import java.util.List;

/**
 * What is to be seen of one series, in steps and values; how it looks is a canvas's matter.
 *
 * @param title of the chart
 * @param calendar tells the time of a step
 * @param steps from the first shown to the last
 * @param marks drawn in this order, at least one of them with a value
 */
public record Chart(String title, Calendar calendar, int steps, List<Mark> marks) {
  /** Copies the marks. */
  public Chart {
    marks = List.copyOf(marks);
  }

  /** The least and the largest value of all marks; 0 and 1 if there is none. */
  double[] range() {
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
