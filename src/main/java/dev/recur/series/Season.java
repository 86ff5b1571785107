package dev.recur.series;

/**
 * The season that a model works with.
 *
 * @param steps in a season, 1 for none
 * @param why it is this one; empty where the user said so
 */
public record Season(int steps, String why) {
  /** Checks the steps. */
  public Season {
    if (steps < 1) {
      throw new IllegalArgumentException("a season of " + steps + " steps");
    }
  }

  /** In words: {@code season 12, confirmed by the values}. */
  @Override
  public String toString() {
    return "season " + steps + (why.isEmpty() ? "" : ", " + why);
  }
}
