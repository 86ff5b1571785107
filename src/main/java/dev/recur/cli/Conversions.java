package dev.recur.cli;

import dev.recur.series.InputException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  static <E extends Enum<E>> E constant(String value, E[] constants) {
    for (E constant : constants) {
      if (constant.toString().equals(value)) {
        return constant;
      }
    }
    throw new TypeConversionException(
        "'"
            + value
            + "' is none of "
            + Arrays.stream(constants).map(E::toString).collect(Collectors.joining(", ")));
  }
}
