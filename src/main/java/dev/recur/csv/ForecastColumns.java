package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.table.Source;
import dev.recur.table.TableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the header of a file of forecasts says of the columns that it forecasts. */
public final class ForecastColumns {
  private static final int HEAD = 1 << 16;

  private ForecastColumns() {}

  /**
   * The columns that may be forecast in a file: those with ends of intervals beside them, such as
   * {@code units} beside {@code units-lo-80}, or all where none has any.
   *
   * @param forecast the file
   * @throws InputException if it cannot be read
   */
  public static List<String> targets(Source forecast) {
    List<String> header = new ArrayList<>();
    try (TableText text = forecast.open(Optional.empty())) {
      byte[] head = text.bytes().readNBytes(HEAD);
      RecordScanner row =
          new RecordScanner(
              new SequenceInputStream(new ByteArrayInputStream(head), text.bytes()),
              forecast.name(),
              Dialect.of(text, head).delimiter());
      row.madeOf(text::line);
      for (int i = 0, cells = row.next() ? row.cells() : 0; i < cells; i++) {
        header.add(row.text(i));
      }
    } catch (IOException e) {
      throw forecast.failed(e);
    }
    List<String> points =
        header.stream()
            .flatMap(name -> IntervalEnd.parse(name).stream())
            .map(IntervalEnd::of)
            .filter(header::contains)
            .distinct()
            .toList();
    return points.isEmpty() ? header : points;
  }
}
