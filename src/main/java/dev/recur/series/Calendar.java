package dev.recur.series;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The time of every step of a series: a start and a frequency, in the notation of the file. It has
 * no end; a forecast continues it.
 *
 * <p>Steps shorter than a day are counted in real time, so in a zone with summer time one hour is
 * missing in spring and one comes twice in autumn. Longer steps, and those within an opening, are
 * counted on the wall clock.
 *
 * @param frequency the step
 * @param notation how the file writes time
 * @param start ticks of step 0: {@link Notation}'s ticks; where the notation has a zone and the
 *     step is counted in real time, milliseconds since 1970-01-01T00:00Z instead
 * @param monthDay for steps made of months, the day of the month that every step has, 31 for the
 *     last one of each month; within an opening the first open day from there on, or the last one
 *     of the month; otherwise 1
 */
public record Calendar(Frequency frequency, Notation notation, long start, int monthDay) {

  /** Other forms in which a user may type a date. */
  private static final List<Notation> TYPED =
      List.of(
          Notation.of("yyyy-MM-dd"),
          Notation.of("yyyy-MM-dd HH:mm"),
          Notation.of("yyyy-MM-dd'T'HH:mm"),
          Notation.of("yyyy-MM-dd HH:mm:ss"),
          Notation.of("yyyy-MM-dd'T'HH:mm:ss"),
          Notation.of("yyyy-MM-dd'T'HH:mmX"),
          Notation.of("yyyy-MM-dd'T'HH:mm:ssX"),
          Notation.of("yyyy-MM"),
          Notation.of("yyyy"));

  /** The day of a month after which a week need not end within it. */
  public static final int LATEST_OPEN = 22;

  /** Checks the parts against each other. */
  public Calendar {
    if (monthDay < 1 || monthDay > 31) {
      throw new IllegalArgumentException("no month has a day " + monthDay);
    }
    if (opened(frequency) && monthDay > LATEST_OPEN && monthDay < 31) {
      throw new IllegalArgumentException("not every month has an open day from day " + monthDay);
    }
    if (notation.dated() == (frequency.unit() == Frequency.Unit.STEP)) {
      throw new IllegalArgumentException(frequency + " does not go with " + notation);
    }
  }

  /** Steps without time, counted from 1 as the rows of a file are. */
  public static Calendar rows() {
    return new Calendar(Frequency.of(Frequency.Unit.STEP), Notation.of(Notation.ROW), 1L, 1);
  }

  /**
   * A calendar from its first time stamp.
   *
   * @param frequency the step
   * @param notation how time is written
   * @param first the time of step 0 in that notation; the last day of a month means the last day of
   *     every month
   * @throws InputException if the text is not in the notation
   */
  public static Calendar of(Frequency frequency, Notation notation, String first) {
    long ticks = notation.parse(first);
    if (ticks == Notation.NO_MATCH) {
      throw new InputException("'" + first + "' is not a time of the form " + notation.pattern());
    }
    int day = 1;
    if (frequency.stepMonths() > 0) {
      LocalDate date = Notation.toDateTime(ticks).toLocalDate();
      day = date.getDayOfMonth() == date.lengthOfMonth() ? 31 : date.getDayOfMonth();
      if (opened(frequency)) {
        day =
            monthDays(frequency.opening())
                .filter(d -> openDay(date, d, frequency.opening()).equals(date))
                .findFirst()
                .orElseThrow(
                    () -> new InputException("'" + first + "' is no step that is " + frequency));
      }
    }
    Calendar wall = new Calendar(frequency, notation, ticks, day);
    return new Calendar(frequency, notation, wall.fromWallClock(ticks), day);
  }

  private static boolean opened(Frequency frequency) {
    return frequency.stepMonths() > 0 && !frequency.opening().always();
  }

  /**
   * The days of a month by which steps within an opening may go, the usual ones first: the last
   * open day of a month and the first, those of later weeks, and any other.
   *
   * @param opening open days
   */
  public static IntStream monthDays(Opening opening) {
    IntStream weeks = IntStream.of(31, 1, 8, 15, LATEST_OPEN);
    return opening.steps() == 1
        ? weeks
        : IntStream.concat(weeks, IntStream.rangeClosed(2, LATEST_OPEN)).distinct();
  }

  /**
   * The open day of a month.
   *
   * @param month any day of it
   * @param monthDay the first open day from there on, 31 for the last one
   * @param opening open days
   */
  public static LocalDate openDay(LocalDate month, int monthDay, Opening opening) {
    boolean last = monthDay == 31;
    LocalDate date = month.withDayOfMonth(last ? month.lengthOfMonth() : monthDay);
    while (!opening.contains(Opening.midnight(date.getDayOfWeek()))) {
      date = date.plusDays(last ? -1 : 1);
    }
    return date;
  }

