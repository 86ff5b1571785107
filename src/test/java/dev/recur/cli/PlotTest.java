package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --plot}. */
class PlotTest {
  @TempDir private Path folder;

  @Test
  void theEndingChooses() throws IOException {
    Path svg = folder.resolve("a.svg");
    Path png = folder.resolve("a.PNG");
    String plain = run("forecast", AIRLINE, "-H", 12).requireDone().out();
    Terminal drawn = run("forecast", AIRLINE, "-H", 12, "--plot", svg).requireDone();
    assertEquals(plain, drawn.out());
    assertTrue(drawn.err().contains("drew " + svg), drawn.err());
    assertTrue(Files.readString(svg).startsWith("<svg "));
    run("forecast", AIRLINE, "-H", 12, "--plot", png).requireDone();
    assertEquals((byte) 'P', Files.readAllBytes(png)[1]);
  }

  @Test
  void aPictureOfAModelsForecast() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, Terminal.QUICK, "-H", 6, "-o", model).requireDone();
    Path svg = folder.resolve("a.svg");
    run("forecast", model, "--plot", svg, "--last", 24).requireDone();
    String text = Files.readString(svg);
    assertEquals(2, text.split("class=\"s-forecast\"", -1).length - 1, "one of the held-out end");
    assertTrue(text.contains(">validation<") && text.contains(">test<"), text);
    run("forecast", model, "--samples", 7, "--plot", svg, "-f").requireDone();
    String paths = Files.readString(svg);
    assertEquals(7 + 1, paths.split("class=\"s-path\"", -1).length - 1, "and one in the legend");
    assertTrue(paths.contains("class=\"f-outer\""), "bands below");
  }

  @Test
  void aBacktestIsItsFoldsOverWhatCameErrorsAndCoverageByStep() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, "--model", "ets", "-H", 12, "-o", model).requireDone();
    List<Object> backtest =
        List.of("evaluate", model, AIRLINE, "--folds", 3, "--stride", 12, "--refit-every", 1);
    Path svg = folder.resolve("a.svg");
    String plain = run(backtest, "--compare", "naive,sarima").requireDone().out();
    String drawn = run(backtest, "--compare", "naive,sarima", "--plot", svg).requireDone().out();
    assertEquals(plain, drawn);
    String text = Files.readString(svg);
    // folds and their errors; RMSE and coverage by step, each with a patch beside its title
    assertEquals(3 + 3 + 2 + 2, text.split("class=\"s-forecast\"", -1).length - 1);
    assertEquals(3 + 1, text.split("class=\"f-outer\"", -1).length - 1);
    assertEquals(2, text.split(">sarima</text>", -1).length - 1, "as a bar and as the best rival");
    assertEquals(1, text.split(">naive</text>", -1).length - 1, "as a bar");
    for (String title :
        List.of("Passengers", "RMSE by step ahead", "Caught by intervals, % by step ahead")) {
      assertTrue(text.contains(">" + title + "</text>"), title);
    }
  }

  @Test
  void aTrainingIsItsCurvesAndWhatWasWatched() throws IOException {
    Path model = folder.resolve("m.recur");
    Path svg = folder.resolve("a.svg");
    run("train", AIRLINE, Terminal.QUICK, "-H", 6, "--watch", 1, "-o", model, "--plot", svg)
        .requireDone();
    String text = Files.readString(svg);
    for (String title :
        List.of(
            ">test<",
            ">Validation error by epoch; dots: kept<",
            ">Loss by epoch<",
            ">epoch 1<",
            ">epoch 2")) {
      assertTrue(text.contains(title), title + text);
    }
    Path page = folder.resolve("a.html");
    run("train", AIRLINE, "--model", "ets", "-H", 6, "-o", model, "--report", page, "-f")
        .requireDone();
    assertTrue(Files.readString(page).contains("id=\"verdict\""));
  }

  @Test
  void aSearchIsItsTrialsAndTheErrorsBySetting() throws IOException {
    Path svg = folder.resolve("a.svg");
    List<Object> search =
        List.of("tune", AIRLINE, Terminal.QUICK, "-H", 6, "--trials", 3, "--decoder", "recursive");
    Path file = folder.resolve("t.jsonl");
    run(search.stream().flatMap(PlotTest::spread).toList(), "--trials-file", file, "--plot", svg)
        .requireDone();
    String first = Files.readString(svg);
    assertTrue(first.contains(">Error in the final<") && first.contains(">best so far<"), first);
    assertTrue(first.contains(">Error by --"), first);
    List<Object> again = List.of("--trials-file", file, "--resume", "--plot", svg, "-f");
    run(search.stream().flatMap(PlotTest::spread).toList(), again).requireDone();
    assertEquals(first, Files.readString(svg));
  }

  private static Stream<Object> spread(Object arg) {
    return arg instanceof List<?> list ? list.stream().map(Object.class::cast) : Stream.of(arg);
  }

  @Test
  void anInspectionIsTheCourseItsSeasonAndAutocorrelation() throws IOException {
    Path svg = folder.resolve("a.svg");
    String plain = run("inspect", AIRLINE).requireDone().out();
    assertEquals(plain, run("inspect", AIRLINE, "--plot", svg).requireDone().out());
    String text = Files.readString(svg);
    for (String title :
        List.of(
            ">Passengers, mean over 12 steps<",
            ">Passengers, mean season around it<",
            ">Passengers, what is left<",
            ">Passengers, 12 seasons<",
            ">Passengers, autocorrelation<")) {
      assertTrue(text.contains(title), title);
    }
  }

  @Test
  void seriesAreChosenByNamesWithCommasAndThoseLeftOutAreCounted() throws IOException {
    StringBuilder rows = new StringBuilder("month,shop,town,sales\n");
    for (int shop = 0; shop < 7; shop++) {
      for (int month = 1; month <= 4; month++) {
        rows.append("2024-0").append(month).append(",S").append(shop).append(",\"Bath, UK\",");
        rows.append(shop + month).append('\n');
      }
    }
    Path data = Files.writeString(folder.resolve("shops.csv"), rows);
    Path svg = folder.resolve("a.svg");
    List<Object> inspect = List.of("inspect", data, "--series", "shop,town", "--plot", svg);
    Terminal all = run(inspect).requireDone();
    assertEquals("drew " + svg + ": 6 of 7 series; --only NAME,... chooses\n", all.err());
    Terminal two = run(inspect, "-f", "--only", "S6, Bath, UK,S0, Bath, UK");
    assertEquals("drew " + svg + "\n", two.requireDone().err());
    String text = Files.readString(svg);
    assertTrue(text.contains(">S6, Bath, UK<") && text.contains(">S0, Bath, UK<"), text);
    Terminal none = run(inspect, "-f", "--only", "S6, Bath");
    assertEquals(3, none.code());
    assertTrue(none.err().contains("there is no series 'S6'"), none.err());
  }

  @Test
  void aPictureThatIsThereIsNotReplacedUnasked() throws IOException {
    Path svg = Files.writeString(folder.resolve("a.svg"), "mine");
    Terminal refused = run("forecast", AIRLINE, "--plot", svg);
    assertEquals(3, refused.code());
    assertEquals("", refused.out());
    assertEquals("mine", Files.readString(svg));
    run("forecast", AIRLINE, "--plot", svg, "-f").requireDone();
    assertFalse(Files.readString(svg).equals("mine"));
  }

  @Test
  void otherEndingsAndPathsAreRefusedInOneLine() {
    for (List<Object> wrong :
        List.<List<Object>>of(
            List.of("--plot", folder.resolve("a.gif")),
            List.of("--plot", "-", "--samples", 3), // goes with a model
            List.of("--plot", "-", "--last", 0))) {
      Terminal refused = run("forecast", AIRLINE, wrong);
      assertEquals(2, refused.code(), wrong + refused.err());
      assertEquals("", refused.out());
    }
  }

  @Test
  void theDataIsNotDrawnOver() throws IOException {
    Path data = Files.copy(AIRLINE, folder.resolve("data.svg"));
    assertEquals(3, run("forecast", data, "--plot", data, "-f").code());
    assertEquals(Files.readString(AIRLINE), Files.readString(data));
  }

  private static String err(Screen screen, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    InputStream in = new ByteArrayInputStream(new byte[0]);
    int code = Main.run(args, in, new PrintWriter(out), new PrintWriter(err), screen);
    assertEquals(0, code, err.toString());
    return err.toString();
  }

  @Test
  void onATerminalASmallOneIsShownUnasked() {
    Screen screen = Screen.of(Map.of("RECUR_TERMINAL", "72", "TERM", "xterm", "NO_COLOR", "1"));
    String file = AIRLINE.toString();
    String shown = err(screen, "forecast", file, "-H", "12");
    assertTrue(shown.contains("┤"), shown);
    assertFalse(shown.contains("\u001b"), shown);
    assertTrue(shown.lines().allMatch(line -> line.length() <= 110), shown);
    assertFalse(err(screen, "forecast", file, "-H", "12", "-q").contains("┤"));
    assertFalse(err(Screen.NONE, "forecast", file, "-H", "12").contains("┤"));
    assertTrue(err(Screen.NONE, "forecast", file, "-H", "12", "-q", "--plot", "-").contains("┤"));
  }

  @Test
  void coloursAreForTerminalsThatHaveThem() {
    assertTrue(Screen.of(Map.of("RECUR_TERMINAL", "72", "TERM", "xterm")).colours());
    assertFalse(Screen.of(Map.of("RECUR_TERMINAL", "72", "TERM", "dumb")).colours());
    assertFalse(
        Screen.of(Map.of("RECUR_TERMINAL", "72", "TERM", "xterm", "NO_COLOR", "1")).colours());
    assertEquals(80, Screen.of(Map.of("RECUR_TERMINAL", "")).columns());
    assertEquals(Screen.NONE, Screen.of(Map.of("TERM", "xterm")));
  }
}
