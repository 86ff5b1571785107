package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is closed is no gap: the steps of a file are those at which it is open. */
class OpeningsInFilesTest {
  private static final LocalDateTime START = LocalDateTime.of(2023, 11, 6, 0, 0);

  /** Files as a loop over the calendar makes them, and the words for them. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Pattern {
    MONDAY_TO_SATURDAY(24, "daily, Monday to Saturday", 6, t -> day(t) <= 6),
    CLOSED_ON_MONDAYS(24, "daily, Tuesday to Sunday", 6, t -> day(t) > 1),
    SUNDAY_TO_THURSDAY(24, "daily, Monday to Thursday, Sunday", 5, t -> day(t) < 5 || day(t) == 7),
    EVERY_OTHER_DAY(24, "daily, Monday, Wednesday, Friday", 3, t -> day(t) % 2 == 1 && day(t) < 6),
    TWICE_A_WEEK(24, "daily, Tuesday, Thursday", 2, t -> day(t) == 2 || day(t) == 4),
    WEEKENDS(24, "daily, Saturday, Sunday", 2, t -> day(t) >= 6),
    BUSINESS_DAYS(24, "business-daily", 5, t -> day(t) <= 5),
    SHOP(1, "hourly, 09:00 to 18:00", 10, t -> t.getHour() >= 9 && t.getHour() <= 18),
    SHOP_CLOSED_ON_SUNDAYS(
        1,
        "hourly, Monday to Saturday 09:00 to 18:00",
        10,
        t -> day(t) <= 6 && t.getHour() >= 9 && t.getHour() <= 18),
    SHORT_SATURDAYS(
        1,
        "hourly, Monday to Friday 09:00 to 18:00; Saturday 09:00 to 13:00",
        55,
        t -> day(t) <= 6 && t.getHour() >= 9 && t.getHour() <= (day(t) == 6 ? 13 : 18)),
    OVER_MIDNIGHT(
        1,
        "hourly, Thursday 18:00 to 23:00; Friday, Saturday 00:00, 01:00, 18:00 to 23:00;"
            + " Sunday 00:00, 01:00",
        24,
        t -> t.getHour() >= 18 ? day(t) >= 4 && day(t) < 7 : t.getHour() < 2 && day(t) >= 5),
    CURRENCIES(1, "hourly, Monday to Friday 00:00 to 23:00", 24, t -> day(t) <= 5),
    THREE_TIMES_A_DAY(
        1, "every 2 hours, 08:00, 12:00, 18:00", 3, t -> List.of(8, 12, 18).contains(t.getHour())),
    LAST_BUSINESS_DAY(24, "monthly on business days", 12, t -> t.equals(business(t, true))),
    FIRST_BUSINESS_DAY(24, "monthly on business days", 12, t -> t.equals(business(t, false))),
    THIRD_FRIDAY(24, "monthly on Friday", 12, t -> day(t) == 5 && (t.getDayOfMonth() - 1) / 7 == 2),
    LAST_SUNDAY(
        24, "monthly on Sunday", 12, t -> day(t) == 7 && t.plusDays(7).getMonth() != t.getMonth()),
    QUARTER_ENDS(
        24,
        "quarterly on business days",
        4,
        t -> t.getMonthValue() % 3 == 0 && t.equals(business(t, true)));

    private final int step;
    private final String words;
    private final int season;
    private final Predicate<LocalDateTime> open;

    Pattern(int step, String words, int season, Predicate<LocalDateTime> open) {
      this.step = step;
      this.words = words;
      this.season = season;
      this.open = open;
    }

    private static int day(LocalDateTime time) {
      return time.getDayOfWeek().getValue();
    }

    private static LocalDateTime business(LocalDateTime time, boolean last) {
      LocalDateTime date =
          time.with(
              last ? TemporalAdjusters.lastDayOfMonth() : TemporalAdjusters.firstDayOfMonth());
      while (day(date) > 5) {
        date = date.plusDays(last ? -1 : 1);
      }
      return date;
    }

    /** The open times from {@link #START} on. */
    Stream<LocalDateTime> times() {
      return Stream.iterate(START, t -> t.plusHours(step)).filter(open);
    }

    boolean ofDays() {
      return step == 24;
    }