  /** Whether step times are instants shown in a zone rather than wall-clock times. */
  private boolean inInstants() {
    return !notation.zone().isEmpty() && frequency.inRealTime();
  }

  private long fromWallClock(long wall) {
    if (!inInstants()) {
      return wall;
    }
    return Notation.toDateTime(wall).atZone(ZoneId.of(notation.zone())).toInstant().toEpochMilli();
  }

  /**
   * The ticks of a step.
   *
   * @param index steps from the start; negative steps lie before it
   * @return as {@link #start}
   */
  public long ticks(int index) {
    long step = frequency.stepMillis();
    if (step > 0) {
      return start + index * step;
    }
    if (frequency.stepMonths() > 0) {
      LocalDateTime first = Notation.toDateTime(start);
      LocalDate month =
          first.toLocalDate().withDayOfMonth(1).plusMonths((long) index * frequency.stepMonths());
      LocalDate date =
          opened(frequency)
              ? openDay(month, monthDay, frequency.opening())
              : month.withDayOfMonth(Math.min(monthDay, month.lengthOfMonth()));
      return Notation.toTicks(date.atTime(first.toLocalTime()));
    }
    if (!frequency.counted().always()) {
      return openStep(openSteps(start) + (long) index * openStride());
    }
    return start + (long) index * frequency.count();
  }

  private static final long MINUTE = 60_000L;
  private static final long DAY = 86_400_000L;
  private static final long WEEK = 7 * DAY;

  /** From Monday 1969-12-29 to 1970-01-01. */
  private static final long MONDAY = 3 * DAY;

  private static final long FIRST_TICK = Notation.toTicks(LocalDateTime.of(0, 1, 1, 0, 0));
  private static final long LAST_TICK = Notation.toTicks(LocalDateTime.of(9999, 12, 31, 23, 59));

  /** The largest number of a step, of as many digits as a file may have. */
  private static final long LARGEST_STEP = 999_999_999_999_999_999L;

  /** Steps of the opening since Monday 1969-12-29 that lie before a time. */
  private long openSteps(long ticks) {
    long time = ticks - sinceStep() + MONDAY;
    Opening opening = frequency.counted();
    return Math.floorDiv(time, WEEK) * opening.steps()
        + opening.stepFrom((int) -Math.floorDiv(-Math.floorMod(time, WEEK), MINUTE));
  }

  private long openStep(long count) {
    Opening opening = frequency.counted();
    int step = (int) Math.floorMod(count, (long) opening.steps());
    return Math.floorDiv(count, (long) opening.steps()) * WEEK
        + opening.minute(step) * MINUTE
        + sinceStep()
        - MONDAY;
  }

  /** What the steps of a file have beyond the times of the opening: a time of day, or seconds. */
  private long sinceStep() {
    return Math.floorMod(start, frequency.unit().shorterThanADay() ? MINUTE : DAY);
  }

  private long openStride() {
    return frequency.unit().shorterThanADay() ? 1 : frequency.count();
  }

  /**
   * The wall-clock time of a step.
   *
   * @param index steps from the start
   * @return the time that stands in the file
   * @throws IllegalStateException if the steps have no time
   */
  public LocalDateTime time(int index) {
    if (!notation.dated()) {
      throw new IllegalStateException("steps without time");
    }
    return Notation.toDateTime(ticks(index) + offsetSeconds(ticks(index), inInstants()) * 1000L);
  }

  private int offsetSeconds(long ticks, boolean instant) {
    if (notation.zone().isEmpty()) {
      return 0;
    }
    ZoneId zone = ZoneId.of(notation.zone());
    if (instant) {
      return zone.getRules().getOffset(java.time.Instant.ofEpochMilli(ticks)).getTotalSeconds();
    }
    return inInstants()
        ? 0
        : zone.getRules().getOffset(Notation.toDateTime(ticks)).getTotalSeconds();
  }

  /**
   * The time stamp of a step as the file writes it; steps beyond the end continue it. Time that the
   * file splits over several columns is written as one ISO date-time.
   *
   * @param index steps from the start
   */
  public String label(int index) {
    if (notation.columns() > 1) {
      LocalDateTime time = time(index);
      String text = time.toLocalDate().toString();
      return notation.writesTimeOfDay() ? text + " " + time.toLocalTime() : text;
    }
    return written(index);
  }

  /**
   * The time stamp of a step as the cells of the file's time columns.
   *
   * @param index steps from the start
   * @return {@link Notation#columns} cells
   */
  public List<String> cells(int index) {
    return switch (notation.columns()) {
      case 0 -> List.of();
      case 1 -> List.of(written(index));
      default -> List.of(written(index).split("\\|"));
    };
  }

  private String written(int index) {
    long ticks = ticks(index);
    int offset = offsetSeconds(ticks, inInstants());
    return notation.format(inInstants() ? ticks + offset * 1000L : ticks, offset);
  }

