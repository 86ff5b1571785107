package dev.recur.split;

import dev.recur.series.TimeSeries;

/**
 * The three parts of one series, in time order: train, validation, test.
 *
 * @param train steps in train
 * @param validation steps in validation
 * @param test steps in test
 */
public record Split(int train, int validation, int test) {
  /** Checks that no part is negative. */
  public Split {
    if (train < 0 || validation < 0 || test < 0) {
      throw new IllegalArgumentException(train + ", " + validation + ", " + test);
    }
  }

  /**
   * Returns the split of a series; train gets what validation and test leave, perhaps nothing.
   *
   * @param series the whole series
   * @param spec how much is held out
   */
  public static Split of(TimeSeries series, SplitSpec spec) {
    int length = series.length();
    int test = Math.min(length, spec.test().steps(series, length));
    int validationEnd = length - test;
    int validation = Math.min(validationEnd, spec.validation().steps(series, validationEnd));
    return new Split(validationEnd - validation, validation, test);
  }

  /** Returns the step at which validation begins. */
  public int trainEnd() {
    return train;
  }

  /** Returns the step at which test begins. */
  public int testStart() {
    return train + validation;
  }

  /** Returns the number of steps in all. */
  public int length() {
    return train + validation + test;
  }
}
