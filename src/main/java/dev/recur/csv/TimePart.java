package dev.recur.csv;

import dev.recur.series.CalendarNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a time that may have a column of its own.
 *
 * @param columns what its column is called
 * @param patterns how it may be written
 */
record TimePart(Set<String> columns, List<String> patterns) {
  static final TimePart YEAR = new TimePart(UsualNames.YEARS, List.of("y", "y'年'"));

  static final TimePart QUARTER =
      new TimePart(
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

  static final TimePart MONTH =
      new TimePart(
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

  static final TimePart WEEK =
      new TimePart(
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

  static final TimePart DAY =
      new TimePart(
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

  static final TimePart DAY_OF_YEAR =
      new TimePart(
          Set.of("doy", "day of year", "day_of_year", "dayofyear", "yday", "jday", "julian day"),
          List.of("D"));

  static final TimePart HOUR =
      new TimePart(
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

  static final TimePart CLOCK =
      new TimePart(
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
          HOUR.patterns.stream().filter(pattern -> pattern.contains(":")).toList());

  static final TimePart MINUTE = new TimePart(Set.of("minute", "min"), List.of("m"));

  static final TimePart SECOND = new TimePart(Set.of("second", "sec"), List.of("s"));

  /** Copies the collections. */
  TimePart {
    columns = Set.copyOf(columns);
    patterns = List.copyOf(patterns);
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

  /** Whether a column is called like it. */
  boolean names(String column) {
    return columns.contains(column.toLowerCase(Locale.ROOT).strip());
  }

  /** Whether a word of the name of a column is one of its names. */
  boolean isSpokenOf(String column) {
    return UsualNames.words(column).anyMatch(columns::contains);
  }
}
