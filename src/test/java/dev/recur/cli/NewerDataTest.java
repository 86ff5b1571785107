package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newer data is read as that of the training was, unless the user says otherwise. */
class NewerDataTest {
  @TempDir Path dir;
  private Path old;
  private Path newer;
  private String model = "";

  @BeforeEach
  void paths() {
    old = dir.resolve("old.csv");
    newer = dir.resolve("newer.csv");
    model = dir.resolve("m.recur").toString();
  }

  private static void write(Path file, String header, int from, int to, IntFunction<String> row)
      throws IOException {
    String rows = IntStream.range(from, to).mapToObj(row).collect(Collectors.joining("\n"));
    Files.writeString(file, header + rows + "\n");
  }

  private void train(String... more) {
    Terminal trained =
        Terminal.run(with(more, "train", old.toString(), "-o", model, "--model", "naive"));
    assertEquals(0, trained.code(), trained.err());
  }

  private Terminal forecast(String... more) {
    return Terminal.run(
        with(more, "forecast", model, newer.toString(), "-H", "2", "--levels", "none"));
  }

  private static Object[] with(String[] more, String... words) {
    return Stream.of(words, more).flatMap(Arrays::stream).toArray();
  }

  @Test
  void whatWasSaidOfAFileIsTakenFromTheModelAndSaid() throws IOException {
    IntFunction<String> row = i -> "day " + (1 + i % 28) + " " + (1 + i / 28) + " 2020;" + i % 7;
    write(old, "exported\nwhen;v\n", 0, 28, row);
    write(newer, "exported\nwhen;v\n", 9, 26, i -> i == 20 ? "day 21 1 2020;" : row.apply(i));
    train("--skip-rows", "1", "--missing", "previous", "--time-format", "'day 'd M yyyy");

    Terminal out = forecast();
    assertEquals(0, out.code(), out.err());
    assertEquals("when;v\nday 27 1 2020;4\nday 28 1 2020;4\n", out.out());
    assertEquals(
        "read as in training: --missing previous --time-format ''\\''day '\\''d M yyyy'"
            + " --skip-rows 1",
        out.err().lines().findFirst().orElseThrow());
    assertTrue(forecast("--missing", "error").err().contains("the cell is empty"));
  }

  @Test
  void dayAndMonthStandAsTheyDidInTraining() throws IOException {
    write(old, "date,v\n", 0, 25, i -> "%02d/06/2020,%d".formatted(1 + i, i));
    write(newer, "date,v\n", 0, 9, i -> "%02d/07/2020,%d".formatted(1 + i, i));
    train();

    Terminal out = forecast();
    assertEquals("date,v\n10/07/2020,8\n11/07/2020,8\n", out.out(), out.err());
    assertTrue(
        forecast("--time-format", "MM/dd/yyyy").err().contains("steps are missing"),
        "another format is taken where it is said");
  }

  @Test
  void eventsOfNewerDataAreAggregatedInTheZoneOfTheModel() throws IOException {
    IntFunction<String> row =
        i -> "2024-%02d-%02dT22:30:00Z,%d".formatted(1 + i / 28, 1 + i % 28, 1 + i % 3);
    write(old, "time,amount\n", 0, 28, row);
    write(newer, "time,amount\n", 5, 25, row);
    train("--aggregate", "sum", "--frequency", "daily", "--zone", "Europe/Athens");

    Terminal out = forecast();
    assertTrue(out.out().startsWith("time,amount\n2024-01-2"), out.err());
    assertEquals(
        "read as in training: --aggregate sum --frequency daily --zone Europe/Athens",
        out.err().lines().findFirst().orElseThrow());
  }
}
