package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.csv.ReadOptions;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** Reads several series, of which those without a key cannot be used. */
  Series read(List<SeriesRows> rows) {
    Map<Boolean, List<SeriesRows>> byKeys =
        rows.stream().collect(Collectors.partitioningBy(SeriesRows::hasKeys));
    List<SeriesRows> keyed = byKeys.get(true);
    Series read =
        keyed.isEmpty() ? new Series(keyed, Optional.empty(), List.of()) : readKeyed(keyed);
    List<BadSeries> bad = new ArrayList<>(read.bad());
    byKeys.get(false).forEach(one -> bad.add(BadSeries.withoutKey(one, header)));
    return new Series(read.used(), read.panel(), bad);
  }

  /** Reads several series at once and, if some of them cannot be used, each half by itself. */
  private Series readKeyed(List<SeriesRows> rows) {
    try {
      Panel panel = panel(rows);
      if (panel.size() == rows.size()) {
        return new Series(rows, Optional.of(panel), List.of());
      }
    } catch (InputException e) {
      if (rows.size() == 1) {
        return new Series(List.of(), Optional.empty(), List.of(BadSeries.of(rows.get(0), e)));
      }
      // Which of them it is, and what is wrong with each, is told below.
    }
    int half = rows.size() / 2;
    return together(readKeyed(rows.subList(0, half)), readKeyed(rows.subList(half, rows.size())));
  }

  private static Series together(Series first, Series second) {
    List<SeriesRows> used = new ArrayList<>(first.used());
    used.addAll(second.used());
    List<TimeSeries> series = new ArrayList<>();
    first.panel().ifPresent(panel -> series.addAll(panel.series()));
    second.panel().ifPresent(panel -> series.addAll(panel.series()));
    List<BadSeries> bad = new ArrayList<>(first.bad());
    bad.addAll(second.bad());
    Optional<Panel> either = first.panel().or(second::panel);
    return new Series(used, either.map(panel -> new Panel(panel.schema(), series)), bad);
  }

  private Panel panel(List<SeriesRows> rows) {
    return Data.read(new ByteArrayInputStream(SeriesRows.csv(header, rows)), "rows", options)
        .panel();
  }
}
