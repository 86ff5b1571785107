package dev.recur.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether anything may be forecast below zero. */
final class NonNegativeOption {
  @Option(
      names = "--non-negative",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      description =
          "Nothing below zero: points, intervals and paths end there [so if no value was ever below"
              + " zero].")
  private @Nullable Boolean nonNegative;

  /** What was said, if anything was. */
  Optional<Boolean> said() {
    return Optional.ofNullable(nonNegative);
  }
}
