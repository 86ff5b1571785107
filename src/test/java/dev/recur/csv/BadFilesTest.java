package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.DecimalMark;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the folder {@code bad} is a case; {@code bad.tsv} holds its options and its line.
 */
class BadFilesTest {

  record Case(String file, String options, String line) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(BadFilesTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String row : Files.readAllLines(resource("bad.tsv"))) {
      String[] cells = row.split("\t", -1);
      cases.add(new Case(cells[0], cells[1], cells[2]));
    }
    return cases;
  }

  static ReadOptions options(String words) {
    Map<String, String> given = new HashMap<>();
    String[] parts = words.isEmpty() ? new String[0] : words.split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      given.put(parts[i], parts[i + 1]);
    }
    return ReadOptions.builder()
        .time(list(given, "--time"))
        .targets(list(given, "--target"))
        .keys(list(given, "--series"))
        .past(list(given, "--past"))
        .future(list(given, "--future"))
        .statics(list(given, "--static"))
        .frequency(Optional.ofNullable(given.get("--frequency")).map(Frequency::parse))
        .timeFormat(given.getOrDefault("--time-format", ""))
        .zone(given.getOrDefault("--zone", ""))
        .decimal(
            DecimalMark.valueOf(given.getOrDefault("--decimal", "open").toUpperCase(Locale.ROOT)))
        .missing(
            MissingPolicy.valueOf(
                given.getOrDefault("--missing", "error").toUpperCase(Locale.ROOT)))
        .build();
  }

  private static List<String> list(Map<String, String> given, String option) {
    return given.containsKey(option) ? List.of(given.get(option).split(",")) : List.of();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithItsLine(Case bad) throws IOException {
    byte[] bytes = Files.readAllBytes(resource("bad").resolve(bad.file));

    InputException e =
        assertThrows(
            InputException.class,
            () ->
                PanelReader.read(new ByteArrayInputStream(bytes), bad.file, options(bad.options)));

    assertEquals(bad.line, Worded.asOptions(e));
  }

  @Test
  void everyFileOfTheFolderIsACase() throws IOException {
    TreeSet<String> files = new TreeSet<>();
    try (Stream<Path> folder = Files.list(resource("bad"))) {
      folder.forEach(f -> files.add(String.valueOf(f.getFileName())));
    }
    TreeSet<String> named = new TreeSet<>();
    cases().forEach(c -> named.add(c.file));

    assertEquals(named, files);
    assertTrue(files.size() >= 60);
  }

  @Test
  void refusesWhatIsNoFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("sales.csv"), "y\n1\n");

    assertEquals(
        folder + " is a directory; give a data file, or - to read from standard input",
        complaint(folder));
    assertEquals(
        folder.resolve("sale.csv")
            + " does not exist; check the name; did you mean "
            + folder.resolve("sales.csv")
            + "?",
        complaint(folder.resolve("sale.csv")));
  }

  private static String complaint(Path path) {
    return assertThrows(InputException.class, () -> PanelReader.read(path, ReadOptions.DEFAULT))
        .getMessage();
  }
}
