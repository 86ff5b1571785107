package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.DecimalMark;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import dev.recur.table.Source;
import dev.recur.table.TableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a table of future covariates: time, keys and covariates of steps beyond the end of the
 * data, as {@link FutureTemplate} writes it. Rows of steps that are known, and rows of other
 * series, are passed over.
 */
public final class FutureData {
  private static final int HEAD = 1 << 20;
  private static final int MOST_LISTED = 3;

  private final String file;
  private final Panel panel;
  private final Schema schema;
  private final List<Covariate> covariates;
  private final Map<List<String>, Integer> places = new HashMap<>();

  /** By series, the features of each new step in the order of the steps. */
  private final List<TreeMap<Integer, double[]>> rows = new ArrayList<>();

  private FutureData(String file, Panel panel) {
    this.file = file;
    this.panel = panel;
    this.schema = panel.schema();
    this.covariates = schema.covariates().stream().filter(c -> c.role() == Role.FUTURE).toList();
    for (TimeSeries series : panel.series()) {
      places.put(series.keys(), rows.size());
      rows.add(new TreeMap<>());
    }
  }

  /**
   * Reads a table.
   *
   * @param source a data file or a stream
   * @param panel the history, with the future covariates that are known
   * @return the same history that knows its future covariates further ahead
   * @throws InputException if it cannot be read, or leaves out a step, with the place
   */
  public static Panel read(Source source, Panel panel) {
    FutureData table = new FutureData(source.name(), panel);
    if (table.covariates.isEmpty()) {
      throw new InputException("the model knows no future covariate")
          .at(source.name())
          .mend("train it with ", setting("future"), " to use them");
    }
    try (TableText text = source.open(Optional.empty())) {
      table.read(text);
    } catch (IOException e) {
      throw source.failed(e);
    }
    return table.extended();
  }

  private void read(TableText text) throws IOException {
    byte[] head = text.bytes().readNBytes(HEAD);
    Dialect dialect = Dialect.of(text, head);
    RecordScanner row =
        new RecordScanner(
            new SequenceInputStream(new ByteArrayInputStream(head), text.bytes()),
            file,
            dialect.delimiter());
    row.madeOf(text::line);
    if (!row.next()) {
      throw new InputException("empty").at(file).expecting("a header and one row a step");
    }
    List<String> header = new ArrayList<>();
    for (int i = 0; i < row.cells(); i++) {
      header.add(row.text(i));
    }
    int[] time = columns(schema.time(), header);
    int[] keys = columns(schema.keys(), header);
    int[] values = columns(covariates.stream().map(Covariate::column).toList(), header);
    while (row.next()) {
      if (row.cells() != header.size()) {
        throw new InputException(
                Wording.count(row.cells(), "cell") + " where the header has " + header.size())
            .at(file, row.line())
            .mend("is the row torn, or a delimiter not quoted?");
      }
      Integer series = places.get(cells(row, keys));
      if (series != null) {
        read(row, series, cells(row, time), values, decimal(dialect));
      }
    }
  }

  /** The mark that the table shows, or else that of the history. */
  private DecimalMark decimal(Dialect dialect) {
    return dialect.decimal() != DecimalMark.OPEN ? dialect.decimal() : schema.format().decimal();
  }

  private int[] columns(List<String> names, List<String> header) {
    int[] columns = new int[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = header.indexOf(names.get(i));
      if (columns[i] < 0) {
        throw new InputException("no column '" + Message.shown(names.get(i)) + "'")
            .at(file, 1)
            .mend(
                "the file has " + Wording.quoted(header) + " (",
                setting("futureTemplate"),
                " writes the table to fill in)");
      }
    }
    return columns;
  }

  private static List<String> cells(RecordScanner row, int[] columns) {
    List<String> cells = new ArrayList<>(columns.length);
    for (int column : columns) {
      cells.add(row.text(column));
    }
    return cells;
  }

