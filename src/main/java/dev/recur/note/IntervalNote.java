package dev.recur.note;

import dev.recur.forecast.Calibration;
import dev.recur.forecast.Levels;
import dev.recur.series.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param enough levels that they are enough for: those that are shown, or the widest whole one
   */
  record FewErrors(int errors, String level, int needed, Levels enough) implements IntervalNote {}

  /**
   * The widest interval is much wider than the model's own.
   *
   * @param level of the interval, percent, as users write it
   * @param by what, and why
   * @param forecasts that tell so, independent of each other
   */
  record Widened(String level, Calibration.Widening by, int forecasts) implements IntervalNote {
    /** Factor from which on it is said. */
    private static final double MUCH = 1.5;

    /**
     * Returns the note, if there is one to say.
     *
     * @param levels of the intervals that are shown
     */
    public static Optional<IntervalNote> of(Calibration calibration, Levels levels) {
      if (levels.isEmpty() || calibration.points() == 0) {
        return Optional.empty();
      }
      int widest = levels.percents().size() - 1;
      Calibration.Widening by = calibration.widening(levels.percents().get(widest) / 100);
      return by.all() < MUCH
          ? Optional.empty()
          : Optional.of(new Widened(levels.name(widest), by, calibration.forecasts()));
    }
  }

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
   * Returns what is to be known of a calibration: what it lacks, and whether it widens much.
   *
   * @param calibration whose errors are counted
   * @param levels of the intervals that are shown
   */
  static List<IntervalNote> of(Calibration calibration, Levels levels) {
    return Stream.of(lack(calibration, levels), Widened.of(calibration, levels))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns what a calibration lacks; empty if its errors are enough. */
  private static Optional<IntervalNote> lack(Calibration calibration, Levels levels) {
    int errors = calibration.points();
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    if (errors == 0) {
      return Optional.of(new NotCalibrated());
    }
    int widest = levels.percents().size() - 1;
    int needed = Calibration.needed(levels.percents().get(widest) / 100);
    if (errors >= needed) {
      return Optional.empty();
    }
    List<Double> enough =
        levels.percents().stream()
            .filter(level -> errors >= Calibration.needed(level / 100))
            .toList();
    int widestWhole = 100 * errors / (errors + 1);
    return Optional.of(
        new FewErrors(
            errors,
            levels.name(widest),
            needed,
            new Levels(enough.isEmpty() ? List.of((double) widestWhole) : enough)));
  }
}
