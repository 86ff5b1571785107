package dev.recur.forecast;

import dev.recur.series.InputException;
import dev.recur.series.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The levels of the intervals beside a forecast. An interval of 80 % lies between the quantiles 0.1
 * and 0.9.
 *
 * @param percents rising, above 0, below 100; empty for no intervals
 */
public record Levels(List<Double> percents) {
  /** What is shown unless the user says otherwise. */
  public static final Levels DEFAULT = new Levels(List.of(80.0, 95.0));

  private static final String NONE = "none";

  /**
   * @throws IllegalArgumentException if they do not rise between 0 and 100
   */
  public Levels {
    percents = List.copyOf(percents);
    double last = 0;
    for (double percent : percents) {
      if (!(percent > last && percent < 100)) {
        throw new IllegalArgumentException("levels " + percents + " must rise between 0 and 100");
      }
      last = percent;
    }
  }

  /**
   * Returns what a user typed: percents such as {@code 80,95} in any order, or {@code none}.
   *
   * @throws InputException if one is not a number above 0 and below 100
   */
  public static Levels parse(String text) {
    if (text.strip().equals(NONE)) {
      return new Levels(List.of());
    }
    TreeSet<Double> percents = new TreeSet<>();
    for (String cell : text.split(",", -1)) {
      percents.add(percent(cell.strip()));
    }
    if (!Limit.LEVELS.allows(percents.size())) {
      throw new InputException(percents.size() + " levels; give 1 to " + Limit.LEVELS.most());
    }
    return new Levels(List.copyOf(percents));
  }

  private static double percent(String cell) {
    if (cell.matches("\\d{1,3}(\\.\\d{1,9})?")) {
      double percent = Double.parseDouble(cell);
      if (percent > 0 && percent < 100) {
        return percent;
      }
    }
    throw new InputException(
        "'" + cell + "' is no level: give percents above 0 and below 100, such as 80,95, or none");
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return percents.isEmpty();
  }

  /**
   * Returns the probabilities of all ends, rising: lower ends from the widest interval to the
   * narrowest, then upper ends the other way round.
   *
   * @return shape [2 * levels]
   */
  public double[] probabilities() {
    List<Double> ends = new ArrayList<>();
    for (double percent : percents) {
      ends.add((100 - percent) / 200);
      ends.add((100 + percent) / 200);
    }
    ends.sort(Comparator.naturalOrder());
    return ends.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Returns the place of a lower end among the probabilities.
   *
   * @param level place of the level, from 0
   */
  public int lower(int level) {
    return percents.size() - 1 - level;
  }

  /**
   * Returns the place of an upper end among the probabilities.
   *
   * @param level place of the level, from 0
   */
  public int upper(int level) {
    return percents.size() + level;
  }

  /**
   * Returns a level as users type it, without a fraction of zero.
   *
   * @param level place of the level, from 0
   */
  public String name(int level) {
    String text = percents.get(level).toString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return isEmpty()
        ? NONE
        : java.util.stream.IntStream.range(0, percents.size())
            .mapToObj(this::name)
            .collect(Collectors.joining(","));
  }
}
