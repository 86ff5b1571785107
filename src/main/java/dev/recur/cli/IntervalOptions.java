package dev.recur.cli;

import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import picocli.CommandLine.Option;

/** What forecasts show beside their points. */
final class IntervalOptions {
  @Option(
      names = "--levels",
      paramLabel = "LIST",
      converter = LevelsConverter.class,
      description =
          "Levels of the intervals beside a forecast, percents, or none [${DEFAULT-VALUE}].")
  private Levels levels = Intervals.DEFAULT.levels();

  @Option(
      names = "--non-negative",
      description = "Nothing below zero, as of counts and sales: points and intervals end there.")
  private boolean nonNegative;

  Intervals intervals() {
    return new Intervals(levels, nonNegative);
  }
}
