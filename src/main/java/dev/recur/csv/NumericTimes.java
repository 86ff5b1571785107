package dev.recur.csv;

import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers that are times. */
final class NumericTimes {
  private static final String POSTING_PERIOD = "yyyy'0'MM";
  private static final String YEAR_MONTH = "yyMM";
  private static final int LAST_YEAR = 2200;
  private static final int LONG_STEP = 20;

  /** The notations of whole numbers by their digits, the likeliest first. */
  private static final Map<Integer, List<String>> BY_DIGITS =
      Map.ofEntries(
          Map.entry(4, List.of("yyyy")),
          Map.entry(5, List.of(Notation.EXCEL_SERIAL)),
          Map.entry(6, List.of("yyyyMM", "YYYYww", "yyMMdd", "MMyyyy")),
          Map.entry(7, List.of("yyyyDDD", POSTING_PERIOD)),
          Map.entry(8, List.of("yyyyMMdd", "ddMMyyyy", "MMddyyyy", "yyyyMM'00'")),
          Map.entry(9, List.of(Notation.EPOCH_SECONDS)),
          Map.entry(10, List.of("yyyyMMddHH", "yyyyMMddkk", "yyMMddHHmm", Notation.EPOCH_SECONDS)),
          Map.entry(12, List.of("yyyyMMddHHmm", "yyMMddHHmmss", Notation.EPOCH_MILLIS)),
          Map.entry(13, List.of(Notation.EPOCH_MILLIS)),
          Map.entry(14, List.of("yyyyMMddHHmmss")),
          Map.entry(16, List.of(Notation.EPOCH_MICROS)),
          Map.entry(19, List.of(Notation.EPOCH_NANOS)));

  private static final List<String> FRACTIONS =
      List.of(
          "MM.yyyy",
          "M.yyyy",
          "'0'MM.yyyy",
          Notation.DECIMAL_YEAR,
          Notation.EXCEL_SERIAL,
          Notation.EPOCH_SECONDS);

  private static final List<String> WEEKS = List.of("ww.YYYY", "w.YYYY", "YYYY.ww");

  private static final List<String> WEEKS_OF_SHORT_YEARS = List.of("YYww");
  private static final List<String> WEEKS_BEFORE_YEARS = List.of("wwYYYY");

  private NumericTimes() {}

  /**
   * What the numbers of a column mean that is known to hold times: years, months, weeks, days or
   * hours in digits, a count since 1970 or of a spreadsheet's days, or steps counted.
   *
   * @param cells of the column
   * @param name of the column, which may say that it holds weeks or years
   * @return the notation that reads most of them, if one does; two if months and weeks both can
   */
  static List<Notation> notations(List<String> cells, String name) {
    if (UsualNames.years(name) && cells.stream().allMatch(c -> c.length() == 2)) {
      return best(cells, List.of("yy"));
    }
    boolean weeks = UsualNames.weeks(name);
    if (cells.stream().anyMatch(c -> c.indexOf('.') >= 0 || c.indexOf(',') >= 0)) {
      if (weeks && best(cells, WEEKS).size() == 1) {
        return best(cells, WEEKS);
      }
      if (cells.stream().allMatch(c -> c.matches("\\d{4}[.,](?:0[1-9]|1[0-2])"))) {
        // No fractions of a year, twelve of which have other digits than 01 to 12.
        return best(cells, List.of(cells.get(0).charAt(4) == ',' ? "yyyy,MM" : "yyyy.MM"));
      }
      return best(cells, FRACTIONS);
    }
    List<Notation> digits = ofDigits(cells, weeks);
    return digits.isEmpty() ? best(cells, List.of(Notation.INTEGER)) : digits;
  }

  /** Whole numbers that are years, months, weeks, days, hours or moments, none if they are not. */
  private static List<Notation> ofDigits(List<String> cells, boolean weeks) {
    int digits = cells.get(0).length();
    if (cells.stream().anyMatch(c -> c.length() != digits)) {
      // Moments pass from nine digits to ten in 2001.
      return best(cells, List.of(Notation.EPOCH_SECONDS, Notation.EPOCH_MILLIS)).stream()
          .filter(epoch -> cells.stream().allMatch(c -> c.length() >= 9))
          .toList();
    }
    if (weeks && digits == 4 && best(cells, WEEKS_OF_SHORT_YEARS).size() == 1) {
      return best(cells, WEEKS_OF_SHORT_YEARS);
    }
    if (weeks
        && cells.stream().allMatch(c -> c.matches("[0-5]\\d(?:19|20)\\d\\d"))
        && cells.stream().anyMatch(c -> !c.matches("(?:19|20).*"))) {
      return best(cells, WEEKS_BEFORE_YEARS);
    }
    if (digits == 4 && monthsOfShortYears(cells)) {
      return List.of(Notation.of(YEAR_MONTH));
    }
    if (digits == 7 && skips(cells, POSTING_PERIOD)) {
      return List.of(Notation.of(POSTING_PERIOD));
    }
    boolean ourTimes = cells.stream().allMatch(c -> c.startsWith("19") || c.startsWith("20"));
    List<Notation> all = new ArrayList<>();
    for (String pattern : BY_DIGITS.getOrDefault(digits, List.of())) {
      Notation notation = Notation.of(pattern);
      if ((ourTimes || (digits == 4 && noneBeginsWithZero(cells)) || !pattern.matches("[yY]{4}.*"))
          && cells.stream().allMatch(c -> notation.parse(c) != Notation.NO_MATCH)) {
        all.add(weeks && pattern.contains("w") ? 0 : all.size(), notation);
      }
    }
    if (all.isEmpty() && ourTimes && digits >= 6) {
      return best(cells, BY_DIGITS.getOrDefault(digits, List.of()));
    }
    return digits == 6 && !weeks && all.size() > 1
        ? all.subList(0, 2)
        : all.subList(0, Math.min(1, all.size()));
  }

  private static boolean noneBeginsWithZero(List<String> cells) {
    return cells.stream().noneMatch(cell -> cell.startsWith("0"));
  }

  /** Whether 1912, 2001 are months of years and no years: those would be far or far apart. */
  private static boolean monthsOfShortYears(List<String> cells) {
    return cells.size() > 1
        && (skips(cells, YEAR_MONTH)
            || (cells.stream().allMatch(c -> c.matches("\\d{4}") && Integer.parseInt(c) > LAST_YEAR)
                && best(cells, List.of(YEAR_MONTH)).size() == 1));
  }

  /**
   * Whether a notation reads all numbers and they are far apart as numbers at the ends of years.
   */
  private static boolean skips(List<String> cells, String pattern) {
    Notation notation = Notation.of(pattern);
    if (cells.stream().anyMatch(c -> notation.parse(c) == Notation.NO_MATCH)) {
      return false;
    }
    long[] numbers = cells.stream().mapToLong(Long::parseLong).sorted().distinct().toArray();
    long near = 0;
    long far = 0;
    for (int i = 1; i < numbers.length; i++) {
      long step = numbers[i] - numbers[i - 1];
      near += step < LONG_STEP / 2 ? 1 : 0;
      far += step > LONG_STEP ? 1 : 0;
    }
    return far > 0 && near >= 2 * far;
  }

  private static List<Notation> best(List<String> cells, List<String> patterns) {
    long most = cells.size() / 2;
    List<Notation> best = List.of();
    for (String pattern : patterns) {
      Notation notation = Notation.of(pattern);
      long read = cells.stream().filter(c -> notation.parse(c) != Notation.NO_MATCH).count();
      if (read > most) {
        most = read;
        best = List.of(notation);
      }
    }
    return best;
  }
}
