package dev.recur.training;

import dev.recur.series.EnumNames;

/** How the learning rate goes on after the warm-up. */
public enum Schedule {
  /** It stays as it is. */
  CONSTANT {
    @Override
    double factor(long step, long steps) {
      return 1;
    }
  },

  /** It is halved after a third of the steps, and again after two thirds. */
  STEP {
    @Override
    double factor(long step, long steps) {
      long halvings = 3 * step / steps;
      return Math.pow(0.5, (double) halvings);
    }
  },

  /** It falls to zero along half a cosine (Loshchilov and Hutter 2017, without restarts). */
  COSINE {
    @Override
    double factor(long step, long steps) {
      return (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
  },

  /** It is halved whenever validation has not improved for a quarter of the patience. */
  PLATEAU {
    @Override
    double factor(long step, long steps) {
      return 1;
    }
  };

  /**
   * Returns the share of the full rate, as far as the schedule depends on the step alone.
   *
   * @param step steps done since the warm-up
   * @param steps steps from the warm-up to the end of the last epoch, 1 or more
   */
  abstract double factor(long step, long steps);

  /** The name on the command line and in model files, such as {@code cosine}. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
