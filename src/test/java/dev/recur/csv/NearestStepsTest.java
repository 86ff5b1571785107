package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.Aggregation;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of a clock that is read a little early or late are those of the nearest step. */
class NearestStepsTest {
  private static final LocalDateTime START = LocalDateTime.parse("2024-03-01T00:00");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** The value of every step is its number. */
  private static List<String> rows(Duration step, int count, int jitter, String pattern) {
    SplittableRandom random = new SplittableRandom(7);
    DateTimeFormatter stamp = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int late = random.nextInt(-jitter, jitter + 1);
      rows.add(stamp.format(START.plus(step.multipliedBy(i)).plusSeconds(late)) + "," + i);
    }
    return rows;
  }

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static ReadOptionsBuilder mean(String frequency) {
    return ReadOptions.builder()
        .aggregate(Optional.of(Aggregation.MEAN))
        .frequency(Optional.of(Frequency.parse(frequency)));
  }

  private static double[] counted(int steps) {
    return IntStream.range(0, steps).asDoubleStream().toArray();
  }

  private static boolean toldNearest(Reading reading) {
    return reading.findings().stream()
        .map(Worded::asOptions)
        .anyMatch(said -> said.contains("each in the step nearest to it"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M, 9, 10 minutes, yyyy-MM-dd HH:mm:ss",
    "PT1H, 400, hourly, dd-MMM-yyyy HH:mm:ss",
    "PT24H, 3000, daily, yyyy-MM-dd'T'HH:mm:ss'Z'",
    "PT168H, 3000, weekly, yyyy-MM-dd HH:mm:ss",
  })
  void aLogReadEarlyOrLateHasOneValueAStep(
      Duration step, int jitter, String frequency, String pattern) {
    // The weeks begin on a Monday.
    List<String> rows =
        rows(step, 120, jitter, pattern).stream()
            .map(row -> frequency.equals("weekly") ? weekLater(row) : row)
            .toList();
    Reading reading = read("time,v\n" + String.join("\n", rows), mean(frequency).build());

    assertArrayEquals(counted(120), reading.panel().series().get(0).target(0));
    assertTrue(toldNearest(reading));
    assertTrue(reading.panel().schema().format().nearest());
  }

  private static String weekLater(String row) {
    LocalDateTime friday = LocalDateTime.parse(row.substring(0, 19).replace(' ', 'T'));
    return friday.plusDays(3).toString() + row.substring(19);
  }

  @Test
  void neitherTheOrderOfRowsNorSeveralSeriesNorAHoleChangeThat() {
    List<String> rows = new ArrayList<>();
    for (String row : rows(Duration.ofMinutes(10), 120, 9, "yyyy-MM-dd HH:mm:ss")) {
      rows.add("a," + row);
      rows.add("b," + row);
    }
    rows.removeIf(row -> row.endsWith(",50"));
    Collections.reverse(rows);
    Reading reading =
        read(
            "tag,time,v\n" + String.join("\n", rows),
            mean("10 minutes").keys(List.of("tag")).missing(MissingPolicy.INTERPOLATE).build());

    assertEquals(2, reading.panel().series().size());
    assertArrayEquals(counted(120), reading.panel().series().get(0).target(0), 1e-9);
    assertArrayEquals(counted(120), reading.panel().series().get(1).target(0), 1e-9);
    assertEquals(2, reading.missing().steps());
  }

  @Test
  void aClockThatDriftsPastTheBeginOfStepsLeavesNoHole() {
    StringBuilder text = new StringBuilder("time,v\n");
    for (int i = 0; i < 100; i++) {
      text.append(STAMP.format(START.plusHours(i).plusSeconds(i - 50)))
          .append(',')
          .append(i)
          .append('\n');
    }
    double[] values =
        read(text.toString(), mean("hourly").build()).panel().series().get(0).target(0);

    assertArrayEquals(counted(100), values);
  }

  /** Stamps at the end of what they are of, and many events a step, count where they lie. */
  @ParameterizedTest
  @CsvSource({"3600, 3599, 0", "3600, 20, 15", "700, 0, 350", "6000, 100, 50"})
  void otherTimesCountInTheStepThatTheyLieIn(int step, int late, int jitter) {
    SplittableRandom random = new SplittableRandom(9);
    StringBuilder text = new StringBuilder("time,v\n");
    for (int i = 0; i < 200; i++) {
      LocalDateTime at =
          START.plusSeconds((long) step * i + late + random.nextInt(-jitter, jitter + 1));
      text.append(STAMP.format(at)).append(',').append(i).append('\n');
    }
    Reading reading = read(text.toString(), mean("hourly").missing(MissingPolicy.GAPS).build());

    assertFalse(toldNearest(reading));
    assertFalse(reading.panel().schema().format().nearest());
  }

  /** A model says which it is; three rows could not. */
  @Test
  void newerDataCountsAsThatOfTheModelDid() {
    String text =
        """
        time,v
        2024-03-01T00:59:58,1
        2024-03-01T01:59:57,2
        2024-03-01T02:59:59,3
        2024-03-01T03:59:59,4
        """;
    ReadOptions hourly = mean("hourly").build();

    assertEquals(
        "2024-03-01 01:00",
        read(text, hourly.with().nearest(Optional.of(true)).build())
            .panel()
            .series()
            .get(0)
            .calendar()
            .label(0));
    assertEquals(
        "2024-03-01 00:00", read(text, hourly).panel().series().get(0).calendar().label(0));
  }

  @Test
  void theOfferOfARefusalKnowsThem() {
    String text =
        "time,v\n" + String.join("\n", rows(Duration.ofMinutes(10), 120, 9, "yyyy-MM-dd HH:mm:ss"));
    String refusal =
        Worded.asOptions(assertThrows(InputException.class, () -> read(text, ReadOptions.DEFAULT)));

    assertTrue(
        refusal.endsWith(
            "pass --aggregate mean --frequency 'every 10 minutes' (or sum, count, last, min or"
                + " max)"),
        refusal);
  }

  /** Half an hour past the hour begins each step of such open hours. */
  @Test
  void eventsOfOpenHoursCountInThem() {
    StringBuilder text = new StringBuilder("time,v\n");
    for (int day = 0; day < 40; day++) {
      for (int half = 0; half < 8 && day % 7 < 5; half++) {
        LocalDateTime at = LocalDateTime.parse("2024-03-04T09:31").plusDays(day).plusHours(half);
        text.append(at).append(",1\n").append(at.plusMinutes(57)).append(",2\n");
      }
    }
    ReadOptions options =
        mean("Mon-Fri 9:30-16:30").aggregate(Optional.of(Aggregation.SUM)).build();
    double[] values = read(text.toString(), options).panel().series().get(0).target(0);

    assertEquals(30 * 8 - 1, values.length);
    assertTrue(IntStream.range(0, values.length).allMatch(t -> values[t] == 3));
    assertTrue(
        Worded.asOptions(
                assertThrows(
                    InputException.class,
                    () ->
                        read(
                            text.toString(),
                            mean("Mon-Fri 11:30-16:30")
                                .aggregate(Optional.of(Aggregation.SUM))
                                .build())))
            .endsWith(
                "lies in no step that is hourly, Monday to Friday 11:30 to 16:30; pass --frequency"
                    + " hourly or remove such rows"));
  }
}
