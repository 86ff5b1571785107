package dev.recur.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms of times in the files of databases, logs, grids, statistical offices and spreadsheets.
 * A date and a time of day are looked for apart; what holds the year behind the hour is a form of
 * its own.
 */
final class TimeForms {
  private static final int LONGEST = 80;

  private static final List<TimeForm> DATES =
      forms(
          "{yyyy}{s}{M}{=}{d}",
          "{d}{s}{M}{=}{yyyy}",
          "{M}{s}{d}{=}{yyyy}",
          "{d}{s}{M}{=}{yy}",
          "{M}{s}{d}{=}{yy}",
          "{yy}{s}{M}{=}{d}",
          "{yyyy}[-/\u2013]{nn}",
          "{yyyy}[-/\u2013]{nnnn}",
          "{yyyy}[-/]{M}",
          "{y}-{MM}",
          "{yyyy}[-/]{Q}",
          "{Q}[-/]{yyyy}",
          "{M}[-/]{yyyy}",
          "{YYYY}[-/]{w}",
          "{w}[-/]{YYYY}",
          "{yyyy}-{DDD}",
          "{yyyy}{MM}{dd}",
          "{yyyy}_{MM}(?:_{dd})?",
          // As gretl writes quarters and months.
          "{yyyy}:{Q}",
          "{yyyy}:{M}",
          // Posting periods.
          "0{MM}[-/.]{yyyy}",
          "{yyyy}[-/.]0{MM}");

  /** Dates with letters, which a text of digits and marks alone need not be compared with. */
  private static final class Lettered {
    private static final List<TimeForm> DATES =
        forms(
            "{yyyy}[Mm]{MM}",
            "{yyyy}[-: ]?[Mm]{M}",
            // Posting periods and fiscal years.
            "FY ?'?{yyyy}[-/. ]?[PM]{MM}",
            "FY ?'?{yy}[-/. ]?[PM]{MM}",
            "P{MM}[-/. ]?{yyyy}",
            "{yyyy}[-/. ]?P{MM}",
            "FY ?'?{yyyy}(?:[-/ ]?Q{Q})?",
            "FY ?'?{yy}(?:[-/ ]?Q{Q})?",
            "Q{Q}[-/ ]?FY ?'?{yyyy}",
            "Q{Q}[-/ ]?FY ?'?{yy}",
            // Quarters, also as kwartal, kvartal and trimestre.
            "{yyyy}[-/ :._]?[QqKkTt]{Q}",
            "[QqKkTt]{Q}[-/ :._']{0,2}{yyyy}",
            "{yy}[-/ ]?[QKT]{Q}",
            "[QKT]{Q}[-/ ']{1,2}{yy}",
            "{Q}\\.? ?[QKT][-/ ']?{yyyy}",
            "{Q}[QKT][-/ ']?{yy}",
            "{Q}(?:st|nd|rd|th|e|er|[eè]me|\\.?º) ?(?:Quarter|quarter|Qtr|kwartaal|trimestre) {yyyy}",
            "{yyyy} {Q}(?:e|\\.) ?(?:kwartaal|kvartal|Quartal)",
            "{Q}\\.? ?(?:Quartal|Quarter|trimestre|kvartal)[,/]? {yyyy}",
            "(?:Quartal|Quarter|Trimestre) {Q}[,/]? {yyyy}",
            // Halves of a year, also as semestre.
            "{yyyy}[-/ ]?[HhSB]{N}",
            "[HS]{N}[-/ ']{0,2}{yyyy}",
            "[HS]{N}[-/ ']{1,2}{yy}",
            "{N}H[-/ ]?{yyyy}",
            // ISO weeks, also as Kalenderwoche, uge, vecka, semaine and semana.
            "{YYYY}[-/ ]?(?:W|w|KW|CW|U|V|v|S)[ -]?{ww}(?:-{e})?",
            "{YYYY}[-/ ]?(?:W|w|KW|CW|wk)[ -]?{w}",
            "{w} (?:WK|wk|Wk|KW) {YYYY}",
            "(?:KW|CW|W|Week) ?{w} \\({YYYY}\\)",
            "(?:W|KW|CW|wk|Wk|S|U|V|v)[ -]?{w}[-/., ]{1,2}{YYYY}",
            "(?:W|KW|CW|wk|Wk)[ -]?{w}[-/' ]{1,2}{YY}",
            "(?:Week|week|Woche|Semaine|Semana|Uge|Vecka) {w}[-/,]? ?{YYYY}",
            "{YYYY}[-/, ]{0,2}(?:Week|week|Woche) ?{w}",
            // Names of months.
            "{d}(?:st|nd|rd|th)?[-/. ]{0,2}{MMM}[-/., ']{0,2}{yyyy}",
            "{d}[-/. ]{0,2}{MMM}[-/., ']{0,2}{yy}",
            "{d} de {MMM} (?:de|del) {yyyy}",
            "{MMM}[-/., _']{0,2}{yyyy}",
            "{MMM}[-/., _']{0,2}{yy}",
            "{MMM} (?:de|del) {yyyy}",
            "{MMM}[-/., ]{1,2}{d},? {yyyy}",
            "{MMM}[-/]{d}[-/]{yyyy}",
            "{yyyy}[-/., _]{0,2}{MMM}",
            "{yyyy}[-/. ]?{MMM}[-/. ]?{d}",
            "{yyyy}\u5e74{M}\u6708(?:{d}\u65e5)?",
            "{yyyy}\ub144 ?{M}\uc6d4(?: ?{d}\uc77c)?",
            "{yyyy}MM{MM}");
  }

