package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data and forecasts that are no CSV. */
class FormatsCommandTest {
  private static final Path SHEETS = Path.of("src/test/resources/dev/recur/table/sheets.xlsx");

  @TempDir private Path folder;

  /** The airline passengers as JSON lines. */
  private String airline() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(AIRLINE).subList(1, 145)) {
      List<String> cells = Terminal.cells(line);
      text.append("{\"Month\":%s,\"Passengers\":%s}%n".formatted(cells.get(0), cells.get(1)));
    }
    return text.toString();
  }

  @Test
  void jsonLinesAreForecastAsCsvIs() throws IOException {
    Terminal csv = run("forecast", AIRLINE, "-H", "3").requireDone();

    assertEquals(csv, Terminal.runWith(airline(), "forecast", "-", "-H", "3"));
  }

  @Test
  void aForecastAsJsonLinesHasTheNumbersOfTheCsv() throws IOException {
    Path file = folder.resolve("next.jsonl");
    List<String> csv = run("forecast", AIRLINE, "-H", "3").requireDone().lines();

    run("forecast", AIRLINE, "-H", "3", "-o", file).requireDone();

    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    for (int t = 0; t < 3; t++) {
      JsonNode row = new ObjectMapper().readTree(lines.get(t));
      List<String> cells = Terminal.cells(csv.get(t + 1));
      assertEquals(cells.get(0), row.get("Month").textValue());
      assertEquals(Double.parseDouble(cells.get(1)), row.get("Passengers").doubleValue());
      assertEquals(Double.parseDouble(cells.get(5)), row.get("Passengers-hi-95").doubleValue());
    }
    Terminal shown = run("forecast", AIRLINE, "-H", "3", "--format", "jsonl").requireDone();
    assertEquals(lines, shown.lines());
    Terminal scored =
        run("evaluate", "--forecast", file, "--actuals", AIRLINE, "--compare", "none");
    assertTrue(scored.err().contains("no row of the forecast has an actual value"), scored.err());
  }

  @Test
  void aCommaInTheDataIsAPointInJson() throws IOException {
    Path data = folder.resolve("d.csv");
    StringBuilder text = new StringBuilder("Tag;Wert\n");
    for (int t = 0; t < 40; t++) {
      text.append("2024-%02d-%02d;%d,25%n".formatted(1 + t / 28, 1 + t % 28, 100 + t % 7));
    }
    Files.writeString(data, text);

    Terminal ran = run("forecast", data, "-H", "1", "--levels", "none", "--format", "jsonl");

    JsonNode row = new ObjectMapper().readTree(ran.requireDone().out());
    assertTrue(row.get("Wert").isNumber(), ran.out());
  }

  @Test
  void parquetIsNoTextAndNeedsItsLibrary() {
    Terminal shown = run("forecast", AIRLINE, "--format", "parquet");
    assertEquals(2, shown.code());
    assertTrue(shown.err().contains("--format parquet is no text: name a file with --output"));

    Terminal missing = run("forecast", AIRLINE, "-o", folder.resolve("f.parquet"));
    assertEquals(3, missing.code());
    assertTrue(missing.err().contains("f.parquet: needs org.duckdb:duckdb_jdbc"), missing.err());
  }

  @Test
  void aModelRemembersTheSheet() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", SHEETS + "#Hours", "-H", "2", "--season", "1", "--model", "theta", "-o", model)
        .requireDone();

    Terminal again = run("forecast", model, SHEETS).requireDone();

    assertTrue(again.err().contains("sheet 'Hours'"), again.err());
    assertEquals(run("forecast", model).requireDone().out(), again.out());
    assertTrue(run("inspect", model).out().contains("sheets.xlsx, sheet 'Hours'"));
  }

  @Test
  void whatIsSecretInAUrlIsShownNowhere() {
    String url = "jdbc:postgresql://h/shop?password=hush";
    for (Terminal ran :
        List.of(
            run("forecast", url, "--query", "select 1"),
            run("forecast", "a", url, "b", "c"),
            run("evaluate", "--forecast=" + url, "--actuals", url, "--query", "select 1"),
            run("inspect", url))) {
      assertFalse((ran.out() + ran.err()).contains("hush"), ran.err());
      assertTrue(ran.code() > 1, ran.err());
    }
  }
}
