package dev.recur.cli;

import dev.recur.series.InputException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** Lengths of time as users type them. */
final class Times {
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private Times() {}

  /**
   * Returns a length of time such as {@code 90s}, {@code 10m} or {@code 1h30m}.
   *
   * @throws InputException if the text is none, or zero
   */
  static Duration parse(String text) {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      Duration time =
          Duration.ofHours(number(matcher.group(1)))
              .plusMinutes(number(matcher.group(2)))
              .plusSeconds(number(matcher.group(3)));
      if (!time.isZero()) {
        return time;
      }
    }
    throw new InputException("'" + text + "' is not a time above zero such as 90s, 10m or 1h30m");
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** Reads a length of time. */
  static final class Converter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      return Conversions.converted(value, Times::parse);
    }
  }
}
