package dev.recur.csv;

import dev.recur.series.Notation;
import java.util.List;

/** Numbers that are times. */
final class NumericTimes {
  private NumericTimes() {}

  /**
   * What the numbers of a column mean that is known to hold times: years, months, seconds or
   * milliseconds since 1970, or steps counted.
   *
   * @return the notation that reads most of them, if one does
   */
  static List<Notation> notations(List<String> cells) {
    boolean whole = cells.stream().allMatch(c -> c.indexOf('.') < 0);
    if (!whole) {
      return most(cells, Notation.DECIMAL_YEAR);
    }
    if (most(cells, "yyyy").size() == 1
        && cells.stream().allMatch(c -> c.compareTo("1000") >= 0 && c.compareTo("2999") <= 0)) {
      return most(cells, "yyyy");
    }
    if (cells.stream().allMatch(c -> c.length() == 6 && (c.startsWith("19") || c.startsWith("20")))
        && most(cells, "yyyyMM").size() == 1) {
      return most(cells, "yyyyMM");
    }
    if (cells.stream().allMatch(c -> c.length() >= 12 && c.length() <= 13)) {
      return most(cells, Notation.EPOCH_MILLIS);
    }
    if (cells.stream().allMatch(c -> c.length() >= 9 && c.length() <= 10)) {
      return most(cells, Notation.EPOCH_SECONDS);
    }
    return most(cells, Notation.INTEGER);
  }

  private static List<Notation> most(List<String> cells, String pattern) {
    Notation notation = Notation.of(pattern);
    long read = cells.stream().filter(c -> notation.parse(c) != Notation.NO_MATCH).count();
    return read > cells.size() / 2 ? List.of(notation) : List.of();
  }
}
