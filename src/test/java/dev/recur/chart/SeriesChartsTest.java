package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.HeldOutForecast;
import dev.recur.forecast.Levels;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesChartsTest {
  /** A season of 12 around 100, a gap of 3 values, a tenth of a value and ten times one. */
  private static TimeSeries odd() {
    double[] values = new double[96];
    Arrays.setAll(values, t -> 100 + 20 * Math.sin(t * Math.PI / 6));
    Arrays.fill(values, 20, 23, Double.NaN);
    values[50] /= 10;
    values[70] *= 10;
    return TimeSeries.builder("", Fixtures.monthly(), values)
        .missing(MissingPolicy.KEEP, 1)
        .build();
  }

  private static Chart chart() {
    SeriesCharts charts = new SeriesCharts(List.of("value"));
    charts.add(Fixtures.panel(odd()));
    return charts.sheet("", Set.of(), OptionalInt.empty()).charts().get(0);
  }

  @Test
  void gapsAreStretchesAndOutliersDots() {
    List<Span> gaps =
        chart().marks().stream().filter(Span.class::isInstance).map(Span.class::cast).toList();
    assertEquals(List.of(new Span(Span.Kind.GAP, 20, 3, "missing")), gaps);
    Line outliers = (Line) chart().marks().get(chart().marks().size() - 1);
    assertEquals(Line.Kind.OUTLIER, outliers.kind());
    for (int t = 0; t < 96; t++) {
      assertEquals(t == 50 || t == 70, Double.isFinite(outliers.values()[t]), "step " + t);
    }
  }

  @Test
  void theyAreToldBesideThePictureAndInCharacters() {
    String svg = new String(new Sheet("", List.of(chart())).svg(), StandardCharsets.UTF_8);
    assertEquals(
        2 + 1, svg.split("<circle class=\"f-outlier\"", -1).length - 1, "and the legend's");
    assertTrue(svg.contains(">outliers</text>") && svg.contains(">missing</text>"), svg);
    List<String> lines = TerminalChart.lines(chart(), 80, 12, false);
    assertTrue(lines.get(0).endsWith(": ╌ missing, × outliers"), lines.get(0));
    assertEquals(3, String.join("", lines).chars().filter(c -> c == '×').count());
    assertTrue(lines.get(12).contains("╌"), lines.get(12));
  }

  @Test
  void partsOfATrainingBeginAtTheirLinesAndTestLiesUnderItsForecast() {
    TimeSeries series = Fixtures.series("", Fixtures.upTo(60));
    Panel panel = Fixtures.panel(series);
    ForecastCharts charts = new ForecastCharts(panel, Levels.parse("80"), 12, Set.of(), Sheet.MOST);
    Forecast made = Forecast.after(series.slice(0, 48), new double[][] {new double[6]});
    charts.addHeldOut(0, new HeldOutForecast(new Split(42, 6, 6), List.of(made)));
    List<Mark> marks = charts.charts(OptionalInt.of(60)).get(0).marks();
    assertEquals(
        List.of(
            new Span(Span.Kind.PART, 42, 6, "validation"),
            new Span(Span.Kind.PART, 48, 6, "test"),
            new Span(Span.Kind.PART, 54, 6, "newer data")),
        marks.stream().filter(Span.class::isInstance).toList());
    Line line = (Line) marks.get(marks.size() - 1);
    assertEquals(Line.Kind.FORECAST, line.kind());
    assertEquals(48, line.start());
  }
}
