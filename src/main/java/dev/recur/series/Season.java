package dev.recur.series;

/**
 * The season that a model works with.
 *
 * @param steps in a season, 1 for none
 * @param why it is this one
 */
public record Season(int steps, Why why) {
  /** Why a season is worked with. */
  public enum Why {
    /** The user said so. */
    GIVEN,
    /** The values confirm it. */
    CONFIRMED,
    /** The values, enough of them, confirm none. */
    NONE_FOUND,
    /** It is usual for the frequency, and the values are too few to confirm it. */
    TOO_FEW_VALUES
  }

  /** Checks the steps. */
  public Season {
    if (steps < 1) {
      throw new IllegalArgumentException("a season of " + steps + " steps");
    }
  }
}
