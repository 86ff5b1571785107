package dev.recur.cli;

import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Makes a complaint about an option's value one about the command line. */
final class Conversions {
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

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

  /**
   * Takes numbers, and says of other words what they are not in the words of users.
   *
   * @param command with its subcommands
   */
  static CommandLine numbers(CommandLine command) {
    return command
        .registerConverter(int.class, text -> number(text, Integer::valueOf, "whole number"))
        .registerConverter(Integer.class, text -> number(text, Integer::valueOf, "whole number"))
        .registerConverter(long.class, text -> number(text, Long::valueOf, "whole number"))
        .registerConverter(double.class, text -> number(text, Double::valueOf, "number"))
        .registerConverter(Double.class, text -> number(text, Double::valueOf, "number"));
  }

  private static <N extends Number> N number(String text, Function<String, N> parse, String what) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          DIGITS.matcher(text).matches()
              ? "'" + text + "' is too large"
              : "'" + text + "' is not a " + what);
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