  /** Times of day, and what else stands around a date. */
  private static final class Around {
    private static final List<TimeForm> TIMES =
        forms(
            "(?:[Tt]| +|, |,|:|_|-| um | at | \u00e0 | - ){H}:{mm}(?::{ss}(?:[.,]{SSS})?)?",
            "(?:[Tt]| +|, |:|_| at ){h}:{mm}(?::{ss}(?:[.,:]{SSS})?)?[ \u00a0\u202f]?{a}",
            "(?: |-){HH}\\.{mm}(?:\\.{ss}(?:\\.{SSS})?)?",
            "(?: |-){h}\\.{mm}(?:\\.{ss}(?:\\.{SSS})?)? ?{a}",
            "(?:[T_ -]){HH}{mm}(?:{ss})?",
            "(?:[T ]){H}",
            "[-_]{HH}",
            "(?: +){h}[ \u00a0\u202f]?{a}",
            "(?: +){H} ?[hH](?:{mm})?",
            "(?: +){H} Uhr");

    private static final List<TimeForm> ZONES =
        forms(" ?{X}", " UTC", " GMT", " (?:GMT|UTC){X}", " {X} UTC", " {z}");

    private static final List<TimeForm> WEEKDAYS = forms("{E}[,.]? ", "{E},");

    /** The year behind the time of day, as C, Java and SQL Server write it. */
    private static final List<TimeForm> WHOLE =
        forms(
            "{E} {MMM} {1,2}{d} {H}:{mm}:{ss} {yyyy}",
            "{E} {MMM} {1,2}{d} {H}:{mm}:{ss} (?:UTC|GMT) {yyyy}",
            "{E} {MMM} {1,2}{d} {H}:{mm}:{ss} {z} {yyyy}",
            "{E} {MMM} {1,2}{d} {H}:{mm}:{ss} {X} {yyyy}",
            "{E} {MMM} {1,2}{d} {H}:{mm}:{ss} {yyyy} {X}",
            "{E} {MMM} {1,2}{d} {h}:{mm}:{ss} {a} (?:UTC|GMT) {yyyy}",
            "{E} {MMM} {1,2}{d} {h}:{mm}:{ss} {a} {z} {yyyy}",
            "{E} {1,2}{d} {MMM} {H}:{mm}:{ss} (?:UTC|GMT) {yyyy}",
            "{E} {1,2}{d} {MMM} {H}:{mm}:{ss} {z} {yyyy}",
            "{H}:{mm}(?::{ss})? {d}{s}{M}{=}{yyyy}");
  }

  private static final Pattern TIME_BEGINS =
      Pattern.compile(
          "(?:(?<=\\d)[Tt]|(?<=\\d)[_:]| - | +(?:um|at|\u00e0) |, ?| +|(?<=\\d)-)"
              + "(?=\\d{1,2}(?:[:.]\\d{2}|[ \u00a0\u202f]?[AaPp][Mm]| ?[hH]| Uhr|(?:\\d{2}){0,2}(?:$|[Z+ -])))");
  private static final Pattern ZONE_BEGINS =
      Pattern.compile(" ?(?:GMT|UTC)[+-]| [A-Z]{3,4}$| ?[+-]\\d{2}|(?<=[\\d ])Z| UTC$| Z");
  private static final Pattern INTERVAL =
      Pattern.compile(
          " ?(?:-|\u2013|\u2014|/| to | bis ) ?(?=\\d)| ?(?=\\[[A-Z])| (?=\\([A-Z])"
              + "| (?=[A-Z][A-Za-z]+/[A-Za-z_/-]+$)");
  private static final Pattern TIME_ALONE =
      Pattern.compile(
          "\\d{1,2}:\\d{2}(?::\\d{2})?|[\\[(][A-Z][A-Za-z/_ ]+[\\])]"
              + "|[A-Z][A-Za-z]+/[A-Za-z_/-]+");

  private TimeForms() {}

  private static List<TimeForm> forms(String... templates) {
    return Stream.of(templates).map(TimeForm::new).toList();
  }

