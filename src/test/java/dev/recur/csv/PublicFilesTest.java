package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Well-known files as they are. The table was written by hand: spans from the files, seasons from
 * what is known of the data. Gasoline is sold by the seasons of the year, temperature has a year
 * too long to search, and sunspots come and go in eleven years, which no calendar counts.
 */
class PublicFilesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          airline-passengers      | monthly | 12 | 1949-01    | 1960-12    | 144
          daily-min-temperatures  | daily   | 1  | 1981-01-01 | 1990-12-31 | 3652
          monthly-sunspots        | monthly | 1  | 1749-01    | 1983-12    | 2820
          us_gasoline             | weekly  | 52 | 02/8/1991  | 04/30/2021 | 1578
          monthly-milk-incomplete | monthly | 12 | 1962-01    | 1975-12    | 168
          heart_rate              | no time | 1  | 1          | 1800       | 1800
          retail_sales            | monthly | 12 | 1992-01-01 | 2016-05-01 | 293
          """)
  void isUnderstoodAsTheTableSays(
      String file, String frequency, int season, String first, String last, int length) {
    Panel panel =
        PanelReader.read(path(file), ReadOptions.DEFAULT.withMissing(MissingPolicy.KEEP)).panel();

    assertEquals(1, panel.size());
    TimeSeries series = panel.series().get(0);
    assertEquals(frequency, panel.schema().frequency().toString());
    assertEquals(season, Seasons.find(List.of(series.target(0)), panel.schema().frequency()));
    assertEquals(first, series.calendar().label(0));
    assertEquals(last, series.calendar().label(series.length() - 1));
    assertEquals(length, series.length());
  }

  private static Path path(String file) {
    Path sample = Path.of("sample-data", file + ".csv");
    if (sample.toFile().exists()) {
      return sample;
    }
    try {
      return Path.of(PublicFilesTest.class.getResource("public/" + file + ".csv").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
