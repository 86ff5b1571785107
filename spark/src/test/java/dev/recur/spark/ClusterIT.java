package dev.recur.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.model.SavedModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar on a standalone cluster: a master and two workers, processes on the loopback. */
class ClusterIT {
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final int SERIES = 300;
  private static final int HORIZON = 6;

  /** What the packed jar brings itself. */
  private static final Pattern PACKED =
      Pattern.compile(
          "(recur|openblas|javacpp|picocli|commons-csv|jollyday|jdplus|hipparchus|jaxb|jakarta.xml"
              + "|threeten|junit)[^/]*\\.jar");

  private static final long MINUTES = 15;

  @TempDir private static Path folder;

  private static final List<Process> DAEMONS = new ArrayList<>();
  private static Path home;
  private static String master;
  private static Path data;

  /** A distribution of Spark is a folder of jars. */
  @BeforeAll
  static void begin() throws Exception {
    home = Files.createDirectories(folder.resolve("spark"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (name.endsWith(".jar") && !PACKED.matcher(name).matches()) {
        Files.createSymbolicLink(jars.resolve(name), jar.toAbsolutePath());
      }
    }
    Files.writeString(home.resolve("RELEASE"), "");
    data = Panels.file(folder, Panels.rows(SERIES, 11));
    Path log = folder.resolve("master.log");
    DAEMONS.add(
        java(
            log,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0"));
    Matcher found = await(log, MASTER);
    master = found.group(1);
    for (int worker = 0; worker < 2; worker++) {
      DAEMONS.add(worker(worker));
      await(folder.resolve("worker" + worker + ".log"), Pattern.compile("Successfully registered"));
    }
  }

  @AfterAll
  static void end() {
    for (Process daemon : DAEMONS) {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly();
    }
  }

  private static Process worker(int number) throws IOException {
    return java(
        folder.resolve("worker" + number + ".log"),
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--webui-port",
        "0",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        folder.resolve("work" + number).toString(),
        master);
  }

  private static Process java(Path log, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.level=info",
                "-cp",
                home.resolve("jars") + "/*"));
    command.addAll(Arrays.asList(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    return builder.start();
  }

  private static Matcher await(Path log, Pattern line) throws Exception {
    for (int i = 0; i < 6000; i++) {
      Matcher found = line.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (found.find()) {
        return found;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError(line + " never came:\n" + Files.readString(log));
  }

  private static Process submit(String name, List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.sql.shuffle.partitions=8",
                "--class",
                "dev.recur.spark.Main",
                Path.of("target", "recur-spark.jar").toAbsolutePath().toString()));
    command.addAll(words);
    return java(folder.resolve(name + ".log"), command.toArray(String[]::new));
  }

  private static void requireDone(Process job, String name) throws Exception {
    boolean ended = job.waitFor(MINUTES, TimeUnit.MINUTES);
    assertTrue(
        ended && job.exitValue() == 0,
        () -> {
          try {
            return Files.readString(folder.resolve(name + ".log"));
          } catch (IOException e) {
            return e.toString();
          }
        });
  }

  /** Trains, forecasts while a worker is killed, and scores on the one that is left. */
  @Test
  void aClusterThatLosesAWorkerHasTheBitsOfPlainRecur() throws Exception {
    Path file = folder.resolve("m.recur");
    List<String> train =
        Panels.words("train", data, "--model", "ets", "-H", HORIZON, "--sample", 40, "-o", file);
    requireDone(submit("train", train), "train");
    SavedModel model = Recur.load(file);
    // Every eighth series, and the one with the least value.
    assertEquals(38, model.ends().size());

    Path hurt = folder.resolve("hurt");
    List<String> forecast = Panels.words("forecast", data, "--model", file, "--partitions", 40);
    forecast.addAll(List.of("-o", hurt.toString(), "--output-format", "csv"));
    Process job = submit("hurt", forecast);
    // The job is under way on both when one of them goes.
    await(
        folder.resolve("hurt.log"), Pattern.compile("Finished task 3\\.0 in stage \\d+\\.0 .*/40"));
    Process worker = DAEMONS.get(1);
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
    requireDone(job, "hurt");
    assertTrue(Files.readString(folder.resolve("hurt.log")).contains("Lost executor"));
    Data whole = Data.readLike(model, data);
    List<String> plain = ForecastLines.of(new Recur().forecast(model, whole));
    assertEquals(SERIES * HORIZON, plain.size());
    assertEquals(plain, ForecastLines.of(hurt));

    Path scores = folder.resolve("scores");
    List<String> evaluate =
        Panels.words("evaluate", data, "--model", file, "--compare", "naive", "-o", scores);
    evaluate.addAll(List.of("--output-format", "csv"));
    requireDone(submit("evaluate", evaluate), "evaluate");
    EvaluateConfig config =
        EvaluateConfig.builder()
            .rivals(List.of(ModelChoice.Untrained.parse("naive")))
            .threads(1)
            .build();
    TreeMap<String, Double> rmse = new TreeMap<>();
    new Recur()
        .evaluate(model, whole, config)
        .evaluation()
        .model()
        .perSeries()
        .forEach((name, score) -> rmse.put(name, score.rmse()));
    TreeMap<String, Double> scored = new TreeMap<>();
    for (String line : Panels.lines(scores)) {
      String[] cells = line.split(",", -1);
      if (cells[1].equals("ets") && cells[2].equals("0")) {
        scored.put(cells[0], Double.parseDouble(cells[4]));
      }
    }
    assertEquals(SERIES, scored.size());
    assertEquals(rmse, scored);
  }
}
