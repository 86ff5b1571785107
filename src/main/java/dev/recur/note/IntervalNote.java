package dev.recur.note;

import dev.recur.forecast.Calibration;
import dev.recur.forecast.Levels;
import dev.recur.series.InputException;
import java.util.Optional;

/** What the intervals are calibrated by, and what they lack. */
public sealed interface IntervalNote extends Note {
  /**
   * What the intervals are calibrated by.
   *
   * @param errors before test
   * @param forecasts that they come from, independent of each other
   */
  record Calibrated(int errors, int forecasts) implements IntervalNote {}

  /** There is no error to calibrate the intervals by. */
  record NotCalibrated() implements IntervalNote {}

  /**
   * There are too few errors for the widest interval.
   *
   * @param errors there are
   * @param level of the interval, percent, as users write it
   * @param needed errors that it takes
   */
  record FewErrors(int errors, String level, int needed) implements IntervalNote {}

  /**
   * There are too few errors of values before for the interval that newer ones are checked by.
   *
   * @param errors there are
   * @param level of the interval, percent, as users write it
   * @param needed errors that it takes
   */
  record FewBefore(int errors, String level, int needed) implements IntervalNote {}

  /** Validation holds values that were learnt from before, so the calibration stays. */
  record KeptCalibration() implements IntervalNote {}

  /** Forecasts that are scored begin before the values that calibrate the intervals. */
  record BeforeCalibration() implements IntervalNote {}

  /**
   * Some series have no intervals.
   *
   * @param complaint how many and which, as it is refused where intervals were asked for
   */
  record WithoutIntervals(InputException complaint) implements IntervalNote {}

  /** There is no error to tell how the steps of a sample path hang together. */
  record StepsApart() implements IntervalNote {}

  /**
   * Returns what a calibration lacks; empty if its errors are enough.
   *
   * @param calibration whose errors are counted
   * @param levels of the intervals that are shown
   */
  static Optional<IntervalNote> lack(Calibration calibration, Levels levels) {
    int errors = calibration.points();
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    if (errors == 0) {
      return Optional.of(new NotCalibrated());
    }
    int widest = levels.percents().size() - 1;
    int needed = Calibration.needed(levels.percents().get(widest) / 100);
    return errors >= needed
        ? Optional.empty()
        : Optional.of(new FewErrors(errors, levels.name(widest), needed));
  }
}
