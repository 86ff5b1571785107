package dev.recur.csv;

import java.util.List;

/**
 * How numbers are written that are not plain ones.
 *
 * @param kinds of numbers, in the order in which they came
 * @param currency of amounts, empty if there are none
 * @param text the first such number as it is written
 * @param value what it was read as
 */
public record NumberStyle(List<Kind> kinds, String currency, String text, double value) {
  /** What a number can have beside its digits. */
  public enum Kind {
    /** Marks that part thousands. */
    THOUSANDS,
    /** A currency. */
    AMOUNT,
    /** A letter or word for thousands or millions. */
    MULTIPLE,
    /** Parentheses or a minus behind it. */
    NEGATIVE,
    /** A percent sign. */
    PERCENT
  }

  /** Copies the list. */
  public NumberStyle {
    kinds = List.copyOf(kinds);
  }
}
