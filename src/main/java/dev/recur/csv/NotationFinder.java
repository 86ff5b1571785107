package dev.recur.csv;

import dev.recur.series.Notation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the notation of a column of times from its first cells. */
final class NotationFinder {
  private static final int COMPACT_DATE = 8;
  private static final int LONGEST = 80;
  private static final int MOST_TRIED = 40;

  private NotationFinder() {}

  /** Whether a cell can be nothing but a time. */
  static boolean looksLikeTime(String cell) {
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
   * @param weeks whether the name of the column says that it holds weeks
   */
  static List<Notation> find(List<String> cells, boolean weeks) {
    Set<String> tried = new LinkedHashSet<>();
    for (int i = 0; i < cells.size() && tried.size() < MOST_TRIED; i += 1 + i / 4) {
      tried.addAll(patterns(cells.get(i)));
    }
    Candidates candidates = new Candidates(cells, weeks);
    tried.forEach(candidates::add);
    // What the best one cannot read may be what tells the notation, such as 'Dez' or a 24th hour.
    candidates.unread().ifPresent(cell -> patterns(cell).forEach(candidates::add));
    return swappable(candidates.best);
  }

  /** The notations that read most of some cells so far. */
  private static final class Candidates {
    private final List<String> cells;
    private final boolean weeks;
    private final List<Notation> best = new ArrayList<>();
    private final Set<String> tried = new HashSet<>();
    private int most;

    Candidates(List<String> cells, boolean weeks) {
      this.cells = cells;
      this.weeks = weeks;
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
        best.add(weeks && pattern.contains("w") ? 0 : best.size(), notation);
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
