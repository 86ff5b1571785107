package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static InputException refused(Path goal, boolean overwrite) {
    InputException e =
        assertThrows(InputException.class, () -> AtomicFile.requireWritable(goal, overwrite));
    assertTrue(e.getMessage().startsWith(goal + ": "), e.getMessage());
    return e;
  }

  @Test
  void aFileIsWrittenOrReplacedWholeAndNothingElseIsLeft() throws IOException {
    Path goal = folder.resolve("m.recur");
    AtomicFile.write(goal, new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(goal));
    AtomicFile.write(goal, new byte[] {4});
    assertArrayEquals(new byte[] {4}, Files.readAllBytes(goal));
    assertEquals(List.of("m.recur"), names());
  }

  @Test
  void askingWhetherAFileCouldBeWrittenWritesNothing() throws IOException {
    AtomicFile.requireWritable(folder.resolve("m.recur"), false);
    assertEquals(List.of(), names());
  }

  @Test
  void aFileThatIsThereIsOnlyReplacedWhenAsked() throws IOException {
    Path goal = Files.write(folder.resolve("m.recur"), new byte[] {7});
    assertTrue(refused(goal, false).getMessage().endsWith("pass force to replace it"));
    AtomicFile.requireWritable(goal, true);
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(goal));
  }

  @Test
  void aDirectoryAMissingFolderAndAFileForAFolderAreRefused() throws IOException {
    refused(folder, true);
    refused(folder.resolve("missing").resolve("m.recur"), true);
    Path file = Files.write(folder.resolve("plain"), new byte[] {7});
    refused(file.resolve("m.recur"), true);
    assertEquals(List.of("plain"), names());
  }

  @Test
  void aFailedWriteLeavesTheOldAndNoTemporary() throws IOException {
    Path goal = Files.createDirectory(folder.resolve("busy"));
    Files.write(goal.resolve("inside"), new byte[] {1});
    assertThrows(InputException.class, () -> AtomicFile.write(goal, new byte[] {2}));
    assertEquals(List.of("busy"), names());
    assertTrue(Files.exists(goal.resolve("inside")));
  }

  @Test
  void contentThatFailsHalfWayLeavesTheOldAndNoTemporary() throws IOException {
    Path goal = Files.write(folder.resolve("f.csv"), new byte[] {7});
    assertThrows(
        ArithmeticException.class,
        () ->
            AtomicFile.write(
                goal,
                out -> {
                  out.write(1);
                  throw new ArithmeticException();
                }));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(goal));
    assertEquals(List.of("f.csv"), names());
  }

  @Test
  void whatAKilledRunBeganIsGoneAfterTheNextWriteAndWhatIsBeingWrittenIsNot() throws Exception {
    Path goal = folder.resolve("m.recur");
    Files.write(folder.resolve(".m.recur.7-1700000000000-1.tmp"), new byte[] {1});
    List<String> others = List.of(".m.recur.tmp", ".m.recur.old.tmp", ".n.recur.7-1-1.tmp");
    for (String other : others) {
      Files.write(folder.resolve(other), new byte[] {1});
    }
    Path locked = Files.write(folder.resolve(".m.recur.8-1-1.tmp"), new byte[] {1});
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Files.writeString(
                        folder.resolve("Lock.java"),
                        "import java.nio.channels.*; import java.nio.file.*;"
                            + "class Lock { public static void main(String[] a) throws Exception {"
                            + "FileChannel.open(Path.of(a[0]), StandardOpenOption.WRITE).lock();"
                            + "System.out.write('l'); System.out.flush(); System.in.read(); } }")
                    .toString(),
                locked.toString())
            .start();
    try {
      assertEquals('l', writer.getInputStream().read());
      AtomicFile.write(goal, new byte[] {2});
      List<String> expected = new ArrayList<>(others);
      expected.addAll(List.of("Lock.java", "m.recur", ".m.recur.8-1-1.tmp"));
      assertEquals(expected.stream().sorted().toList(), names());
    } finally {
      writer.destroyForcibly().waitFor();
    }
    AtomicFile.requireWritable(goal, true);
    assertFalse(Files.exists(locked));
  }

  @Test
  void threadsThatWriteOneFileLeaveTheFileOfOneOfThem() throws Exception {
    Path goal = folder.resolve("m.recur");
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      byte[] bytes = new byte[10_000];
      Arrays.fill(bytes, (byte) i);
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int times = 0; times < 20; times++) {
                  AtomicFile.write(goal, bytes);
                }
              }));
    }
    for (CompletableFuture<Void> writer : writers) {
      writer.get(60, TimeUnit.SECONDS);
    }
    byte[] bytes = Files.readAllBytes(goal);
    assertEquals(10_000, bytes.length);
    for (byte one : bytes) {
      assertEquals(bytes[0], one);
    }
    assertEquals(List.of("m.recur"), names());
  }

  @Test
  void aLinkStaysAndTheFileItLeadsToIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    AtomicFile.requireWritable(link, true);
    AtomicFile.write(link, new byte[] {'n', 'e', 'w'});
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
    Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("later"));
    AtomicFile.requireWritable(nowhere, true);
    AtomicFile.write(nowhere, new byte[] {'l'});
    assertEquals("l", Files.readString(folder.resolve("later")));
    Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
    assertThrows(InputException.class, () -> AtomicFile.write(round, new byte[1]));
  }

  @Test
  void aPipeIsWrittenToAndStays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    AtomicFile.requireWritable(pipe, true);
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    AtomicFile.write(pipe, "through".getBytes(StandardCharsets.UTF_8));
    assertEquals("through", read.get(10, TimeUnit.SECONDS));
    assertFalse(Files.isRegularFile(pipe));
  }
}
