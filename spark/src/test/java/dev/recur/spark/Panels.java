package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.model.SavedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Panels made from seeds, as tables and as files of plain recur. */
final class Panels {
  static final SparkSpec SPEC = SparkSpec.of("shop", "month", "units", "monthly");

  private Panels() {}

  /** A session of two threads. */
  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.warehouse.dir", "target/warehouse")
        .config("spark.executor.heartbeatInterval", "60s")
        .config("spark.network.timeout", "600s")
        .getOrCreate();
  }

  /** Rows of monthly series of 40 to 59 values, sorted by series and time, as CSV. */
  static List<String> rows(int series, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> rows = new ArrayList<>();
    for (int s = 0; s < series; s++) {
      double level = 50 + 500 * random.nextDouble();
      double swing = level * random.nextDouble() / 2;
      int length = 40 + random.nextInt(20);
      for (int t = 0; t < length; t++) {
        double value =
            level + swing * Math.sin(2 * Math.PI * t / 12) + level * random.nextGaussian() / 20;
        rows.add("s%04d,%d-%02d-01,%.3f".formatted(s, 2018 + t / 12, t % 12 + 1, value));
      }
    }
    return rows;
  }

  /** Writes rows under their header. */
  static Path file(Path folder, List<String> rows) {
    try {
      Path file = folder.resolve("panel.csv");
      Files.writeString(file, "shop,month,units\n" + String.join("\n", rows) + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a command on such a file. */
  static List<String> words(String command, Path input, Object... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                command,
                "--input",
                input.toString(),
                "--format",
                "csv",
                "--series",
                "shop",
                "--time",
                "month",
                "--target",
                "units",
                "--frequency",
                "monthly"));
    Stream.of(more).map(Object::toString).forEach(words::add);
    return words;
  }

  /** The lines of a table in CSV below the headers, sorted. */
  static List<String> lines(Path table) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> parts = Files.list(table)) {
      for (Path part : parts.filter(p -> p.toString().endsWith(".csv")).toList()) {
        List<String> all = Files.readAllLines(part);
        lines.addAll(all.subList(Math.min(1, all.size()), all.size()));
      }
    }
    return lines.stream().sorted().toList();
  }

  /** What plain recur fits. */
  static SavedModel trained(Data data, String model, int horizon) {
    ModelChoice choice = ModelChoice.parse(model);
    return new Recur().train(data, TrainConfig.builder().model(choice).horizon(horizon).build());
  }

  /** Reads a file with columns of types. */
  static Dataset<Row> table(SparkSession spark, Path file) {
    return spark
        .read()
        .option("header", "true")
        .schema("shop string, month date, units double")
        .csv(file.toString());
  }
}
