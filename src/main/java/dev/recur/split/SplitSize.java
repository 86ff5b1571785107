package dev.recur.split;

import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.Limit;

/** The length of a part at the end of a series, as users give it. */
public sealed interface SplitSize {
  /**
   * Returns the number of steps.
   *
   * @param calendar of the series
   * @param length of the whole series
   * @param end step after the last one of the part
   */
  int steps(Calendar calendar, int length, int end);

  /**
   * A number of steps.
   *
   * @param count 0 or more
   */
  record Steps(int count) implements SplitSize {
    @Override
    public int steps(Calendar calendar, int length, int end) {
      return count;
    }

    @Override
    public String toString() {
      return Integer.toString(count);
    }
  }

  /**
   * A number of steps where a series can spare them: a third of what ends with the part at the
   * most, so that train keeps the largest part.
   *
   * @param count 0 or more
   */
  record UpTo(int count) implements SplitSize {
    private static final String WORDS = "up to ";
    private static final int LARGEST_SHARE = 3;

    @Override
    public int steps(Calendar calendar, int length, int end) {
      return Math.min(count, end / LARGEST_SHARE);
    }

    @Override
    public String toString() {
      return WORDS + count;
    }
  }

  /**
   * A share of the whole series, rounded to the nearest step.
   *
   * @param percent from 0 to 100
   */
  record Percent(double percent) implements SplitSize {
    @Override
    public int steps(Calendar calendar, int length, int end) {
      return (int) Math.round(length * percent / 100);
    }

    @Override
    public String toString() {
      return percent + "%";
    }
  }

  /**
   * Everything from a date on.
   *
   * @param date a time stamp in the notation of the file, or an ISO date
   */
  record From(String date) implements SplitSize {
    @Override
    public int steps(Calendar calendar, int length, int end) {
      return Math.max(0, end - calendar.indexOf(date));
    }

    @Override
    public String toString() {
      return date;
    }
  }

  /**
   * Returns what a user typed: {@code 12}, {@code 20%} or a date such as {@code 1960-01}. Digits
   * alone are always a number of steps.
   *
   * @throws InputException if it is a number below zero or a share outside 0 to 100
   */
  static SplitSize parse(String text) {
    if (text.matches("-?\\d{1,9}")) {
      return new Steps(atLeastZero(text));
    }
    if (text.matches(UpTo.WORDS + "\\d{1,9}")) {
      return new UpTo(atLeastZero(text.substring(UpTo.WORDS.length())));
    }
    if (text.matches("\\d+(\\.\\d+)?%")) {
      double percent = Double.parseDouble(text.substring(0, text.length() - 1));
      if (percent <= 100) {
        return new Percent(percent);
      }
      throw new InputException("'" + text + "' is above 100%");
    }
    return new From(text);
  }

  private static int atLeastZero(String text) {
    int count = Integer.parseInt(text);
    if (count < 0) {
      throw new InputException("'" + text + "' is below zero");
    }
    if (count > Limit.STEPS.most()) {
      throw new InputException(
          "'" + text + "' steps; give at most " + Limit.STEPS.most() + ", a share or a date");
    }
    return count;
  }
}
