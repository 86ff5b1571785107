package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that other forecasters read wrongly, with numbers made for them, end to end. */
class CasesTest {
  private static Path file(String name) throws URISyntaxException {
    return Path.of(CasesTest.class.getResource("cases/" + name + ".csv").toURI());
  }

  private static List<String> forecast(String name) throws URISyntaxException {
    return run("forecast", file(name), "-H", 3).requireDone().lines();
  }

  /** The first step after the file, and about what comes there. */
  @ParameterizedTest
  @CsvSource({
    "37f-postgres-newest-first, 2024-01-04 00:00:00+00, 244.3, 1",
    "37k-yyyymmddhh, 2024010400, 244.3, 1",
    "27-hours-to-24, 15.01.2024 01:00, 400, 5",
    "yearmonthnamecols, '2025,Jan', 938738, 20000",
    "newer_Sales, 1994 Mar, 25590, 1000",
    "newer_sales_lowercase, 1994 Mar, 25590, 1000"
  })
  void goesOnWhereItEnds(String name, String time, double value, double near)
      throws URISyntaxException {
    String first = forecast(name).get(1).replace(';', ',');
    assertTrue(first.startsWith(time + ","), first);
    String point = first.substring(time.length() + 1).split(",", -1)[0];
    assertEquals(value, Double.parseDouble(point), near, first);
  }

  @Test
  void weeksGoOnIntoTheNextYear() throws URISyntaxException {
    List<String> rows = forecast("03f-yyyyww-one-year");
    assertEquals(
        List.of("201451", "201452", "201501"),
        rows.stream().skip(1).map(row -> row.substring(0, 6)).toList());
  }

  @Test
  void theCaseOfAHeaderChangesNothing() throws URISyntaxException {
    List<String> upper = forecast("newer_Sales");
    List<String> lower = forecast("newer_sales_lowercase");
    assertEquals(upper.subList(1, 4), lower.subList(1, 4));
    assertEquals(upper.get(0).replace("Sales", "sales"), lower.get(0));
  }

  @Test
  void whatHasMovedHasIntervalsAroundItsPoint() throws URISyntaxException {
    for (String row : forecast("09d-policy-rate").subList(1, 4)) {
      List<Double> cells = Terminal.cells(row).stream().skip(1).map(Double::parseDouble).toList();
      assertTrue(cells.get(1) < cells.get(0) && cells.get(0) < cells.get(2), row);
      assertTrue(cells.get(3) < cells.get(1) && cells.get(2) < cells.get(4), row);
    }
  }

  @Test
  void shortSeriesAmongLongAndRaggedEndsAreForecast() throws URISyntaxException {
    assertEquals(1 + 7 * 3, forecast("17-panel-short-among-long").size());
    List<String> ragged = forecast("ragged");
    assertTrue(ragged.get(1).startsWith("2024-10-13 12:00:00,a,"), ragged.get(1));
    assertTrue(ragged.get(4).startsWith("2024-10-02 06:00:00,d,"), ragged.get(4));
  }
}
