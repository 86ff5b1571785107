package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import dev.recur.table.RowWriter;
import dev.recur.table.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The future covariates that a forecast still needs: what is missing, and a table to fill in. */
public final class FutureTemplate {
  private static final int MOST_SERIES = 3;

  private FutureTemplate() {}

  /**
   * Whether a future covariate is missing for some step of the horizon.
   *
   * @param panel the history, with the future covariates that are known
   * @param horizon steps ahead
   */
  public static boolean isNeeded(Panel panel, int horizon) {
    return !columns(panel.schema()).isEmpty()
        && panel.series().stream().anyMatch(s -> s.futureLength() < s.length() + horizon);
  }

  /**
   * Checks that every series knows its covariates for the whole horizon.
   *
   * @param panel the history, with the future covariates that are known
   * @param horizon steps ahead
   * @throws InputException if rows are missing, listing them
   */
  public static void requireWhole(Panel panel, int horizon) {
    List<String> columns = columns(panel.schema());
    List<String> ranges = new ArrayList<>();
    int lacking = 0;
    for (TimeSeries series : panel.series()) {
      int from = series.futureLength();
      int to = series.length() + horizon;
      if (columns.isEmpty() || from >= to) {
        continue;
      }
      lacking++;
      if (ranges.size() < MOST_SERIES) {
        ranges.add(
            (series.keys().isEmpty() ? "" : "'" + Message.shown(series.name()) + "' ")
                + series.calendar().label(from)
                + (to - from == 1 ? "" : " to " + series.calendar().label(to - 1)));
      }
    }
    if (lacking > 0) {
      throw new InputException(
              "the future covariates "
                  + Wording.quoted(columns)
                  + " are missing for "
                  + String.join(", ", ranges)
                  + (lacking > ranges.size()
                      ? " and " + (lacking - ranges.size()) + " more series"
                      : ""))
          .mend(
              "add rows with an empty target, or pass ",
              setting("futureData"),
              " (",
              setting("futureTemplate"),
              " writes the table to fill in)");
    }
  }

  /**
   * Writes the missing rows with empty covariates: time, keys and the columns to fill in.
   *
   * @param panel the history, with the future covariates that are known
   * @param horizon steps ahead
   * @param out where to
   * @throws IOException if writing fails
   */
  public static void write(Panel panel, int horizon, Appendable out) throws IOException {
    Schema schema = panel.schema();
    List<String> columns = columns(schema);
    RowWriter rows = new TextWriter(schema.format().delimiter(), out);
    List<String> header = new ArrayList<>(schema.time());
    header.addAll(schema.keys());
    header.addAll(columns);
    rows.row(header);
    for (TimeSeries series : panel.series()) {
      for (int t = series.futureLength(); t < series.length() + horizon; t++) {
        List<String> cells = new ArrayList<>(series.calendar().cells(t));
        cells.addAll(series.keys());
        columns.forEach(c -> cells.add(""));
        rows.row(cells);
      }
    }
  }

  private static List<String> columns(Schema schema) {
    return schema.covariates().stream()
        .filter(c -> c.role() == Role.FUTURE)
        .map(Covariate::column)
        .toList();
  }
}
