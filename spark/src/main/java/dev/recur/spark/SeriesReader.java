package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.csv.ReadOptions;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes series of rows, by the reader of plain recur, and tells those that cannot be used. */
final class SeriesReader {
  private final ReadOptions options;
  private final List<String> header;

  /**
   * @param options what is known about the rows
   * @param header names of all columns, the keys first, then the time
   */
  SeriesReader(ReadOptions options, List<String> header) {
    this.options = options;
    this.header = header;
  }

  /**
   * What was read.
   *
   * @param used the rows of the series that can be used, in the order of the panel
   * @param panel these series; empty if there are none
   * @param bad the others
   */
  record Series(List<SeriesRows> used, Optional<Panel> panel, List<BadSeries> bad) {}

  /** Reads several series at once and, if some of them cannot be used, each by itself. */
  Series read(List<SeriesRows> rows) {
    try {
      Panel panel = panel(rows);
      if (panel.size() == rows.size()) {
        return new Series(rows, Optional.of(panel), List.of());
      }
    } catch (InputException e) {
      // Which of them it is, and what is wrong with each, is told below.
    }
    List<SeriesRows> used = new ArrayList<>();
    List<TimeSeries> series = new ArrayList<>();
    List<BadSeries> bad = new ArrayList<>();
    Optional<Panel> first = Optional.empty();
    for (SeriesRows one : rows) {
      try {
        Panel panel = panel(List.of(one));
        first = first.isEmpty() ? Optional.of(panel) : first;
        series.add(panel.series().get(0));
        used.add(one);
      } catch (InputException e) {
        bad.add(BadSeries.of(one, e));
      }
    }
    return new Series(used, first.map(panel -> new Panel(panel.schema(), series)), bad);
  }

  private Panel panel(List<SeriesRows> rows) {
    return Data.read(new ByteArrayInputStream(SeriesRows.csv(header, rows)), "rows", options)
        .panel();
  }
}
