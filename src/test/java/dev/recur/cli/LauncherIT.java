package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a shell starts it, on what the build packaged. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path LAUNCHER = Path.of("recur").toAbsolutePath();
  private static final String AIRLINE = Terminal.AIRLINE.toAbsolutePath().toString();

  @TempDir private Path folder;

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", LAUNCHER.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("RECUR_JAVA_OPTIONS", "-Xlog:class+load:file=classes");
    return builder.start();
  }

  /** Nothing was loaded of what the run has not asked for: pictures, pages, names of months. */
  private void assertNothingElseIsLoaded() throws IOException {
    String loaded = Files.readString(folder.resolve("classes"));
    assertTrue(loaded.contains("dev.recur.pipeline."), "classes are told");
    assertFalse(loaded.contains("dev.recur.chart.") || loaded.contains("dev.recur.page."));
    assertFalse(loaded.contains("JavaTimeSupplementary"));
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  @Test
  void trainAndForecastWorkFromAnotherFolder() throws Exception {
    Process train =
        start("train", AIRLINE, "--horizon", "12", "--epochs", "2", "-o", "m.recur", "-q");
    assertTrue(output(train).startsWith("Held-out: 12 values"));
    assertEquals(0, train.exitValue());
    assertEquals("", Files.readString(folder.resolve("err")));
    assertNothingElseIsLoaded();
    Process forecast = start("forecast", "m.recur", "-H", "2");
    assertTrue(output(forecast).matches("Month,Passengers,.+-hi-95\n1961-01,.+\n1961-02,.+\n"));
    assertEquals(0, forecast.exitValue());
    assertNothingElseIsLoaded();
  }

  @Test
  void itsClassesComeFromAnArchive() throws Exception {
    Path log = folder.resolve("classes");
    ProcessBuilder version = new ProcessBuilder("sh", LAUNCHER.toString(), "--version");
    version
        .environment()
        .put("RECUR_JAVA_OPTIONS", "-Xshare:on -Xlog:class+load=info:file=" + log + "::filesize=0");
    Process process = version.redirectErrorStream(true).start();
    assertTrue(output(process).matches("recur \\S+\n"));
    assertEquals(0, process.exitValue());
    String loaded = Files.readString(log);
    assertTrue(loaded.contains("dev.recur.cli.Main source: shared objects file"), loaded);
    assertTrue(loaded.contains("picocli.CommandLine source: shared objects file"), loaded);
  }

  @Test
  void javaBesideItIsTakenAndOnlyWhatTrainsOrIsLargeIsOptimised() throws Exception {
    Path large = Files.write(folder.resolve("large.csv"), new byte[2_000_000]);
    Path small = Files.write(folder.resolve("small file.csv"), new byte[10]);
    Path packed = packed("#!/bin/sh\necho \"$*\"\n");
    String brief = "-XX:TieredStopAtLevel=1";
    String jar = "-jar " + packed.resolve("lib/recur.jar") + " ";
    for (String args : List.of("--version", "forecast|" + small, "inspect|" + small)) {
      String said = packedOutput(packed, args.split("\\|", -1));
      assertTrue(said.contains(brief), said);
      assertTrue(said.endsWith(jar + args.replace('|', ' ') + "\n"), said);
    }
    for (String args : List.of("train|" + small, "evaluate|m|" + small, "forecast|" + large)) {
      String said = packedOutput(packed, args.split("\\|", -1));
      assertTrue(!said.contains(brief) && said.contains(jar), said);
      assertTrue(said.contains(" -XX:Tier4BackEdgeThreshold=1000000 "), said);
    }
  }

  @Test
  void theArchiveIsMadeOnceAndAgainForOtherJars() throws Exception {
    Path packed =
        packed(
            "#!/bin/sh\ncase $* in *Xshare:dump*) echo made >recur.jsa; echo >>"
                + folder.resolve("made")
                + " ;; *) echo \"$*\" ;; esac\n");
    Path lib = packed.resolve("lib");
    for (int start = 0; start < 2; start++) {
      String said = packedOutput(packed, "--version");
      assertTrue(said.contains("-XX:SharedArchiveFile=" + lib + "/recur-"), said);
      assertEquals(1, Files.readAllLines(folder.resolve("made")).size());
    }
    Files.write(lib.resolve("more.jar"), new byte[1]);
    packedOutput(packed, "--version");
    assertEquals(2, Files.readAllLines(folder.resolve("made")).size());
    List<String> names = Terminal.names(lib);
    assertEquals(
        1,
        names.stream().filter(name -> name.matches("recur-\\d+\\.jsa")).count(),
        names::toString);
    assertEquals(4, names.size(), names::toString);
  }

  @Test
  void withoutAnArchiveItRunsAllTheSameAndTriesOnce() throws Exception {
    Path packed =
        packed(
            "#!/bin/sh\ncase $* in *Xshare:dump*) echo >>"
                + folder.resolve("tried")
                + "; exit 1 ;; *) echo \"$*\" ;; esac\n");
    for (int start = 0; start < 2; start++) {
      String said = packedOutput(packed, "--version");
      assertTrue(said.endsWith(" --version\n") && !said.contains("SharedArchiveFile"), said);
      assertEquals(1, Files.readAllLines(folder.resolve("tried")).size());
    }
  }

  /** Otherwise the first files that Java opens would be its input and output. */
  @Test
  void streamsThatAreClosedAreTakenByNoFile() throws Exception {
    Path open = folder.resolve("open");
    // What it says to its own error output is not looked at.
    Path packed =
        packed(
            "#!/bin/sh\n: >%1$s\nfor fd in 0 1 2; do if true 9<&$fd; then echo $fd >>%1$s; fi; done\n"
                .formatted(open));
    for (String closed : List.of("<&-", ">&-", "2>&-", "<&- >&- 2>&-")) {
      String line = "sh '" + packed + "/recur' --version " + closed;
      assertEquals(0, new ProcessBuilder("sh", "-c", line).start().waitFor(), line);
      assertEquals(List.of("0", "1", "2"), Files.readAllLines(open), line);
      Files.delete(open);
    }
  }

  /** Returns a folder as it is downloaded, with a script for Java. */
  private Path packed(String java) throws IOException {
    Path packed = Files.createDirectories(folder.resolve("as packed"));
    Path runtime = Files.createDirectories(packed.resolve("runtime/bin")).resolve("java");
    Files.writeString(runtime, java);
    assertTrue(runtime.toFile().setExecutable(true));
    Files.copy(LAUNCHER, packed.resolve("recur"));
    Path lib = Files.createDirectories(packed.resolve("lib"));
    Files.write(lib.resolve("recur.jar"), new byte[1]);
    Files.write(lib.resolve("recur.classes"), new byte[1]);
    return packed.toRealPath();
  }

  private String packedOutput(Path packed, String... args) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("sh", packed + "/recur"), Stream.of(args)).toList());
    builder.environment().put("JAVA_HOME", "/nowhere");
    Process process = builder.redirectError(folder.resolve("err").toFile()).start();
    String said = output(process);
    assertEquals("", Files.readString(folder.resolve("err")));
    return said;
  }

  @Test
  void exitCodesReachTheShell() throws Exception {
    Process input = start("forecast", "missing.recur");
    assertEquals("", output(input));
    assertEquals(3, input.exitValue());
    assertEquals(1, Files.readAllLines(folder.resolve("err")).size());
    Process usage = start("train", "--nonsense");
    assertEquals("", output(usage));
    assertEquals(2, usage.exitValue());
  }

  @Test
  void anInterruptedTrainingLeavesTheOldFileAndNothingElse() throws Exception {
    String signal = RealRun.interruptsArrive() ? "INT" : "TERM";
    Path model = Files.writeString(folder.resolve("m.recur"), "old");
    Process train =
        new ProcessBuilder(
                "sh",
                LAUNCHER.toString(),
                "train",
                AIRLINE,
                "--model",
                "gru",
                "--ensemble",
                "1",
                "--epochs",
                "1000000",
                "--patience",
                "1000000",
                "-o",
                model.toString(),
                "-f")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = train.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      while (line != null && !line.startsWith("epoch ")) {
        line = said.readLine();
      }
      assertTrue(line != null, "training began");
      RealRun.signal(signal, train);
      assertTrue(train.waitFor(20, TimeUnit.SECONDS), "it ends by itself");
    } finally {
      train.destroyForcibly();
    }
    assertEquals(signal.equals("INT") ? 130 : 143, train.exitValue());
    assertEquals("old", Files.readString(model));
    assertEquals(List.of("m.recur"), Terminal.names(folder));
  }

  @Test
  void aSearchThatIsKilledGoesOnAndEndsAsOneThatWasNot() throws Exception {
    String[] search = {
      "tune", AIRLINE, "-H", "12", "--trials", "6", "--epochs", "18", "--ensemble", "1"
    };
    Process killed =
        new ProcessBuilder(
                Stream.concat(Stream.of("sh", LAUNCHER.toString()), Stream.of(search)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      while (line != null && !line.startsWith("6 trials of 1/9 of the epochs")) {
        line = said.readLine();
      }
      assertTrue(line != null, "trials began");
    } finally {
      killed.destroyForcibly().waitFor();
    }
    Path trials = folder.resolve("airline-passengers.trials.jsonl");
    int ended = Files.readAllLines(trials).size();
    Process resumed = start(with(search, "--resume"));
    String result = output(resumed);
    assertEquals(0, resumed.exitValue());
    byte[] all = Files.readAllBytes(trials);
    assertTrue(ended < Files.readAllLines(trials).size(), "it was killed before its end");
    assertEquals(result, output(start(with(search, "--force"))));
    assertArrayEquals(Files.readAllBytes(trials), all);
  }

  private static String[] with(String[] args, String last) {
    return Stream.concat(Stream.of(args), Stream.of(last)).toArray(String[]::new);
  }
}
