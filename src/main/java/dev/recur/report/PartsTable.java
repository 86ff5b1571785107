package dev.recur.report;

import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.IntStream;

/**
 * The scores of a model told apart by something. The worst series come first; everything else keeps
 * its order. Where not all rows fit, every so many steps are shown, or the worst of the others.
 */
final class PartsTable {
  /** Rows at the most; JSON has all. */
  static final int MOST_ROWS = 20;

  private PartsTable() {}

  static void write(
      Part part,
      Map<String, PointScore> scores,
      Map<String, QuantileScore> quantiles,
      int mostRows,
      ScoreColumns columns,
      PrintWriter out) {
    List<Entry<String, PointScore>> inOrder = List.copyOf(scores.entrySet());
    List<Entry<String, PointScore>> rows = new ArrayList<>(inOrder);
    int all = rows.size();
    String order = "";
    if (part == Part.STEP && all > mostRows) {
      int every = (all + mostRows - 1) / mostRows;
      rows =
          IntStream.rangeClosed(1, all / every).mapToObj(i -> inOrder.get(i * every - 1)).toList();
      order = ", every " + every + " steps";
    } else if (part == Part.SERIES || all > mostRows) {
      boolean scaled = rows.stream().anyMatch(row -> row.getValue().mase().isPresent());
      rows.sort(Comparator.comparingDouble(row -> -error(row.getValue(), scaled)));
      rows = rows.subList(0, Math.min(all, mostRows));
      order = ", worst " + (scaled ? "MASE" : "RMSE") + " first";
    }
    out.println();
    out.println("By " + title(part) + order);
    columns.header("", out);
    rows.forEach(row -> columns.row(row.getKey(), row.getValue(), out));
    Map<String, QuantileScore> shown = new LinkedHashMap<>();
    for (Entry<String, PointScore> row : rows) {
      if (quantiles.containsKey(row.getKey())) {
        shown.put(row.getKey(), quantiles.get(row.getKey()));
      }
    }
    if (!shown.isEmpty()) {
      IntervalColumns.write("Intervals by " + title(part) + order, shown, out);
    }
    if (rows.size() < all) {
      out.println("and " + (all - rows.size()) + " more; JSON has all");
    }
  }

  /** A series without a scale is neither good nor bad by MASE and comes last. */
  private static double error(PointScore score, boolean scaled) {
    return scaled ? score.mase().orElse(Double.NEGATIVE_INFINITY) : score.rmse();
  }

  private static String title(Part part) {
    return switch (part) {
      case STEP -> "step ahead";
      case SERIES -> "series";
      case FOLD -> "origin";
      case TARGET -> "target";
    };
  }
}
