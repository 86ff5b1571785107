package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals on the command line. */
class IntervalsCommandTest {
  @TempDir private Path folder;

  private Path trained(String model, Object... more) {
    Path file = folder.resolve(model + ".recur");
    run("train", AIRLINE, "--model", model, "-o", file, "-f", List.of(more)).requireDone();
    return file;
  }

  private static double[] cells(String line) {
    String[] cells = line.split(",", -1);
    double[] values = new double[cells.length - 1];
    for (int c = 0; c < values.length; c++) {
      values[c] = Double.parseDouble(cells[c + 1]);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"naive", "seasonal-naive", "drift", "mean", "ets", "theta", "sarima", "var"})
  void intervalsStandBesideThePointsAndTheWiderHoldTheNarrower(String model) {
    Terminal forecast = run("forecast", trained(model, "--non-negative", "false"));
    List<String> lines = forecast.requireDone().lines();
    assertEquals(
        "Month,Passengers,Passengers-lo-80,Passengers-hi-80,Passengers-lo-95,Passengers-hi-95",
        lines.get(0));
    for (String line : lines.subList(1, 13)) {
      double[] values = cells(line);
      assertTrue(values[3] < values[1] && values[1] < values[0], line);
      assertTrue(values[0] < values[2] && values[2] < values[4], line);
    }
  }

  @Test
  void theLevelsOfTheTrainingAreStoredAndOthersMayBeAskedFor() {
    Path model = trained("ets", "--levels", "50");
    String header = run("forecast", model).requireDone().lines().get(0);
    assertEquals("Month,Passengers,Passengers-lo-50,Passengers-hi-50", header);
    List<String> other = run("forecast", model, "--levels", "97.5,90").requireDone().lines();
    assertEquals(
        "Month,Passengers,Passengers-lo-90,Passengers-hi-90,Passengers-lo-97.5,Passengers-hi-97.5",
        other.get(0));
    List<String> none = run("forecast", model, "--levels", "none").requireDone().lines();
    assertEquals("Month,Passengers", none.get(0));
    for (int row = 1; row < none.size(); row++) {
      assertTrue(other.get(row).startsWith(none.get(row) + ","), other.get(row));
    }
  }

  @Test
  void nothingIsBelowZeroWhereNothingMayBe() throws IOException {
    Path falling = folder.resolve("falling.csv");
    StringBuilder text = new StringBuilder("day,sold\n");
    for (int t = 0; t < 28; t++) {
      text.append("2024-02-%02d,%d\n".formatted(t + 1, 60 - 2 * t + 5 * (t % 3)));
    }
    Files.writeString(falling, text);
    Path model = folder.resolve("m.recur");
    Object[] train = {"train", falling, "--model", "drift", "--season", 1, "-H", 9, "-o", model};
    run(List.of(train), "--non-negative", "false").requireDone();
    String free = run("forecast", model).requireDone().out();
    assertTrue(free.contains(",-"), free);
    String bound = run("forecast", model, "--non-negative").requireDone().out();
    run(List.of(train), "-f").requireDone();
    assertEquals(bound, run("forecast", model).requireDone().out());
    assertEquals(free, run("forecast", "--non-negative=false", model).requireDone().out());
    List<String> lines = run("forecast", model).requireDone().lines();
    assertTrue(lines.stream().noneMatch(line -> line.contains(",-")), lines::toString);
    assertEquals(0, cells(lines.get(9))[0]);
    assertEquals(0, cells(lines.get(9))[3]);
    assertTrue(cells(lines.get(9))[4] > 0, lines.get(9));
  }

  @Test
  void whatHasBeenBelowZeroMayBeAgain() throws IOException {
    Path falling = folder.resolve("profit.csv");
    StringBuilder text = new StringBuilder("day,profit\n");
    for (int t = 0; t < 28; t++) {
      text.append("2024-02-%02d,%d\n".formatted(t + 1, t == 3 ? -1 : 60 - 2 * t));
    }
    Files.writeString(falling, text);
    Path model = folder.resolve("m.recur");
    Object[] train = {"train", falling, "--model", "drift", "--season", 1, "-H", 9, "-o", model};
    run(train).requireDone();
    assertTrue(run("forecast", model).requireDone().out().contains(",-"));
    run(List.of(train), "-f", "--non-negative").requireDone();
    assertFalse(run("forecast", model).requireDone().out().contains(",-"));
    assertFalse(run("forecast", model, "--samples", 20).requireDone().out().contains(",-"));
    Terminal without = run("forecast", falling, "--non-negative", "false");
    assertEquals(2, without.code());
    assertTrue(without.err().contains("--non-negative false goes with a model"), without.err());
  }

