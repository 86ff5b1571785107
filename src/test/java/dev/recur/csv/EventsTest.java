package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.Aggregation;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and transactions become a value for each step that is over. */
class EventsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Three days, the second without events, the third not over. */
  private static final String SALES =
      """
      time,shop,amount
      2024-01-01 00:10:00,a,1.5
      2024-01-01 23:59:59,b,2
      2024-01-01 09:00:00,a,4
      2024-01-03 00:00:00,b,8
      2024-01-03 12:00:00,a,16
      2024-01-04 08:00:00,a,32
      """;

  private static ReadOptionsBuilder options(Aggregation how, String frequency) {
    return ReadOptions.builder().aggregate(how).frequency(Frequency.parse(frequency));
  }

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static double[] values(String text, ReadOptions options) {
    return read(text, options).panel().series().get(0).target(0);
  }

  private static String refusal(String text, ReadOptions options) {
    return Worded.asOptions(assertThrows(InputException.class, () -> read(text, options)));
  }

  private static List<String> notes(Reading reading) {
    return reading.findings().stream().map(Worded::asOptions).toList();
  }

  private static List<String> labels(TimeSeries series) {
    List<String> labels = new ArrayList<>();
    for (int t = 0; t < series.length(); t++) {
      labels.add(series.calendar().label(t));
    }
    return labels;
  }

  @ParameterizedTest
  @CsvSource({
    "SUM,7.5,0,24",
    "MEAN,2.5,,12",
    "COUNT,3,0,2",
    "LAST,2,,16",
    "MIN,1.5,,8",
    "MAX,4,,16"
  })
  void aStepHasOneValueOfItsEventsAndThatWhichIsNotOverIsLeftOut(
      Aggregation how, double first, Double second, double third) {
    ReadOptions options =
        options(how, "daily").targets(List.of("amount")).missing(MissingPolicy.KEEP).build();
    Reading reading = read(SALES, options);
    TimeSeries series = reading.panel().series().get(0);

    assertArrayEquals(
        new double[] {first, second == null ? Double.NaN : second, third}, series.target(0));
    assertEquals(List.of("2024-01-01", "2024-01-02", "2024-01-03"), labels(series));
    assertTrue(
        notes(reading).contains("last step left out, which is not over: 2024-01-04"),
        notes(reading).toString());
    assertEquals(how.zeroWithoutEvents() ? 0 : 1, reading.missing().steps());
  }

  @Test
  void gapsAreRefusedOrFilledAsThoseOfOtherFiles() {
    assertEquals(
        "f.csv:6: column 'time': 1 step is missing between 2024-01-01 and 2024-01-03; add the rows"
            + " or pass --missing interpolate",
        refusal(SALES, options(Aggregation.MEAN, "daily").build()));
    assertArrayEquals(
        new double[] {2.5, 7.25, 12},
        values(
            SALES, options(Aggregation.MEAN, "daily").missing(MissingPolicy.INTERPOLATE).build()));
  }

  @Test
  void everySeriesGoesOnToTheLastStepOfAll() {
    Reading reading = read(SALES, options(Aggregation.SUM, "daily").keys(List.of("shop")).build());

    assertArrayEquals(new double[] {5.5, 0, 16}, reading.panel().series().get(0).target(0));
    assertArrayEquals(new double[] {2, 0, 8}, reading.panel().series().get(1).target(0));
    assertEquals(List.of("shop"), reading.panel().schema().keys());
  }

  @Test
  void withoutKeysAllEventsAreOneSeriesAndTextIsNamed() {
    assertTrue(
        notes(read(SALES, options(Aggregation.SUM, "daily").build()))
            .contains(
                "ignored: 'shop' (text without a role; tells series apart with --series shop)"));
  }

  @Test
  void rowsAreCountedWithoutAColumnOfNumbers() {
    String log =
        """
        time
        2024-01-01 10:05:00
        2024-01-01 10:20:00
        2024-01-01 12:01:00
        2024-01-01 13:30:00
        """;
    Reading reading = read(log, options(Aggregation.COUNT, "hourly").build());

    assertEquals(List.of("count"), reading.panel().schema().targets());
    assertArrayEquals(new double[] {2, 0, 1}, reading.panel().series().get(0).target(0));
    assertEquals(
        List.of("2024-01-01 10:00", "2024-01-01 11:00", "2024-01-01 12:00"),
        labels(reading.panel().series().get(0)));
    ReadOptions again =
        ReadOptions.like(reading.panel().schema()).with().aggregate(Aggregation.COUNT).build();
    assertArrayEquals(new double[] {2, 0, 1}, values(log, again));
  }

  /** Dates of the first and the last events, and the periods that are left. */
  @ParameterizedTest
  @CsvSource({
    "2024-01-01,2024-01-28,weekly,4,2024-01-01",
    "2024-01-01,2024-01-27,weekly,3,2024-01-01",
    "2024-01-01,2024-03-31,monthly,3,2024-01-01",
    "2024-01-01,2024-03-30,monthly,2,2024-01-01",
    "2023-01-15,2023-12-31,monthly,11,2023-02-01",
    "2020-01-01,2023-12-31,yearly,4,2020-01-01",
    "2024-01-01,2024-01-12,business-daily,10,2024-01-01"
  })
  void datesEndTheirPeriodOnItsLastDay(
      String from, String to, String frequency, int steps, String first) {
    StringBuilder text = new StringBuilder("date,amount\n");
    LocalDateTime day = LocalDateTime.parse(from + "T00:00");
    for (; !day.isAfter(LocalDateTime.parse(to + "T00:00")); day = day.plusDays(1)) {
      if (!frequency.startsWith("business") || day.getDayOfWeek().getValue() < 6) {
        text.append(day.toLocalDate()).append(",2\n").append(day.toLocalDate()).append(",3\n");
      }
    }
    TimeSeries series =
        read(text.toString(), options(Aggregation.SUM, frequency).build()).panel().series().get(0);

    assertEquals(steps, series.length());
    assertEquals(first, series.calendar().label(0));
  }

  @Test
  void aWeekOfWorkingDaysIsOverOnItsFriday() {
    StringBuilder text = new StringBuilder("date,amount\n");
    for (LocalDateTime day = LocalDateTime.parse("2024-01-01T00:00");
        !day.isAfter(LocalDateTime.parse("2024-01-26T00:00"));
        day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        text.append(day.toLocalDate()).append(",1\n").append(day.toLocalDate()).append(",1\n");
      }
    }

    assertArrayEquals(
        new double[] {10, 10, 10, 10},
        values(text.toString(), options(Aggregation.SUM, "weekly").build()));
  }

  @Test
  void daysBeginInTheZoneThatIsNamed() {
    String text =
        """
        time,amount
        2024-01-01T22:30:00Z,1
        2024-01-01T23:30:00Z,2
        2024-01-02T22:59:59Z,4
        2024-01-02T23:00:00Z,8
        2024-01-03T23:00:00Z,16
        """;

    assertArrayEquals(
        new double[] {6, 8},
        values(text, options(Aggregation.SUM, "daily").zone("Europe/Berlin").build()));
    assertArrayEquals(
        new double[] {3, 12}, values(text, options(Aggregation.SUM, "daily").build()));
  }

  @Test
  void hoursOfAZoneAreCountedThroughSummerTime() {
    StringBuilder text = new StringBuilder("time,amount\n");
    for (int hour = 0; hour < 24; hour++) {
      String at = STAMP.format(LocalDateTime.parse("2024-03-30T12:00").plusHours(hour));
      text.append(at.replace(' ', 'T'))
          .append("Z,1\n")
          .append(at.replace(' ', 'T'))
          .append("Z,2\n");
    }
    TimeSeries series =
        read(text.toString(), options(Aggregation.SUM, "hourly").zone("Europe/Berlin").build())
            .panel()
            .series()
            .get(0);

    assertEquals(24, series.length());
    assertEquals("2024-03-31T01:00+01:00", series.calendar().label(12));
    assertEquals("2024-03-31T03:00+02:00", series.calendar().label(13));
  }

  /** Every twenty minutes from 2024-10-26T22:10Z to 2024-10-27T04:10Z, on the clock of Berlin. */
  private static List<String> throughAutumn() {
    List<String> rows = new ArrayList<>();
    Instant at = Instant.parse("2024-10-26T22:10:00Z");
    for (int i = 0; i < 19; i++) {
      rows.add(
          STAMP.format(LocalDateTime.ofInstant(at.plusSeconds(1200L * i), BERLIN)) + "," + (i + 1));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"oldest first", "newest first", "by shop"})
  void theOrderOfRowsTellsTheTwoHoursWhenSummerTimeEnds(String order) {
    List<String> rows = throughAutumn();
    if (order.equals("newest first")) {
      Collections.reverse(rows);
    }
    String text = "time,amount\n" + String.join("\n", rows) + "\n";
    ReadOptionsBuilder options = options(Aggregation.SUM, "hourly").zone("Europe/Berlin");
    if (order.equals("by shop")) {
      text =
          "time,amount,shop\n"
              + String.join(",a\n", rows)
              + ",a\n"
              + String.join(",b\n", rows)
              + ",b\n";
      options.keys(List.of("shop"));
    }
    Reading reading = read(text, options.build());

    for (TimeSeries series : reading.panel().series()) {
      assertArrayEquals(new double[] {6, 15, 24, 33, 42, 51}, series.target(0));
      assertEquals(
          List.of("2024-10-27 02:00", "2024-10-27 02:00", "2024-10-27 03:00"),
          labels(series).subList(2, 5));
    }
    assertTrue(
        notes(reading)
            .contains(
                "the hour from 2024-10-27 02:00 comes twice on this clock: the order of the rows"
                    + " tells which one an event is in"),
        notes(reading).toString());
  }

  @Test
  void whereRowsAreInNoOrderTheTwoHoursAreSaidToBeOne() {
    List<String> rows = throughAutumn();
    Collections.shuffle(rows, new Random(3));
    Reading reading =
        read(
            "time,amount\n" + String.join("\n", rows) + "\n",
            options(Aggregation.SUM, "hourly").zone("Europe/Berlin").build());

    assertArrayEquals(
        new double[] {6, 15, 57, 0, 42, 51}, reading.panel().series().get(0).target(0));
    assertTrue(
        notes(reading)
            .contains(
                "the hour from 2024-10-27 02:00 comes twice on this clock: 6 events in it counted in"
                    + " the first, as the order of the rows tells nothing"),
        notes(reading).toString());
  }

  @Test
  void eventsWithoutAValueAreRefusedOrLeftOut() {
    String text = SALES.replace(",4\n", ",\n");

    assertEquals(
        "f.csv: 1 event without a value (line 4: column 'amount': the cell is empty); fix the cells"
            + " or pass --missing interpolate to leave them out",
        refusal(text, options(Aggregation.SUM, "daily").build()));
    assertArrayEquals(
        new double[] {3.5, 0, 24},
        values(text, options(Aggregation.SUM, "daily").missing(MissingPolicy.INTERPOLATE).build()));
  }

  @Test
  void thousandsAndCommasAreReadBeforeTheyAreSummed() {
    String text =
        "date;amount\n2024-01-01;1.106,50\n2024-01-01;2,25\n2024-01-02;987\n2024-01-03;1\n";

    assertArrayEquals(
        new double[] {1108.75, 987, 1}, values(text, options(Aggregation.SUM, "daily").build()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | f.csv: --aggregate sum does not say how long a step is; pass --frequency daily, or hourly, weekly, monthly",
        "past | f.csv: --aggregate sum makes no covariates of events; leave out --past",
      })
  void whatCannotBeAggregatedIsSaid(String what, String line) {
    ReadOptionsBuilder builder = ReadOptions.builder().aggregate(Aggregation.SUM);
    if (what.equals("past")) {
      builder.frequency(Frequency.parse("daily")).past(List.of("shop"));
    }

    assertEquals(line, refusal(SALES, builder.build()));
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void anyOrderOfManyEventsGivesWhatASlowLoopDoes(Aggregation how) {
    SplittableRandom random = new SplittableRandom(5);
    int days = 90;
    Map<Integer, List<double[]>> byDay = new TreeMap<>();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 150_000; i++) {
      int second = random.nextInt(days * 86_400);
      double value = random.nextInt(1, 10_000) / 100.0;
      byDay
          .computeIfAbsent(second / 86_400, d -> new ArrayList<>())
          .add(new double[] {second, value});
      rows.add(
          STAMP.format(LocalDateTime.parse("2024-01-01T00:00").plusSeconds(second)) + "," + value);
    }
    if (how != Aggregation.LAST) {
      Collections.shuffle(rows, new Random(6));
    }
    double[] expected =
        byDay.values().stream()
            .limit(days - 1)
            .mapToDouble(events -> slowly(how, events))
            .toArray();

    double[] found =
        values(
            "time,value\n" + String.join("\n", rows) + "\n",
            options(how, "daily").targets(List.of("value")).build());

    assertEquals(days - 1, found.length);
    assertArrayEquals(expected, found, 1e-6);
  }

  private static double slowly(Aggregation how, List<double[]> events) {
    DoubleStream all = events.stream().mapToDouble(event -> event[1]);
    return switch (how) {
      case SUM -> all.sum();
      case MEAN -> all.average().orElseThrow();
      case COUNT -> events.size();
      case MIN -> all.min().orElseThrow();
      case MAX -> all.max().orElseThrow();
      case LAST -> {
        double[] last = events.get(0);
        for (double[] event : events) {
          last = event[0] >= last[0] ? event : last;
        }
        yield last[1];
      }
    };
  }

  /** Events of ten days, made while they are read; the memory in use is taken at the last. */
  private static final class EndlessEvents extends InputStream {
    private static final int COUNT = 6_000_000;
    private final byte[] row = "2024-01-01 00:00:00,1\n".getBytes(StandardCharsets.UTF_8);
    private int made = -1;
    private int at = row.length;
    private long used;

    @Override
    public int read() {
      if (at == row.length) {
        at = 0;
        made++;
        int day = 1 + (int) (made * 10L / COUNT);
        row[8] = (byte) ('0' + day / 10);
        row[9] = (byte) ('0' + day % 10);
        used = made == COUNT ? used() : used;
      }
      return made >= COUNT ? -1 : row[at++];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int n = 0;
      for (int b; n < length && (b = read()) >= 0; n++) {
        into[from + n] = (byte) b;
      }
      return n == 0 ? -1 : n;
    }

    private static long used() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }

  @Test
  void eventsAreForgottenOnceTheyAreTakenUp() {
    EndlessEvents events = new EndlessEvents();
    long before = EndlessEvents.used();
    Reading reading = PanelReader.read(events, "f.csv", options(Aggregation.SUM, "daily").build());

    assertTrue(events.used - before < 40L << 20, "16 bytes of each of 6 million would be 92 MB");
    assertEquals(6_000_000, Arrays.stream(reading.panel().series().get(0).target(0)).sum());
  }

  private static String jittered(int seconds, int from) {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("time,value\n");
    for (int i = 0; i < 400; i++) {
      LocalDateTime at = LocalDateTime.parse("2024-01-01T01:00").plusHours(i);
      text.append(STAMP.format(at.plusSeconds(from + random.nextInt(seconds))))
          .append(',')
          .append(i % 24)
          .append('\n');
    }
    return text.toString();
  }

  private static String purchases(String pattern, int perDay) {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder text = new StringBuilder("stamp,shop,amount\n");
    LocalDateTime at = LocalDateTime.parse("2024-01-01T00:00");
    for (int i = 0; i < 60 * perDay; i++) {
      at = at.plusSeconds(random.nextInt(2 * 86_400 / perDay));
      text.append(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at))
          .append(',')
          .append("ab".charAt(i % 2))
          .append(',')
          .append(1 + random.nextInt(99))
          .append('\n');
    }
    return text.toString();
  }

  /** Files without a step, each with what it is refused by. */
  @ParameterizedTest
  @ValueSource(
      strings = {"clock", "around the hour", "seconds", "dates", "log", "sparse", "by sensor"})
  void theAdviceOfARefusalLeadsToASeries(String kind) {
    String text =
        switch (kind) {
          case "clock" -> jittered(900, 600);
          case "around the hour" -> jittered(19, -9);
          case "seconds" -> purchases("yyyy-MM-dd HH:mm:ss", 20);
          case "dates" -> purchases("yyyy-MM-dd", 5);
          case "log" -> purchases("yyyy-MM-dd HH:mm:ss", 30).replaceAll(",[ab],\\d+|,shop.*", "");
          case "sparse" -> purchases("yyyy-MM-dd", 1).replaceAll(",[ab]|,shop", "");
          default ->
              jittered(300, 100)
                  .replaceAll("(?m)^(2.*),(.*)$", "$1,a,$2\n$1,b,$2")
                  .replace("time,", "time,sensor,");
        };
    if (kind.equals("sparse")) {
      text = everyThirdOrSo(text);
    }
    String refusal = refusal(text, ReadOptions.DEFAULT);
    Matcher advice =
        Pattern.compile(
                "pass --aggregate (\\w+) --frequency ('[^']+'|\\S+)(?: --series (\\S+))?"
                    + "(?: --missing (\\w+))?")
            .matcher(refusal);

    assertTrue(advice.find(), refusal);
    ReadOptionsBuilder followed =
        options(
            Aggregation.valueOf(advice.group(1).toUpperCase(Locale.ROOT)),
            advice.group(2).replace("'", ""));
    Optional.ofNullable(advice.group(3))
        .ifPresent(keys -> followed.keys(List.of(keys.split(",", -1))));
    if (advice.group(4) != null) {
      followed.missing(MissingPolicy.INTERPOLATE);
    }
    Reading reading = read(text, followed.build());
    for (TimeSeries series : reading.panel().series()) {
      assertTrue(series.length() >= 10, refusal + ": " + series.length());
    }
    assertEquals(
        switch (kind) {
          case "clock", "around the hour", "by sensor" -> "mean";
          case "log" -> "count";
          default -> "sum";
        },
        advice.group(1),
        refusal);
  }

  private static String everyThirdOrSo(String text) {
    StringBuilder kept = new StringBuilder();
    String before = "";
    for (String line : text.split("\n", -1)) {
      String date = line.split(",", -1)[0];
      kept.append(date.isEmpty() || date.equals(before) ? "" : line + "\n");
      before = date;
    }
    return kept.toString().replaceAll("(?m)^2024-..-(01|04|07|08|12|15|16|20|23|24|27|29).*\n", "");
  }

  @Test
  void aSingleSlipIsStillToBeFixed() {
    StringBuilder text = new StringBuilder("time,value\n");
    for (int i = 0; i < 48; i++) {
      text.append(STAMP.format(LocalDateTime.parse("2024-01-01T00:00").plusHours(i)))
          .append(",1\n");
    }

    assertEquals(
        "f.csv:12: column 'time': '2024-01-01 10:07:00' is no step of a calendar that is hourly from"
            + " 2024-01-01 00:00:00; fix or remove the row",
        refusal(text.toString().replace("01 10:00:00", "01 10:07:00"), ReadOptions.DEFAULT));
  }

  @Test
  void aNotationThatMayBeTwoIsAskedFor() {
    String text = "date,amount\n01/02/2024,1\n01/02/2024,2\n03/02/2024,3\n05/02/2024,3\n";

    assertEquals(
        "f.csv: is '01/02/2024' written as dd/MM/yyyy or as MM/dd/yyyy? Every row could be either;"
            + " pass --time-format dd/MM/yyyy or --time-format MM/dd/yyyy",
        refusal(text, options(Aggregation.SUM, "daily").build()).replace("?;", "?"));
    assertEquals(
        Notation.of("yyyy-MM-dd"),
        read(text, options(Aggregation.SUM, "daily").timeFormat("dd/MM/yyyy").build())
            .panel()
            .schema()
            .notation());
  }

  /** Payments with an id each, some of them in the same minute. */
  @Test
  void aNumberForEachEventIsNoSeries() {
    StringBuilder file = new StringBuilder("id,created,amount");
    Random random = new Random(5);
    LocalDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0);
    for (int i = 0; i < 200; i++) {
      time = time.plusMinutes(random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(300));
      file.append("\nch_" + i + "," + time + "," + random.nextInt(100));
    }
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                PanelReader.read(
                    new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                    "f.csv",
                    ReadOptions.DEFAULT));
    assertTrue(
        Worded.asOptions(e).contains("pass --aggregate sum --frequency daily"),
        Worded.asOptions(e));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-03 2024-01-03 2024-01-04, hourly, '--frequency hourly is shorter than a day, and times"
        + " say no more than that; pass --frequency daily'",
    "2024-01 2024-01 2024-02, weekly, '--frequency weekly is shorter than a month, and times say no"
        + " more than that; pass --frequency monthly'"
  })
  void periodsAreNoShorterThanWhatTimesSay(String times, String frequency, String complaint) {
    String file = "date,v\n" + times.replace(" ", ",1\n") + ",1\n";
    ReadOptions options =
        ReadOptions.builder()
            .aggregate(Optional.of(Aggregation.SUM))
            .frequency(Optional.of(Frequency.parse(frequency)))
            .build();
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                PanelReader.read(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                    "f.csv",
                    options));
    assertEquals("f.csv: " + complaint, Worded.asOptions(e));
  }
}
