package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of a zone that a file writes on the clock of UTC. */
class LocalTimesTest {

  private enum Written {
    UTC,
    OFFSET,
    SECONDS,
    MILLISECONDS;

    String of(LocalDateTime local, String zone) {
      OffsetDateTime time =
          local.atZone(ZoneId.of(zone)).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
      return switch (this) {
        case UTC ->
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).format(time);
        case OFFSET ->
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxx", Locale.ROOT).format(time);
        case SECONDS -> Long.toString(time.toEpochSecond());
        case MILLISECONDS -> Long.toString(time.toEpochSecond() * 1000);
      };
    }
  }

  private static Calendar read(List<String> times, String zone) {
    String file = "t,v\n" + times.stream().map(t -> t + ",1\n").collect(Collectors.joining());
    Reading reading =
        PanelReader.read(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            "f.csv",
            ReadOptions.builder().time(List.of("t")).zone(zone).build());
    return reading.panel().series().get(0).calendar();
  }

  private static void isContinued(
      Stream<LocalDateTime> local, Written written, String zone, String frequency) {
    List<String> times = local.limit(400).map(t -> written.of(t, zone)).toList();

    Calendar calendar = read(times.subList(0, 200), zone);

    assertEquals(frequency, calendar.frequency().toString());
    for (int t = 0; t < 400; t++) {
      assertEquals(times.get(t), calendar.label(t));
      assertEquals(t, calendar.stepAt(times.get(t)));
    }
    assertEquals(calendar, read(times, zone));
    assertEquals(calendar, Calendar.fromText(calendar.toText()));
  }

  @ParameterizedTest
  @EnumSource
  void midnightsAreDays(Written written) {
    LocalDateTime start = LocalDateTime.of(2022, 8, 1, 0, 0);
    isContinued(Stream.iterate(start, t -> t.plusDays(1)), written, "America/New_York", "daily");
    isContinued(
        Stream.iterate(start, t -> t.plusDays(1)).filter(t -> t.getDayOfWeek().getValue() < 7),
        written,
        "Australia/Sydney",
        "daily, Monday to Saturday");
  }

  @ParameterizedTest
  @EnumSource
  void openHoursAreThoseOfTheZone(Written written) {
    isContinued(
        Stream.iterate(LocalDateTime.of(2023, 3, 6, 0, 0), t -> t.plusHours(1))
            .filter(t -> t.getHour() >= 9 && t.getHour() <= 17),
        written,
        "Europe/Berlin",
        "hourly, 09:00 to 17:00");
  }

  @ParameterizedTest
  @EnumSource
  void theRefusalNamesAZoneThatHelps(Written written) {
    List<String> times =
        Stream.iterate(LocalDateTime.of(2022, 9, 1, 0, 0), t -> t.plusMonths(1))
            .limit(30)
            .map(t -> written.of(t, "America/Chicago"))
            .toList();

    InputException refusal = assertThrows(InputException.class, () -> read(times, ""));

    assertTrue(
        Worded.asOptions(refusal)
            .endsWith("every row is midnight of one zone; pass --zone America/Chicago"),
        Worded.asOptions(refusal));
    assertEquals("monthly", read(times, "America/Chicago").frequency().toString());
  }
}