  @Test
  void samplePathsStandOneRowAStepAndAreDrawnAsTheIntervalsSay() {
    Path model = trained("ets");
    List<String> lines = run("forecast", model, "--samples", 400, "-H", 6).requireDone().lines();
    assertEquals("Month,sample,Passengers", lines.get(0));
    assertEquals(1 + 400 * 6, lines.size());
    assertTrue(lines.get(6).startsWith("1961-06,1,"), lines.get(6));
    assertTrue(lines.get(7).startsWith("1961-01,2,"), lines.get(7));
    List<String> intervals = run("forecast", model, "-H", 6).requireDone().lines();
    for (int step = 0; step < 6; step++) {
      double[] ends = cells(intervals.get(step + 1));
      int inside = 0;
      for (int path = 0; path < 400; path++) {
        double value = cells(lines.get(1 + 6 * path + step))[1];
        inside += value >= ends[1] && value <= ends[2] ? 1 : 0;
      }
      // 80 % of 400 is 320, with a standard deviation of 8.
      assertEquals(320, inside, 27, "step " + (step + 1));
    }
    Object[] again = {"forecast", model, "--samples", 400, "-H", 6};
    assertEquals(lines, run(again).requireDone().lines());
    assertNotEquals(lines, run(List.of(again), "--seed", 7).requireDone().lines());
  }

  @Test
  void samplePathsHangTogetherAsErrorsDo() {
    List<String> lines =
        run("forecast", trained("naive"), "--samples", 300, "-H", 6).requireDone().lines();
    double same = 0;
    for (int path = 0; path < 300; path++) {
      double first = cells(lines.get(5 + 6 * path))[1] - 432;
      double second = cells(lines.get(6 + 6 * path))[1] - 432;
      same += Math.signum(first) == Math.signum(second) ? 1 : 0;
    }
    assertTrue(same > 200, same + " of 300 paths stay on their side");
  }

  @Test
  void samplesAndLevelsTogetherAreRefused() {
    Path model = trained("naive");
    Terminal both = run("forecast", model, "--samples", 3, "--levels", 80);
    assertEquals(2, both.code());
    assertTrue(both.err().contains("--samples writes paths, not intervals"), both.err());
    Terminal none = run("forecast", model, "--samples", 0);
    assertEquals(2, none.code());
    assertTrue(none.err().contains("--samples 0: give 1 to 100000"), none.err());
  }

  @Test
  void aLevelThatFewErrorsCannotSupportIsShownWithAWarning() {
    Path model = trained("ets");
    Terminal wide = run("forecast", model, "--levels", "80,99.9").requireDone();
    assertEquals(1, wide.err().lines().count(), wide.err());
    assertTrue(wide.err().contains("warning: "), wide.err());
    assertTrue(wide.err().contains("the level of 99.9 % needs 999"), wide.err());
    for (String line : wide.lines().subList(1, 13)) {
      double[] values = cells(line);
      assertTrue(values[3] < values[1] && values[2] < values[4], line);
    }
    assertTrue(wide.err().endsWith("; --levels 80 leaves it out\n"), wide.err());
    assertEquals("", run("forecast", model, "--levels", "80").requireDone().err());
    assertEquals("", run("forecast", model).requireDone().err());
  }

  @Test
  void aScoreFromBeforeTheCalibrationHasTheModelsOwnIntervals() {
    Path model = trained("ets");
    Terminal early = run("evaluate", model, AIRLINE, "--folds", 4).requireDone();
    assertTrue(early.err().contains("these are the model's own"), early.err());
    Terminal late = run("evaluate", model, AIRLINE).requireDone();
    assertFalse(late.err().contains("these are the model's own"), late.err());
  }

  @Test
  void aModelThatCannotTellItsErrorsSaysSoAndRefusesLevelsThatWereAskedFor() throws IOException {
    Path few = folder.resolve("few.csv");
    Files.writeString(few, "year,sold\n2001,5\n2002,6\n2003,7\n2004,5\n2005,4\n");
    Path model = folder.resolve("m.recur");
    run("train", few, "--model", "seasonal-naive", "--season", 5, "-H", 1, "-o", model)
        .requireDone();
    Terminal plain = run("forecast", model).requireDone();
    assertEquals("year,sold", plain.lines().get(0));
    assertTrue(plain.err().contains("seasonal-naive has no intervals for 1 of 1 series"));
    Terminal asked = run("forecast", model, "--levels", 80);
    assertEquals(3, asked.code());
    assertEquals("", asked.out());
    assertEquals(1, asked.err().lines().count(), asked.err());
    assertTrue(asked.err().contains("leave out --levels"), asked.err());
  }
}
