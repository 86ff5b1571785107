package dev.recur.cli;

import static dev.recur.cli.Terminal.names;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the folder {@code bad} ends a training with its line, and leaves nothing behind.
 */
class BadFilesCommandTest {
  @TempDir private Path folder;

  record Case(String file, List<String> options, String line) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(BadFilesCommandTest.class.getResource("/dev/recur/csv/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String row : Files.readAllLines(resource("bad.tsv"))) {
      String[] cells = row.split("\t", -1);
      cases.add(
          new Case(
              cells[0],
              cells[1].isEmpty() ? List.of() : List.of(cells[1].split(" ", -1)),
              cells[2]));
    }
    return cases;
  }

  @Test
  void theFolderHoldsAtLeastSixtyFiles() throws IOException {
    assertTrue(cases().size() >= 60);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsWithExitCodeThreeAndItsLine(Case bad) throws IOException {
    Path file = resource("bad").resolve(bad.file);

    Terminal run = run("train", file, "-o", folder.resolve("m.recur"), "-q", bad.options);

    assertEquals(3, run.code(), run.err());
    assertEquals("", run.out());
    assertEquals("recur: " + bad.line.replace(bad.file, file.toString()) + "\n", run.err());
    assertEquals(List.of(), names(folder));
  }
}
