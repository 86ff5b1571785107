package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.Wording;
import dev.recur.table.Source;
import dev.recur.table.TableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of sums: a header that names series, and a row a sum with its name and 1 below each series
 * that is in it, else 0 or nothing.
 */
public final class SumsFile {
  private SumsFile() {}

  /**
   * Reads the file. A row for a series itself, with a 1 below it alone, is passed over.
   *
   * @return names of the series in each sum, by its name, in order
   * @throws InputException if it cannot be read, with the place
   */
  public static Map<String, List<String>> read(Source source) {
    try (TableText text = source.open(Optional.empty())) {
      byte[] all = text.bytes().readAllBytes();
      Dialect dialect = Dialect.of(text, all);
      List<String[]> rows = Dialect.rows(all, text.name(), dialect.delimiter(), Integer.MAX_VALUE);
      if (rows.size() < 2) {
        throw new InputException("no sums")
            .at(text.name())
            .expecting(
                "a header that names series, and a row a sum with 1 below each of its series");
      }
      Map<String, List<String>> sums = new LinkedHashMap<>();
      for (int row = 1; row < rows.size(); row++) {
        List<String> parts = parts(rows.get(0), rows.get(row), text.name(), row + 1);
        String name = rows.get(row)[0].strip();
        if (parts.equals(List.of(name))) {
          continue;
        }
        if (sums.put(name, parts) != null) {
          throw new InputException("the sum '" + name + "' stands twice").at(text.name(), row + 1);
        }
      }
      return sums;
    } catch (IOException e) {
      throw source.failed(e);
    }
  }

  private static List<String> parts(String[] header, String[] row, String file, long line) {
    if (row.length != header.length) {
      throw new InputException(
              Wording.count(row.length, "cell") + " where the header has " + header.length)
          .at(file, line);
    }
    List<String> parts = new ArrayList<>();
    for (int c = 1; c < row.length; c++) {
      switch (row[c].strip()) {
        case "1", "1.0" -> parts.add(header[c].strip());
        case "", "0", "0.0" -> {
          // not in the sum
        }
        default ->
            throw new InputException("'" + row[c] + "' below '" + header[c] + "'")
                .at(file, line)
                .expecting("1 for a series of the sum, else 0");
      }
    }
    if (parts.isEmpty()) {
      throw new InputException("the sum '" + row[0] + "' has no series").at(file, line);
    }
    return parts;
  }
}
