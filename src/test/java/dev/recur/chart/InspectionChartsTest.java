package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.Autocorrelations;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionChartsTest {
  @Test
  void theMeanOverAnEvenSeasonCountsItsEdgesHalf() {
    double nan = Double.NaN;
    double[] values = {1, 5, 3, 7, 2, 6, nan, 8, 4};
    // (1 / 2 + 5 + 3 + 7 + 2 / 2) / 4 ...
    assertArrayEquals(
        new double[] {nan, nan, 16.5 / 4, 17.5 / 4, nan, nan, nan, nan, nan},
        InspectionCharts.means(values, 4),
        1e-12);
    assertArrayEquals(
        new double[] {nan, 3, 5, 4, 5, nan, nan, nan, nan},
        InspectionCharts.means(values, 3),
        1e-12);
  }

  @Test
  void aMissingValueCountsAsTheMeanInAutocorrelations() {
    // mean 2; off: -1, 0, 1, 0 (missing)
    double[] values = {1, 2, 3, Double.NaN};
    assertArrayEquals(new double[] {1, 0, -0.5, 0}, Autocorrelations.of(values, 3), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 13, 200})
  void seriesOfAnyLengthAndWithoutAnyValueAreDrawn(int length) {
    for (double value : new double[] {7, Double.NaN, 1e9, 1e-9}) {
      double[] values = new double[length];
      Arrays.fill(values, value);
      TimeSeries series =
          TimeSeries.builder("", Fixtures.monthly(), values).missing(MissingPolicy.KEEP, 1).build();
      Panel panel = Fixtures.panel(series);
      Sheet sheet = InspectionCharts.of(panel, 12, Set.of(), OptionalInt.empty());
      String svg = new String(sheet.svg(), StandardCharsets.UTF_8);
      assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
      assertEquals(length > 24 ? 6 : length > 12 ? 3 : length > 3 ? 2 : 1, sheet.charts().size());
      sheet.charts().forEach(chart -> TerminalChart.lines(chart, 80, 12, false));
    }
  }

  private static Panel panel(int series, int length) {
    double[] values = new double[length];
    Arrays.setAll(values, t -> t % 5);
    return Fixtures.panel(
        IntStream.range(0, series)
            .mapToObj(i -> Fixtures.series("s" + i, values))
            .toArray(TimeSeries[]::new));
  }

  private static Sheet sheet(int series, int length, String... only) {
    return InspectionCharts.of(panel(series, length), 12, Set.of(only), OptionalInt.empty());
  }

  @Test
  void eachSeriesBeginsARowAndWhatIsLeftOutIsSaid() {
    Sheet six = sheet(6, 8);
    assertEquals(6, six.groups().size());
    assertEquals(Optional.empty(), six.some());
    // a course and its autocorrelation side by side
    String svg = new String(six.svg(), StandardCharsets.UTF_8);
    assertTrue(svg.contains("width=\"800\" height=\"1320\""), svg);
    Sheet seven = sheet(7, 8);
    assertEquals("6 of 7 series", seven.some().orElseThrow().toString());
    assertTrue(new String(seven.svg(), StandardCharsets.UTF_8).contains(">6 of 7 series</text>"));
    assertEquals(Optional.empty(), sheet(7, 8, "s6").some());
  }
}
