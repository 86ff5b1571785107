package dev.recur.config;

import java.util.OptionalInt;

/** Checks of what was said; what is empty has no range. */
final class Ranges {
  private Ranges() {}

  /**
   * Checks a count.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  static void positive(String name, OptionalInt value) {
    if (value.orElse(1) < 1) {
      throw new IllegalArgumentException(name + " " + value.getAsInt() + ": give 1 or more");
    }
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
