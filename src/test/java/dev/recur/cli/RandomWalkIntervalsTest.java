package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of a random walk the best forecast is its last value, and the error after so many steps has the
 * root of as many times the deviation of a step.
 */
class RandomWalkIntervalsTest {
  private static final int WALKS = 7;
  private static final int HORIZON = 50;

  @TempDir private Path folder;

  /** Returns the widths at 80 % of a network trained with the defaults, shape [step]. */
  private double[] widths(long seed) throws IOException {
    double[] steps = Fixtures.noise(700, seed);
    StringBuilder rows = new StringBuilder("t,y\n");
    double value = 100;
    for (int t = 0; t < steps.length; t++) {
      value += steps[t];
      rows.append(t).append(',').append(value).append('\n');
    }
    Path walk = Files.writeString(folder.resolve("walk.csv"), rows);
    Path model = folder.resolve("walk.recur");
    run("train", walk, "-o", model, "-f", "-q", "--horizon", HORIZON, "--season", 1).requireDone();
    List<String> lines = run("forecast", model, "--levels", 80).requireDone().lines();
    assertEquals("t,y,y-lo-80,y-hi-80", lines.get(0));
    double[] widths = new double[HORIZON];
    for (int h = 0; h < HORIZON; h++) {
      String[] cells = lines.get(1 + h).split(",", -1);
      widths[h] = Double.parseDouble(cells[3]) - Double.parseDouble(cells[2]);
    }
    return widths;
  }

  @Test
  void intervalsOfATrainedNetworkWidenLikeTheSquareRootOfTheHorizon() throws IOException {
    double[][] widths = new double[WALKS][];
    for (int walk = 0; walk < WALKS; walk++) {
      widths[walk] = widths(walk + 1);
    }
    for (int h = 1; h <= HORIZON; h++) {
      double[] widening = new double[WALKS];
      for (int walk = 0; walk < WALKS; walk++) {
        widening[walk] = widths[walk][h - 1] / widths[walk][0];
      }
      Arrays.sort(widening);
      double median = widening[WALKS / 2];
      assertEquals(1, median / Math.sqrt(h), 0.1, "after " + h + " steps");
    }
  }
}
