package dev.recur.config;

import dev.recur.series.Limit;
import java.util.OptionalInt;

/** Checks of what was said; what is empty has no range. */
final class Ranges {
  private Ranges() {}

  /**
   * Checks a count.
   *
   * @throws IllegalArgumentException if it is not from 1 to its limit
   */
  static void count(Limit limit, String name, OptionalInt value) {
    value.ifPresent(count -> limit.require(name, count));
  }

  /**
   * Checks a count.
   *
   * @throws IllegalArgumentException if it is not from 1 to its limit
   */
  static void count(Limit limit, String name, int value) {
    limit.require(name, value);
  }

  /**
   * Checks a share.
   *
   * @throws IllegalArgumentException if it is not in [0, 1)
   */
  static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " " + value + ": give 0 up to but not 1");
    }
  }
}
