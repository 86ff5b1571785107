package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed at random moments leave the old file or the new one, whole, and what they
 * had begun is gone after the next; those that can go on end as if they had not been killed. Set
 * the properties {@code recur.kills} for another number, {@code recur.kills.seed} for other moments
 * and {@code recur.program} to kill a packaged program.
 */
@DisabledOnOs(OS.WINDOWS)
class KillTest {
  private static final int KILLS = Integer.getInteger("recur.kills", 4);
  private static final long SEED = Long.getLong("recur.kills.seed", 1);

  /** Every so many kills one comes as soon as a file is being written. */
  private static final int WAITING = 2;

  /** An end that no file tells of is seen so late at the most. */
  private static final long MOST_MILLIS_UNSEEN = 20;

  private static final long MOST_NANOS_AFTER_BEGIN = 4_000_000;

  /** On a machine that does much else. */
  private static final long MOST_SECONDS = 600;

  private static final List<String> HEAP = List.of("-Xmx256m");

  /** What Java says of a signal that comes before the program. */
  private static final String BEFORE_MAIN = "Error occurred during initialization of VM";

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final List<String> signals = new ArrayList<>(List.of("KILL", "TERM"));

  /** What came of the kills of a command. */
  private static final class Count {
    private final Map<String, Integer> bySignal = new TreeMap<>();
    private int old;
    private int changed;
    private int begun;
    private int ended;
    private int wholeRuns;

    @Override
    public String toString() {
      int kills = bySignal.values().stream().mapToInt(Integer::intValue).sum();
      return "| %d | %s | %d | %d | %d | %d | %d |"
          .formatted(kills, bySignal, old, changed, begun, ended, wholeRuns);
    }
  }

  /** How a killed run is begun again. */
  private enum Again {
    /** It replaces the file. */
    FROM_THE_BEGINNING,
    /** It goes on from what it wrote. */
    RESUMED
  }

  /**
   * A command in a folder of its own.
   *
   * @param words with the seed that makes the file another
   * @param files it writes; the first are there whole or not at all, the last may grow by lines
   * @param wholes how many are there whole or not at all
   */
  private record Job(Path home, List<String> words, Again again, List<String> files, int wholes) {
    List<String> words(int version, boolean resumed) {
      List<String> all = new ArrayList<>(words);
      all.replaceAll(word -> word.replace("VERSION", Integer.toString(version)));
      all.add("-f");
      if (resumed) {
        all.add("--resume");
      }
      return all;
    }

    String name() {
      return words.get(0);
    }

    /** Returns what a run that nobody disturbs writes, by the name of the file. */
    Map<String, byte[]> undisturbed(int version) throws IOException, InterruptedException {
      runWhole(words(version, false));
      Map<String, byte[]> written = new HashMap<>();
      for (String file : files) {
        Path path = home.resolve(file);
        if (Files.exists(path)) {
          written.put(file, Files.readAllBytes(path));
        }
      }
      return written;
    }

    private static void runWhole(List<String> words) throws IOException, InterruptedException {
      Process process = RealRun.of(HEAP, words).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
    }

    List<String> temporary() throws IOException {
      List<String> names = new ArrayList<>(Terminal.names(home));
      names.removeIf(name -> !name.endsWith(".tmp"));
      return names;
    }
  }

  private List<Job> jobs() throws IOException {
    String small = months().toString();
    String panel = panel().toString();
    String model = folder.resolve("panel.recur").toString();
    Terminal.runAsIs("", List.of("train", panel, "--model", "naive", "-H", "2", "-q", "-o", model))
        .requireDone();
    List<Job> jobs = new ArrayList<>();
    Path train = home("train");
    jobs.add(
        new Job(
            train,
            words("train", small, "--model", "gru", quick(), "-o", train.resolve("m.recur")),
            Again.FROM_THE_BEGINNING,
            List.of("m.recur"),
            1));
    Path forecast = home("forecast");
    jobs.add(
        new Job(
            forecast,
            words("forecast", model, "-H", "2VERSION", "-o", forecast.resolve("f.csv")),
            Again.FROM_THE_BEGINNING,
            List.of("f.csv"),
            1));
    Path evaluate = home("evaluate");
    jobs.add(
        new Job(
            evaluate,
            words(
                "evaluate",
                List.of(model, panel, "--compare", "none", "--folds", "VERSION"),
                List.of("--predictions", evaluate.resolve("p.csv"))),
            Again.FROM_THE_BEGINNING,
            List.of("p.csv"),
            1));
    Path tune = home("tune");
    jobs.add(
        new Job(
            tune,
            words(
                "tune",
                List.of(small, "--trials", "2", "--trials-file", tune.resolve("t.jsonl")),
                List.of("--lookback", "6", "--hidden", "2", "--layers", "1", "--preset", "fast"),
                List.of("--epochs", "9", "--seed", "VERSION", "-H", "4"),
                List.of("-o", tune.resolve("m.recur"))),
            Again.RESUMED,
            List.of("m.recur", "t.jsonl"),
            1));
    Path pretrain = home("pretrain");
    jobs.add(
        new Job(
            pretrain,
            words(
                "pretrain",
                List.of("--hidden", "2", "--layers", "1", "--steps", "2", "--threads", "1"),
                List.of("--checkpoint", "1", "--seed", "VERSION", "-o", pretrain.resolve("w"))),
            Again.RESUMED,
            List.of("w", "w.checkpoint"),
            2));
    return jobs;
  }

