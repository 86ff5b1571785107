package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forecast looks like: its digits, and the names of its steps where a row is a series. */
class DigitsCommandTest {
  @TempDir private Path folder;

  private static double[] numbers(String line, int from) {
    String[] cells = line.split(",", -1);
    return Arrays.stream(cells, from, cells.length).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void numbersHaveSixDigitsOrAsManyAsAreAskedFor() {
    List<String> usual = run("forecast", AIRLINE, "-H", "2").requireDone().lines();
    List<String> all = run("forecast", AIRLINE, "-H", "2", "--digits", "17").requireDone().lines();
    List<String> few = run("forecast", AIRLINE, "-H", "2", "--digits", "2").requireDone().lines();

    assertNotEquals(usual, all);
    for (int t = 1; t < usual.size(); t++) {
      double[] exact = numbers(all.get(t), 1);
      double[] six = numbers(usual.get(t), 1);
      double[] two = numbers(few.get(t), 1);
      assertEquals(Math.rint(exact[0] * 10_000) / 10_000, six[0]);
      assertEquals(Math.rint(exact[0] / 10) * 10, two[0]);
      for (int lower = 1; lower < exact.length; lower += 2) {
        assertEquals(Math.floor(exact[lower] * 10_000) / 10_000, six[lower]);
        assertEquals(Math.ceil(exact[lower + 1] * 10_000) / 10_000, six[lower + 1]);
        assertTrue(two[lower] <= two[0] && two[0] <= two[lower + 1], few.get(t));
      }
    }
    assertEquals(2, run("forecast", AIRLINE, "--digits", "0").code());
  }

  /** Lengths of two series, and the names of the three steps behind them. */
  @ParameterizedTest
  @ValueSource(
      strings = {"40,40:V42,V43,V44", "40,47:+1,+2,+3", "13,60:+1,+2,+3", "60,60:V62,V63,V64"})
  void stepsAreNamedByWhereTheRowsEnd(String lengthsAndNames) throws IOException {
    String[] parts = lengthsAndNames.split(":", -1);
    double[] lengths = numbers(parts[0], 0);
    Path rows = folder.resolve("rows.csv");

    Files.writeString(rows, rows(lengths));

    Path forecast = folder.resolve("f.csv");

    run("forecast", rows, "-H", "3", "-o", forecast).requireDone();
    List<String> lines = Files.readAllLines(forecast);

    assertEquals("V1," + parts[1], lines.get(0));
    assertEquals(1 + 2 * 5, lines.size());
    Path plain = folder.resolve("plain.csv");
    Files.writeString(plain, "V1,V2,V3,V4\nA,1,2,3\nB,2,3,4\n");
    Terminal scored =
        run(
            "evaluate",
            "--forecast",
            forecast,
            "--actuals",
            plain,
            "--layout",
            "rows",
            "--compare",
            "none");
    assertEquals(0, scored.code(), scored.err());
    assertTrue(scored.out().contains("6 values"), scored.out());
  }

  private static String rows(double[] lengths) {
    int longest = (int) Arrays.stream(lengths).max().orElseThrow();
    StringBuilder text = new StringBuilder("V1");
    for (int t = 0; t < longest; t++) {
      text.append(",V").append(t + 2);
    }
    for (int s = 0; s < lengths.length; s++) {
      text.append('\n').append("AB".charAt(s));
      for (int t = 0; t < longest; t++) {
        text.append(',');
        if (t < lengths[s]) {
          text.append(t % 12 + 1);
        }
      }
    }
    return text.append('\n').toString();
  }
}
