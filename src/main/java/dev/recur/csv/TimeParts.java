package dev.recur.csv;

import dev.recur.series.CalendarNames;
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

  private static final Part YEAR = new Part("year", UsualNames.YEARS, List.of("y"));
  private static final Part QUARTER =
      new Part(
          "quarter",
          Set.of("quarter", "qtr", "q", "quartal", "trimestre", "kwartaal", "kvartal"),
          List.of("Q", "'Q'Q", "'q'Q", "'K'Q", "'T'Q"));
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
              "měsíc"),
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
          List.of("w", "'W'w", "'KW'w", "'KW 'w", "'Week 'w"));
  private static final Part DAY =
      new Part(
          "day",
          Set.of("day", "dd", "dom", "day_of_month", "tag", "jour", "día", "dia", "giorno", "dag"),
          List.of("d"));
  private static final Part HOUR =
      new Part(
          "hour",
          Set.of(
              "hour",
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
              "HHmm"));
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
              "godzina"),
          HOUR.patterns().stream().filter(pattern -> pattern.contains(":")).toList());
  private static final Part MINUTE = new Part("minute", Set.of("minute", "min"), List.of("m"));
  private static final Part SECOND = new Part("second", Set.of("second", "sec"), List.of("s"));

  /** What may follow a year, the first of each that there is. */
  private static final List<List<Part>> BELOW_YEAR =
      List.of(List.of(MONTH, DAY, HOUR, MINUTE, SECOND), List.of(QUARTER), List.of(WEEK));

  private static final List<List<Part>> BELOW_DATE =
      List.of(List.of(HOUR, MINUTE, SECOND), List.of(CLOCK));

  private final Sample sample;
  private final IntPredicate free;

  TimeParts(Sample sample, IntPredicate free) {
    this.sample = sample;
    this.free = free;
  }

  /** The parts that columns of a time may be called, in words. */
  static String names() {
    return "year, quarter, month, week, day, hour, minute, second";
  }

  private static List<String> monthPatterns() {
    List<String> patterns = new ArrayList<>(List.of("M", "'M'M"));
    for (String language : CalendarNames.LANGUAGES) {
      String tag = language.equals("en") ? "" : "{" + language + "}";
      patterns.add("MMMM" + tag);
      patterns.add("MMM" + tag);
    }
    return patterns;
  }

  /** A year and what is below it in columns of their own; nothing if there is no such column. */
  TimeColumnFinder.Found belowYear() {
    int year = column(YEAR, "");
    if (year < 0) {
      return TimeColumnFinder.NONE;
    }
    for (List<Part> parts : BELOW_YEAR) {
      String first = year(year, parts.contains(WEEK));
      TimeColumnFinder.Found found = below(year, first, parts);
      if (!found.columns().isEmpty()) {
        return found;
      }
    }
    return TimeColumnFinder.NONE;
  }

  /** How years are written in a column. */
  private String year(int column, boolean ofWeeks) {
    boolean twoDigits = sample.cells(column).stream().allMatch(cell -> cell.length() == 2);
    return ofWeeks ? twoDigits ? "YY" : "YYYY" : twoDigits ? "yy" : "y";
  }

  /**
   * A column of dates and hours in columns of their own; nothing if there is no such column.
   *
   * @param date the column of dates
   * @param notation without a time of day
   */
  TimeColumnFinder.Found belowDate(int date, Notation notation) {
    for (List<Part> parts : BELOW_DATE) {
      TimeColumnFinder.Found found = below(date, notation.pattern(), parts);
      if (!found.columns().isEmpty()) {
        return found;
      }
    }
    return TimeColumnFinder.NONE;
  }

  private TimeColumnFinder.Found below(int first, String notation, List<Part> parts) {
    List<Integer> columns = new ArrayList<>(List.of(first));
    String pattern = notation;
    for (Part part : parts) {
      int column = column(part, pattern);
      if (column < 0 || columns.contains(column)) {
        break;
      }
      pattern += "|" + written(column, part, pattern);
      columns.add(column);
      if (pattern.contains("H:") || pattern.contains("k:") || pattern.contains("h:")) {
        break;
      }
    }
    return columns.size() < 2
        ? TimeColumnFinder.NONE
        : new TimeColumnFinder.Found(
            columns, List.of(Notation.of(pattern)), ColumnUse.Why.PART_OF_TIME);
  }

  private int column(Part part, String above) {
    for (int c = 0; c < sample.width(); c++) {
      String name = sample.names().get(c).toLowerCase(Locale.ROOT).strip();
      if (free.test(c) && part.columns().contains(name) && !written(c, part, above).isEmpty()) {
        return c;
      }
    }
    return -1;
  }

  /**
   * How a part is written, empty if its column is none.
   *
   * @param above the pattern of the parts before it
   */
  private String written(int column, Part part, String above) {
    List<String> cells = sample.cells(column).stream().distinct().toList();
    String before = above.isEmpty() ? "" : "yyyy|";
    String year = above.isEmpty() ? "" : "2020|";
    String best = "";
    long most = cells.size() / 2;
    for (String pattern : part.patterns()) {
      if (most == cells.size() && !best.isEmpty()) {
        break;
      }
      Notation notation = Notation.of(pattern.contains("w") ? "YYYY|" + pattern : before + pattern);
      long read =
          cells.stream().filter(cell -> notation.parse(year + cell) != Notation.NO_MATCH).count();
      if (read > most) {
        best = pattern;
        most = read;
      }
    }
    return best;
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
      for (Part part : List.of(YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND)) {
        if (written.isEmpty() && is(part, column)) {
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
}
