package dev.recur.csv;

import dev.recur.series.CalendarNames;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a year as they are named across the top of a table or in its rows.
 *
 * @param count 12 months or 4 quarters
 * @param first the month that stands first, 1 for quarters
 */
record YearParts(int count, int first) {
  private static final int MONTHS = 12;
  private static final int QUARTERS = 4;
  private static final Pattern QUARTER =
      Pattern.compile(
          "(?:[qkt]|qtr ?|quarter |quartal |trimestre )([1-4])"
              + "|([1-4])\\.? ?(?:[qkt]|qtr|quarter|quartal|trimestre|kvartal|kwartaal|kwartał)"
              + "|(i{1,3}|iv)(?: ?(?:quartal|kwartał|trim\\.?|trimestre|kw\\.))?");
  private static final Pattern FISCAL = Pattern.compile("(\\d{4})[-/](?:\\d{2}|\\d{4})");

  /**
   * The parts of a year that the first cells name, in order.
   *
   * @return empty if they are no twelve months and no four quarters
   */
  static Optional<YearParts> of(List<String> cells) {
    if (cells.size() >= MONTHS && mayBeMonth(cells.get(0))) {
      for (String language : CalendarNames.LANGUAGES) {
        int first = month(cells.get(0), language);
        boolean all = first > 0;
        for (int m = 1; m < MONTHS && all; m++) {
          all = month(cells.get(m), language) == (first - 1 + m) % MONTHS + 1;
        }
        if (all) {
          return Optional.of(new YearParts(MONTHS, first));
        }
      }
    }
    boolean quarters = cells.size() >= QUARTERS;
    for (int q = 0; q < QUARTERS && quarters; q++) {
      quarters = quarter(cells.get(q)) == q + 1;
    }
    return quarters ? Optional.of(new YearParts(QUARTERS, 1)) : Optional.empty();
  }

  /** Whether it is worth asking the languages for their names. */
  private static boolean mayBeMonth(String cell) {
    return isNumberOfMonth(cell) || cell.codePoints().limit(1).allMatch(Character::isLetter);
  }

  private static boolean isNumberOfMonth(String cell) {
    return cell.matches("0?[1-9]|1[0-2]");
  }

  private static int month(String cell, String language) {
    if (isNumberOfMonth(cell)) {
      return Integer.parseInt(cell);
    }
    String word = cell.endsWith(".") ? cell.substring(0, cell.length() - 1) : cell;
    return word.isEmpty() ? 0 : CalendarNames.of(language).month(word, false);
  }

  /** Whether a cell names a month or a quarter in words. */
  static boolean names(String cell) {
    String word = cell.endsWith(".") ? cell.substring(0, cell.length() - 1) : cell;
    return quarter(cell) > 0
        || (!word.isEmpty()
            && !Sample.number(word)
            && CalendarNames.languagesOf(List.of(word)).stream()
                .anyMatch(language -> CalendarNames.of(language).month(word, false) > 0));
  }

  private static int quarter(String cell) {
    Matcher found = QUARTER.matcher(cell.toLowerCase(Locale.ROOT).strip());
    if (!found.matches()) {
      return 0;
    }
    String roman = found.group(3);
    return roman != null
        ? List.of("i", "ii", "iii", "iv").indexOf(roman) + 1
        : Integer.parseInt(found.group(1) != null ? found.group(1) : found.group(2));
  }

  /** The year of a cell, the first of two as in 2019/20; 0 if it holds none. */
  static int year(String cell) {
    Matcher fiscal = FISCAL.matcher(cell);
    String year = fiscal.matches() ? fiscal.group(1) : cell;
    return year.matches("(1[89]|20|21)[0-9]{2}") ? Integer.parseInt(year) : 0;
  }

  /**
   * Refuses a plain year before months of two years.
   *
   * @param cell that names the year of the first row
   * @param header of the table
   * @param file its name
   */
  void requireYears(String cell, String[] header, String file) {
    if (first > 1 && !FISCAL.matcher(cell).matches()) {
      throw new InputException(
              "months across the top begin with '"
                  + Message.shown(header[1])
                  + "', and '"
                  + Message.shown(cell)
                  + "' does not say of which year it is")
          .at(Place.of(file, 2, header[0]))
          .mend("write the years as 2019/20");
    }
  }

  /** What a column of them is called. */
  String name() {
    return count == MONTHS ? "month" : "quarter";
  }

  /**
   * A part of a year as {@code 2020-03} or {@code 2020-Q1}.
   *
   * @param year in which the first part lies
   * @param place from 1
   */
  String label(int year, int place) {
    if (count == QUARTERS) {
      return year + "-Q" + place;
    }
    int months = first - 1 + place - 1;
    int month = months % MONTHS + 1;
    return year + months / MONTHS + (month < 10 ? "-0" : "-") + month;
  }
}
