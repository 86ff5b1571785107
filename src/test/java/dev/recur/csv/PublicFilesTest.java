package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Well-known files as they are. The table was written by hand: spans and counts from the files,
 * seasons from what is known of the data. Gasoline is sold by the seasons of the year, temperature
 * has a year too long to search, sunspots come and go in eleven years, which no calendar counts,
 * and three years of shampoo show none. The files whose terms do not let them be kept here are read
 * from the folder that the system property {@code recur.data} names, if it does.
 */
class PublicFilesTest {
  private static final int KEPT = 7;

  private static final String TABLE =
      """
      airline-passengers      | monthly  | 12 | 1   | 1949-01    | 1960-12          | 144
      daily-min-temperatures  | daily    | 365 | 1  | 1981-01-01 | 1990-12-31       | 3652
      monthly-sunspots        | monthly  | 1  | 1   | 1749-01    | 1983-12          | 2820
      us_gasoline             | weekly   | 52 | 1   | 02/8/1991  | 04/30/2021       | 1578
      monthly-milk-incomplete | monthly  | 12 | 1   | 1962-01    | 1975-12          | 168
      heart_rate              | no time  | 1  | 1   | 1          | 1800             | 1800
      retail_sales            | monthly  | 12 | 1   | 1992-01-01 | 2016-05-01       | 293
      AirPassengers           | monthly  | 12 | 1   | 1949       | 1960.91666666667 | 144
      shampoo                 | monthly  | 1  | 1   | 1-01       | 3-12             | 36
      taylor                  | no time  | 48 | 1   | 1          | 4032             | 4032
      tourism                 | quarterly | 4 | 304 | 1998 Q1    | 2017 Q4          | 80
      pollution | hourly | 24 | 1 | 2010-01-01 00:00 | 2014-12-31 23:00 | 43824
      ETTh1 | hourly | 24 | 1 | 2016-07-01 00:00:00 | 2018-06-26 19:00:00 | 17420
      vic_elec | every 30 minutes | 48 | 1 | 2011-12-31T13:00:00Z | 2014-12-31T12:30:00Z | 52608
      Hourly-train            | no time  | 24 | 414 | 1          | 700              | 700
      """;

  @TestFactory
  Stream<DynamicTest> eachFileIsUnderstoodAsTheTableSays() {
    List<String[]> rows =
        TABLE
            .lines()
            .map(line -> line.strip().split("\\s*\\|\\s*"))
            .filter(row -> path(row[0]).isPresent())
            .toList();
    assertTrue(rows.size() >= KEPT, rows.size() + " files found");
    return rows.stream().map(row -> DynamicTest.dynamicTest(row[0], () -> requireUnderstood(row)));
  }

  private static void requireUnderstood(String... row) {
    Path file = path(row[0]).orElseThrow();
    Panel panel =
        PanelReader.read(file, ReadOptions.DEFAULT.withMissing(MissingPolicy.KEEP)).panel();
    TimeSeries series = panel.series().get(0);
    List<double[]> values =
        panel.series().stream()
            .flatMap(one -> IntStream.range(0, one.targetCount()).mapToObj(one::target))
            .toList();
    assertEquals(row[1], panel.schema().frequency().toString());
    assertEquals(Integer.parseInt(row[2]), Seasons.find(values, panel.schema().frequency()));
    assertEquals(Integer.parseInt(row[3]), panel.size());
    assertEquals(row[4], series.calendar().label(0));
    assertEquals(row[5], series.calendar().label(series.length() - 1));
    assertEquals(Integer.parseInt(row[6]), series.length());
  }

  private static Optional<Path> path(String name) {
    String file = name + ".csv";
    Path sample = Path.of("sample-data", file);
    if (Files.exists(sample)) {
      return Optional.of(sample);
    }
    URL resource = PublicFilesTest.class.getResource("public/" + file);
    if (resource != null) {
      try {
        return Optional.of(Path.of(resource.toURI()));
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
    String folder = System.getProperty("recur.data");
    return folder == null
        ? Optional.empty()
        : Stream.of("", "shapes", "m4-hourly")
            .map(part -> Path.of(folder, part, file))
            .filter(Files::exists)
            .findFirst();
  }
}
