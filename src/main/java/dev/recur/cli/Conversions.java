package dev.recur.cli;

import dev.recur.series.InputException;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Makes a complaint about an option's value one about the command line. */
final class Conversions {
  private Conversions() {}

  static <T> T converted(String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (InputException e) {
      TypeConversionException conversion =
          new TypeConversionException(String.valueOf(e.getMessage()));
      conversion.initCause(e);
      throw conversion;
    }
  }
}
