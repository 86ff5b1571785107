package dev.recur.csv;

import dev.recur.table.RowText;
import dev.recur.table.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of a table with years across the top and their parts below, as one row a step. */
final class YearsAcross implements Rows {
  private final RecordScanner table;
  private final List<String> years;
  private final YearParts parts;

  /** The places of the years in the order of time. */
  private final int[] order;

  /** The values of each part by year, and where it stands. */
  private final List<List<String>> values = new ArrayList<>();

  private final List<Long> lines = new ArrayList<>();
  private int next;

  /**
   * A table behind its header.
   *
   * @param years across the top, behind the first cell
   * @param parts in rows
   */
  YearsAcross(RecordScanner table, List<String> years, YearParts parts) {
    this.table = table;
    this.years = years;
    this.parts = parts;
    this.order =
        IntStream.range(0, years.size())
            .boxed()
            .sorted((a, b) -> years.get(a).compareTo(years.get(b)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public boolean headed() {
    return true;
  }

  @Override
  public boolean next(RowText cells) throws IOException {
    if (values.isEmpty()) {
      readAll();
      cells.text(parts.name());
      cells.text("value");
      cells.at(1);
      return true;
    }
    if (next == years.size() * parts.count()) {
      return false;
    }
    int year = order[next / parts.count()];
    int part = next++ % parts.count();
    cells.text(parts.label(Integer.parseInt(years.get(year)), part + 1));
    cells.text(values.get(part).get(year));
    cells.at(lines.get(part));
    return true;
  }

  private void readAll() throws IOException {
    while (table.next() && values.size() < parts.count()) {
      List<String> row = new ArrayList<>();
      for (int c = 1; c <= years.size(); c++) {
        row.add(c < table.cells() ? table.text(c) : "");
      }
      if (!Preamble.total(table.text(0)) && !table.text(0).isEmpty()) {
        values.add(row);
        lines.add(table.line());
      }
    }
  }

  @Override
  public void close() {}
}
