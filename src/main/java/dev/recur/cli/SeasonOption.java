package dev.recur.cli;

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
  record Steps(OptionalInt steps) {}

  /** Reads a season. */
  static final class SeasonConverter implements ITypeConverter<Steps> {
    @Override
    public Steps convert(String value) {
      if (value.equals("auto")) {
        return new Steps(OptionalInt.empty());
      }
      if (!value.matches("0*[1-9]\\d{0,8}")) {
        throw new TypeConversionException("'" + value + "': give 1 or more, or auto");
      }
      return new Steps(OptionalInt.of(Integer.parseInt(value)));
    }
  }
}
