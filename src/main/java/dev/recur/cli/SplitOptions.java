package dev.recur.cli;

import dev.recur.series.Limit;
import dev.recur.split.SplitSize;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How far ahead forecasts reach and how much of the end is held out. */
final class SplitOptions {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = {"-H", "--horizon"},
      paramLabel = "N",
      description = "Steps ahead [one season, or 10 steps without a season].")
  @Nullable Integer horizon;

  @Option(
      names = "--test",
      paramLabel = "N|P%|DATE",
      converter = SizeConverter.class,
      description = "Held-out end: steps, a share, or from a date on [one horizon].")
  @Nullable SplitSize test;

  OptionalInt horizon() {
    return Numbers.optionalCount(Limit.STEPS, spec, "--horizon", horizon);
  }

  Optional<SplitSize> test() {
    return Optional.ofNullable(test);
  }

  /** Reads a number of steps, a share or a date. */
  static final class SizeConverter implements ITypeConverter<SplitSize> {
    @Override
    public SplitSize convert(String value) {
      return Conversions.converted(value, SplitSize::parse);
    }
  }
}
