package dev.recur.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.Fixtures;
import dev.recur.chart.Chart;
import dev.recur.chart.ForecastCharts;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartDataTest {
  private static final int HORIZON = 6;

  /** The chart of a whole series and of a forecast that repeats its last value. */
  private static Chart chart(String name, double... values) {
    TimeSeries history = Fixtures.series(name, values);
    Panel panel = Fixtures.panel(history);
    double[] points = new double[HORIZON];
    Arrays.fill(points, values[values.length - 1]);
    Forecast forecast = Forecast.after(history, new double[][] {points});
    ForecastCharts charts = new ForecastCharts(panel, new Levels(List.of()), 12, Set.of(), 1);
    charts.passing(List.of(forecast).iterator()).next();
    return charts.charts(OptionalInt.of(Integer.MAX_VALUE)).get(0);
  }

  private static JsonNode data(int room, int view, Chart... charts) throws IOException {
    ChartData data = new ChartData(charts.length, room);
    for (Chart chart : charts) {
      data.add(chart, view);
    }
    assertTrue(data.toString().length() <= room + 30, data.toString().length() + " of " + room);
    return new ObjectMapper().readTree(data.toString());
  }

  @Test
  void aShortSeriesIsThereWhole() throws IOException {
    JsonNode data = data(100_000, 10, chart("North", Fixtures.upTo(24)));
    JsonNode chart = data.get("charts").get(0);
    assertEquals("North", chart.get("t").asText());
    assertEquals(30, chart.get("n").asInt());
    assertFalse(chart.has("at"));
    assertEquals(30, data.get("labels").get(0).size());
    JsonNode history = chart.get("m").get(0);
    assertEquals("HISTORY", history.get(0).asText());
    assertEquals(24, history.get(3).size());
    JsonNode forecast = chart.get("m").get(1);
    assertEquals(24, forecast.get(2).asInt());
    assertEquals(HORIZON, forecast.get(3).size());
  }

  @Test
  void seriesOfOneTimeShareTheirLabels() throws IOException {
    JsonNode data = data(100_000, 10, chart("a", Fixtures.upTo(24)), chart("b", Fixtures.upTo(24)));
    assertEquals(2, data.get("charts").size());
    assertEquals(1, data.get("labels").size());
  }

  @Test
  void ofALongSeriesTheEndIsWholeAndNoExtremeIsLost() throws IOException {
    double[] values = Fixtures.noise(5000, 1);
    values[1234] = 99;
    values[2345] = -99;
    JsonNode chart = data(40_000, 100, chart("long", values)).get("charts").get(0);
    List<Integer> kept =
        new ObjectMapper().convertValue(chart.get("at"), new TypeReference<List<Integer>>() {});
    assertTrue(kept.size() < 2000, kept.size() + " steps");
    assertTrue(kept.containsAll(List.of(1234, 2345)));
    for (int t = 5006 - 100; t < 5006; t++) {
      assertTrue(kept.contains(t), "step " + t);
    }
    for (int i = 0; i < kept.size() && kept.get(i) < 5000; i++) {
      assertEquals(values[kept.get(i)], chart.get("m").get(0).get(3).get(i).asDouble(), 1e-4);
    }
  }

  @Test
  void whatHasNoRoomIsLeftOut() throws IOException {
    Chart[] charts = new Chart[200];
    Arrays.setAll(charts, i -> chart("series " + i, Fixtures.noise(300, i)));
    JsonNode data = data(60_000, 40, charts);
    assertTrue(data.get("charts").size() < 200);
    assertTrue(data.get("charts").size() > 20, "" + data.get("charts").size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e9, 1e-9, 1e300, 1e-300, -12345.678901})
  void valuesAreAsExactAsTheyCanBeSeen(double size) throws IOException {
    double[] values = new double[40];
    Arrays.setAll(values, t -> size * (1 + 1e-3 * Math.sin(t)));
    JsonNode history = data(100_000, 10, chart("a", values)).get("charts").get(0).get("m").get(0);
    for (int t = 0; t < values.length; t++) {
      assertEquals(values[t], history.get(3).get(t).asDouble(), Math.abs(size) * 1e-8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"</script>", "<!--", "\"\\", "\u2028\n", "\u202Etxet"})
  void aNameCannotEndItsText(String name) throws IOException {
    ChartData data = new ChartData(1, 100_000);
    data.add(chart(name, 1, 2, 3), 9);
    assertFalse(data.toString().matches("(?s).*[<>&\u2028\u202E].*"), data.toString());
    String title = new ObjectMapper().readTree(data.toString()).at("/charts/0/t").asText();
    assertEquals(name.replaceAll("[\n\u202E]", "\uFFFD"), title);
  }
}
