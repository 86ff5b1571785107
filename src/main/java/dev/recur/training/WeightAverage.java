package dev.recur.training;

/**
 * A moving average of the weights over the last steps, which forecasts more steadily than the
 * weights of any one step (Polyak and Juditsky 1992).
 */
final class WeightAverage {
  /** Share of the average that each step keeps: the last twenty steps count most. */
  private static final double KEEP = 0.95;

  /** Steps at the beginning over which the average follows more closely. */
  private static final double WARM_UP = 10;

  private final float[] average;
  private final float[] current;
  private long steps;

  /**
   * Starts at the first weights.
   *
   * @param initial flat
   */
  WeightAverage(float[] initial) {
    average = initial.clone();
    current = new float[initial.length];
  }

  /** Returns where the weights of a step are to be put before {@link #add}. */
  float[] current() {
    return current;
  }

  /** Adds the current weights. */
  void add() {
    steps++;
    float keep = (float) Math.min(KEEP, (1 + steps) / (WARM_UP + steps));
    for (int i = 0; i < average.length; i++) {
      average[i] = keep * average[i] + (1 - keep) * current[i];
    }
  }

  /** Returns a copy of the average. */
  float[] weights() {
    return average.clone();
  }
}
