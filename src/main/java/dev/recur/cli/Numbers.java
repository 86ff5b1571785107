package dev.recur.cli;

import dev.recur.series.Limit;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of numeric options; a complaint names the option, what was given and what may be. */
final class Numbers {
  private Numbers() {}

  static int atLeast(int least, CommandSpec spec, String option, int value) {
    if (value < least) {
      throw refused(spec, option, value, least + " or more");
    }
    return value;
  }

  /** Checks a count: 1 up to its limit. */
  static int count(Limit limit, CommandSpec spec, String option, int value) {
    if (!limit.allows(value)) {
      throw refused(spec, option, value, "1 to " + limit.most());
    }
    return value;
  }

  /** Checks a count that may be left out. */
  static OptionalInt optionalCount(
      Limit limit, CommandSpec spec, String option, @Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(count(limit, spec, option, value));
  }

  /** Checks a count that may be 0. */
  static int upTo(Limit limit, CommandSpec spec, String option, int value) {
    if (value != 0 && !limit.allows(value)) {
      throw refused(spec, option, value, "0 to " + limit.most());
    }
    return value;
  }

  static double above(double bound, CommandSpec spec, String option, double value) {
    if (!(value > bound) || !Double.isFinite(value)) {
      throw refused(spec, option, value, "a number above " + bound);
    }
    return value;
  }

  static double notNegative(CommandSpec spec, String option, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw refused(spec, option, value, "0 or a number above");
    }
    return value;
  }

  static double percent(CommandSpec spec, String option, double value) {
    if (!(value > 0 && value < 100)) {
      throw refused(spec, option, value, "percents above 0 and below 100");
    }
    return value;
  }

  static double share(CommandSpec spec, String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw refused(spec, option, value, "0 up to but not 1");
    }
    return value;
  }

  /** Checks a number that may be left out. */
  static OptionalDouble optional(@Nullable Double value, DoubleUnaryOperator check) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(check.applyAsDouble(value));
  }

  private static ParameterException refused(
      CommandSpec spec, String option, Object value, String expected) {
    return new ParameterException(spec.commandLine(), option + " " + value + ": give " + expected);
  }
}
