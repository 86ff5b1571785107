package dev.recur.chart;

import dev.recur.evaluation.Importance;
import java.util.ArrayList;
import java.util.List;

/** What shuffling each column does to the error, as bars. */
public final class ExplanationCharts {
  /** Columns in the picture, at most. */
  private static final int MOST = 16;

  private static final double DEVIATIONS = 2;

  private ExplanationCharts() {}

  /**
   * Returns the picture: the clear ones in the colour of the forecast, with what two deviations of
   * the draws are.
   *
   * @param metric title of the error
   * @param columns the largest rise first, at least one
   */
  public static Sheet of(String metric, List<Importance> columns) {
    List<Importance> shown = columns.subList(0, Math.min(MOST, columns.size()));
    int count = shown.size();
    double[] clear = new double[count];
    double[] others = new double[count];
    double[] low = new double[count];
    double[] high = new double[count];
    for (int i = 0; i < count; i++) {
      Importance column = shown.get(i);
      clear[i] = column.isClear() ? column.rise() : Double.NaN;
      others[i] = column.isClear() ? Double.NaN : column.rise();
      low[i] = column.rise() - DEVIATIONS * column.deviation();
      high[i] = column.rise() + DEVIATIONS * column.deviation();
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Bars(Line.Kind.FORECAST, clear, low, high));
    marks.add(new Bars(Line.Kind.NOMINAL, others, low, high));
    String title = "Rise of " + metric + " if shuffled, ± two deviations of the draws";
    List<String> names = shown.stream().map(Importance::name).toList();
    Chart chart = new Chart(title, new Axis.Named(names), count, marks);
    return new Sheet("What drives the forecasts", List.of(chart));
  }
}
