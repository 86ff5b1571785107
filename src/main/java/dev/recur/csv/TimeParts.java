package dev.recur.csv;

import dev.recur.series.CalendarNames;
import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** Time that a file splits over several columns: year and month, or date and hour. */
final class TimeParts {
  /**
   * A part of a time.
   *
   * @param name of the part
   * @param columns what its column is called
   * @param patterns how it may be written
   */
  private record Part(String name, Set<String> columns, List<String> patterns) {}

  private static final Part YEAR = new Part("year", UsualNames.YEARS, List.of("y", "y'年'"));
  private static final Part QUARTER =
      new Part(
          "quarter",
          Set.of(
              "quarter",
              "qtr",
              "q",
              "quartal",
              "trimestre",
              "kwartaal",
              "kvartal",
              "kwartał",
              "negyedév",
              "çeyrek",
              "квартал",
              "period"),
          List.of("Q", "'Q'Q", "'q'Q", "'K'Q", "'T'Q", "'Q0'Q", "'Qtr 'Q", "'0'Q"));
  private static final Part MONTH =
      new Part(
          "month",
          Set.of(
              "month",
              "mon",
              "mm",
              "mth",
              "month name",
              "monat",
              "mois",
              "mes",
              "mês",
              "mese",
              "maand",
              "månad",
              "måned",
              "miesiąc",
              "měsíc",
              "mesiac",
              "mjesec",
              "mesec",
              "hónap",
              "kuukausi",
              "ay",
              "luna",
              "lună",
              "kuu",
              "mėnuo",
              "mēnesis",
              "μήνας",
              "месяц",
              "місяць",
              "bulan",
              "tháng",
              "月",
              "月份",
              "월",
              "period",
              "periode",
              "periodo",
              "période",
              "posting period",
              "buchungsperiode",
              "fiscal period"),
          monthPatterns());
  private static final Part WEEK =
      new Part(
          "week",
          Set.of(
              "week",
              "wk",
              "ww",
              "isoweek",
              "iso_week",
              "woche",
              "kw",
              "kalenderwoche",
              "semaine",
              "semana",
              "settimana",
              "vecka",
              "uge",
              "uke"),
          List.of("w", "'W'w", "'KW'w", "'KW 'w", "'Week 'w", "'Wk 'w", "'wk'w"));
  private static final Part DAY =
      new Part(
          "day",
          Set.of(
              "day",
              "dd",
              "dom",
              "day_of_month",
              "tag",
              "jour",
              "día",
              "dia",
              "giorno",
              "dag",
              "dzień",
              "den",
              "nap",
              "päivä",
              "gün",
              "день",
              "日",
              "일"),
          List.of("d", "d'日'"));
  private static final Part DAY_OF_YEAR =
      new Part(
          "day of the year",
          Set.of("doy", "day of year", "day_of_year", "dayofyear", "yday", "jday", "julian day"),
          List.of("D"));
  private static final Part HOUR =
      new Part(
          "hour",
          Set.of(
              "hour",
              "hours",
              "hr",
              "hh",
              "he",
              "hour ending",
              "hour_ending",
              "stunde",
              "heure",
              "hora",
              "ora",
              "uur",
              "timme"),
          List.of(
              "H",
              "k",
              "H:mm",
              "k:mm",
              "H:mm:ss",
              "k:mm:ss",
              "H:mm:ss.SSS",
              "h:mm a",
              "h:mma",
              "h:mm:ss a",
              "HHmm",
              "h a",
              "ha",
              "'H'k",
              "'HE'k",
              "'HE 'k",
              "H'h'",
              "H 'h'",
              "H 'Uhr'",
              "H:mm*",
              "H*"));
  private static final Part CLOCK =
      new Part(
          "time",
          Set.of(
              "time",
              "time of day",
              "zeit",
              "uhrzeit",
              "heure",
              "hora",
              "ora",
              "tijd",
              "tid",
              "timme",
              "godzina",
              "from",
              "start",
              "begin",
              "von",
              "anfang",
              "beginn"),
          HOUR.patterns().stream().filter(pattern -> pattern.contains(":")).toList());
  private static final Part MINUTE = new Part("minute", Set.of("minute", "min"), List.of("m"));
  private static final Part SECOND = new Part("second", Set.of("second", "sec"), List.of("s"));

