package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside what the build packaged, without Deeplearning4j and ND4J. */
@DisabledOnOs(OS.WINDOWS)
class SlimIT {
  private static final String DEEPLEARNING4J = "1.0.0-M2.1";

  @TempDir private static Path home;

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {}

  @BeforeAll
  static void leaveDeeplearning4jOut() throws IOException {
    Path lib = Files.createDirectory(home.resolve("lib"));
    Files.copy(Path.of("recur"), home.resolve("recur"));
    int left = 0;
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (jar.getFileName().toString().contains(DEEPLEARNING4J)) {
          left++;
        } else {
          Files.copy(jar, lib.resolve(jar.getFileName()));
        }
      }
    }
    assertTrue(left >= 10, left + " jars left out");
  }

  private Run run(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", home.resolve("recur").toString()));
    command.addAll(List.of(args));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  @Test
  void trainForecastAndEvaluateWork() throws Exception {
    String airline = Terminal.AIRLINE.toAbsolutePath().toString();
    Run train =
        run("train", airline, "--model", "gru", "-H", "12", "--epochs", "2", "-o", "m.recur", "-q");
    assertEquals(0, train.exit(), train.err());
    assertTrue(train.out().startsWith("Held-out: 12 values"), train.out());
    Run forecast = run("forecast", "m.recur");
    assertEquals(0, forecast.exit(), forecast.err());
    assertEquals(13, forecast.out().lines().count());
    Run evaluate = run("evaluate", "m.recur", airline);
    assertEquals(0, evaluate.exit(), evaluate.err());
    assertEquals(train.out(), evaluate.out());
  }

  @Test
  void trainingByItAndExportSayWhatToAdd() throws Exception {
    String airline = Terminal.AIRLINE.toAbsolutePath().toString();
    assertAsksForDeeplearning4j(
        "--engine dl4j", run("train", airline, "--engine", "dl4j", "-o", "n.recur"));
    assertAsksForDeeplearning4j(
        "--to dl4j", run("export", "m.recur", "-o", "net.zip", "--to", "dl4j"));
  }

  @Test
  void aMeasurementNeedsItOnlyForItsOwnFigures() throws Exception {
    String[] bench = {"bench", "--batch", "2", "--hidden", "4", "--seconds", "0.1"};
    Run own = run(bench);
    assertEquals(0, own.exit(), own.err());
    Run stock =
        run(
            Stream.concat(Stream.of(bench), Stream.of("--against", "stock"))
                .toArray(String[]::new));
    assertAsksForDeeplearning4j("--against stock", stock);
  }

  private static void assertAsksForDeeplearning4j(String option, Run run) throws IOException {
    assertEquals(2, run.exit(), run.err());
    assertEquals("", run.out());
    String line = run.err().lines().findFirst().orElse("");
    assertTrue(line.startsWith("recur: " + option + " needs Deeplearning4j"), line);
    assertTrue(line.contains(DEEPLEARNING4J), line);
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<dl4j.version>" + DEEPLEARNING4J));
    assertFalse(run.err().contains("\tat "), run.err());
  }
}
