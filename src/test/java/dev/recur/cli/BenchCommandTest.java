package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = new CommandLine(new BenchCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void jsonHoldsEveryFigureAndIsPositive() throws Exception {
    int exit =
        run(
            "--cell",
            "gru",
            "--batch",
            "4",
            "--lookback",
            "3",
            "--hidden",
            "5",
            "--threads",
            "1",
            "--seconds",
            "0.1",
            "--json",
            "--against",
            "stock",
            "--through",
            "fit");
    assertEquals(0, exit, err.toString());
    JsonNode fields = new ObjectMapper().readTree(out.toString());
    for (String name :
        new String[] {
          "msPerStep",
          "windowsPerSecond",
          "forwardMs",
          "gflops",
          "machineGflops",
          "share",
          "threads",
          "stockMsPerStep"
        }) {
      assertTrue(fields.path(name).asDouble() > 0, name);
    }
    assertTrue(!fields.path("cpu").asText().isEmpty());
    assertEquals("gru", fields.path("cell").asText());
  }

  @Test
  void plainOutputNamesTheCpuAndTheRates() {
    assertEquals(0, run("--batch", "4", "--lookback", "3", "--hidden", "5", "--seconds", "0.1"));
    assertTrue(out.toString().contains("windows a second"), out.toString());
    assertTrue(out.toString().contains("of a large sgemm"), out.toString());
  }

  @Test
  void aSizeBelowOneIsAUsageError() {
    assertEquals(2, run("--hidden", "0"));
    assertTrue(err.toString().contains("hidden 0 must be 1 or more"), err.toString());
  }
}
