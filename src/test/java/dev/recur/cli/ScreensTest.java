package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What commands print, to the letter: each of the files {@code screens/NAME.txt} is a command and
 * its standard output. {@code -Drecur.record=FOLDER} writes them anew, for a change that is meant
 * to change them. No network is trained, whose last digits differ on other processors.
 */
class ScreensTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    run("train", AIRLINE, "--model", "ets", "-o", folder.resolve("model.recur")).requireDone();
  }

  private static String stored(String name) throws IOException {
    try (InputStream in = ScreensTest.class.getResourceAsStream("screens/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A model is a file of the folder. */
  private static String place(String word) {
    return word.endsWith(".recur") ? folder.resolve(word).toString() : word;
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "inspect-panel", "train", "forecast", "evaluate", "tune"})
  void aCommandPrintsWhatItAlwaysDid(String name) throws IOException {
    String stored = stored(name + ".txt");
    String command = stored.lines().findFirst().orElseThrow();
    List<String> words = Arrays.stream(command.split(" ", -1)).map(ScreensTest::place).toList();
    String screen = command + "\n" + run(words).requireDone().out();
    String record = System.getProperty("recur.record");
    if (record != null) {
      Files.writeString(Path.of(record, name + ".txt"), screen);
    }
    assertEquals(stored, screen);
  }
}
