package dev.recur.csv;

import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the notation of a column of times from its first cells. */
final class NotationFinder {
  private static final int COMPACT_DATE = 8;
  private static final int LONGEST = 80;
  private static final int MOST_TRIED = 40;
  private static final double SIMILAR = 1.5;

  private NotationFinder() {}

  /** Whether a cell can be nothing but a time. */
  static boolean looksLikeTime(String cell) {
    return notations(cell).findAny().isPresent();
  }

  /** The notations that read a cell which can be nothing but a time, the likeliest first. */
  static Stream<Notation> notations(String cell) {
    return patterns(cell).stream()
        .map(Notation::of)
        .filter(notation -> notation.parse(cell) != Notation.NO_MATCH);
  }

  /**
   * The notations that read most of the cells: none, one, or two where day and month could change
   * places.
   *
   * @param cells the first cells of a column, missing ones left out
   * @param column its name, which may say that it holds weeks or quarters
   */
  static List<Notation> find(List<String> cells, String column) {
    Set<String> tried = new LinkedHashSet<>();
    for (int i = 0; i < cells.size() && tried.size() < MOST_TRIED; i += 1 + i / 4) {
      tried.addAll(patterns(cells.get(i)));
    }
    Candidates candidates = new Candidates(cells, field(column));
    tried.forEach(candidates::add);
    // What the best one cannot read may be what tells the notation, such as 'Dez' or a 24th hour.
    candidates.unread().ifPresent(cell -> patterns(cell).forEach(candidates::add));
    return swappable(inOrder(candidates.best, cells));
  }

  /** The letter of the field that the name of a column speaks of, empty if it does not. */
  private static String field(String column) {
    boolean quarters = TimePart.QUARTER.isSpokenOf(column) && !TimePart.MONTH.isSpokenOf(column);
    return UsualNames.weeks(column) ? "w" : quarters ? "Q" : "";
  }

  /**
   * Of notations that begin and that end with a year of two digits, those in which the times follow
   * each other most evenly.
   */
  private static List<Notation> inOrder(List<Notation> found, List<String> cells) {
    long yearFirst = found.stream().filter(n -> n.pattern().startsWith("yy")).count();
    if (yearFirst == 0
        || yearFirst == found.size()
        || !found.stream().allMatch(Notation::writesTwoDigitYears)) {
      return found;
    }
    double most = found.stream().mapToDouble(n -> unevenness(n, cells)).min().orElse(1);
    return found.stream().filter(n -> unevenness(n, cells) <= SIMILAR * most).toList();
  }

  /** The longest step between times beside the middle one. */
  private static double unevenness(Notation notation, List<String> cells) {
    long[] times =
        cells.stream()
            .mapToLong(notation::parse)
            .filter(time -> time != Notation.NO_MATCH)
            .sorted()
            .distinct()
            .toArray();
    long[] steps =
        IntStream.range(1, times.length).mapToLong(i -> times[i] - times[i - 1]).sorted().toArray();
    return steps.length == 0 ? 1 : (double) steps[steps.length - 1] / steps[steps.length / 2];
  }

  /** The notations that read most of some cells so far. */
  private static final class Candidates {
    private final List<String> cells;
    private final String field;
    private final List<Notation> best = new ArrayList<>();
    private final Set<String> tried = new HashSet<>();
    private int most;

    Candidates(List<String> cells, String field) {
      this.cells = cells;
      this.field = field;
      this.most = cells.size() / 2;
    }

    private void add(String pattern) {
      if (!tried.add(pattern)
          || (pattern.contains("nn") && cells.stream().distinct().count() < 2)) {
        return;
      }
      Notation notation = Notation.of(pattern);
      int unread = 0;
      for (int i = 0; i < cells.size() && unread <= cells.size() - most; i++) {
        if (notation.parse(cells.get(i)) == Notation.NO_MATCH) {
          notation = relaxed(notation, cells.get(i));
          unread += notation.parse(cells.get(i)) == Notation.NO_MATCH ? 1 : 0;
        }
      }
      int read = cells.size() - unread;
      if (read > most) {
        best.clear();
        most = read;
      }
      if (read == most && read > cells.size() / 2 && !best.contains(notation)) {
        best.add(!field.isEmpty() && pattern.contains(field) ? 0 : best.size(), notation);
      }
    }

    /** The first cell that the best notation does not read. */
    private Optional<String> unread() {
      return best.isEmpty()
          ? Optional.empty()
          : cells.stream().filter(c -> best.get(0).parse(c) == Notation.NO_MATCH).findFirst();
    }
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

  /** Whether two patterns have the same fields, with day, month and year in another order. */
  private static boolean isTwin(Notation a, Notation b) {
    return fields(a, "#", "#", "#").equals(fields(b, "#", "#", "#"))
        && !fields(a, "d", "M", "y").equals(fields(b, "d", "M", "y"));
  }

  private static String fields(Notation notation, String day, String month, String year) {
    return notation
        .pattern()
        .replaceAll("d+", day)
        .replaceAll("(?<!M)MM?(?!M)", month)
        .replaceAll("(?<!y)yy(?!y)", year);
  }

  /**
   * The notation with single digits allowed in as few fields as the cell needs, or the same
   * notation if that does not help.
   */
  static Notation relaxed(Notation notation, String cell) {
    String pattern = notation.withUsualMonths().pattern();
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
    for (String strict : List.copyOf(candidates)) {
      candidates.add(to24(strict));
    }
    candidates.add(to24(pattern));
    candidates.sort(Comparator.comparing(String::length).reversed());
    for (String loose : candidates) {
      Notation candidate = Notation.of(loose, notation.zone());
      if (candidate.parse(cell) != Notation.NO_MATCH) {
        return candidate;
      }
    }
    return notation;
  }

  /** The same pattern with hours that go to 24. */
  private static String to24(String pattern) {
    return pattern.replaceFirst("HH?(?!')", pattern.contains("HH") ? "kk" : "k");
  }

  /** The patterns a cell could be written in; a number is a date only if it has eight digits. */
  private static List<String> patterns(String cell) {
    return cell.length() > LONGEST || (number(cell) && cell.length() != COMPACT_DATE)
        ? List.of()
        : TimeForms.patterns(cell);
  }

  /** Digits with one decimal mark at most. */
  private static boolean number(String cell) {
    int marks = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '.' || c == ',') {
        marks++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return marks <= 1;
  }
}
