package dev.recur.cli;

import dev.recur.split.SplitSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much before the held-out end is not learnt from. */
final class ValidationOption {
  @Option(
      names = "--validation",
      paramLabel = "N|P%|DATE",
      converter = SplitOptions.SizeConverter.class,
      description =
          "The part before test that decides when training stops and calibrates intervals [whole"
              + " horizons, from one to 20, in a tenth of what is before test].")
  private @Nullable SplitSize validation;

  Optional<SplitSize> validation() {
    return Optional.ofNullable(validation);
  }
}
