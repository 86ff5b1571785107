package dev.recur.chart;

import dev.recur.series.Calendar;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Steps of a calendar at which a year, a month, a day or a round number begins. */
final class TimeAxis {
  /** How far ticks may lie apart: a part of the calendar, how it is counted and written. */
  private record Span(String format, ToLongFunction<LocalDateTime> count, List<Integer> multiples) {
    String written(LocalDateTime time) {
      return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(time);
    }
  }

  /** From near to far. */
  private static final List<Span> SPANS =
      List.of(
          new Span("MM-dd HH:mm", TimeAxis::minutes, List.of(1, 5, 15, 30)),
          new Span("MM-dd HH:mm", time -> Math.floorDiv(minutes(time), 60L), List.of(1, 3, 6, 12)),
          new Span("yyyy-MM-dd", TimeAxis::days, List.of(1, 2)),
          new Span("yyyy-MM-dd", time -> Math.floorDiv(days(time) + 3, 7L), List.of(1, 2)),
          new Span("yyyy-MM", TimeAxis::months, List.of(1, 3, 6)),
          new Span(
              "yyyy", LocalDateTime::getYear, List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)));

  private static final int[] ROUND = {1, 2, 5};

  private TimeAxis() {}

  private static long minutes(LocalDateTime time) {
    return (days(time) * 24 + time.getHour()) * 60 + time.getMinute();
  }

  private static long days(LocalDateTime time) {
    return time.toLocalDate().toEpochDay();
  }

  private static long months(LocalDateTime time) {
    return time.getYear() * 12L + time.getMonthValue() - 1;
  }

  /**
   * Ticks of the first steps of a calendar, as near as they may be.
   *
   * @param steps of the axis
   * @param most ticks
   */
  static List<Tick> ticks(Calendar calendar, int steps, int most) {
    if (calendar.notation().dated()) {
      for (Span span : SPANS) {
        if (isFiner(span, calendar)) {
          continue;
        }
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

  /** Whether even its largest multiple lies within a step, as hours do in a month. */
  private static boolean isFiner(Span span, Calendar calendar) {
    long nearest = Long.MAX_VALUE;
    // steps lie further apart where something closes, such as over a weekend
    for (int step = 0; step < 7; step++) {
      nearest =
          Math.min(
              nearest,
              span.count.applyAsLong(calendar.time(step + 1))
                  - span.count.applyAsLong(calendar.time(step)));
    }
    return nearest > span.multiples.get(span.multiples.size() - 1);
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
        ticks.add(new Tick(step, span.written(time)));
      }
      before = now;
    }
    return ticks;
  }

  /** Round numbers of steps, by their labels in the file. */
  private static List<Tick> counted(Calendar calendar, int steps, int most) {
    long first = whole(calendar.label(0), 0);
    for (int i = 0; ; i++) {
      int apart = ROUND[i % ROUND.length] * (int) Math.pow(10, Math.floorDiv(i, ROUND.length));
      List<Tick> ticks = new ArrayList<>();
      for (int step = 0; step < steps && ticks.size() <= most; step++) {
        if (Math.floorMod(whole(calendar.label(step), first + step), (long) apart) == 0) {
          ticks.add(new Tick(step, calendar.label(step)));
        }
      }
      if (ticks.size() <= most) {
        return ticks.isEmpty() ? List.of(new Tick(0, calendar.label(0))) : ticks;
      }
    }
  }

  private static long whole(String label, long otherwise) {
    return label.matches("-?\\d{1,18}") ? Long.parseLong(label) : otherwise;
  }
}
