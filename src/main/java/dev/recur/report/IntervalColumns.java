package dev.recur.report;

import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.forecast.Levels;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of a name and, for each of two levels, what intervals caught, their width and score. */
public final class IntervalColumns {
  /** Levels side by side within 80 columns. */
  private static final int MOST_LEVELS = 2;

  private IntervalColumns() {}

  /**
   * Writes a table for every two levels, each after an empty line.
   *
   * @param title above each, empty for none
   * @param rows by name, of the same levels, at least one
   */
  static void write(String title, Map<String, QuantileScore> rows, PrintWriter out) {
    int levels = rows.values().iterator().next().intervals().size();
    for (int from = 0; from < levels; from += MOST_LEVELS) {
      int to = Math.min(levels, from + MOST_LEVELS);
      out.println();
      if (!title.isEmpty()) {
        out.println(title);
      }
      List<String> lines = new ArrayList<>();
      for (Map.Entry<String, QuantileScore> row : rows.entrySet()) {
        List<IntervalScore> intervals = row.getValue().intervals().subList(from, to);
        if (lines.isEmpty()) {
          lines.add(header(intervals));
        }
        lines.add(row(row.getKey(), intervals));
      }
      lines.forEach(out::println);
    }
  }

  private static String header(List<IntervalScore> intervals) {
    StringBuilder line = new StringBuilder(ScoreColumns.padded(""));
    for (IntervalScore interval : intervals) {
      line.append(cells("in " + level(interval) + " %", "width", "Winkler"));
    }
    return line.toString();
  }

  private static String row(String name, List<IntervalScore> intervals) {
    StringBuilder line = new StringBuilder(ScoreColumns.padded(name));
    for (IntervalScore interval : intervals) {
      line.append(
          cells(
              String.format(Locale.ROOT, "%.1f", 100 * interval.coverage()),
              ScoreColumns.number(interval.width()),
              ScoreColumns.number(interval.winkler())));
    }
    return line.toString();
  }

  private static String cells(String caught, String width, String winkler) {
    return String.format(Locale.ROOT, " %10s %9s %9s", caught, width, winkler);
  }

  /** Returns the level as users type it. */
  public static String level(IntervalScore interval) {
    return new Levels(List.of(interval.level())).toString();
  }
}
