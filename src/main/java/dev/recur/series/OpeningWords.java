package dev.recur.series;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Writes and reads openings in words: {@code Monday to Saturday}, {@code Monday to Friday 09:00 to
 * 18:00; Saturday 09:00 to 13:00}, {@code 08:00, 12:00, 20:00} for every day. The last time of a
 * range is a step.
 */
final class OpeningWords {
  private static final Pattern PART = Pattern.compile("([^0-9]*)(\\d.*)?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?::(\\d{2}))?");

  private OpeningWords() {}

  /**
   * Writes an opening.
   *
   * @param step minutes between the steps of a range
   */
  static String write(Opening opening, int step) {
    if (opening.ofDays()) {
      return days(opening.days());
    }
    List<String> parts = new ArrayList<>();
    Set<DayOfWeek> left = EnumSet.copyOf(opening.days());
    while (!left.isEmpty()) {
      int[] minutes = opening.minutesOf(left.iterator().next());
      Set<DayOfWeek> alike = EnumSet.noneOf(DayOfWeek.class);
      left.stream()
          .filter(day -> Arrays.equals(opening.minutesOf(day), minutes))
          .forEach(alike::add);
      left.removeAll(alike);
      String times = ranges(minutes, step, OpeningWords::time);
      parts.add(alike.size() == 7 ? times : days(alike) + " " + times);
    }
    return String.join("; ", parts);
  }

  private static String days(Set<DayOfWeek> days) {
    return ranges(days.stream().mapToInt(DayOfWeek::getValue).toArray(), 1, OpeningWords::name);
  }

  private static String name(int day) {
    return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  /** Numbers one by one, and from to where at least three follow each other. */
  private static String ranges(int[] numbers, int step, IntFunction<String> name) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < numbers.length) {
      int to = from;
      while (to + 1 < numbers.length && numbers[to + 1] == numbers[to] + step) {
        to++;
      }
      if (to - from >= 2) {
        parts.add(name.apply(numbers[from]) + " to " + name.apply(numbers[to]));
      } else {
        IntStream.rangeClosed(from, to).forEach(i -> parts.add(name.apply(numbers[i])));
      }
      from = to + 1;
    }
    return String.join(", ", parts);
  }

  /**
   * Reads an opening.
   *
   * @param text what {@link #write} writes, or the like: short names, dashes, whole hours
   * @param step minutes between the steps of a range, and of a day without times; {@link
   *     Opening#DAY} for open days
   * @return empty if it is none
   */
  static Optional<Opening> read(String text, int step) {
    List<Integer> minutes = new ArrayList<>();
    for (String part : text.strip().toLowerCase(Locale.ROOT).split(";", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      if (part.isBlank() || !matcher.matches()) {
        return Optional.empty();
      }
      Optional<Set<DayOfWeek>> days = readDays(matcher.group(1).strip());
      Optional<List<Integer>> times =
          readTimes(matcher.group(2) == null ? "00:00 to 23:59" : matcher.group(2), step);
      if (days.isEmpty() || times.isEmpty()) {
        return Optional.empty();
      }
      for (DayOfWeek day : days.get()) {
        for (int time : times.get()) {
          minutes.add((Opening.midnight(day) + time) % (7 * Opening.DAY));
        }
      }
    }
    return Optional.of(Opening.of(minutes.stream().mapToInt(m -> m).toArray()));
  }

  private static Optional<Set<DayOfWeek>> readDays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (text.isEmpty() || text.equals("every day")) {
      return Optional.of(EnumSet.allOf(DayOfWeek.class));
    }
    for (String range : text.split(" and |[,&/]", -1)) {
      if (range.isBlank()) {
        continue;
      }
      String[] ends = range.strip().split("\\s*(?:\\bto\\b|-|–)\\s*", -1);
      if (range.strip().matches("weekdays?|business days?")) {
        days.addAll(Opening.BUSINESS_DAYS.days());
      } else if (ends.length > 2
          || day(ends[0]).isEmpty()
          || day(ends[ends.length - 1]).isEmpty()) {
        return Optional.empty();
      } else {
        DayOfWeek last = day(ends[ends.length - 1]).get();
        for (DayOfWeek day = day(ends[0]).get(); day != last; day = day.plus(1)) {
          days.add(day);
        }
        days.add(last);
      }
    }
    return days.isEmpty() ? Optional.empty() : Optional.of(days);
  }

  /** A weekday by at least three letters of its English name. */
  static Optional<DayOfWeek> day(String text) {
    return Arrays.stream(DayOfWeek.values())
        .filter(
            day ->
                text.length() >= 3 && (day.name().toLowerCase(Locale.ROOT) + "s").startsWith(text))
        .findFirst();
  }

  private static Optional<List<Integer>> readTimes(String text, int step) {
    List<Integer> times = new ArrayList<>();
    for (String range : text.split(" and |,", -1)) {
      String[] ends = range.strip().split("\\s*(?:\\bto\\b|-|–)\\s*", -1);
      int from = minute(ends[0]);
      int last = minute(ends[ends.length - 1]);
      if (ends.length > 2 || from < 0 || last < 0) {
        return Optional.empty();
      }
      for (int time = from; time <= (last < from ? last + Opening.DAY : last); time += step) {
        times.add(time);
      }
    }
    return Optional.of(times);
  }

  /** Minutes since midnight, negative if the text is no time of day. */
  private static int minute(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return -1;
    }
    int minute =
        Integer.parseInt(time.group(1)) * 60
            + (time.group(2) == null ? 0 : Integer.parseInt(time.group(2)));
    return minute < Opening.DAY ? minute : -1;
  }
}
