package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.recur.series.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir private Path folder;

  private static void append(LineFile lines, int number) {
    lines.append(JsonNodeFactory.instance.objectNode().put("n", number));
  }

  @Test
  void whatStaysIsGoneOnWith() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "kept\nlost");
    try (LineFile lines = LineFile.open(file, 5)) {
      append(lines, 1);
      append(lines, 2);
      lines.sync();
    }
    assertEquals("kept\n{\"n\":1}\n{\"n\":2}\n", Files.readString(file));
    LineFile.open(file, 0).close();
    assertEquals("", Files.readString(file));
  }

  @Test
  void oneRunWritesItAtATime() throws IOException {
    Path file = folder.resolve("f");
    try (LineFile lines = LineFile.open(file, 0)) {
      append(lines, 1);
      InputException second = assertThrows(InputException.class, () -> LineFile.open(file, 0));
      assertTrue(second.getMessage().contains("is being written by another run"));
      append(lines, 2);
    }
    assertEquals(2, Files.readAllLines(file).size());
    LineFile.open(file, 0).close();
  }
}