  /**
   * The first step at or after a time.
   *
   * @param time as the file writes it, or an ISO date, date-time, year-month or year
   * @return steps from the start; negative if the time lies before it
   * @throws InputException if the text is no time
   */
  public int indexOf(String time) {
    return indexOf(ticksOf(time));
  }

  /**
   * The step that stands at a time.
   *
   * @param time as the file writes it, or an ISO date, date-time, year-month or year
   * @return steps from the start; negative if the time lies before it
   * @throws InputException if the text is no time, or no step stands there
   */
  public int stepAt(String time) {
    long ticks = ticksOf(time);
    int index = indexOf(ticks);
    if (ticks(index) != ticks) {
      throw new InputException(
          "'" + time + "' is no step of a calendar that is " + frequency + " from " + label(0));
    }
    return index;
  }

  private long ticksOf(String time) {
    long wall = notation.parse(time);
    if (wall == Notation.NO_MATCH && notation.pattern().equals(Notation.ROW)) {
      wall = Notation.of(Notation.INTEGER).parse(time);
    }
    if (wall == Notation.NO_MATCH && notation.dated()) {
      for (Notation typed : TYPED) {
        wall = typed.parse(time);
        if (wall != Notation.NO_MATCH) {
          break;
        }
      }
    }
    if (wall == Notation.NO_MATCH) {
      throw new InputException(
          "'"
              + time
              + "' is not a time; write it as the file does, like '"
              + label(0)
              + (notation.dated() ? "', or as 2020-12-31" : "'"));
    }
    if (inInstants() && notation.writesOffset() && notation.parse(time) == wall) {
      byte[] text = time.getBytes(StandardCharsets.UTF_8);
      return wall - notation.offsetSeconds(text, 0, text.length) * 1000L;
    }
    return fromWallClock(wall);
  }

  /**
   * The first step at or after a time.
   *
   * @param ticks as {@link #start}
   * @return steps from the start, cut to the range of {@code int}
   */
  public int indexOf(long ticks) {
    long guess;
    if (frequency.stepMillis() > 0) {
      guess = -Math.floorDiv(start - ticks, frequency.stepMillis());
    } else if (frequency.stepMonths() > 0) {
      LocalDateTime from = Notation.toDateTime(start);
      LocalDateTime to = Notation.toDateTime(ticks);
      long months =
          (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
      guess = Math.floorDiv(months, (long) frequency.stepMonths());
      guess = clamp(guess);
      while (ticks((int) guess) < ticks) {
        guess++;
      }
      return (int) guess;
    } else if (!frequency.counted().always()) {
      guess = clamp(Math.floorDiv(openSteps(ticks) - openSteps(start), openStride()) - 1);
      while (ticks((int) guess) < ticks) {
        guess++;
      }
      return (int) guess;
    } else {
      guess = -Math.floorDiv(start - ticks, (long) frequency.count());
    }
    return (int) clamp(guess);
  }

  private static long clamp(long index) {
    return Math.max(-1_000_000_000L, Math.min(1_000_000_000L, index));
  }

  /**
   * The same calendar, begun later or earlier.
   *
   * @param offset steps from the start to the new start
   */
  public Calendar from(int offset) {
    return new Calendar(frequency, notation, ticks(offset), monthDay);
  }

  /**
   * The calendar as text, for a manifest: {@link #fromText} rebuilds it.
   *
   * @return frequency, notation, zone, start, month-day
   */
  public Map<String, String> toText() {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("frequency", frequency.toString());
    text.put("notation", notation.pattern());
    text.put("zone", notation.zone());
    text.put(
        "start", notation.dated() ? Notation.toDateTime(start).toString() : Long.toString(start));
    text.put("month-day", Integer.toString(monthDay));
    return text;
  }

  /**
   * Rebuilds a calendar.
   *
   * @param text what {@link #toText} returned
   * @throws InputException if a part is missing or damaged
   */
  public static Calendar fromText(Map<String, String> text) {
    Notation notation = Notation.of(part(text, "notation"), part(text, "zone"));
    try {
      String start = part(text, "start");
      return new Calendar(
          Frequency.parse(part(text, "frequency")),
          notation,
          notation.dated()
              ? LocalDateTime.parse(start).toInstant(ZoneOffset.UTC).toEpochMilli()
              : Long.parseLong(start),
          Integer.parseInt(part(text, "month-day")));
    } catch (java.time.DateTimeException | IllegalArgumentException e) {
      throw new InputException("not a calendar: " + text, e);
    }
  }

  /** Whether its first step lies in a year from 0 to 9999, so that it can be read as written. */
  public boolean isWritable() {
    return notation.dated()
        ? start >= FIRST_TICK && start <= LAST_TICK
        : Math.abs(start) <= LARGEST_STEP;
  }

  private static String part(Map<String, String> text, String name) {
    String part = text.get(name);
    if (part == null) {
      throw new InputException("a calendar without its " + name + ": " + text);
    }
    return part;
  }
}
