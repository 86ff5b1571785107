package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.SourceLines;
import dev.recur.series.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads files that hold one series a row: a name, then values, as those of the M4 competition. */
final class RowSeries {
  private static final int FEWEST_CELLS = 6;
  private static final String TARGET = "value";

  private final String file;
  private final Sample sample;
  private final ReadOptions options;
  private final Dialect dialect;
  private final NumberColumn values;
  private final MissingValues missing;
  private final BadSeries bad;

  RowSeries(String file, Sample sample, ReadOptions options, Dialect dialect) {
    this.file = file;
    this.sample = sample;
    this.options = options;
    this.dialect = dialect;
    this.values = new NumberColumn(dialect.decimal(), options.decimal());
    this.missing = new MissingValues(options.missing());
    this.bad = new BadSeries(options.skipBadSeries());
  }

  /**
   * Whether a file looks like one series a row: distinct words, then at least five columns of
   * numbers that are counted on in the header, or end early in some rows, or have no header.
   */
  static boolean looksLike(Sample sample, List<String[]> records) {
    int width = sample.width();
    if (width < FEWEST_CELLS
        || sample.kind(0) != Sample.Kind.TEXT
        || sample.cells(0).stream().distinct().count() * 2 <= sample.rowCount()) {
      return false;
    }
    int others = 0;
    for (int c = 1; c < width; c++) {
      if (sample.kind(c) == Sample.Kind.TIME) {
        return false;
      }
      others += sample.kind(c) != Sample.Kind.NUMBER && sample.kind(c) != Sample.Kind.EMPTY ? 1 : 0;
    }
    if (others * 10 > width) {
      return false;
    }
    if (!sample.header()) {
      return true;
    }
    boolean ragged = records.stream().anyMatch(r -> r.length < width || r[r.length - 1].isEmpty());
    return ragged || counted(sample.names());
  }

  private static boolean counted(List<String> names) {
    for (int c = 2; c < names.size(); c++) {
      if (number(names.get(c)) != number(names.get(c - 1)) + 1) {
        return false;
      }
    }
    return true;
  }

  /** The number at the end of a name, negative if there is none. */
  private static long number(String name) {
    int at = name.length();
    while (at > 0 && name.length() - at < 9 && Character.isDigit(name.charAt(at - 1))) {
      at--;
    }
    return at == name.length() ? -10L * name.hashCode() - 10 : Long.parseLong(name.substring(at));
  }

  Reading read(RecordScanner row, Schema.Format format) throws IOException {
    List<String> names = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    if (sample.header()) {
      row.next();
    }
    if (options.frequency().isPresent()) {
      throw new InputException(
              Message.of(
                  setting("frequency", options.frequency().get()),
                  " is given but one series a row has no time"))
          .at(file)
          .mend(Clock.withoutTime(options.frequency().get()));
    }
    boolean named = sample.kind(0) == Sample.Kind.TEXT || sample.kind(0) == Sample.Kind.TIME;
    while (row.next()) {
      String name = named ? row.text(0) : "row " + (names.size() + 1);
      Long before = lines.put(name, row.line());
      if (before != null) {
        throw new InputException(
                "series '" + Message.shown(name) + "' stands on line " + before + " too")
            .at(place(row.line(), 0))
            .mend("give each row its own name");
      }
      int first = named ? 1 : 0;
      int end = row.cells();
      while (end > first && row.start(end - 1) == row.end(end - 1)) {
        end--;
      }
      long refused = missing.refused();
      boolean empty = true;
      for (int c = first; c < end; c++) {
        empty &= !read(row, c);
      }
      if (empty) {
        bad.add(
            name,
            new InputException("series '" + Message.shown(name) + "' has no value")
                .at(place(row.line(), 0))
                .mend("remove the row"));
      } else if (missing.refused() > refused) {
        bad.addMissing(name);
      }
      names.add(name);
      lengths.add(end - first);
    }
    if (names.isEmpty()) {
      throw new InputException("a header but no rows").at(file).expecting("one series a row");
    }
    bad.refuse(names.size(), missing);
    DecimalMarks marks = new DecimalMarks(file, options, dialect.commas(), Set.of());
    marks.settle(Map.of(TARGET, values));
    return reading(
        series(names, lengths, lines, named), named, format.withDecimal(marks.mark()), marks);
  }

