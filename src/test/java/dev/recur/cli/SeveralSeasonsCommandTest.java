package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two seasons that no calendar suggests, named on the command line. */
class SeveralSeasonsCommandTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeTwoSeasons() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    StringBuilder text = new StringBuilder("y\n");
    for (int t = 0; t < 240; t++) {
      double value =
          100
              + 10 * Math.sin(2 * Math.PI * t / 5)
              + 20 * Math.sin(2 * Math.PI * t / 35)
              + random.nextGaussian();
      text.append("%.2f\n".formatted(value));
    }
    file = Files.writeString(folder.resolve("two.csv"), text);
  }

  private double rmse(String seasons) {
    Path model = folder.resolve(seasons.replace(',', '-') + ".recur");
    Terminal train =
        run("train", file, "--model", "mstl", "--season", seasons, "-H", 20, "-o", model, "--json")
            .requireDone();
    String text = train.out();
    int at = text.indexOf("\"rmse\" : ") + 9;
    return Double.parseDouble(text.substring(at, text.indexOf(',', at)));
  }

  @Test
  void bothAreTakenOutAndKeptWithTheModel() {
    double one = rmse("5");
    double both = rmse("5,35");
    assertTrue(both < one / 3, both + " with both, " + one + " with one");
    Path model = folder.resolve("5-35.recur");
    List<String> kept = run("forecast", model).requireDone().lines();
    assertEquals(kept, run("forecast", model, file).requireDone().lines());
    String inspected = run("inspect", model).requireDone().out();
    assertTrue(inspected.contains("5, 35\n"), inspected);
    double[] wave = new double[20];
    for (int step = 0; step < wave.length; step++) {
      int t = 240 + step;
      wave[step] = 100 + 10 * Math.sin(2 * Math.PI * t / 5) + 20 * Math.sin(2 * Math.PI * t / 35);
      double made = Double.parseDouble(kept.get(1 + step).split(",", -1)[0]);
      assertEquals(wave[step], made, 5, "step " + (step + 1));
    }
  }

  @Test
  void theSameAgainHasTheSameBytesAndNothingAfterTheHeldOutEndBeginsIsSeen() throws IOException {
    rmse("5,35");
    Path model = folder.resolve("5-35.recur");
    byte[] first = Files.readAllBytes(model);
    run("train", file, "--model", "mstl", "--season", "5,35", "-H", 20, "-f", "-o", model)
        .requireDone();
    assertArrayEquals(first, Files.readAllBytes(model));
    List<String> lines = Files.readAllLines(file);
    Path cut = Files.write(folder.resolve("cut.csv"), lines.subList(0, 221));
    List<String> changed = new ArrayList<>(lines);
    changed.subList(221, 241).replaceAll(value -> "9" + value);
    Path other = Files.write(folder.resolve("other.csv"), changed);
    Path rows = folder.resolve("rows.csv");
    run("evaluate", model, other, "--compare", "none", "--predictions", rows).requireDone();
    List<String> scored = Files.readAllLines(rows);
    int column = List.of(scored.get(0).split(",", -1)).indexOf("mstl");
    List<String> made = run("forecast", model, cut, "--digits", 17).requireDone().lines();
    for (int step = 1; step <= 20; step++) {
      assertEquals(
          Double.parseDouble(made.get(step).split(",", -1)[0]),
          Double.parseDouble(scored.get(step).split(",", -1)[column]),
          1e-9);
    }
  }

  @Test
  void seasonsThatDoNotRiseAreRefusedInOneLine() {
    for (String wrong : List.of("35,5", "5,5", "1,5", "5,x")) {
      Terminal refused = run("train", file, "--season", wrong, "-o", folder.resolve("m.recur"));
      assertEquals(2, refused.code());
      assertEquals(
          "recur: Invalid value for option '--season': '"
              + wrong
              + "': give 1 to 1048576, rising as in 24,168, or auto",
          refused.err().lines().findFirst().orElse(""));
    }
  }
}
