package dev.recur.spark;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of a command: what was made and the series that cannot be used, both written whole
 * beside their goals and moved there at the end.
 */
final class Tables {
  private static final int INPUT = 3;
  private static final String BEFORE = ".before";

  private final SparkSession spark;
  private final OutputOptions options;
  private final boolean resume;

  /**
   * @param options where they are
   * @param resume whether what is there stays
   * @throws InputException if there is an output that is neither to be replaced nor to be kept
   */
  Tables(SparkSession spark, OutputOptions options, boolean resume) {
    this.spark = spark;
    this.options = options;
    this.resume = resume;
    restore(options.output);
    restore(options.errors());
    if (exists(options.output) && !options.force && !resume) {
      throw new InputException(options.output + " already exists")
          .mend("pass ", setting("force"), " to replace it");
    }
  }

  /** Returns the rows of the series that are not in the output yet. */
  Dataset<Row> without(Dataset<Row> rows, SparkSpec spec) {
    if (!resume || !exists(options.output)) {
      return rows;
    }
    String[] keys = spec.keys().toArray(String[]::new);
    Dataset<Row> there = written(rows.select(Columns.named(spec.keys())).schema());
    return rows.join(there.distinct(), keys, "left_anti");
  }

  /**
   * Returns columns of the output as they were before they were written.
   *
   * @param columns names and types; CSV has only text
   */
  Dataset<Row> written(StructType columns) {
    Dataset<Row> there =
        spark.read().format(options.format).option("header", "true").load(options.output);
    return there.select(
        Arrays.stream(columns.fields())
            .map(column -> Columns.named(column.name()).cast(column.dataType()).as(column.name()))
            .toArray(Column[]::new));
  }

  /**
   * Writes both tables and tells how many series are in each.
   *
   * @param all results and errors
   * @param verb what was done with the series of the first
   * @return the exit code
   */
  int write(Dataset<Row> all, SparkSpec spec, String verb) {
    String staged = options.output + ".staged";
    String made = options.output + ".made";
    String errors = options.errors();
    String bad = errors + ".made";
    for (String path : new String[] {staged, made, bad}) {
      delete(path);
    }
    try {
      all.write().parquet(staged);
      Dataset<Row> once = spark.read().parquet(staged);
      Dataset<Row> results = RecurSpark.results(once);
      long good = series(results, spec);
      boolean adds = resume && exists(options.output);
      write(adds ? written(results.schema()).unionByName(results) : results, made);
      Dataset<Row> refused = RecurSpark.errors(once, spec);
      long failed = refused.count();
      write(refused, bad);
      replace(bad, errors);
      replace(made, options.output);
      System.err.println(good + " series " + verb + ", " + failed + " cannot be used");
      System.err.println("wrote " + options.output + " and " + errors);
      warnOfKernels();
      return good == 0 && failed > 0 ? INPUT : 0;
    } finally {
      delete(staged);
      delete(made);
      delete(bad);
    }
  }

  private void warnOfKernels() {
    List<String> kernels = Kernels.ofExecutors(spark);
    if (kernels.size() > 1) {
      System.err.println(
          "warning: executors take different kernels ("
              + String.join(", ", kernels)
              + "), so last bits may differ; set "
              + Kernels.VARIABLE);
    }
  }

  private static long series(Dataset<Row> rows, SparkSpec spec) {
    return rows.select(Columns.named(spec.keys())).distinct().count();
  }

  private void write(Dataset<Row> rows, String path) {
    rows.write().format(options.format).option("header", "true").save(path);
  }

  private FileSystem system(String path) throws IOException {
    return new Path(path).getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  private boolean exists(String path) {
    try {
      return system(path).exists(new Path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String path) {
    try {
      system(path).delete(new Path(path), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves what was made to its goal. What was there stays beside it until that is done. */
  private void replace(String path, String goal) {
    if (exists(goal)) {
      move(goal, goal + BEFORE);
    }
    move(path, goal);
    delete(goal + BEFORE);
  }

  /** Brings back what a job that was killed between two moves had put aside. */
  private void restore(String goal) {
    if (exists(goal)) {
      delete(goal + BEFORE);
    } else if (exists(goal + BEFORE)) {
      move(goal + BEFORE, goal);
    }
  }

  private void move(String path, String goal) {
    try {
      if (!system(path).rename(new Path(path), new Path(goal))) {
        throw new IOException(path + " cannot be moved to " + goal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
