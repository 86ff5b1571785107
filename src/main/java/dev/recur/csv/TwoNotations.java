package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Notation;
import java.util.Optional;

/**
 * Which of two notations a column is written in where every row could be either: day or month
 * first, or months or weeks after the year.
 */
final class TwoNotations {
  private TwoNotations() {}

  /**
   * Whether a column is written in its second notation: the one that leaves no gap counts.
   *
   * @param column whose rows could all be either
   * @param ticks of every row as the notation says
   * @param frequency the step, if it is known
   * @param groups rows by series; no longer in order of time afterwards
   * @param file as messages call it
   * @throws InputException if both leave gaps, or neither does
   */
  static boolean second(
      TimeColumn column, Longs ticks, Optional<Frequency> frequency, Groups groups, String file) {
    Longs swapped = column.swappedTicks();
    boolean first = regular(ticks, frequency, groups);
    TimeOrder.sort(swapped, groups);
    boolean second = regular(swapped, frequency, groups);
    if (first == second) {
      throw question(column, file);
    }
    return second;
  }

  /** Whether a column tells the same times in both, as where every row is a first of January. */
  static boolean same(TimeColumn column) {
    Longs times = column.ticks();
    Longs others = column.swappedTicks();
    for (int row = 0; row < times.size(); row++) {
      if (times.get(row) != others.get(row)) {
        return false;
      }
    }
    return true;
  }

  /** Asks which of its two notations a column is written in. */
  static InputException question(TimeColumn column, String file) {
    String one = column.notation().pattern();
    String other = column.twin().pattern();
    return new InputException(
            "is '" + column.label(0) + "' written as " + one + " or as " + other + "?")
        .at(file)
        .mend(
            "Every row could be either; pass ",
            setting("timeFormat", one),
            " or ",
            setting("timeFormat", other));
  }

  /** Whether every step follows the one before at the modal frequency. */
  private static boolean regular(Longs times, Optional<Frequency> frequency, Groups groups) {
    Optional<FrequencyFinder.Found> found =
        frequency
            .map(f -> new FrequencyFinder.Found(f, 1))
            .or(() -> FrequencyFinder.find(times, groups, true));
    if (found.isEmpty()) {
      return false;
    }
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        Calendar step =
            new Calendar(
                found.get().frequency(),
                Notation.of("yyyy"),
                times.get(groups.order[i - 1]),
                found.get().monthDay());
        if (step.ticks(1) != times.get(groups.order[i])) {
          return false;
        }
      }
    }
    return true;
  }
}