  private void read(
      RecordScanner row, int place, List<String> time, int[] columns, DecimalMark decimal) {
    TimeSeries series = panel.series().get(place);
    TreeMap<Integer, double[]> known = rows.get(place);
    int step =
        time.isEmpty()
            ? series.futureLength() + known.size()
            : step(row, series, String.join("|", time));
    if (step < series.futureLength()) {
      return;
    }
    List<Double> features = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      features.addAll(features(row, covariates.get(i), columns[i], decimal));
    }
    double[] values = features.stream().mapToDouble(v -> v).toArray();
    if (known.put(step, values) != null) {
      throw new InputException(
              "'" + series.calendar().label(step) + "' stands on an earlier line too")
          .at(file, row.line())
          .mend("remove one row");
    }
  }

  private int step(RecordScanner row, TimeSeries series, String time) {
    try {
      return series.calendar().stepAt(time);
    } catch (InputException e) {
      throw e.at(Place.of(file, row.line(), String.join("|", schema.time())));
    }
  }

  /** The features of one cell; NaN where it is missing. */
  private List<Double> features(
      RecordScanner row, Covariate covariate, int column, DecimalMark decimal) {
    String text = row.text(column);
    Place place = Place.of(file, row.line(), covariate.column());
    boolean missing = Sample.missing(text);
    if (!covariate.levels().isEmpty()) {
      if (!missing && !covariate.levels().contains(text)) {
        throw CovariateColumns.unknown(text, covariate).at(place);
      }
      List<Double> features = new ArrayList<>();
      for (String level : covariate.levels()) {
        features.add(missing ? Double.NaN : level.equals(text) ? 1.0 : 0.0);
      }
      return features;
    }
    if (missing) {
      return List.of(Double.NaN);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int truth = Cells.truth(bytes, 0, bytes.length);
    double value = truth >= 0 ? truth : NumberColumn.value(text, decimal);
    if (!Double.isFinite(value)) {
      throw new InputException("'" + Message.shown(text) + "' is not a number")
          .at(place)
          .mend("fix the cell");
    }
    return List.of(value);
  }

  private Panel extended() {
    List<TimeSeries> extended = new ArrayList<>();
    for (int s = 0; s < rows.size(); s++) {
      TimeSeries series = panel.series().get(s);
      TreeMap<Integer, double[]> known = rows.get(s);
      known.values().removeIf(values -> Arrays.stream(values).anyMatch(Double::isNaN));
      if (known.isEmpty()) {
        extended.add(series);
        continue;
      }
      int from = series.futureLength();
      requireNoHole(series, known);
      double[][] values = new double[series.futureCount()][known.size()];
      for (int j = 0; j < values.length; j++) {
        for (int t = 0; t < values[j].length; t++) {
          values[j][t] = known.getOrDefault(from + t, new double[0])[j];
        }
      }
      extended.add(series.withFutureBeyond(values));
    }
    return new Panel(schema, extended);
  }

  private void requireNoHole(TimeSeries series, SortedMap<Integer, double[]> known) {
    List<String> missing = new ArrayList<>();
    int count = 0;
    for (int t = series.futureLength(); t < known.lastKey(); t++) {
      if (!known.containsKey(t)) {
        count++;
        if (missing.size() < MOST_LISTED) {
          missing.add(series.calendar().label(t));
        }
      }
    }
    if (count > 0) {
      throw new InputException(
              "the future covariates "
                  + Wording.quoted(covariates.stream().map(Covariate::column).toList())
                  + " are missing"
                  + (series.keys().isEmpty() ? "" : " for '" + Message.shown(series.name()) + "'")
                  + " at "
                  + String.join(", ", missing)
                  + (count > missing.size()
                      ? " and " + (count - missing.size()) + " more steps"
                      : "")
                  + ", but known after that")
          .at(file)
          .mend("add the rows or fill the cells");
    }
  }
}
