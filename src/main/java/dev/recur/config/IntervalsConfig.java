package dev.recur.config;

import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import dev.recur.series.TimeSeries;
import java.util.List;
import java.util.Optional;

/**
 * What a user may say about what a forecast shows beside its points, and where it may not go.
 *
 * @param levels of the intervals
 * @param nonNegative whether nothing goes below zero; empty if so where no value has been below it
 * @param whole whether everything is rounded to whole numbers
 */
@WithBuilder
public record IntervalsConfig(Levels levels, Optional<Boolean> nonNegative, boolean whole)
    implements IntervalsConfigBuilder.With {
  /** Returns the defaults. */
  public static IntervalsConfig defaults() {
    return new IntervalsConfig(Levels.DEFAULT, Optional.empty(), false);
  }

  /**
   * Returns the same with nothing left open.
   *
   * @param histories all that is known, which decides what was left open
   */
  public Intervals settled(List<TimeSeries> histories) {
    boolean never = histories.stream().allMatch(TimeSeries::isNonNegative);
    return new Intervals(levels, nonNegative.orElse(never), whole);
  }
}
