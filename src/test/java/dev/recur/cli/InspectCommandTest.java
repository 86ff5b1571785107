package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTest {

  private record Run(int exit, String out, String err) {}

  private static Run run(String input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            args,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            Screen.NONE);
    return new Run(exit, out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "airline-passengers, monthly, 12, 1, 144, 1949-01, 1960-12, 0",
    "daily-min-temperatures, daily, 365, 1, 3652, 1981-01-01, 1990-12-31, 2",
    "monthly-sunspots, monthly, 1, 1, 2820, 1749-01, 1983-12, 0",
    "sine, no time, 25, 1, 1000, 0, 999, 0",
    "shops, daily, 7, 3, 730, 2022-01-03, 2024-01-02, 0"
  })
  void showsTheSampleFiles(
      String file,
      String frequency,
      int season,
      int series,
      int length,
      String first,
      String last,
      int missing)
      throws IOException {
    Run run = run("", "inspect", "--json", "sample-data/" + file + ".csv");

    assertEquals(0, run.exit, run.err);
    JsonNode json = new ObjectMapper().readTree(run.out);
    assertEquals(frequency, json.get("frequency").asText());
    assertEquals(season, json.get("season").asInt());
    assertEquals(series, json.get("seriesCount").asInt());
    JsonNode one = json.get("series").get(0);
    assertEquals(length, one.get("length").asInt());
    assertEquals(first, one.get("first").asText());
    assertEquals(last, one.get("last").asText());
    assertEquals(missing, one.get("missing").asInt());
  }

  @Test
  void saysWhatItSeesAndWhatToDoNext() {
    Run run =
        run(
            "day,load,heat,open\n2024-01-01,1,5,yes\n2024-01-02,2,6,no\n2024-01-04,8,7,yes\n",
            "inspect",
            "-");

    assertEquals(
        """
        -
          frequency  daily
          season     7 steps
          series     1 of 4 steps
          span       2024-01-01 to 2024-01-04
          missing    0 empty or missing cells, 1 step without a row
                     line 4: 1 step is missing between 2024-01-02 and 2024-01-04

          day     time     holds times
          load    target   a number; choose with --target
          heat    target   a number; choose with --target
          open    ignored  a truth value without a role

        load, heat: 2024-01-01 to 2024-01-04, 1 to 8, trend rising
        ▁▂ █

        which column is to be forecast? pass --target load (or several, with commas, of load, heat)
        next: recur train - --target load --missing interpolate -o model.recur
        """,
        run.out);
    assertEquals("", run.err);
  }

  @Test
  void refusesWhatCannotBeRead(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f.csv"), "d,y\n2024-01-01,1\n2024-01-02,x1\n2024-01-03,2\n");

    Run run = run("", "inspect", file.toString());

    assertEquals(3, run.exit);
    assertEquals("", run.out);
    assertEquals(
        "recur: "
            + file
            + ":3: column 'y': 'x1' is not a number; fix the cell, or leave it empty and pass"
            + " --missing interpolate\n",
        run.err);
    assertTrue(Files.exists(file));
  }

  @Test
  void severalSeasonsAreToldByTheirStrength() throws IOException {
    StringBuilder hours = new StringBuilder("time,load\n");
    java.util.Random random = new java.util.Random(4);
    java.time.LocalDateTime begin = java.time.LocalDateTime.of(2024, 1, 1, 0, 0);
    for (int t = 0; t < 5 * 168; t++) {
      double load = (t % 24 < 12 ? 10 : 0) + (t / 24 % 7 < 5 ? 4 : 0) + random.nextGaussian();
      hours.append("%s,%.3f%n".formatted(begin.plusHours(t), load));
    }
    Run run = run(hours.toString(), "inspect", "-");
    assertTrue(run.out.matches("(?s).*  seasons    24 \\(strength 0\\.\\d\\d\\), 168 .*"), run.out);
    JsonNode json =
        new ObjectMapper().readTree(run(hours.toString(), "inspect", "-", "--json").out);
    assertEquals(24, json.get("seasons").get(0).get("steps").asInt());
    assertTrue(json.get("seasons").get(1).get("strength").asDouble() > 0.3);
  }
}
