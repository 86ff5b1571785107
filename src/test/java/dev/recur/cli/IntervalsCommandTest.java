package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
    List<String> lines = run("forecast", trained(model)).requireDone().lines();
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
    run(train).requireDone();
    String free = run("forecast", model).requireDone().out();
    assertTrue(free.contains(",-"), free);
    run(List.of(train), "-f", "--non-negative").requireDone();
    List<String> lines = run("forecast", model).requireDone().lines();
    assertTrue(lines.stream().noneMatch(line -> line.contains(",-")), lines::toString);
    assertEquals(0, cells(lines.get(9))[0]);
    assertEquals(0, cells(lines.get(9))[3]);
    assertTrue(cells(lines.get(9))[4] > 0, lines.get(9));
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
