package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.QUICK;
import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.names;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used ends with exit code 3 and one line that says where, and writes nothing. */
class BadInputTest {
  @TempDir private Path folder;

  private static void requireOneLine(Terminal run, String... parts) {
    assertEquals(3, run.code(), run.err());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("recur: "), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    for (String part : parts) {
      assertTrue(run.err().contains(part), () -> "'" + part + "' is not in: " + run.err());
    }
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder("day,units\n");
    for (int t = 0; t < count; t++) {
      rows.append(String.format("2024-01-%02d,%d\n", t + 1, 10 + t % 7));
    }
    return rows.toString();
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("empty", "", List.of("data.csv", "empty")),
        Arguments.of("header only", "day,units\n", List.of("data.csv", "no rows")),
        Arguments.of(
            "no numeric column", "day,units\n2024-01-01,a\n2024-01-02,b\n", List.of("data.csv")),
        Arguments.of(
            "a word among the numbers",
            rows(30).replace("2024-01-09,11", "2024-01-09,n/b"),
            List.of("data.csv:10", "'units'", "'n/b'")),
        Arguments.of(
            "two rows with one date",
            rows(30).replace("2024-01-09", "2024-01-08"),
            List.of("data.csv:", "2024-01-08")),
        Arguments.of(
            "a gap",
            rows(30).replaceFirst("2024-01-09,.*\n", ""),
            List.of("data.csv:10", "'day'", "2024-01-08", "--missing")),
        Arguments.of(
            "an empty cell", rows(30).replace("2024-01-09,11", "2024-01-09,"), List.of("data.csv")),
        Arguments.of("too short", rows(20), List.of("has 20 values", "at least 23", "lookback 12")),
        Arguments.of("one row", rows(1), List.of("data.csv")),
        Arguments.of("shorter than one horizon", rows(5), List.of("has 5 values", "--horizon")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aFileThatCannotBeUsedIsRefusedWithThePlace(String what, String text, List<String> parts)
      throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), text);
    Path model = folder.resolve("m.recur");
    Terminal train = run("train", data, "-o", model, "-q", QUICK);
    requireOneLine(train, parts.toArray(String[]::new));
    assertEquals(List.of("data.csv"), names(folder), what);
  }

  @Test
  void anUnknownColumnIsRefusedWithTheNearestName() throws IOException {
    Path model = folder.resolve("m.recur");
    Terminal train = run("train", AIRLINE, "--target", "Pasengers", "-o", model, "-q");
    requireOneLine(train, "airline-passengers.csv", "--target Pasengers", "'Passengers'");
    Terminal time = run("train", AIRLINE, "--time", "Moth", "-o", model, "-q");
    requireOneLine(time, "--time Moth", "'Month'");
    assertEquals(List.of(), names(folder));
  }

  @Test
  void aSegmentThatDoesNotDivideTheLookbackIsRefused() throws IOException {
    Path model = folder.resolve("m.recur");
    Terminal train = run("train", AIRLINE, "--lookback", 10, "--segment", 3, "-o", model, "-q");
    requireOneLine(train, "--segment 3", "lookback of 10");
    assertEquals(List.of(), names(folder));
  }

  @Test
  void dataThatIsMissingOrADirectoryIsRefusedByName() throws IOException {
    Path model = folder.resolve("m.recur");
    requireOneLine(run("train", folder, "-o", model, "-q"), folder + " is a directory");
    requireOneLine(
        run("train", folder.resolve("no.csv"), "-o", model, "-q"), "no.csv does not exist");
    assertEquals(List.of(), names(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forecast", "evaluate"})
  void aModelFileOfAnotherKindIsRefusedByName(String command) throws IOException {
    Path empty = Files.write(folder.resolve("empty.recur"), new byte[0]);
    Path output = folder.resolve("out.csv");
    for (Path wrong : List.of(folder, empty, folder.resolve("missing.recur"))) {
      requireOneLine(run(command, wrong, AIRLINE, "-q"), wrong + ": ");
    }
    requireOneLine(run("evaluate", AIRLINE, AIRLINE, "-q"), AIRLINE + ": ");
    Terminal data = run("forecast", AIRLINE, AIRLINE, "-q", "-o", output);
    assertEquals(2, data.code());
    assertTrue(data.err().contains(AIRLINE + " is no model"), data.err());
    assertEquals(List.of("empty.recur"), names(folder));
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeTraining() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "kept");
    requireOneLine(run("train", AIRLINE, "-o", plain, "-q"), plain + ": ", "--force");
    requireOneLine(run("train", AIRLINE, "-o", folder, "-q"), folder + ": is a directory");
    Path nowhere = folder.resolve("no").resolve("m.recur");
    requireOneLine(run("train", AIRLINE, "-o", nowhere, "-q"), nowhere + ": ", "does not exist");
    Path below = plain.resolve("m.recur");
    requireOneLine(run("train", AIRLINE, "-o", below, "-q"), below + ": ");
    assertEquals("kept", Files.readString(plain));
    assertEquals(List.of("plain"), names(folder));
  }

  @Test
  void whatIsReadIsNeverWrittenOverEvenByForce() throws IOException {
    Path data = Files.copy(AIRLINE, folder.resolve("data.csv"));
    requireOneLine(run("train", data, "-o", data, "-f", "-q"), data + ": is read");
    Path model = folder.resolve("m.recur");
    run("train", data, "-o", model, QUICK).requireDone();
    byte[] bytes = Files.readAllBytes(model);
    requireOneLine(run("forecast", model, data, "-o", data, "-f", "-q"), data + ": is read");
    requireOneLine(run("forecast", model, "-o", model, "-f", "-q"), model + ": is read");
    assertEquals(Files.readString(AIRLINE), Files.readString(data));
    assertArrayEquals(bytes, Files.readAllBytes(model));
  }

  @ParameterizedTest(name = "--transform {0}")
  @ValueSource(strings = {"auto", "none", "window", "difference"})
  void aTrainingThatDivergesIsRefusedAndWritesNothing(String transform) throws IOException {
    Path model = folder.resolve("m.recur");
    Terminal train =
        run(
            "train",
            AIRLINE,
            "-o",
            model,
            "-q",
            QUICK,
            "--learning-rate",
            "1e30",
            "--transform",
            transform);
    requireOneLine(train);
    assertTrue(train.err().matches("(?s).*(diverged|out of the range).*--.*"), train.err());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void valuesNearTheEndOfTheRangeOfNumbersAreTrainedOrRefused() throws IOException {
    StringBuilder text = new StringBuilder("day,units\n");
    for (int t = 0; t < 60; t++) {
      text.append(LocalDate.of(2024, 1, 1).plusDays(t)).append(t % 3 == 0 ? ",-" : ",");
      text.append(1 + t % 5).append("e307\n");
    }
    Path data = Files.writeString(folder.resolve("data.csv"), text);
    requireOneLine(run("train", data, "-o", folder.resolve("m.recur"), "-q", QUICK), "units");
    assertEquals(List.of("data.csv"), names(folder));
  }

  @Test
  void aLogarithmOfNoughtIsRefusedByName() throws IOException {
    Path model = folder.resolve("m.recur");
    Path data = Files.writeString(folder.resolve("data.csv"), rows(30).replace(",11", ",0"));
    requireOneLine(
        run("train", data, "-o", model, "-q", "--transform", "log", "--lookback", 3),
        "log needs values above 0, got 0 at 2024-01-16 (line 17); pass --transform auto",
        "units");
    assertEquals(List.of("data.csv"), names(folder));
  }

  /** What is told of too few values works, or is to add some. */
  @Test
  void threeValuesAreTrainedOnAsTheLineSaysAndTwoAreTooFew() throws IOException {
    Path model = folder.resolve("m.recur");
    Path data = Files.writeString(folder.resolve("three.csv"), "year,v\n2020,1\n2021,3\n2022,2\n");
    requireOneLine(
        run("train", data, "-o", model, "-q", "--model", "ets"),
        "each needs at least 1; pass --validation 1 --test 1");
    run("train", data, "-o", model, "-q", "--model", "ets", "--validation", 1, "--test", 1)
        .requireDone();
    Path two = Files.writeString(folder.resolve("two.csv"), "year,v\n2020,1\n2021,3\n");
    requireOneLine(
        run("train", two, "-o", model, "-f", "-q"),
        "each needs at least 1; add rows; a forecast without a model needs no training");
    run("forecast", two, "-q").requireDone();
  }

  /** A day and a half, shorter in train than the day that is its season. */
  @Test
  void trainMayBeShorterThanTheSeason() throws IOException {
    StringBuilder rows = new StringBuilder("time,v\n");
    for (int h = 0; h < 36; h++) {
      rows.append("2024-01-0%d %02d:00,%d%n".formatted(1 + h / 24, h % 24, 100 + h * h % 17));
    }
    Path data = Files.writeString(folder.resolve("hours.csv"), rows);
    Path model = folder.resolve("m.recur");
    run("train", data, "-o", model, "-q", "--model", "ets").requireDone();
  }

  @Test
  void newDataTooShortForTheNetworkIsForecastByAnotherAndThatIsSaid() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, "-o", model, QUICK, "--transform", "standard").requireDone();
    Path data = folder.resolve("short.csv");
    Files.write(data, Files.readAllLines(AIRLINE).subList(0, 1 + 11));
    Terminal other = run("forecast", model, data).requireDone();
    assertTrue(
        other.err().contains("fell back to pretrained: needs at least 12 values, got 11"),
        other.err());
    assertEquals(13, other.lines().size());
    Files.write(data, Files.readAllLines(AIRLINE).subList(0, 1 + 12));
    assertFalse(run("forecast", model, data).requireDone().err().contains("fell back"));
  }

  @Test
  void dataWithOtherColumnsThanTheModelsIsRefused() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, "-o", model, QUICK).requireDone();
    Path other = SAMPLES.resolve("monthly-sunspots.csv");
    requireOneLine(
        run("forecast", model, other, "-q"), "monthly-sunspots.csv", "Passengers", "'Sunspots'");
    requireOneLine(
        run("evaluate", model, other, "-q"), "monthly-sunspots.csv", "Passengers", "'Sunspots'");
  }
}
