package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Limit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  @TempDir Path folder;

  private Terminal train(List<String> options) {
    List<String> words = new ArrayList<>(List.of("train", Terminal.AIRLINE.toString()));
    words.addAll(List.of("--model", "gru", "--preset", "fast"));
    words.addAll(options);
    words.addAll(List.of("-o", folder.resolve("m.recur").toString()));
    return Terminal.runAsIs("", words);
  }

  private static void requireOneLine(Terminal refused, int code, String found) {
    assertEquals(code, refused.code(), refused.err());
    List<String> complaints =
        refused.err().lines().filter(line -> line.startsWith("recur: ")).toList();
    assertEquals(1, complaints.size(), refused.err());
    assertTrue(complaints.get(0).contains(found), refused.err());
    assertFalse(refused.err().contains("\tat "), refused.err());
  }

  static Stream<List<String>> sizes() {
    List<String> training =
        List.of(
            "--hidden",
            "--layers",
            "--ensemble",
            "--embedding",
            "--lookback",
            "--segment",
            "--stride",
            "--batch",
            "--epochs",
            "--patience",
            "--tbptt",
            "--watch",
            "--threads",
            "--season",
            "--horizon");
    return training.stream()
        .flatMap(
            option ->
                Stream.of("1048577000", "2147483647", "-2147483648")
                    .map(number -> List.of(option, number)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void aSizeBeyondItsLimitIsRefusedWithBoth(List<String> said) throws IOException {
    Terminal refused = train(said);
    requireOneLine(refused, 2, said.get(1));
    assertTrue(refused.err().matches("(?s).*: give [01] to \\d+.*"), refused.err());
    assertEquals(List.of(), Terminal.names(folder));
  }

  static Stream<List<String>> together() {
    return Stream.of(
        List.of("--hidden", "8192"),
        List.of("--hidden", "4000", "--layers", "64"),
        List.of("--hidden", "1000", "--ensemble", "100"),
        List.of("--model", "mlp", "--hidden", "8192", "--lookback", "1048576"),
        List.of("--decoder", "direct", "--hidden", "8000", "--horizon", "1000"),
        List.of("--hidden", "100", "--lookback", "1048576"),
        List.of("--lookback", "1048576", "--threads", "1024", "--batch", "65536", "--hidden", "99"),
        List.of("--hidden", "1000", "--tbptt", "1048576"));
  }

  @ParameterizedTest
  @MethodSource("together")
  void whatIsTooLargeTogetherIsRefusedBeforeMemoryIsTaken(List<String> said) throws IOException {
    List<String> words = new ArrayList<>(said);
    words.remove("--model");
    boolean mlp = words.remove("mlp");
    Terminal refused =
        mlp
            ? Terminal.run(
                "train", Terminal.AIRLINE, "--model", "mlp", words, "-o", folder.resolve("m.recur"))
            : train(words);
    assertEquals(2, refused.code(), refused.err());
    assertTrue(
        refused.err().contains("more than the 67,108,864 weights that a model may have")
            || refused.err().matches("(?s).* needs about .* of memory and there are .*; lower .*"),
        refused.err());
    assertEquals(List.of(), Terminal.names(folder));
  }

  static Stream<List<String>> commands() {
    String airline = Terminal.AIRLINE.toString();
    return Stream.of(
        List.of("forecast", airline, "--horizon", "2147483647"),
        List.of("forecast", airline, "--horizon", "1048577"),
        List.of("forecast", airline, "--season", "2147483647"),
        List.of("forecast", airline, "--last", "2147483647"),
        List.of("forecast", airline, "--samples", "2147483647"),
        List.of("evaluate", "m", airline, "--folds", "2147483647"),
        List.of("evaluate", "m", airline, "--window", "2147483647"),
        List.of("evaluate", "m", airline, "--stride", "2147483647"),
        List.of("evaluate", "m", airline, "--refit-every", "2147483647"),
        List.of("evaluate", "m", airline, "--threads", "2147483647"),
        List.of("tune", airline, "--trials", "2147483647"),
        List.of("bench", "--hidden", "2147483647"),
        List.of("bench", "--hidden", "8192"),
        List.of("bench", "--features", "2147483647"),
        List.of("bench", "--batch", "65536", "--lookback", "1000000"),
        List.of("bench", "--layers", "100000"),
        List.of("bench", "--threads", "100000"),
        List.of("bench", "--seconds", "1e300"),
        List.of("pretrain", "-o", "w", "--steps", "1", "--checkpoint", "0"),
        List.of("pretrain", "-o", "w", "--steps", "2147483647"),
        List.of("pretrain", "-o", "w", "--steps", "1", "--hidden", "100000"),
        List.of("pretrain", "-o", "w", "--steps", "1", "--hidden", "8000"),
        List.of("pretrain", "-o", "w", "--steps", "1", "--layers", "65"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandBoundsItsSizes(List<String> words) {
    Terminal refused = Terminal.runAsIs("", words);
    requireOneLine(refused, 2, "");
    assertTrue(
        refused.err().contains("give ")
            || refused.err().contains("more than")
            || refused.err().contains("at most"));
  }

  @Test
  void moreLevelsThanALineCanShowAreRefused() {
    String levels =
        String.join(",", IntStream.rangeClosed(1, 101).mapToObj(i -> "0." + (100 + i)).toList());
    requireOneLine(train(List.of("--levels", levels)), 2, "101 levels; give 1 to 100");
  }

  @Test
  void aForecastThatDoesNotFitIsRefused() {
    Path model = folder.resolve("m.recur");
    Terminal.run("train", Terminal.AIRLINE, Terminal.QUICK, "-q", "-o", model).requireDone();
    Terminal paths = Terminal.run("forecast", model, "--samples", "100000", "--horizon", "1048576");
    requireOneLine(paths, 2, "1048576 steps ahead with 100000 values each, needs about 3,355.4 GB");
    assertTrue(paths.err().contains("lower --horizon"), paths.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.recur", "x.csv"})
  void aFileLargerThanAnyModelIsNotReadWhole(String name) throws IOException {
    Path file = folder.resolve(name);
    try (FileChannel sparse =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      sparse.write(ByteBuffer.wrap(new byte[] {'P', 'K', 3, 4}));
      // the name of the first entry tells a model from other archives
      sparse.write(ByteBuffer.wrap("manifest.json".getBytes(StandardCharsets.US_ASCII)), 30);
      sparse.write(ByteBuffer.allocate(1), 600_000_000L);
    }
    requireOneLine(
        Terminal.run("forecast", file),
        3,
        "has 600,000,001 bytes; a model file has at most 536,870,912");
  }

  @Test
  void theLineWithoutMemoryNamesWhatToLower() {
    Error elsewhere = new OutOfMemoryError();
    String line =
        OutOfMemory.line(new String[] {"train", "x", "--batch=900", "--hidden", "12"}, elsewhere);
    assertTrue(line.contains("; lower --hidden or --batch, or give more"), line);
    String bare = OutOfMemory.line(new String[] {"forecast", "x"}, elsewhere);
    assertTrue(
        bare.endsWith(" do not suffice; give more, such as RECUR_JAVA_OPTIONS=-Xmx8g"), bare);
    assertTrue(OutOfMemory.isCauseOf(new IllegalStateException(new OutOfMemoryError())));
    assertFalse(OutOfMemory.isCauseOf(new IllegalStateException("none")));
  }

  /** No setting makes the data smaller, and a shard is a part of what was read. */
  @Test
  void theLineWithoutMemoryForTheDataSaysToReadLess() throws Exception {
    Path file = folder.resolve("large.csv");
    StringBuilder text = new StringBuilder("shop,month,units\n");
    for (int shop = 0; shop < 8000; shop++) {
      for (int t = 0; t < 60; t++) {
        text.append("s%04d,%d-%02d-01,%d\n".formatted(shop, 2019 + t / 12, t % 12 + 1, shop + t));
      }
    }
    Files.writeString(file, text);
    List<String> words = List.of("forecast", file.toString(), "-H", "12", "--shard", "1/50");
    Process run = RealRun.of(List.of("-Xmx24m"), words).redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, run.waitFor(), said);
    String line = "to read the data; read fewer series or rows, or give more";
    assertTrue(said.contains(line), said);
  }

  /** From a heap that holds hardly the program to one that suffices. */
  @Test
  void memoryThatEndsAnywhereEndsInALineAndKeepsTheOldFile() throws Exception {
    Path file = folder.resolve("f.csv");
    int ended = 0;
    for (int megabytes : new int[] {6, 7, 8, 9, 10, 12, 32}) {
      Files.writeString(file, "old");
      List<String> words =
          List.of("forecast", Terminal.AIRLINE.toString(), "-H", "9", "-fq", "-o", file.toString());
      Process run =
          RealRun.of(List.of("-Xmx" + megabytes + "m"), words).redirectErrorStream(true).start();
      String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (run.waitFor() == 0) {
        assertTrue(Files.readString(file).startsWith("Month,"), said);
      } else {
        ended++;
        assertEquals(1, run.exitValue(), said);
        assertTrue(said.matches("recur: the .* MB of memory .*, or give more.*\\R"), said);
        assertEquals("old", Files.readString(file));
      }
      assertEquals(List.of("f.csv"), Terminal.names(folder));
    }
    assertTrue(ended > 0 && ended < 7, ended + " of 7 ended");
  }

  @ParameterizedTest
  @EnumSource
  void theLimitsAreWrittenDown(Limit limit) throws IOException {
    String row = "| `" + limit.name() + "` | " + limit + " |";
    assertTrue(Files.readString(Path.of("docs", "limits.md")).contains(row), row);
  }
}
