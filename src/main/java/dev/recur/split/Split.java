package dev.recur.split;

import dev.recur.series.Calendar;
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
    Calendar calendar = series.calendar();
    int test = Math.min(length, spec.test().steps(calendar, length, length));
    return beforeTest(calendar, length, test, spec.validation());
  }

  /**
   * Returns the split of the values up to an origin, with nothing held out: train and validation
   * are those of a series that goes on for some steps, which are its test.
   *
   * @param history values up to the origin
   * @param validation the part before the origin
   * @param ahead steps that would follow
   */
  public static Split upTo(TimeSeries history, SplitSize validation, int ahead) {
    Split whole = beforeTest(history.calendar(), history.length() + ahead, ahead, validation);
    return new Split(whole.train(), whole.validation(), 0);
  }

  private static Split beforeTest(Calendar calendar, int length, int test, SplitSize size) {
    int end = length - test;
    int validation = Math.min(end, size.steps(calendar, length, end));
    return new Split(end - validation, validation, test);
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