  /** What may follow a year, the first of each that there is. */
  private static final List<List<Part>> BELOW_YEAR =
      List.of(
          List.of(MONTH, DAY, HOUR, MINUTE, SECOND),
          List.of(DAY_OF_YEAR, HOUR, MINUTE, SECOND),
          List.of(QUARTER),
          List.of(WEEK));

  private static final List<List<Part>> BELOW_DATE =
      List.of(List.of(HOUR, MINUTE, SECOND), List.of(CLOCK));

  private final Sample sample;
  private final String file;
  private final IntPredicate free;

  /**
   * Parts of times in a file.
   *
   * @param file its name
   * @param free whether a column has no other role
   */
  TimeParts(Sample sample, String file, IntPredicate free) {
    this.sample = sample;
    this.file = file;
    this.free = free;
  }

  /** The parts that columns of a time may be called, in words. */
  static String names() {
    return "year, quarter, month, week, day, hour, minute, second";
  }

  private static List<String> monthPatterns() {
    List<String> patterns = new ArrayList<>(List.of("M", "'M'M", "'P'M", "'0'MM", "M'月'", "M'월'"));
    for (String language : CalendarNames.LANGUAGES) {
      String tag = language.equals("en") ? "" : "{" + language + "}";
      patterns.add("MMMM" + tag);
      patterns.add("MMM" + tag);
    }
    return patterns;
  }

  /** A year and what is below it in columns of their own; nothing if there is no such column. */
  TimeColumnFinder.Found belowYear() {
    int year = yearColumn();
    if (year < 0) {
      return TimeColumnFinder.NONE;
    }
    for (List<Part> parts : BELOW_YEAR) {
      String first = year(year, parts.contains(WEEK));
      TimeColumnFinder.Found found = below(year, first, parts);
      if (!found.columns().isEmpty()) {
        requireYears(year);
        return found;
      }
    }
    return TimeColumnFinder.NONE;
  }

  /** Refuses years that stand in the first row of each alone. */
  private void requireYears(int column) {
    if (2 * sample.cells(column).size() <= sample.rowCount()) {
      throw new InputException("column '" + sample.names().get(column) + "' is empty in most rows")
          .at(file)
          .mend("write the year in every row");
    }
  }

  /** How years are written in a column. */
  private String year(int column, boolean ofWeeks) {
    List<String> cells = sample.cells(column);
    boolean twoDigits = cells.stream().allMatch(cell -> cell.length() == 2);
    if (!cells.isEmpty() && cells.stream().allMatch(cell -> cell.endsWith("年"))) {
      return "y'年'";
    }
    return ofWeeks ? twoDigits ? "YY" : "YYYY" : twoDigits ? "yy" : "y";
  }

  /**
   * A column of dates and hours in columns of their own; nothing if there is no such column.
   *
   * @param date the column of dates
   * @param notations without a time of day, two where day and month could change places
   */
  TimeColumnFinder.Found belowDate(int date, List<Notation> notations) {
    for (List<Part> parts : BELOW_DATE) {
      List<TimeColumnFinder.Found> found =
          notations.stream().map(notation -> below(date, notation.pattern(), parts)).toList();
      if (!found.get(0).columns().isEmpty()) {
        return new TimeColumnFinder.Found(
            found.get(0).columns(),
            found.stream().flatMap(each -> each.notations().stream()).toList(),
            ColumnUse.Why.PART_OF_TIME);
      }
    }
    return TimeColumnFinder.NONE;
  }

  private TimeColumnFinder.Found below(int first, String notation, List<Part> parts) {
    List<Integer> columns = new ArrayList<>(List.of(first));
    String pattern = notation;
    for (Part part : parts) {
      int column = column(part, pattern, columns);
      if (column < 0) {
        break;
      }
      pattern += "|" + written(column, part, pattern);
      columns.add(column);
      if (pattern.contains("H:")
          || pattern.contains("k:")
          || pattern.contains("h:")
          || pattern.endsWith("*")) {
        break;
      }
    }
    return columns.size() < 2
        ? TimeColumnFinder.NONE
        : new TimeColumnFinder.Found(
            columns, List.of(Notation.of(pattern)), ColumnUse.Why.PART_OF_TIME);
  }

