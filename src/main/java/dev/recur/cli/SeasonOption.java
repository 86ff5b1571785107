package dev.recur.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The length of a season. */
final class SeasonOption {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--season",
      paramLabel = "N",
      description = "Steps in a season, 1 for none [the usual one of the frequency].")
  private @Nullable Integer season;

  OptionalInt season() {
    return season == null
        ? OptionalInt.empty()
        : OptionalInt.of(Numbers.atLeast(1, spec, "--season", season));
  }
}
