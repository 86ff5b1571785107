package dev.recur.series;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When steps are made within a week: on some days, or at some hours of some days. The steps in
 * between are no gaps, there are none. It is counted on the wall clock.
 */
public final class Opening {
  /** Every step is made. */
  public static final Opening ALWAYS = new Opening(new int[0]);

  /** Monday to Friday. */
  public static final Opening BUSINESS_DAYS =
      days(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  /** Minutes since Monday 00:00, rising; empty for every step. */
  private final int[] minutes;

  private Opening(int[] minutes) {
    this.minutes = minutes;
  }

  /**
   * Steps at some times of a week.
   *
   * @param minutes since Monday 00:00, in any order; none for every step
   * @throws IllegalArgumentException if a time lies outside a week
   */
  public static Opening of(int... minutes) {
    int[] sorted = IntStream.of(minutes).sorted().distinct().toArray();
    if (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] >= WEEK)) {
      throw new IllegalArgumentException("a week has " + WEEK + " minutes");
    }
    return new Opening(sorted);
  }

  /**
   * Steps on some days of a week.
   *
   * @param days the open days
   */
  public static Opening days(Set<DayOfWeek> days) {
    return of(days.stream().mapToInt(Opening::midnight).toArray());
  }

  /** Whether every step is made. */
  public boolean always() {
    return minutes.length == 0;
  }

  /** Steps in a week, 0 where every step is made. */
  public int steps() {
    return minutes.length;
  }

  /**
   * The time of a step in a week.
   *
   * @param step from 0
   * @return minutes since Monday 00:00
   */
  public int minute(int step) {
    return minutes[step];
  }

  /**
   * The first step at or after a time in a week.
   *
   * @param minute since Monday 00:00
   * @return {@link #steps} if it lies in the next week
   */
  public int stepFrom(int minute) {
    int at = Arrays.binarySearch(minutes, minute);
    return at >= 0 ? at : -at - 1;
  }

  /**
   * Whether a step is made at a time.
   *
   * @param minute since Monday 00:00
   */
  public boolean contains(int minute) {
    return always() || Arrays.binarySearch(minutes, minute) >= 0;
  }

  /** Minutes from Monday 00:00 to the beginning of a day. */
  static int midnight(DayOfWeek day) {
    return (day.getValue() - 1) * DAY;
  }

  /** The open days. */
  public Set<DayOfWeek> days() {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int minute : minutes) {
      days.add(DayOfWeek.of(minute / DAY + 1));
    }
    return always() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  /** Whether every step is made at midnight, so that days are open or closed as a whole. */
  boolean ofDays() {
    return Arrays.stream(minutes).allMatch(minute -> minute % DAY == 0);
  }

  /**
   * The steps of a day.
   *
   * @param day of the week
   * @return minutes since its midnight, rising
   */
  int[] minutesOf(DayOfWeek day) {
    int from = midnight(day);
    return Arrays.stream(minutes, stepFrom(from), stepFrom(from + DAY))
        .map(minute -> minute - from)
        .toArray();
  }

  /** Steps in an open day where each has as many, otherwise in a week. */
  int season() {
    int[] counts = days().stream().mapToInt(day -> minutesOf(day).length).distinct().toArray();
    return counts.length == 1 && counts[0] > 1 ? counts[0] : minutes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opening that && Arrays.equals(minutes, that.minutes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(minutes);
  }

  /** In words, as {@link Frequency} has them. */
  @Override
  public String toString() {
    return OpeningWords.write(this, 60);
  }
}
