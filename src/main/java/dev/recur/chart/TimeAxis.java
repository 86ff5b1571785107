package dev.recur.chart;

import dev.recur.series.Calendar;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Steps of a calendar at which a year, a month, a day or a round number begins. */
final class TimeAxis {
  /** Spans that ticks may lie apart, from near to far: how they are counted, and written. */
  private enum Span {
    MINUTES(
        "MM-dd HH:mm", time -> ChronoUnit.MINUTES.between(LocalDateTime.MIN, time), 1, 5, 15, 30),
    HOURS("MM-dd HH:mm", TimeAxis::hours, 1, 3, 6, 12),
    DAYS("yyyy-MM-dd", time -> time.toLocalDate().toEpochDay(), 1, 2),
    WEEKS("yyyy-MM-dd", time -> Math.floorDiv(time.toLocalDate().toEpochDay() + 3, 7L), 1, 2),
    MONTHS("yyyy-MM", time -> time.getYear() * 12L + time.getMonthValue() - 1, 1, 3, 6),
    YEARS("yyyy", LocalDateTime::getYear, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);

    private final DateTimeFormatter format;
    private final ToLongFunction<LocalDateTime> count;
    private final int[] multiples;

    Span(String format, ToLongFunction<LocalDateTime> count, int... multiples) {
      this.format = DateTimeFormatter.ofPattern(format, Locale.ROOT);
      this.count = count;
      this.multiples = multiples;
    }
  }

  private TimeAxis() {}

  private static long hours(LocalDateTime time) {
    return time.toLocalDate().toEpochDay() * 24 + time.getHour();
  }

  /**
   * Ticks of the first steps of a calendar, as near as they may be.
   *
   * @param steps of the axis
   * @param most ticks
   */
  static List<Tick> ticks(Calendar calendar, int steps, int most) {
    if (calendar.notation().dated()) {
      for (Span span : Span.values()) {
        for (int multiple : span.multiples) {
          List<Tick> ticks = dated(calendar, steps, span, multiple, most);
          if (!ticks.isEmpty()) {
            return ticks;
          }
        }
      }
    }
    return counted(calendar, steps, most);
  }

  /** Where a multiple of a span begins; empty if that is nowhere or too often. */
  private static List<Tick> dated(Calendar calendar, int steps, Span span, int multiple, int most) {
    List<Tick> ticks = new ArrayList<>();
    long before = Math.floorDiv(span.count.applyAsLong(calendar.time(-1)), multiple);
    for (int step = 0; step < steps; step++) {
      LocalDateTime time = calendar.time(step);
      long now = Math.floorDiv(span.count.applyAsLong(time), multiple);
      if (now != before) {
        if (ticks.size() == most) {
          return List.of();
        }
        ticks.add(new Tick(step, span.format.format(time)));
      }
      before = now;
    }
    return ticks;
  }

  /** Round numbers of steps, by their labels in the file. */
  private static List<Tick> counted(Calendar calendar, int steps, int most) {
    long first = whole(calendar.label(0), 0);
    int apart = 1;
    for (int i = 0; steps / apart >= most; i++) {
      apart = (i % 3 == 0 ? 2 : i % 3 == 1 ? 5 : 10) * (int) Math.pow(10, i / 3);
    }
    List<Tick> ticks = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      if (Math.floorMod(whole(calendar.label(step), first + step), (long) apart) == 0) {
        ticks.add(new Tick(step, calendar.label(step)));
      }
    }
    return ticks.size() <= most ? ticks : List.of(ticks.get(0));
  }

  private static long whole(String label, long otherwise) {
    return label.matches("-?\\d{1,18}") ? Long.parseLong(label) : otherwise;
  }
}