  private static List<String> quick() {
    return List.of(
        "--hidden 2 --epochs 2 --lookback 6 --preset fast -H 4 --seed VERSION".split(" ", -1));
  }

  private static List<String> words(Object... words) {
    List<String> all = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof List<?> list) {
        list.forEach(each -> all.add(each.toString()));
      } else {
        all.add(word.toString());
      }
    }
    all.add("-q");
    return all;
  }

  private Path home(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private Path months() throws IOException {
    List<String> rows = new ArrayList<>(List.of("month,y"));
    for (int t = 0; t < 40; t++) {
      rows.add("%d-%02d,%d".formatted(2020 + t / 12, t % 12 + 1, 50 + t + 7 * (t % 4)));
    }
    return Files.write(folder.resolve("months.csv"), rows);
  }

  private Path panel() throws IOException {
    List<String> rows = new ArrayList<>(List.of("day,shop,y"));
    for (int shop = 0; shop < 500; shop++) {
      for (int day = 1; day <= 20; day++) {
        rows.add("2024-03-%02d,s%d,%d".formatted(day, shop, shop + day % 7));
      }
    }
    return Files.write(folder.resolve("panel.csv"), rows);
  }

  @Test
  void aKilledRunLeavesOldOrNewAndOneThatGoesOnEndsTheSame() throws Exception {
    if (RealRun.interruptsArrive()) {
      signals.add("INT");
    }
    List<Job> jobs = jobs();
    int share = Math.max(1, KILLS / jobs.size());
    System.out.println(
        "killed runs, seed "
            + SEED
            + ": command, kills, by signal, old file, new file, begun file"
            + " left for the next run, ended first, whole runs compared");
    for (Job job : jobs.subList(0, Math.min(KILLS, jobs.size()))) {
      Count count = new Count();
      long start = System.nanoTime();
      assertEquals(share, kill(job, share, count));
      System.out.printf(
          Locale.ROOT, "| %s %s %.0f s%n", job.name(), count, (System.nanoTime() - start) / 1e9);
    }
  }

  /** Kills a command so often; ends with a run that nobody disturbs. */
  private int kill(Job job, int wanted, Count count) throws Exception {
    List<Map<String, byte[]>> expected = new ArrayList<>();
    for (int version : new int[] {1, 2}) {
      clear(job);
      expected.add(job.undisturbed(version));
    }
    boolean resumes = job.again == Again.RESUMED;
    if (resumes) {
      clear(job);
    }
    int done = 0;
    int version = resumes ? 1 : 0;
    double life = Double.POSITIVE_INFINITY;
    boolean begun = false;
    while (done < wanted) {
      boolean resumed = resumes && begun;
      boolean waits = random.nextInt(WAITING) == 0;
      List<String> before = job.temporary();
      long start = System.nanoTime();
      int exit = run(job, job.words(version + 1, resumed), life, waits, count);
      begun = true;
      List<String> left = job.temporary();
      left.removeAll(before);
      if (exit == 0) {
        double lived = System.nanoTime() - start;
        life = life == Double.POSITIVE_INFINITY ? lived : resumed ? life : 0.7 * life + 0.3 * lived;
        count.ended++;
        requireWhole(job, expected.get(version));
        count.wholeRuns++;
        version = 1 - version;
        if (resumes) {
          clear(job);
          begun = false;
        }
      } else {
        done++;
        // How long a run takes depends on what else the machine does.
        life *= waits ? 1 : 1.01;
        count.begun += left.isEmpty() ? 0 : 1;
        boolean isNew = requireOldOrNew(job, expected, version, resumes);
        count.old += isNew ? 0 : 1;
        count.changed += isNew ? 1 : 0;
        if (isNew && !resumes) {
          version = 1 - version;
        }
      }
    }
    Job.runWhole(job.words(version + 1, resumes && begun));
    requireWhole(job, expected.get(version));
    count.wholeRuns++;
    return done;
  }

  private static void clear(Job job) throws IOException {
    for (String name : Terminal.names(job.home)) {
      Files.delete(job.home.resolve(name));
    }
  }

  /** Everything is as an undisturbed run leaves it, and nothing else is there. */
  private static void requireWhole(Job job, Map<String, byte[]> expected) throws IOException {
    List<String> names = Terminal.names(job.home);
    assertEquals(expected.keySet().stream().sorted().toList(), names, job.name());
    for (Map.Entry<String, byte[]> file : expected.entrySet()) {
      assertTrue(
          Arrays.equals(file.getValue(), Files.readAllBytes(job.home.resolve(file.getKey()))),
          () -> job.name() + " ended otherwise: " + file.getKey());
    }
  }

  /** Returns whether the first file is the new one. */
  private static boolean requireOldOrNew(
      Job job, List<Map<String, byte[]>> expected, int version, boolean resumes)
      throws IOException {
    String first = job.files.get(0);
    for (String name : Terminal.names(job.home)) {
      boolean known = job.files.contains(name) || name.matches("\\.(\\w|\\.)+\\.[\\d-]+\\.tmp");
      assertTrue(known, () -> job.name() + " left " + name);
    }
    Path file = job.home.resolve(first);
    byte[] goal = expected.get(version).get(first);
    boolean isNew = Files.exists(file) && Arrays.equals(goal, Files.readAllBytes(file));
    if (resumes) {
      assertTrue(isNew || !Files.exists(file), () -> job.name() + " half wrote " + first);
    } else {
      byte[] old = expected.get(1 - version).get(first);
      assertTrue(
          isNew || Arrays.equals(old, Files.readAllBytes(file)),
          () -> job.name() + " half wrote " + first);
    }
    for (String lines : job.files.subList(job.wholes, job.files.size())) {
      if (Files.exists(job.home.resolve(lines))) {
        byte[] whole = expected.get(version).get(lines);
        byte[] found = Files.readAllBytes(job.home.resolve(lines));
        assertTrue(
            found.length <= whole.length
                && Arrays.equals(found, Arrays.copyOf(whole, found.length)),
            () -> job.name() + " wrote other lines to " + lines);
      }
    }
    return isNew;
  }

  /** Returns 0 if it ended first. */
  private int run(Job job, List<String> words, double life, boolean waits, Count count)
      throws Exception {
    Path said = folder.resolve("said");
    List<String> known = job.temporary();
    ProcessBuilder builder = RealRun.of(HEAP, words);
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean undisturbed = life == Double.POSITIVE_INFINITY;
    long most = (long) (life * 1.1 * random.nextDouble());
    long after = (long) (MOST_NANOS_AFTER_BEGIN * random.nextDouble());
    try {
      if (undisturbed) {
        process.waitFor();
      } else if (waits) {
        waitForTemporary(job, process, known);
        LockSupport.parkNanos(after);
      } else {
        process.waitFor(most, TimeUnit.NANOSECONDS);
      }
      String signal = signals.get(random.nextInt(signals.size()));
      if (process.isAlive()) {
        RealRun.signal(signal, process);
      }
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), () -> words + " does not end");
      String text = Files.readString(said, StandardCharsets.UTF_8);
      int exit = process.exitValue();
      if (!text.contains(BEFORE_MAIN)) {
        assertTrue(!text.contains("\tat ") && !text.contains("Exception"), text);
        assertTrue(exit == 0 || exit == exitOf(signal), () -> exit + ": " + text);
      }
      if (exit != 0) {
        count.bySignal.merge(signal, 1, Integer::sum);
      }
      return exit;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Waits until a file is being written, or the run has ended. */
  private static void waitForTemporary(Job job, Process process, List<String> known)
      throws IOException, InterruptedException {
    try (WatchService watch = job.home.getFileSystem().newWatchService()) {
      job.home.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (process.isAlive() && known.containsAll(job.temporary())) {
        WatchKey key = watch.poll(MOST_MILLIS_UNSEEN, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    }
  }

  private static int exitOf(String signal) {
    return switch (signal) {
      case "KILL" -> 137;
      case "TERM" -> 143;
      default -> 130;
    };
  }
}
