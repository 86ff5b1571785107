package dev.recur.training;

/**
 * The learning rate over a training.
 *
 * @param full the rate where no schedule lowers it, above 0
 * @param schedule how it goes on after the warm-up
 * @param warmup share of the steps over which it first rises from near zero in a straight line;
 *     from 0 up to but not 1
 */
public record LearningRate(double full, Schedule schedule, double warmup) {
  /** Checks the ranges. */
  public LearningRate {
    if (!(full > 0) || !Double.isFinite(full)) {
      throw new IllegalArgumentException("learning rate " + full);
    }
    if (!(warmup >= 0 && warmup < 1)) {
      throw new IllegalArgumentException("warm-up " + warmup);
    }
  }

  /** Returns a rate that stays as it is. */
  public static LearningRate constant(double rate) {
    return new LearningRate(rate, Schedule.CONSTANT, 0);
  }

  /**
   * Returns the rate of a step, but for what a plateau of validation takes away.
   *
   * @param step counted from 0 over all epochs
   * @param steps of all epochs
   */
  double at(long step, long steps) {
    long rising = Math.round(warmup * steps);
    return step < rising
        ? full * (step + 1) / rising
        : full * schedule.factor(step - rising, steps - rising);
  }
}
