package dev.recur.training;

/** The learning rate of one step after another, which a plateau of validation may halve. */
final class RateOfSteps {
  /** Epochs without improvement that halve the rate, as a share of the patience. */
  private static final int SHARE_OF_PATIENCE = 4;

  private final LearningRate rate;
  private final int plateau;
  private double best = Double.POSITIVE_INFINITY;
  private int withoutImprovement;
  private double halved = 1;
  private double last;

  /**
   * Starts at the full rate.
   *
   * @param rate the learning rate
   * @param patience epochs without improvement after which training would stop
   */
  RateOfSteps(LearningRate rate, int patience) {
    this.rate = rate;
    plateau = Math.max(1, patience / SHARE_OF_PATIENCE);
  }

  /**
   * Returns the rate of a step.
   *
   * @param step counted from 0 over all epochs
   * @param steps of all epochs
   */
  double at(long step, long steps) {
    last = halved * rate.at(step, steps);
    return last;
  }

  /** Returns the rate of the last step. */
  double last() {
    return last;
  }

  /** Takes note of how an epoch did in validation; NaN if there was none. */
  void epochEnded(double validationError) {
    if (Double.isNaN(validationError)) {
      return;
    }
    if (validationError < best) {
      best = validationError;
      withoutImprovement = 0;
    } else {
      withoutImprovement++;
    }
    if (rate.schedule() == Schedule.PLATEAU && withoutImprovement == plateau) {
      halved /= 2;
      withoutImprovement = 0;
    }
  }
}
