package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The series of a file that cannot be used: all are named, or left out where that is wanted. */
final class BadSeries {
  private static final int MOST_NAMED = 10;

  private final boolean skip;
  private final Set<String> names = new LinkedHashSet<>();
  private Optional<InputException> first = Optional.empty();

  /**
   * None so far.
   *
   * @param skip whether they are to be left out
   */
  BadSeries(boolean skip) {
    this.skip = skip;
  }

  /**
   * Adds a series.
   *
   * @param name of the series
   * @param complaint what is wrong with it
   */
  void add(String name, InputException complaint) {
    names.add(name);
    first = first.isEmpty() ? Optional.of(complaint) : first;
  }

  /** Adds a series whose missing values are refused. */
  void addMissing(String name) {
    names.add(name);
  }

  /** Whether a series cannot be used. */
  boolean contains(String name) {
    return names.contains(name);
  }

  /**
   * Refuses series that cannot be used, unless they are to be left out and others remain.
   *
   * @param all series of the file
   * @param missing what is missing in them
   * @throws InputException that names all, with what is wrong with the first
   */
  void refuse(int all, MissingValues missing) {
    boolean none = names.size() == all;
    if (names.isEmpty() || (skip && !none)) {
      return;
    }
    Optional<InputException> gaps = missing.complaint();
    InputException complaint = first.or(() -> gaps).orElseThrow();
    if (names.size() > 1) {
      complaint =
          complaint
              .adding(" (" + names.size() + " of " + all + " series cannot be used: ")
              .adding(named() + ")");
    }
    boolean fillable = first.isPresent() && gaps.isPresent();
    if (all > 1 && (!none || fillable)) {
      Message before = complaint.remedy();
      complaint =
          complaint.mend(
              before, before.isEmpty() ? "pass " : ", or pass ", setting("skipBadSeries"));
      if (fillable) {
        complaint = complaint.mend(complaint.remedy(), " with ", setting("missing", "interpolate"));
      }
    }
    throw complaint;
  }

  /** The series left out, nothing if none were. */
  List<Finding> findings() {
    return names.isEmpty() ? List.of() : List.of(new Finding.BadSeries(List.copyOf(names)));
  }

  private String named() {
    List<String> shown =
        new ArrayList<>(names.stream().limit(MOST_NAMED).map(Message::shown).toList());
    String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
    return String.join("; ", shown) + more;
  }
}
