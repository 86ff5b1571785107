package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.Quantiles;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Forecasts as pictures in files. */
class SheetTest {
  private static final Levels LEVELS = Levels.parse("80,95");

  private static Sheet sheet(int horizon, String... names) {
    List<TimeSeries> histories = new ArrayList<>();
    List<Forecast> forecasts = new ArrayList<>();
    for (String name : names) {
      double[] values = new double[48];
      Arrays.setAll(values, t -> 100 + t + 20 * Math.sin(t * Math.PI / 6));
      TimeSeries history = Fixtures.series(name, values);
      histories.add(history);
      forecasts.add(ahead(history, horizon));
    }
    Panel panel = Fixtures.panel(histories.toArray(TimeSeries[]::new));
    return sheet(panel, forecasts, 12, OptionalInt.empty());
  }

  private static Sheet sheet(Panel panel, List<Forecast> forecasts, int season, OptionalInt last) {
    ForecastCharts charts = new ForecastCharts(panel, LEVELS, season, Set.of(), Sheet.MOST);
    Iterator<Forecast> passing = charts.passing(forecasts.iterator());
    while (passing.hasNext()) {
      passing.next();
    }
    return charts.sheet(last);
  }

  private static Forecast ahead(TimeSeries history, int horizon) {
    double[] points = new double[horizon];
    Arrays.setAll(points, h -> 150 + h);
    double[][] ends = new double[4][horizon];
    double[] beside = {-20, -10, 10, 20};
    for (int q = 0; q < 4; q++) {
      double off = beside[q];
      Arrays.setAll(ends[q], h -> points[h] + off * Math.sqrt(h + 1));
    }
    return Forecast.after(history, new double[][] {points})
        .with(new Quantiles(LEVELS.probabilities(), new double[][][] {ends}));
  }

  private static Document xml(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  @Test
  void aForecastIsALineItsHistoryAnotherAndEachLevelABand() throws Exception {
    Document svg = xml(sheet(12, "North").svg());
    List<String> classes = new ArrayList<>();
    for (String tag : List.of("polygon", "polyline")) {
      for (int i = 0; i < svg.getElementsByTagName(tag).getLength(); i++) {
        classes.add(
            svg.getElementsByTagName(tag)
                .item(i)
                .getAttributes()
                .getNamedItem("class")
                .getNodeValue());
      }
    }
    classes.removeIf(name -> name.equals("s-faint") || name.equals("s-boundary"));
    // bands, and what their shades mean beside the title
    assertEquals(
        List.of("f-outer", "f-inner", "f-outer", "f-inner", "s-history", "s-forecast"), classes);
  }

  @Test
  void ofALargePanelTheLeastSureAreShownBesideASample() {
    List<TimeSeries> histories = new ArrayList<>();
    List<Forecast> forecasts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double[] values = new double[48];
      // the widths are those of all, so series that move less are less sure
      double height = i == 31 || i == 77 ? 1 : 20;
      Arrays.setAll(values, t -> 100 + height * t);
      histories.add(Fixtures.series("s" + i, values));
      forecasts.add(ahead(histories.get(i), 6));
    }
    Panel panel = Fixtures.panel(histories.toArray(TimeSeries[]::new));
    ForecastCharts charts = new ForecastCharts(panel, LEVELS, 12, Set.of(), 4);
    assertEquals(List.of(0, 25, 50, 75), charts.shown());
    charts.passing(forecasts.iterator()).forEachRemaining(forecast -> {});
    assertEquals(List.of(0, 31, 50, 77), charts.shown());
    assertEquals(Set.of(0, 31, 50, 77), charts.kept().keySet());
  }

