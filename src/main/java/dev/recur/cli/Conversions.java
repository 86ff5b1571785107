package dev.recur.cli;

import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Makes a complaint about an option's value one about the command line. */
final class Conversions {
  private Conversions() {}

  static <T> T converted(String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (InputException e) {
      TypeConversionException conversion = new TypeConversionException(OptionNames.message(e));
      conversion.initCause(e);
      throw conversion;
    }
  }

  /** Returns the constant that is written so. */
  static <E extends Enum<E>> E constant(Set<E> known, String value) {
    return EnumNames.find(known, value)
        .orElseThrow(
            () ->
                new TypeConversionException("'" + value + "' is none of " + EnumNames.list(known)));
  }
}
