package dev.recur.cli;

import dev.recur.config.IntervalsConfig;
import dev.recur.forecast.Levels;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What forecasts show beside their points. */
@SuppressWarnings("NullAway.Init")
final class IntervalOptions {
  @Option(
      names = "--levels",
      paramLabel = "LIST",
      converter = LevelsConverter.class,
      description =
          "Levels of the intervals beside a forecast, percents, or none [${DEFAULT-VALUE}].")
  private Levels levels = Levels.DEFAULT;

  @Mixin private NonNegativeOption nonNegative;

  @Mixin private WholeNumbersOption whole;

  IntervalsConfig intervals() {
    return new IntervalsConfig(levels, nonNegative.said(), whole.said().orElse(false));
  }
}
