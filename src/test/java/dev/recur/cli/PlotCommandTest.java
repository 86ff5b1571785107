package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.run;
import static dev.recur.cli.Terminal.runWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code recur plot}. */
class PlotCommandTest {
  @TempDir private Path folder;

  private Path svg;

  @BeforeEach
  void name() {
    svg = folder.resolve("a.svg");
  }

  private String drawn(Object... args) throws IOException {
    run("plot", args.length == 0 ? AIRLINE : List.of(args), "--plot", svg, "-f").requireDone();
    return Files.readString(svg);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void aFileIsDrawnOnStandardOutputWithItsGaps() {
    String csv = "month,sold\n2020-01,1\n2020-02,2\n2020-03,\n2020-04,4\n2020-05,5\n";
    assertEquals(
        """
           sold: ╌ missing
         5┤                                                                   ⣀⠄
          │                                                               ⣀⠤⠒⠉
          │                                                           ⣀⠤⠒⠊⠁
          │                                                       ⣀⠤⠒⠉
         4┤                                                     ⠊⠉
          │
          │
          │
         3┤
          │
          │
         2┤                     ⣀⡠
        """,
        String.join("\n", runWith(csv, "plot", "-", "-q").requireDone().lines().subList(0, 13))
            + "\n");
  }

  @Test
  void aForecastStandsAfterItsHistoryAndAlone() throws IOException {
    Path forecast = folder.resolve("f.csv");
    run("forecast", AIRLINE, "-H", 12, "-o", forecast).requireDone();
    String both = drawn(AIRLINE, forecast, "--last", 24);
    assertEquals(1, count(both, "class=\"s-history\""));
    assertEquals(1, count(both, "class=\"s-forecast\""));
    assertEquals(1 + 1, count(both, "class=\"f-outer\" points"), "and the legend's");
    assertTrue(both.contains(">Passengers</text>"), both);
    String alone = drawn(forecast);
    assertEquals(0, count(alone, "class=\"s-history\""));
    assertEquals(1, count(alone, "class=\"s-forecast\""));
    assertEquals(1 + 1, count(alone, "class=\"f-inner\" points"));
  }

  @Test
  void severalForecastsAreNamed() throws IOException {
    Path one = folder.resolve("one.csv");
    Path two = folder.resolve("two.csv");
    run("forecast", AIRLINE, "-H", 12, "-o", one).requireDone();
    run("forecast", AIRLINE, "-H", 6, "--levels", "none", "-o", two).requireDone();
    String text = drawn(AIRLINE, one, two);
    assertTrue(text.contains(">one.csv</text>") && text.contains(">two.csv</text>"), text);
  }

  @Test
  void aModelIsDrawnAsItLearntOrAsItsSeriesEnd() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, Terminal.QUICK, "-H", 6, "-o", model).requireDone();
    assertTrue(drawn(model).contains(">Loss by epoch</text>"));
    Path ets = folder.resolve("ets.recur");
    run("train", AIRLINE, "--model", "ets", "-H", 6, "-o", ets).requireDone();
    assertEquals(1, count(drawn(ets), "class=\"s-history\""));
    assertEquals(2, run("plot", model, AIRLINE).code());
  }

  @Test
  void seriesAreChosenByName() throws IOException {
    Path shops = SAMPLES.resolve("shops.csv");
    assertEquals(3, count(drawn(shops), "class=\"s-history\""));
    String one = drawn(shops, "--only", "Harbour", "--last", 30);
    assertEquals(1, count(one, "class=\"s-history\""));
    assertFalse(one.contains(">Station</text>"));
    Terminal unknown = run("plot", shops, "--only", "Nowhere");
    assertEquals(3, unknown.code());
    assertTrue(unknown.err().contains("there is no series 'Nowhere'; there are 3"), unknown.err());
  }

  @Test
  void columnsAreChosen() throws IOException {
    Path data = folder.resolve("d.csv");
    Files.writeString(data, "month,a,b\n2020-01,1,9\n2020-02,2,8\n2020-03,3,7\n");
    assertEquals(2, count(drawn(data), "class=\"s-history\""));
    assertEquals(1, count(drawn(data, "--columns", "b"), "class=\"s-history\""));
  }

  @Test
  void whereRowsAreSeriesAForecastFollowsTheirEnds() throws IOException {
    StringBuilder csv = new StringBuilder("name");
    for (int t = 1; t <= 40; t++) {
      csv.append(",V").append(t);
    }
    for (String name : List.of("a", "b")) {
      csv.append('\n').append(name);
      for (int t = 1; t <= 40; t++) {
        csv.append(',').append(t % 7);
      }
    }
    Path data = Files.writeString(folder.resolve("rows.csv"), csv.append('\n'));
    Path forecast = folder.resolve("f.csv");
    run("forecast", data, "-H", 6, "-o", forecast).requireDone();
    String both = drawn(data, forecast);
    assertEquals(2, count(both, "class=\"s-history\""));
    assertEquals(2, count(both, "class=\"s-forecast\""));
    String alone = drawn(forecast);
    assertEquals(0, count(alone, "class=\"s-history\""));
    assertEquals(2 * 2, count(alone, "class=\"f-inner\" points"));
  }
}
