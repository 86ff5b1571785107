package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlierCommandsTest {
  private static final String LOST =
      "line 35, Oct-16, 119733, looks like a lost digit (usual: about ";

  @TempDir private Path folder;

  private static Path file(String name) throws URISyntaxException {
    return Path.of(OutlierCommandsTest.class.getResource("cases/" + name).toURI());
  }

  @Test
  void trainSaysWhatItDampsAndKeepsItWhereAsked() throws URISyntaxException {
    Path data = file("41b-paid-lost-digit.csv");
    Path damped = folder.resolve("damped.recur");
    Path kept = folder.resolve("kept.recur");

    Terminal damp = run("train", data, "-o", damped, Terminal.QUICK).requireDone();
    Terminal keep =
        run("train", data, "-o", kept, "--outliers", "keep", Terminal.QUICK).requireDone();

    assertTrue(damp.err().contains("train: " + LOST), damp.err());
    assertTrue(
        damp.err().contains("damped in what networks learn from (--outliers keep"), damp.err());
    assertTrue(keep.err().contains("learned from as it is"), keep.err());
    assertFalse(damp.out().equals(keep.out()));
    assertEquals(damp.out(), run("evaluate", damped, data).requireDone().out());
    assertEquals(keep.out(), run("evaluate", kept, data).requireDone().out());
  }

  @Test
  void inspectListsThem() throws URISyntaxException {
    Path data = file("41b-paid-lost-digit.csv");

    assertTrue(run("inspect", data).requireDone().out().contains("outliers   " + LOST));
    assertTrue(run("inspect", data, "--json").requireDone().out().contains(LOST));
  }

  @Test
  void anOutlierThatAForecastGoesOnFromIsWarnedOf() throws URISyntaxException {
    Path data = file("airline_last_zero.csv");
    Path model = folder.resolve("m.recur");
    String warning =
        "warning: the last value before the forecast: line 145, 1960-12, 0, looks like a zero for a value";
    run("train", Terminal.AIRLINE, "-o", model, Terminal.QUICK, "--transform", "standard")
        .requireDone();

    assertTrue(run("forecast", data, "-H", 2).requireDone().err().contains(warning));
    assertTrue(run("forecast", model, data).requireDone().err().contains(warning));
    assertFalse(run("forecast", model).requireDone().err().contains("warning"));
  }

  @Test
  void aZeroBeyondALogarithmHasAnotherMethodStandInAndIsSaid()
      throws URISyntaxException, IOException {
    Path data = file("airline_last_zero.csv");
    Path before = folder.resolve("before.csv");
    Path model = folder.resolve("m.recur");
    List<String> lines = Files.readAllLines(data);
    Files.write(before, lines.subList(0, 140));
    run(
            "train",
            before,
            "-o",
            model,
            "--model",
            "gru",
            Terminal.QUICK,
            "--transform",
            "log,standard")
        .requireDone();

    String said =
        "gru: 1 of 1 forecasts fell back to pretrained: transform log needs values above 0,";
    assertTrue(
        run("forecast", model, data)
            .requireDone()
            .err()
            .contains(said + " got 0 at 1960-12 (line 145)"));
    lines.set(120, "1958-12,-3");
    Files.write(before, lines.subList(0, 140));
    assertTrue(
        run("forecast", model, before)
            .requireDone()
            .err()
            .contains(said + " got -3 at 1958-12 (line 121)"));
  }

  @Test
  void aLogarithmThatWasAskedForMeetsAZeroByItsLineAndItsRemedyWorks()
      throws URISyntaxException, IOException {
    Path data = folder.resolve("zeros.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file("airline_last_zero.csv")));
    for (int line = 8; line <= 120; line += 7) {
      lines.set(line - 1, lines.get(line - 1).replaceAll(",.*", ",0"));
    }
    Files.write(data, lines);
    List<Object> train = List.of("train", data, "-o", folder.resolve("m.recur"), "--test", 12);
    for (String list : List.of("log", "log,standard", "log,difference")) {
      Terminal refused = run(train, Terminal.QUICK, "--transform", list);
      assertEquals(3, refused.code(), refused.err());
      assertTrue(
          refused
              .err()
              .endsWith(
                  "transform log needs values above 0, got 0 at 1958-11 (line 120);"
                      + " pass --transform auto\n"),
          refused.err());
    }
    run(train, Terminal.QUICK, "--transform", "auto").requireDone();
  }

  @Test
  void aModelThatHasMetAZeroIsGivenNoLogarithm() throws URISyntaxException, IOException {
    Path before = folder.resolve("before.csv");
    List<String> lines = Files.readAllLines(file("airline_last_zero.csv")).subList(0, 140);
    String log = ", transform log,";
    for (String zero : List.of("", "1959-06,0")) {
      if (!zero.isEmpty()) {
        lines.set(126, zero);
      }
      Files.write(before, lines);
      String notes =
          run(
                  "train",
                  before,
                  "-f",
                  "-o",
                  folder.resolve("m.recur"),
                  "--model",
                  "gru",
                  "--test",
                  6,
                  "--validation",
                  12,
                  "--epochs",
                  1)
              .requireDone()
              .err();
      assertEquals(zero.isEmpty(), notes.contains(log), notes);
    }
  }

  @Test
  void decembersOfPresentsAreNone() throws URISyntaxException {
    Path data = file("souvenirs.csv");

    assertFalse(run("inspect", data).requireDone().out().contains("outliers"));
    assertFalse(run("forecast", data, "-H", 2).requireDone().err().contains("warning"));
  }
}
