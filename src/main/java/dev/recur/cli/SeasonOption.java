package dev.recur.cli;

import dev.recur.series.Limit;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How many steps a season has. */
final class SeasonOption {
  @Option(
      names = "--season",
      paramLabel = "auto|N",
      converter = SeasonConverter.class,
      description =
          "Steps in a season, 1 for none; auto takes one that the calendar suggests and train"
              + " confirms [auto].")
  private Steps season = new Steps(OptionalInt.empty());

  /** Returns the steps in a season; empty to find it in train. */
  OptionalInt season() {
    return season.steps();
  }

  /** What the option asks for. */
  record Steps(OptionalInt steps) {
    // Picocli asks for it at every start, which would wait for a record's own.
    @Override
    public String toString() {
      return steps.isPresent() ? Integer.toString(steps.getAsInt()) : "auto";
    }
  }

  /** Reads a season. */
  static final class SeasonConverter implements ITypeConverter<Steps> {
    @Override
    public Steps convert(String value) {
      if (value.equals("auto")) {
        return new Steps(OptionalInt.empty());
      }
      if (!value.matches("\\d{1,9}") || !Limit.STEPS.allows(Integer.parseInt(value))) {
        throw new TypeConversionException(
            "'" + value + "': give 1 to " + Limit.STEPS.most() + ", or auto");
      }
      return new Steps(OptionalInt.of(Integer.parseInt(value)));
    }
  }
}