  /** The column of years, by its name or a word of it: {@code Order Year}. */
  private int yearColumn() {
    for (int c = 0; c < sample.width(); c++) {
      if (is(YEAR, c) && free.test(c) && !written(c, YEAR, "").isEmpty()) {
        return c;
      }
    }
    for (int c = 0; c < sample.width(); c++) {
      if (speaksOf(YEAR, c) && free.test(c) && sample.years(c)) {
        return c;
      }
    }
    return -1;
  }

  /**
   * The column of a part: by its name, or, below times that come again and again, by a word of its
   * name or by its cells, where these are the names of months or all are times of day.
   */
  private int column(Part part, String above, List<Integer> others) {
    for (int c = 0; c < sample.width(); c++) {
      if (is(part, c) && candidate(c, others) && !written(c, part, above).isEmpty()) {
        return c;
      }
    }
    for (int c = 0; c < sample.width() && sample.repeats(others.get(0)); c++) {
      if (candidate(c, others)
          && ((speaksOf(part, c) && readsAll(c, part, above)) || shows(part, c, above))) {
        return c;
      }
    }
    return -1;
  }

  private boolean candidate(int column, List<Integer> others) {
    return free.test(column) && !others.contains(column);
  }

  private boolean readsAll(int column, Part part, String above) {
    String pattern = written(column, part, above);
    return !pattern.isEmpty()
        && sample.cells(column).size() == sample.rowCount()
        && read(distinct(column), pattern, above) == distinct(column).size();
  }

  private boolean shows(Part part, int column, String above) {
    if (sample.kind(column) != Sample.Kind.TEXT) {
      return false;
    }
    String pattern = written(column, part, above);
    return part.equals(MONTH)
        ? pattern.contains("MMM")
        : part.equals(CLOCK) && pattern.contains(":") && readsAll(column, part, above);
  }

  private List<String> distinct(int column) {
    return sample.cells(column).stream().distinct().toList();
  }

  /**
   * How a part is written, empty if its column is none.
   *
   * @param above the pattern of the parts before it
   */
  private String written(int column, Part part, String above) {
    List<String> cells = distinct(column);
    String best = "";
    long most = part.equals(MONTH) ? Math.min(cells.size() / 2, 2) : cells.size() / 2;
    for (String pattern : part.patterns()) {
      if (most == cells.size() && !best.isEmpty()) {
        break;
      }
      boolean name = pattern.contains("MMM");
      long read = read(cells, pattern, above);
      // Three names of months are enough: the others are misspelt, or in letters of another code.
      if (read > (name ? most : Math.max(most, cells.size() / 2)) && read * 3 >= cells.size()) {
        best = pattern;
        most = read;
      }
    }
    return best;
  }

  /** How many of some cells a pattern reads. */
  private static long read(List<String> cells, String pattern, String above) {
    String before = above.isEmpty() ? "" : "yyyy|";
    String year = above.isEmpty() ? "" : "2020|";
    Notation notation = Notation.of(pattern.contains("w") ? "YYYY|" + pattern : before + pattern);
    return cells.stream().filter(cell -> notation.parse(year + cell) != Notation.NO_MATCH).count();
  }

  /**
   * The pattern of columns that the user names as one time.
   *
   * @return empty if one of them is called like no part
   */
  String named(List<Integer> columns) {
    String pattern = "";
    boolean weeks = columns.stream().anyMatch(c -> is(WEEK, c));
    for (int column : columns) {
      String written = "";
      for (Part part :
          List.of(YEAR, QUARTER, MONTH, WEEK, DAY_OF_YEAR, DAY, HOUR, CLOCK, MINUTE, SECOND)) {
        if (written.isEmpty() && (is(part, column) || speaksOf(part, column))) {
          written = part.equals(YEAR) ? year(column, weeks) : written(column, part, "y");
        }
      }
      List<Notation> dates = sample.notations(column);
      if (written.isEmpty() && pattern.isEmpty() && !dates.isEmpty()) {
        written = dates.get(0).pattern();
      }
      if (written.isEmpty()) {
        return "";
      }
      pattern += (pattern.isEmpty() ? "" : "|") + written;
    }
    return pattern;
  }

  private boolean is(Part part, int column) {
    return part.columns().contains(sample.names().get(column).toLowerCase(Locale.ROOT).strip());
  }

  private boolean speaksOf(Part part, int column) {
    return UsualNames.words(sample.names().get(column)).anyMatch(part.columns()::contains);
  }
}