    /** Rows in four weeks, or a dozen where rows are rarer. */
    int rows() {
      return Math.max(
          12, (int) times().takeWhile(t -> Duration.between(START, t).toDays() < 28).count());
    }
  }

  private static String written(LocalDateTime time, boolean day) {
    return day ? time.toLocalDate().toString() : time.toString().replace('T', ' ');
  }

  private static String file(Stream<String> times) {
    return "t,v\n"
        + times.map(t -> t + "," + t.hashCode() % 97 + "\n").collect(Collectors.joining());
  }

  private static Reading read(String file, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static Calendar calendar(Reading reading) {
    return reading.panel().series().get(0).calendar();
  }

  private static String notes(Reading reading) {
    return reading.findings().stream().map(Worded::asOptions).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundContinuedAndReadAgain(Pattern pattern) {
    int rows = pattern.rows();
    List<String> times =
        pattern.times().limit(rows * 3L).map(t -> written(t, pattern.ofDays())).toList();

    Reading reading = read(file(times.stream().limit(rows)), ReadOptions.DEFAULT);
    TimeSeries series = reading.panel().series().get(0);

    assertEquals(pattern.words, series.calendar().frequency().toString());
    assertEquals(pattern.season, series.calendar().frequency().usualSeason());
    assertEquals(rows, series.length());
    List<String> ahead =
        IntStream.range(rows, rows * 3).mapToObj(t -> series.calendar().label(t)).toList();
    assertEquals(times.subList(rows, rows * 3), ahead);
    String longer =
        file(Stream.concat(times.stream().limit(rows), ahead.stream().limit(2L * rows)));
    assertEquals(series.calendar(), calendar(read(longer, ReadOptions.DEFAULT)));
  }

  /** Few new rows are read as the model's were, though they could not show it themselves. */
  @ParameterizedTest
  @EnumSource
  void isKnownToAModel(Pattern pattern) {
    int rows = pattern.rows();
    List<String> times =
        pattern.times().limit(rows + 20L).map(t -> written(t, pattern.ofDays())).toList();
    Reading first = read(file(times.stream().limit(rows)), ReadOptions.DEFAULT);

    Reading newer =
        read(
            file(times.subList(rows, rows + 6).stream()), ReadOptions.like(first.panel().schema()));

    assertEquals(calendar(first).frequency(), calendar(newer).frequency());
    for (int t = 0; t < 20; t++) {
      assertEquals(times.get(rows + t), calendar(newer).label(t));
    }
  }

  private static Reading business(Predicate<LocalDate> alsoOpen, int days) {
    return read(
        file(
            IntStream.range(0, days)
                .mapToObj(d -> START.toLocalDate().plusDays(d))
                .filter(d -> d.getDayOfWeek().getValue() <= 5 || alsoOpen.test(d))
                .map(LocalDate::toString)),
        ReadOptions.builder().missing(MissingPolicy.KEEP).build());
  }

  @Test
  void aFewSaturdaysAreLeftOutOfBusinessDaysAndNamed() {
    LocalDate extra = LocalDate.parse("2024-03-30");

    Reading reading = business(d -> d.equals(extra) || d.equals(extra.plusDays(35)), 365);

    assertEquals("business-daily", calendar(reading).frequency().toString());
    assertEquals(0, reading.missing().steps());
    assertEquals(261, reading.panel().series().get(0).length());
    assertTrue(
        notes(reading)
            .contains(
                "2 rows at other times than 'business-daily' left out (line 107: 2024-03-30; all"
                    + " rows: --frequency daily)"),
        notes(reading));
  }

  @Test
  void aFewSundaysAreLeftOutOfAShop() {
    Reading reading =
        read(
            file(
                Pattern.MONDAY_TO_SATURDAY
                    .times()
                    .limit(300)
                    .flatMap(
                        t ->
                            t.toLocalDate().toString().startsWith("2023-12-23")
                                ? Stream.of(t, t.plusDays(1))
                                : Stream.of(t))
                    .map(t -> t.toLocalDate().toString())),
            ReadOptions.DEFAULT);

    assertEquals("daily, Monday to Saturday", calendar(reading).frequency().toString());
    assertTrue(notes(reading).contains("1 row at other times"), notes(reading));
  }

  @Test
  void everySecondSaturdayIsNoExceptionAndNoPattern() {
    Reading reading =
        business(
            d ->
                d.getDayOfWeek() == DayOfWeek.SATURDAY
                    && ChronoUnit.WEEKS.between(START.toLocalDate(), d) % 2 == 0,
            365);

    assertEquals("daily", calendar(reading).frequency().toString());
    assertTrue(reading.missing().steps() > 52);
  }

  @Test
  void allRowsAreReadWhereTheUserSaysDaily() {
    String file = file(Pattern.MONDAY_TO_SATURDAY.times().limit(60).map(t -> written(t, true)));
    ReadOptions daily =
        ReadOptions.builder()
            .frequency(Optional.of(Frequency.parse("daily")))
            .missing(MissingPolicy.KEEP)
            .build();

    assertEquals("daily", calendar(read(file, daily)).frequency().toString());
    assertEquals(9, read(file, daily).missing().steps());
  }

  @Test
  void holidaysAreGapsOfOpenDaysAlone() {
    List<String> holidays = List.of("2023-12-25", "2023-12-26", "2024-01-01");
    List<String> times =
        Pattern.MONDAY_TO_SATURDAY
            .times()
            .limit(150)
            .map(t -> written(t, true))
            .filter(t -> !holidays.contains(t))
            .toList();

    Reading reading =
        read(file(times.stream()), ReadOptions.builder().missing(MissingPolicy.KEEP).build());

    assertEquals("daily, Monday to Saturday", calendar(reading).frequency().toString());
    assertEquals(3, reading.missing().steps());
  }

  @Test
  void aHolidayMovesALastBusinessDayWithinItsMonth() {
    List<String> times =
        Pattern.LAST_BUSINESS_DAY.times().limit(36).map(t -> written(t, true)).toList();

    Reading reading =
        read(
            file(times.stream().map(t -> t.equals("2024-03-29") ? "2024-03-28" : t)),
            ReadOptions.DEFAULT);

    assertEquals("2024-03-29", calendar(reading).label(4));
    assertEquals(36, reading.panel().series().get(0).length());
    assertTrue(
        notes(reading)
            .contains(
                "every step is the last business day of its month\n"
                    + "1 row on another day of their month count as it (line 6: 2024-03-28)"),
        notes(reading));
  }

  /** Gaps that no opening explains, in patterns that are too short or not certain. */
  @Test
  void otherGapsStayGaps() {
    SplittableRandom random = new SplittableRandom(19);
    for (double share : new double[] {0.02, 0.05, 0.15, 0.4}) {
      for (int hours : new int[] {1, 24}) {
        List<String> times = new ArrayList<>();
        for (int t = 0; t < (hours == 24 ? 60 : 800); t++) {
          if (t == 0 || random.nextDouble() >= share) {
            times.add(written(START.plusHours((long) t * hours), hours == 24));
          }
        }
        Reading reading =
            read(file(times.stream()), ReadOptions.builder().missing(MissingPolicy.KEEP).build());
        assertEquals(hours == 24 ? "daily" : "hourly", calendar(reading).frequency().toString());
      }
    }
    Reading twoWeeks =
        read(
            file(Pattern.MONDAY_TO_SATURDAY.times().limit(13).map(t -> written(t, true))),
            ReadOptions.builder().missing(MissingPolicy.KEEP).build());
    assertEquals("daily", calendar(twoWeeks).frequency().toString());
  }

  @Test
  void aShopThatIsOpenOnSundaysKeepsThemAmongManyThatAreNot() {
    StringBuilder file = new StringBuilder("shop,day,v\n");
    for (int shop = 0; shop < 30; shop++) {
      boolean sundays = shop == 7;
      for (int d = 0; d < 70; d++) {
        LocalDate day = START.toLocalDate().plusDays(d);
        if (sundays || day.getDayOfWeek() != DayOfWeek.SUNDAY) {
          file.append("s" + shop + "," + day + "," + d + "\n");
        }
      }
    }

    Reading reading =
        read(file.toString(), ReadOptions.builder().missing(MissingPolicy.KEEP).build());

    assertEquals("daily", reading.panel().schema().frequency().toString());
    assertEquals(70, reading.panel().series().get(7).length());
    assertFalse(notes(reading).contains("left out"), notes(reading));
  }

  @Test
  void manyRowsOnClosedDaysAreRefusedWhereTheOpeningIsNamed() {
    String file =
        file(IntStream.range(0, 30).mapToObj(d -> START.toLocalDate().plusDays(d).toString()));
    ReadOptions named =
        ReadOptions.builder().frequency(Optional.of(Frequency.parse("Mon-Sat"))).build();

    InputException refusal = assertThrows(InputException.class, () -> read(file, named));

    assertEquals(
        "f.csv:8: column 't': '2023-11-12' is no step of a calendar that is daily, Monday to"
            + " Saturday from 2023-11-06; for events or uneven times pass --aggregate mean --frequency"
            + " 'daily, Monday to Saturday' (or sum, count, last, min or max)",
        Worded.asOptions(refusal));
  }
}