  /** The patterns that a text could be written in, the likeliest first. */
  static List<String> patterns(String text) {
    if (text.length() < 4 || text.length() > LONGEST || text.chars().noneMatch(TimeForms::digit)) {
      return List.of();
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return patterns(text.substring(1, text.length() - 1)).stream()
          .map(inner -> "[" + inner + "]")
          .toList();
    }
    Set<String> patterns = new LinkedHashSet<>(times(text));
    patterns.addAll(interval(text, true));
    if (patterns.isEmpty()) {
      patterns.addAll(interval(text, false));
    }
    return List.copyOf(patterns);
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static List<String> times(String text) {
    List<String> patterns = new ArrayList<>(dates(text));
    if (patterns.isEmpty()) {
      Matcher begin = TIME_BEGINS.matcher(text);
      while (begin.find()) {
        List<String> dates = new ArrayList<>(dates(text.substring(0, begin.start())));
        dates.removeIf(pattern -> !namesDay(pattern));
        List<String> times =
            dates.isEmpty() ? List.of() : timesOfDay(text.substring(begin.start()));
        joined(dates, times, patterns);
      }
    }
    if (patterns.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
      Around.WHOLE.forEach(form -> patterns.addAll(form.patterns(text, false)));
    }
    return patterns;
  }

  /** Whether a pattern says the day, without which no time of day follows. */
  private static boolean namesDay(String pattern) {
    return pattern.replaceAll("'[^']*'|\\{[^}]*\\}", "").matches(".*[dDe].*");
  }

  /** A date, with the name of its weekday before it perhaps. */
  private static List<String> dates(String text) {
    List<String> patterns = days(text, false);
    if (patterns.isEmpty() && !text.isEmpty() && Character.isLetter(text.charAt(0))) {
      int end = text.indexOf(' ') + 1;
      int comma = text.indexOf(',') + 1;
      end = end == 0 ? comma : end;
      if (end > 2) {
        List<String> weekdays = new ArrayList<>();
        for (TimeForm form : Around.WEEKDAYS) {
          weekdays.addAll(form.patterns(text.substring(0, end), true));
        }
        if (!weekdays.isEmpty()) {
          joined(weekdays, days(text.substring(end).strip(), true), patterns);
        }
        patterns.removeIf(TimeForms::inTwoLanguages);
      }
    }
    return patterns;
  }

  private static List<String> days(String text, boolean everyLanguage) {
    List<String> patterns = new ArrayList<>();
    DATES.forEach(form -> patterns.addAll(form.patterns(text, everyLanguage)));
    if (text.chars().anyMatch(Character::isLetter)) {
      Lettered.DATES.forEach(form -> patterns.addAll(form.patterns(text, everyLanguage)));
    }
    return patterns;
  }

  private static boolean inTwoLanguages(String pattern) {
    int first = pattern.indexOf('{');
    int last = pattern.lastIndexOf('{');
    return pattern.contains("MMM")
        && first >= 0
        && (first == last || !pattern.regionMatches(first, pattern, last, 4));
  }

  private static List<String> timesOfDay(String text) {
    List<String> patterns = new ArrayList<>();
    Around.TIMES.forEach(form -> patterns.addAll(form.patterns(text, false)));
    Matcher zone = ZONE_BEGINS.matcher(text);
    while (patterns.isEmpty() && zone.find()) {
      List<String> times = new ArrayList<>();
      String before = text.substring(0, zone.start());
      Around.TIMES.forEach(form -> times.addAll(form.patterns(before, false)));
      List<String> zones = new ArrayList<>();
      Around.ZONES.forEach(
          form -> zones.addAll(form.patterns(text.substring(zone.start()), false)));
      joined(times, zones.subList(0, Math.min(1, zones.size())), patterns);
    }
    return patterns;
  }

  /** A time that something follows: the end of an interval, or the name of a zone in brackets. */
  private static List<String> interval(String text, boolean ofHours) {
    List<String> patterns = new ArrayList<>();
    Matcher between = INTERVAL.matcher(text);
    while (between.find() && patterns.isEmpty()) {
      String begin = text.substring(0, between.start());
      String end = text.substring(between.end());
      boolean hours = TIME_ALONE.matcher(end).matches();
      if (begin.length() >= 6 && (ofHours ? hours : hours || !times(end).isEmpty())) {
        times(begin).forEach(pattern -> patterns.add(pattern + "*"));
      }
    }
    if (ofHours) {
      patterns.removeIf(pattern -> !pattern.contains("mm"));
    }
    return patterns;
  }

  private static void joined(List<String> firsts, List<String> seconds, List<String> all) {
    for (String first : firsts) {
      for (String second : seconds) {
        all.add(first + second);
      }
    }
  }
}
