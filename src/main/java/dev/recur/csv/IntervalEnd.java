package dev.recur.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a column, or of a row where a file has one series a row, that holds an end of an
 * interval: {@code units-lo-80} is the lower end of the 80 % interval of {@code units}.
 *
 * @param of what the interval is about
 * @param upper whether it is the upper end
 * @param level in percent, as it is written
 */
public record IntervalEnd(String of, boolean upper, String level) {
  private static final Pattern NAME = Pattern.compile("(.*)-(lo|hi)-(\\d{1,3}(?:\\.\\d+)?)");

  /**
   * Takes a name apart.
   *
   * @param name of a column or row
   * @return empty if it is that of no end
   */
  public static Optional<IntervalEnd> parse(String name) {
    Matcher end = NAME.matcher(name);
    return end.matches()
        ? Optional.of(new IntervalEnd(end.group(1), end.group(2).equals("hi"), end.group(3)))
        : Optional.empty();
  }

  /**
   * What follows the name of the target in that of the lower end.
   *
   * @param level in percent
   */
  public static String lower(String level) {
    return "-lo-" + level;
  }

  /**
   * What follows the name of the target in that of the upper end.
   *
   * @param level in percent
   */
  public static String upper(String level) {
    return "-hi-" + level;
  }
}
