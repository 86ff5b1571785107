package dev.recur.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether everything that is forecast is a whole number. */
final class WholeNumbersOption {
  @Option(
      names = "--whole-numbers",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      description = "Round points, intervals and paths to whole numbers [false].")
  private @Nullable Boolean whole;

  /** What was said, if anything was. */
  Optional<Boolean> said() {
    return Optional.ofNullable(whole);
  }
}