  @Test
  void aForecastIsDrawnAsEver() throws IOException {
    try (InputStream golden = SheetTest.class.getResourceAsStream("forecast.svg")) {
      assertEquals(
          new String(golden.readAllBytes(), StandardCharsets.UTF_8),
          new String(sheet(12, "North").svg(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theWidestBandLiesBelow() throws Exception {
    String svg = new String(sheet(12, "North").svg(), StandardCharsets.UTF_8);
    assertTrue(svg.indexOf("f-outer\" points") < svg.indexOf("f-inner\" points"));
    assertTrue(svg.indexOf("f-inner\" points") < svg.indexOf("s-history\" stroke"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"'&]]>",
        "a\u0000b\u001b[31m",
        "\u202Etxet",
        "\uD800"
      })
  void aNameFromAFileCannotLeaveItsPlace(String name) throws Exception {
    Document svg = xml(sheet(12, name, "other").svg());
    assertEquals(0, svg.getElementsByTagName("script").getLength());
    assertFalse(new String(sheet(12, name).svg(), StandardCharsets.UTF_8).contains("\u001b"));
  }

  @Test
  void aLargePanelShowsTwelveOfItsSeries() throws Exception {
    String[] names = new String[300];
    Arrays.setAll(names, i -> "series " + i);
    Sheet sheet = sheet(12, names);
    assertEquals(12, sheet.charts().size());
    assertEquals("Forecast of 12 of 300 series", sheet.title());
    assertEquals("series 1", sheet.charts().get(1).title());
    assertEquals("series 250", sheet.charts().get(11).title());
  }

  @Test
  void aPngHoldsTheColoursOfHistoryForecastAndBands() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet(24, "North").png()));
    assertEquals(1600, image.getWidth());
    assertEquals(760, image.getHeight());
    int history = 0;
    int forecast = 0;
    int band = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 60; y < image.getHeight() - 60; y++) {
        int rgb = image.getRGB(x, y) & 0xffffff;
        history += rgb == Ink.HISTORY.light ? 1 : 0;
        forecast += rgb == Ink.FORECAST.light ? 1 : 0;
        int red = rgb >> 16;
        int blue = rgb & 0xff;
        band += red < blue - 20 && red > 100 ? 1 : 0;
      }
    }
    assertTrue(history > 500 && forecast > 300, history + " " + forecast);
    assertTrue(band > 20_000, band + " pixels of bands");
  }

  @Test
  void thePictureIsTheSameEveryTime() {
    assertArrayEquals(sheet(12, "a", "b").svg(), sheet(12, "a", "b").svg());
    assertArrayEquals(sheet(12, "a", "b").png(), sheet(12, "a", "b").png());
  }

  /** The ends of the lines of an ink, points. */
  private static List<double[]> lines(Document svg, Ink ink) {
    List<double[]> ends = new ArrayList<>();
    for (int i = 0; i < svg.getElementsByTagName("polyline").getLength(); i++) {
      Element line = (Element) svg.getElementsByTagName("polyline").item(i);
      if (line.getAttribute("class").equals("s-" + ink.name().toLowerCase(Locale.ROOT))) {
        ends.add(
            Pattern.compile("[ ,]")
                .splitAsStream(line.getAttribute("points"))
                .mapToDouble(Double::parseDouble)
                .toArray());
      }
    }
    return ends;
  }

  @Test
  void aGroupSmallerThanARowTakesItsWidth() throws Exception {
    double[] values = {1, 2, 3};
    Chart chart =
        new Chart("a", Axis.counted(), 3, List.of(new Line(Line.Kind.HISTORY, 0, values)));
    Sheet sheet = new Sheet("t", List.of(List.of(chart), List.of(chart, chart)), Optional.empty());
    List<double[]> drawn = lines(xml(sheet.svg()), Ink.HISTORY);
    double[] wide = drawn.get(0);
    assertTrue(wide[0] < 200 && wide[4] > 600, Arrays.toString(wide));
    assertTrue(drawn.get(1)[4] < 400 && drawn.get(2)[0] > 400);
  }

  @Test
  void theLineOfAPartCrossesNoLabelOfAnother() throws Exception {
    List<Mark> marks =
        List.of(
            new Line(Line.Kind.HISTORY, 0, new double[100]),
            new Span(Span.Kind.PART, 90, 4, "validation"),
            new Span(Span.Kind.PART, 94, 6, "test"));
    Sheet sheet = new Sheet("t", List.of(new Chart("a", Axis.counted(), 100, marks)));
    List<double[]> upright =
        lines(xml(sheet.svg()), Ink.BOUNDARY).stream()
            .filter(line -> line[0] == line[2] && line[3] - line[1] > 100)
            .toList();
    assertEquals(2, upright.size());
    assertTrue(upright.get(1)[1] > upright.get(0)[1] + 9, "below the first label");
  }

  @Test
  void aGapPartsTheLine() {
    double[] values = new double[40];
    Arrays.setAll(values, t -> t == 20 || t == 21 ? Double.NaN : t);
    TimeSeries history =
        TimeSeries.builder("", Fixtures.monthly(), values).missing(MissingPolicy.GAPS, 12).build();
    Panel panel = Fixtures.panel(history);
    Sheet sheet = sheet(panel, List.of(ahead(history, 6)), 12, OptionalInt.of(40));
    String svg = new String(sheet.svg(), StandardCharsets.UTF_8);
    assertEquals(3, svg.split("s-history\" stroke", -1).length, "two lines");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e9, 1e-9, 0, -1e300})
  void oneStepOfAnySizeIsDrawn(double size) throws Exception {
    TimeSeries history = Fixtures.series("", new double[] {size});
    Panel panel = Fixtures.panel(history);
    Forecast forecast = Forecast.after(history, new double[][] {{size}});
    Sheet sheet = sheet(panel, List.of(forecast), 1, OptionalInt.empty());
    String svg = new String(sheet.svg(), StandardCharsets.UTF_8);
    assertEquals(3, svg.split("<circle", -1).length, "two dots");
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    xml(sheet.svg());
  }
}
