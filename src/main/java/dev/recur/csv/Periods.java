package dev.recur.csv;

import dev.recur.series.Frequency;
import dev.recur.series.Frequency.Unit;
import dev.recur.series.Notation;
import dev.recur.series.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * The periods that times lie in: hours, days, weeks from Monday, months. Periods shorter than a day
 * are counted in real time where the zone is known, others on the wall clock.
 */
final class Periods {
  private static final long DAY = Unit.DAY.millis();

  /** From a Thursday, 1970-01-01, to a Monday. */
  private static final long MONDAY = 4 * DAY;

  /** A twelfth of a mean year. */
  private static final double MONTH = 365.2425 / 12 * DAY;

  private final Frequency frequency;

  /** Milliseconds of a period, 0 for months and for days of which some are closed. */
  private final long step;

  /** From midnight to the first period of a day that begins after it, less than a step. */
  private final long shift;

  private final Optional<ZoneRules> zone;
  private final boolean instants;

  /** Offset of the zone outside summer time, milliseconds; that of the first time if none is. */
  private long standard;

  private boolean begun;

  /**
   * Periods of a frequency.
   *
   * @param frequency of time
   * @param zone the name of the zone that days begin in, empty for that of the file
   * @param offsets whether the file writes offsets
   */
  Periods(Frequency frequency, String zone, boolean offsets) {
    this.frequency = frequency;
    boolean hours = frequency.unit().shorterThanADay();
    this.step = hours ? frequency.unit().millis() * frequency.count() : frequency.stepMillis();
    Opening opening = frequency.opening();
    this.shift =
        frequency.unit() == Unit.WEEK
            ? MONDAY
            : hours && !opening.always() ? opening.minute(0) * Unit.MINUTE.millis() % step : 0;
    this.zone = zone.isEmpty() ? Optional.empty() : Optional.of(Notation.zone(zone).getRules());
    this.instants = frequency.inRealTime() && (offsets || !zone.isEmpty());
  }

  /**
   * The time that decides on the period.
   *
   * @param wall ticks as the file writes them
   * @param offset seconds east of Greenwich; empty if the file writes none
   * @return milliseconds since 1970-01-01T00:00Z where periods are counted in real time, otherwise
   *     ticks on the wall clock
   */
  long time(long wall, Optional<Integer> offset) {
    if (zone.isEmpty() && !instants) {
      return wall;
    }
    long instant;
    if (offset.isPresent()) {
      instant = wall - offset.get() * 1000L;
    } else {
      LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(wall), ZoneOffset.UTC);
      List<ZoneOffset> valid = zone.orElseThrow().getValidOffsets(local);
      ZoneOffset first = valid.isEmpty() ? zone.orElseThrow().getOffset(local) : valid.get(0);
      instant = wall - first.getTotalSeconds() * 1000L;
    }
    if (!begun) {
      begun = true;
      int seconds =
          zone.map(z -> z.getStandardOffset(Instant.ofEpochMilli(instant)).getTotalSeconds())
              .orElseGet(() -> offset.orElse(0));
      standard = seconds * 1000L;
    }
    return instants
        ? instant
        : instant
            + zone.orElseThrow().getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds() * 1000L;
  }

  /** The first tick of the period that a time lies in. */
  long start(long time) {
    if (step > 0) {
      long from = instants ? -standard : shift;
      return Math.floorDiv(time - from, step) * step + from;
    }
    if (frequency.stepMonths() > 0) {
      LocalDate date = date(time);
      long months = date.getYear() * 12L + date.getMonthValue() - 1;
      return monthStart(Math.floorDiv(months, frequency.stepMonths()) * frequency.stepMonths());
    }
    return Math.floorDiv(time, DAY) * DAY;
  }

  /** The first tick after the period that begins at one. */
  long end(long start) {
    if (step > 0) {
      return start + step;
    }
    if (frequency.stepMonths() > 0) {
      LocalDate date = date(start);
      return monthStart(date.getYear() * 12L + date.getMonthValue() - 1 + frequency.stepMonths());
    }
    return start + DAY;
  }

  /**
   * How many periods there are from one to another.
   *
   * @param first the first tick of one
   * @param last the first tick of a later one, or the same
   * @return 1 if they are the same
   */
  long count(long first, long last) {
    return Math.round((last - first) / length()) + 1;
  }

  /** How long a period is in the mean, in milliseconds. */
  double length() {
    if (frequency.stepMonths() > 0) {
      return frequency.stepMonths() * MONTH;
    }
    return step > 0 ? step : DAY;
  }

  /** The first tick of the period whose begin is nearest to a time. */
  long nearest(long time) {
    long start = start(time);
    long end = end(start);
    return time - start < end - time ? start : end;
  }

  /** The day of the week of a time, 0 for Monday. */
  static int weekday(long time) {
    return (int) Math.floorMod(Math.floorDiv(time, DAY) + 3, 7L);
  }

  private static LocalDate date(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
  }

  private static long monthStart(long months) {
    LocalDate date =
        LocalDate.of((int) Math.floorDiv(months, 12L), (int) Math.floorMod(months, 12L) + 1, 1);
    return date.toEpochDay() * DAY;
  }

  /** How the begin of a period is written. */
  static String pattern(Frequency frequency, boolean offsets) {
    if (!frequency.unit().shorterThanADay()) {
      return "yyyy-MM-dd";
    }
    String seconds =
        switch (frequency.unit()) {
          case MILLISECOND -> ":ss.SSS";
          case SECOND -> ":ss";
          default -> "";
        };
    return offsets ? "yyyy-MM-dd'T'HH:mm" + seconds + "X" : "yyyy-MM-dd HH:mm" + seconds;
  }
}
