package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextMonthTest {
  private static final Path PAGE = Path.of("docs", "deeplearning4j.md");
  private static final Path PROGRAM = Path.of("src/test/java/dev/recur/cli/NextMonth.java");

  @TempDir private Path folder;

  @Test
  void theProgramForecastsTheNextMonthAsRecurDoes() throws Exception {
    Path model = folder.resolve("airline.recur");
    Path net = folder.resolve("net.zip");
    Terminal.run(
            "train",
            Terminal.AIRLINE,
            "-H",
            12,
            "--model",
            "lstm",
            "--skip",
            "false",
            "--transform",
            "standard",
            "--ensemble",
            1,
            "--epochs",
            10,
            "-o",
            model)
        .requireDone();
    Terminal.run("export", model, "-o", net, "--to", "dl4j").requireDone();
    double[] forecast = Terminal.column(Terminal.run("forecast", model).requireDone().lines(), 1);
    assertEquals(forecast[0], NextMonth.next(net.toFile(), Terminal.AIRLINE), 0.01);
  }

  @Test
  void thePageShowsTheProgram() throws Exception {
    String source = Files.readString(PROGRAM);
    int begin = source.indexOf("// begin\n") + "// begin\n".length();
    String shown =
        source.substring(begin, source.indexOf("    // end")).replaceAll("(?m)^ {4}", "");
    assertTrue(Files.readString(PAGE).contains("```java\n" + shown + "```"), shown);
    assertEquals(-1, source.indexOf("import dev.recur"));
  }
}
