package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full or cannot be written to, pipes that are closed, two runs that write one file,
 * a clock that goes back. Set the properties {@code recur.faults} for another number of full disks
 * and {@code recur.faults.seed} for others.
 */
@EnabledOnOs(OS.LINUX)
class FaultsTest {
  private static final int FAULTS = Integer.getInteger("recur.faults", 12);
  private static final long SEED = Long.getLong("recur.faults.seed", 1);
  private static final int DISK = 256 * 1024;
  private static final int PAGE = 4096;

  @TempDir Path folder;

  private Path disk;
  private Path model;

  @BeforeEach
  void makeThings() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    model = folder.resolve("m.recur");
    Terminal.run("train", Terminal.AIRLINE, "--model", "naive", "-q", "-o", model).requireDone();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private void mount() throws Exception {
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString()) == 0;
    if (!mounted) {
      System.out.println("FaultsTest: no disk can be mounted here, so none is full");
    }
    assumeTrue(mounted);
  }

  /** Commands that write the files of a folder, by name. */
  private Map<String, List<String>> commands(Path home) {
    String airline = Terminal.AIRLINE.toString();
    List<String> quick = List.of("--hidden", "40", "--epochs", "1", "--lookback", "4");
    Map<String, List<String>> commands = new TreeMap<>();
    commands.put("f.csv", List.of("forecast", model.toString(), "-H", "900", "-o"));
    commands.put("p.csv", List.of("evaluate", model.toString(), airline, "--predictions"));
    commands.put("r.html", List.of("forecast", model.toString(), "--report"));
    commands.put("f.svg", List.of("forecast", model.toString(), "--plot"));
    List<String> train = new ArrayList<>(List.of("train", airline, "--model", "gru"));
    train.addAll(quick);
    train.add("-o");
    commands.put("n.recur", train);
    List<String> weights = List.of("--hidden", "4", "--layers", "1", "--steps", "1", "-o");
    List<String> pretrain = new ArrayList<>(List.of("pretrain"));
    pretrain.addAll(weights);
    commands.put("w", pretrain);
    commands.replaceAll(
        (file, words) -> {
          List<String> all = new ArrayList<>(words);
          all.addAll(List.of(home.resolve(file).toString(), "-f", "-q"));
          return all;
        });
    return commands;
  }

  private static void requireOneLine(Terminal failed, String what) {
    List<String> lines = failed.err().lines().filter(line -> line.startsWith("recur: ")).toList();
    assertEquals(1, lines.size(), () -> what + ": " + failed.err());
    assertFalse(failed.err().contains("\tat "), () -> what + ": " + failed.err());
  }

  @Test
  void aFullDiskKeepsTheOldFileAndSaysSo() throws Exception {
    mount();
    Random random = new Random(SEED);
    int full = 0;
    int wrote = 0;
    for (int i = 0; full + wrote < FAULTS; i++) {
      for (Map.Entry<String, List<String>> command : commands(disk).entrySet()) {
        Path file = disk.resolve(command.getKey());
        Files.writeString(file, "old");
        int pages = random.nextInt(i % 2 == 0 ? 4 : DISK / PAGE - 4);
        Path rest = disk.resolve("rest");
        Files.write(rest, new byte[DISK - PAGE - PAGE * pages]);
        Terminal done = Terminal.runAsIs("", command.getValue());
        if (done.code() == 0) {
          wrote++;
        } else {
          full++;
          requireOneLine(done, command.getKey());
          assertEquals("old", Files.readString(file));
          assertTrue(done.err().contains("No space left on device"), done.err());
        }
        Files.delete(rest);
        assertEquals(List.of(command.getKey()), Terminal.names(disk));
        Files.delete(file);
      }
    }
    System.out.printf("full disks, seed %d: %d were, %d had room%n", SEED, full, wrote);
    assertTrue(full > 0 && wrote > 0);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsTried() throws Exception {
    mount();
    for (String file : commands(disk).keySet()) {
      Files.writeString(disk.resolve(file), "old");
    }
    assumeTrue(run("mount", "-o", "remount,ro", disk.toString()) == 0);
    for (Map.Entry<String, List<String>> command : commands(disk).entrySet()) {
      Terminal refused = Terminal.runAsIs("", command.getValue());
      assertEquals(3, refused.code(), refused.err());
      requireOneLine(refused, command.getKey());
      assertEquals("old", Files.readString(disk.resolve(command.getKey())));
    }
    assertEquals(List.copyOf(commands(disk).keySet()), Terminal.names(disk));
  }

  /** Devices, a folder, what is below a file, a link to itself: each stays what it is. */
  @Test
  void whatIsNoFileIsWrittenToOrRefusedAndStays() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("odd"));
    Path zero = odd.resolve("null");
    Path full = odd.resolve("full");
    assumeTrue(run("mknod", zero.toString(), "c", "1", "3") == 0);
    assumeTrue(run("mknod", full.toString(), "c", "1", "7") == 0);
    Files.createDirectory(odd.resolve("folder"));
    Files.writeString(odd.resolve("file"), "old");
    Files.createSymbolicLink(odd.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(odd.resolve("link"), Path.of("null"));
    List<String> before = Terminal.names(odd);
    Map<String, Integer> exits =
        Map.of("null", 0, "link", 0, "full", 3, "folder", 3, "file/below", 3, "loop", 3);
    Map<String, List<String>> commands = commands(odd);
    // Pictures and pages are files by their names; a pre-training goes on from one beside.
    commands.keySet().removeAll(List.of("f.svg", "r.html", "w"));
    for (Map.Entry<String, List<String>> command : commands.entrySet()) {
      for (Map.Entry<String, Integer> exit : exits.entrySet()) {
        String goal = odd.resolve(exit.getKey()).toString();
        List<String> words = new ArrayList<>(command.getValue());
        words.replaceAll(word -> word.endsWith("/" + command.getKey()) ? goal : word);
        Terminal done = Terminal.runAsIs("", words);
        assertEquals(exit.getValue(), done.code(), () -> words + ": " + done.err());
        if (done.code() != 0) {
          requireOneLine(done, goal);
        }
      }
    }
    assertEquals(before, Terminal.names(odd));
    assertEquals("old", Files.readString(odd.resolve("file")));
    assertTrue(Files.isSymbolicLink(odd.resolve("link")));
    for (Path device : List.of(zero, full)) {
      assertFalse(Files.isRegularFile(device) || Files.isDirectory(device));
    }
  }

  @Test
  void whereNothingCanBeUnpackedALineSaysSo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    List<String> nowhere = List.of("-Duser.home=" + file, "-Djava.io.tmpdir=" + file);
    String airline = Terminal.AIRLINE.toString();
    String goal = folder.resolve("n.recur").toString();
    for (List<String> words :
        List.of(
            List.of("forecast", airline, "-H", "2", "-q"),
            List.of("train", airline, "--model", "gru", "--epochs", "1", "-q", "-o", goal))) {
      Process run = RealRun.of(nowhere, words).redirectErrorStream(true).start();
      String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(1, run.waitFor(), said);
      assertTrue(said.matches("recur: OpenBLAS cannot be loaded \\(.*\\); .*=FOLDER\\R"), said);
    }
    assertEquals(List.of("disk", "file", "m.recur"), Terminal.names(folder));
  }

  @Test
  void aReaderThatGoesIsNoFault() throws Exception {
    Process process =
        RealRun.of(List.of(), List.of("forecast", model.toString(), "-H", "5000"))
            .redirectError(folder.resolve("said").toFile())
            .start();
    assertEquals('M', process.getInputStream().read());
    process.getInputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals("", Files.readString(folder.resolve("said")));
    assertEquals(0, process.exitValue());
  }

  @Test
  void twoRunsThatWriteOneFileLeaveTheFileOfOne() throws Exception {
    Path file = folder.resolve("f.csv");
    List<byte[]> whole = new ArrayList<>();
    List<Process> runs = new ArrayList<>();
    for (String horizon : List.of("300", "600")) {
      List<String> words = List.of("forecast", model.toString(), "-H", horizon, "-q");
      whole.add(Terminal.runAsIs("", words).requireDone().out().getBytes(StandardCharsets.UTF_8));
      List<String> writing = new ArrayList<>(words);
      writing.addAll(List.of("-f", "-o", file.toString()));
      runs.add(RealRun.of(List.of(), writing).inheritIO().start());
    }
    for (Process run : runs) {
      assertTrue(run.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, run.exitValue());
    }
    byte[] written = Files.readAllBytes(file);
    assertArrayEquals(whole.get(written.length == whole.get(0).length ? 0 : 1), written);
    assertEquals(List.of("disk", "f.csv", "m.recur"), Terminal.names(folder));
  }

  @Test
  void timesOfFilesChangeNothing() throws IOException {
    byte[] before = Files.readAllBytes(model);
    Path data = Files.copy(Terminal.AIRLINE, folder.resolve("airline-passengers.csv"));
    for (String time : List.of("1970-01-02T00:00:00Z", "2099-01-01T00:00:00Z")) {
      Files.setLastModifiedTime(data, FileTime.from(Instant.parse(time)));
      Files.setLastModifiedTime(model, FileTime.from(Instant.parse(time)));
      Terminal.run("train", data, "--model", "naive", "-q", "-f", "-o", model).requireDone();
      assertArrayEquals(before, Files.readAllBytes(model));
    }
  }
}
