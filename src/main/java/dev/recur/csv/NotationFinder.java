package dev.recur.csv;

import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the notation of a column of times from its first cells. */
final class NotationFinder {
  private static final String MONTH_WORD =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
  private static final Pattern ISO = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern DAY_AND_MONTH =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})([-/])(\\d{1,2})");
  private static final Pattern SHORT_YEAR_MONTH = Pattern.compile("\\d{1,3}-\\d{2}");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})([-/])\\d{4}");
  private static final Pattern YEAR_QUARTER = Pattern.compile("\\d{4}([- ]?)Q[1-4]");
  private static final Pattern QUARTER_YEAR = Pattern.compile("Q[1-4]([-/ ]?)\\d{4}");
  private static final Pattern WEEK = Pattern.compile("\\d{4}([- ]?)W\\d{2}(-\\d)?");
  private static final Pattern YEAR_M_MONTH = Pattern.compile("\\d{4}M\\d{2}");
  private static final Pattern DAY_WORD_YEAR =
      Pattern.compile("(\\d{1,2})([- ])(" + MONTH_WORD + ")[- ](\\d{4}|\\d{2})");
  private static final Pattern WORD_YEAR =
      Pattern.compile("(" + MONTH_WORD + ")([- ])(\\d{4}|\\d{2})");
  private static final Pattern WORD_DAY_YEAR =
      Pattern.compile("(" + MONTH_WORD + ") (\\d{1,2}), (\\d{4})");
  private static final Pattern YEAR_WORD = Pattern.compile("\\d{4}([- ])(" + MONTH_WORD + ")");
  private static final Pattern COMPACT =
      Pattern.compile("\\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
  private static final Pattern TIME_OF_DAY =
      Pattern.compile(
          "([T ])(\\d{1,2})(?:(:)(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?"
              + "( ?[AaPp][Mm])?( UTC)?( ?(?:Z|[+-]\\d{2}:?\\d{2}))?$");

  private NotationFinder() {}

  /** Whether a cell can be nothing but a time. */
  static boolean looksLikeTime(String cell) {
    if (cell.length() < 4 || cell.length() > 40) {
      return false;
    }
    for (String pattern : patterns(cell)) {
      if (Notation.of(pattern).parse(cell) != Notation.NO_MATCH) {
        return true;
      }
    }
    return false;
  }

  /**
   * The notations that read most of the cells: none, one, or two where day and month could change
   * places.
   *
   * @param cells the first cells of a column, missing ones left out
   */
  static List<Notation> find(List<String> cells) {
    Set<String> tried = new LinkedHashSet<>();
    for (int i = 0; i < cells.size() && tried.size() < 8; i += 1 + i / 4) {
      if (cells.get(i).length() <= 40) {
        tried.addAll(patterns(cells.get(i)));
      }
    }
    List<Notation> best = new ArrayList<>();
    int most = cells.size() / 2;
    for (String pattern : tried) {
      Notation notation = Notation.of(pattern);
      int read = 0;
      for (String cell : cells) {
        if (notation.parse(cell) == Notation.NO_MATCH) {
          notation = relaxed(notation, cell);
        }
        if (notation.parse(cell) != Notation.NO_MATCH) {
          read++;
        }
      }
      if (read > most) {
        best.clear();
        most = read;
      }
      if (read == most && read > cells.size() / 2 && !best.contains(notation)) {
        best.add(notation);
      }
    }
    return swappable(best);
  }

  /** Keeps the first notation, and its twin with day and month exchanged. */
  private static List<Notation> swappable(List<Notation> found) {
    if (found.size() < 2) {
      return found;
    }
    Notation first = found.get(0);
    for (Notation other : found.subList(1, found.size())) {
      if (isTwin(first, other)) {
        return List.of(first, other);
      }
    }
    return List.of(first);
  }

  private static boolean isTwin(Notation a, Notation b) {
    String marked = a.pattern().replaceAll("d+", "#").replaceAll("M+", "d").replace("#", "M");
    return marked.equals(b.pattern().replaceAll("d+", "d").replaceAll("M+", "M"));
  }

  /**
   * The notation with single digits allowed in as few fields as the cell needs, or the same
   * notation if that does not help.
   */
  static Notation relaxed(Notation notation, String cell) {
    String pattern = notation.pattern();
    String[] doubled = {"MM", "dd", "HH", "hh"};
    List<String> candidates = new ArrayList<>();
    for (int mask = 1; mask < 1 << doubled.length; mask++) {
      String loose = pattern;
      for (int f = 0; f < doubled.length; f++) {
        if (((mask >> f) & 1) == 1) {
          loose =
              loose.replaceFirst(
                  "(?<!"
                      + doubled[f].charAt(0)
                      + ")"
                      + doubled[f]
                      + "(?!"
                      + doubled[f].charAt(0)
                      + ")",
                  doubled[f].substring(1));
        }
      }
      if (!loose.equals(pattern) && !candidates.contains(loose)) {
        candidates.add(loose);
      }
    }
    candidates.sort(java.util.Comparator.comparing(String::length).reversed());
    for (String loose : candidates) {
      Notation candidate = Notation.of(loose, notation.zone());
      if (candidate.parse(cell) != Notation.NO_MATCH) {
        return candidate;
      }
    }
    return notation;
  }

  /** The patterns a cell could be written in. */
  private static List<String> patterns(String cell) {
    String date = cell;
    String rest = "";
    Matcher time = TIME_OF_DAY.matcher(cell);
    if (time.find() && time.start() >= 6) {
      date = cell.substring(0, time.start());
      rest = timeOfDay(time);
    }
    List<String> patterns = new ArrayList<>();
    for (String pattern : dates(date)) {
      patterns.add(pattern + rest);
    }
    if (!rest.isEmpty() && patterns.isEmpty()) {
      // What looked like an hour was part of the date, as in '12 Jan 20'.
      patterns.addAll(dates(cell));
    }
    return patterns;
  }

  private static String timeOfDay(Matcher time) {
    StringBuilder pattern = new StringBuilder();
    boolean half = time.group(7) != null;
    pattern.append(time.group(1).equals("T") ? "'T'" : " ");
    boolean padded = !half || time.group(2).startsWith("0");
    pattern.append((half ? "h" : "H").repeat(padded ? time.group(2).length() : 1));
    if (time.group(3) != null) {
      pattern.append(":mm");
    }
    if (time.group(5) != null) {
      pattern.append(":ss");
    }
    if (time.group(6) != null) {
      pattern.append('.').append("S".repeat(time.group(6).length()));
    }
    if (half) {
      pattern.append(time.group(7).startsWith(" ") ? " a" : "a");
    }
    if (time.group(8) != null) {
      pattern.append("' UTC'");
    }
    if (time.group(9) != null) {
      pattern.append(time.group(9).startsWith(" ") ? " X" : "X");
    }
    return pattern.toString();
  }

  private static List<String> dates(String text) {
    Matcher m = ISO.matcher(text);
    if (m.matches()) {
      return List.of(
          "yyyy" + m.group(2) + two("M", m.group(3)) + m.group(2) + two("d", m.group(4)));
    }
    m = DAY_AND_MONTH.matcher(text);
    if (m.matches()) {
      String s = m.group(2);
      String year = s + (m.group(4).length() == 4 ? "yyyy" : "yy");
      return List.of(
          two("d", m.group(1)) + s + two("M", m.group(3)) + year,
          two("M", m.group(1)) + s + two("d", m.group(3)) + year);
    }
    m = YEAR_MONTH.matcher(text);
    if (m.matches()) {
      return List.of("yyyy" + m.group(2) + two("M", m.group(3)));
    }
    if (SHORT_YEAR_MONTH.matcher(text).matches()) {
      return List.of("y-MM");
    }
    m = MONTH_YEAR.matcher(text);
    if (m.matches()) {
      return List.of(two("M", m.group(1)) + m.group(2) + "yyyy");
    }
    m = YEAR_QUARTER.matcher(text);
    if (m.matches()) {
      return List.of("yyyy'" + m.group(1) + "Q'Q");
    }
    m = QUARTER_YEAR.matcher(text);
    if (m.matches()) {
      return List.of("'Q'Q" + (m.group(1).isEmpty() ? "" : "'" + m.group(1) + "'") + "yyyy");
    }
    m = WEEK.matcher(text);
    if (m.matches()) {
      return List.of("YYYY'" + m.group(1) + "W'ww" + (m.group(2) == null ? "" : "-e"));
    }
    if (YEAR_M_MONTH.matcher(text).matches()) {
      return List.of("yyyy'M'MM");
    }
    if (COMPACT.matcher(text).matches()) {
      return List.of("yyyyMMdd");
    }
    return worded(text);
  }

  private static List<String> worded(String text) {
    Matcher m = DAY_WORD_YEAR.matcher(text);
    if (m.matches()) {
      String s = m.group(2);
      return List.of(
          two("d", m.group(1))
              + s
              + word(m.group(3))
              + s
              + (m.group(4).length() == 4 ? "yyyy" : "yy"));
    }
    m = WORD_YEAR.matcher(text);
    if (m.matches()) {
      return List.of(word(m.group(1)) + m.group(2) + (m.group(3).length() == 4 ? "yyyy" : "yy"));
    }
    m = WORD_DAY_YEAR.matcher(text);
    if (m.matches()) {
      return List.of(word(m.group(1)) + " " + two("d", m.group(2)) + ", yyyy");
    }
    m = YEAR_WORD.matcher(text);
    if (m.matches()) {
      return List.of("yyyy" + m.group(1) + word(m.group(2)));
    }
    return List.of();
  }

  private static String two(String letter, String digits) {
    return letter.repeat(digits.length());
  }

  private static String word(String month) {
    return month.length() == 3 ? "MMM" : "MMMM";
  }
}
