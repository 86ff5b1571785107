package dev.recur.spark;

import dev.recur.cli.OptionNames;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A series that cannot be used.
 *
 * @param keys what tells it apart
 * @param place the time and the column where it was found, as far as they are known
 * @param found what was found and what was expected
 * @param remedy what to do
 */
record BadSeries(List<String> keys, String place, String found, String remedy) {
  /** The columns behind those of a result. */
  static final List<String> COLUMNS = List.of("error_place", "error_found", "error_remedy");

  /** A line of the text that the rows of a series are read as, under a header. */
  private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,9})\\b");

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  /** The options that there are here; complaints of plain recur may speak of others. */
  private static final Set<String> OPTIONS =
      Set.copyOf(CommandSpec.forAnnotatedObject(new TableOptions()).optionsMap().keySet());

  /**
   * Returns the series that a complaint is about.
   *
   * @param series whose rows were read, under one line of a header
   */
  static BadSeries of(SeriesRows series, InputException complaint) {
    StringBuilder place = new StringBuilder();
    complaint
        .place()
        .ifPresent(
            at -> {
              at.line()
                  .ifPresent(
                      line -> {
                        int row = (int) line - 2;
                        if (row >= 0 && row < series.rows().size()) {
                          place.append(series.rows().get(row).get(0));
                        }
                      });
              at.column()
                  .ifPresent(column -> place.append(place.isEmpty() ? "" : ", ").append(column));
            });
    String found =
        LINE.matcher(complaint.found().text(OptionNames::of))
            .replaceAll(line -> "row " + (Long.parseLong(line.group(1)) - 1));
    String expected = complaint.expected().map(what -> "; expected " + what).orElse("");
    return new BadSeries(
        series.keys(),
        place.isEmpty() ? series.span() : place.toString(),
        found + expected,
        remedy(complaint));
  }

  /** Returns what to do, which may be another thing for one of many series than for a file. */
  private static String remedy(InputException complaint) {
    String remedy = complaint.remedy().text(OptionNames::of);
    if (remedy.contains("--aggregate")) {
      return "for events or uneven times sum or average the rows of each step first, by groupBy";
    }
    boolean ofColumn = remedy.contains("--target ") || remedy.equals("name another column");
    boolean ofOthers =
        OPTION.matcher(remedy).results().anyMatch(option -> !OPTIONS.contains(option.group()));
    return ofColumn || ofOthers ? "fix its cells, or leave the series out" : remedy;
  }

  /**
   * Returns the rows that belong to no series.
   *
   * @param header names of all columns, the keys first
   */
  static BadSeries withoutKey(SeriesRows series, List<String> header) {
    return new BadSeries(
        series.keys(),
        header.get(series.keys().indexOf(null)),
        "the key is missing on " + series.rows().size() + " rows",
        "fill in the column, or leave these rows out");
  }

  /** Returns the columns of a result with those of errors behind. */
  static StructType with(StructType result) {
    StructType all = result;
    for (String column : COLUMNS) {
      all = all.add(column, DataTypes.StringType);
    }
    return all;
  }

  /** Returns a row of a result, which has no error. */
  static Row row(List<Object> result) {
    List<Object> cells = new ArrayList<>(result);
    COLUMNS.forEach(column -> cells.add(null));
    return RowFactory.create(cells.toArray());
  }

  /**
   * Returns the row that stands for the series.
   *
   * @param width columns of a result, the keys with them
   */
  Row row(int width) {
    Object[] cells = new Object[width + COLUMNS.size()];
    for (int k = 0; k < keys.size(); k++) {
      cells[k] = keys.get(k);
    }
    cells[width] = place;
    cells[width + 1] = found;
    cells[width + 2] = remedy;
    return RowFactory.create(cells);
  }

  @Override
  public String toString() {
    return String.join("/", keys)
        + (place.isEmpty() ? "" : " at " + place)
        + ": "
        + found
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