  private List<TimeSeries> series(
      List<String> names, List<Integer> lengths, Map<String, Long> lines, boolean named) {
    List<TimeSeries> series = new ArrayList<>(names.size());
    int from = 0;
    for (int s = 0; s < names.size(); s++) {
      double[] cells = new double[lengths.get(s)];
      for (int t = 0; t < cells.length; t++) {
        cells[t] = values.values().get(from + t);
      }
      from += cells.length;
      if (!bad.contains(names.get(s))) {
        SourceLines line = SourceLines.only(Objects.requireNonNull(lines.get(names.get(s))));
        series.add(series(names.get(s), named, cells, line));
      }
    }
    return series;
  }

  private Reading reading(
      List<TimeSeries> series, boolean named, Schema.Format format, DecimalMarks marks) {
    String key = sample.header() ? sample.names().get(0) : "series";
    Calendar calendar = Calendar.rows();
    Schema schema =
        new Schema(
            List.of(),
            named ? List.of(key) : List.of(),
            List.of(TARGET),
            List.of(),
            calendar.frequency(),
            calendar.notation(),
            format);
    int shortest = series.stream().mapToInt(TimeSeries::length).min().orElse(0);
    int longest = series.stream().mapToInt(TimeSeries::length).max().orElse(0);
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding.SeriesInRows(series.size(), shortest, longest));
    findings.addAll(marks.findings());
    findings.addAll(missing.findings());
    findings.addAll(bad.findings());
    List<ColumnUse> columns = new ArrayList<>();
    if (named) {
      columns.add(new ColumnUse(key, ColumnUse.Role.SERIES, ColumnUse.Why.NAMES_ROWS));
    }
    columns.add(
        new ColumnUse(
            sample.names().get(named ? 1 : 0) + " to " + sample.names().get(sample.width() - 1),
            ColumnUse.Role.TARGET,
            ColumnUse.Why.ROW_OF_VALUES));
    return new Reading(
        new Panel(schema, series), findings, columns, marks.question(), missing.toMissing());
  }

  private TimeSeries series(String name, boolean named, double[] values, SourceLines line) {
    Calendar calendar = Calendar.rows();
    int start = 0;
    if (options.missing().fillsFromBefore()) {
      while (start < values.length - 1 && Double.isNaN(values[start])) {
        start++;
      }
    }
    return TimeSeries.builder(
            name, calendar.from(start), Arrays.copyOfRange(values, start, values.length))
        .keys(named ? List.of(name) : List.of())
        .missing(options.missing(), Math.max(1, options.season()))
        .lines(line)
        .build();
  }

  /** Reads a cell; false if its value is missing. */
  private boolean read(RecordScanner row, int column) {
    int from = row.start(column);
    int to = row.end(column);
    double value = values.read(row, column);
    if (value != Cells.NO_NUMBER && value != Cells.OUT_OF_RANGE) {
      return true;
    }
    if (!Cells.missing(row.bytes(), from, to)) {
      throw new InputException(
              "'"
                  + Message.shown(row.text(column))
                  + (value == Cells.NO_NUMBER
                      ? "' is not a number"
                      : "' is beyond the range of numbers"))
          .at(place(row.line(), column))
          .mend("fix the cell");
    }
    if (missing.interested(row.line())) {
      missing.cell(place(row.line(), column), row.text(column));
    } else {
      missing.cell();
    }
    values.add(Double.NaN);
    return false;
  }

  private Place place(long line, int column) {
    return Place.of(
        file,
        line,
        column < sample.width() ? sample.names().get(column) : "column " + (column + 1));
  }
}
