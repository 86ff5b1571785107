package dev.recur.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * The native kernels of matrix products. Their last bits depend on which OpenBLAS takes, so all
 * executors have to take the same: {@code OPENBLAS_CORETYPE} names them.
 */
final class Kernels {
  /** The variable that names them. */
  static final String VARIABLE = "OPENBLAS_CORETYPE";

  /** Tasks that ask, so that every executor has some. */
  private static final int TASKS_A_CORE = 4;

  private Kernels() {}

  /** Returns what this machine takes. */
  static String here() {
    String named = System.getenv(VARIABLE);
    return named == null || named.isBlank() ? "those of a CPU " + cpu() : named;
  }

  private static String cpu() {
    try {
      boolean wide = Files.readString(Path.of("/proc/cpuinfo")).contains("avx512vl");
      return wide ? "with AVX-512" : "without AVX-512";
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** Asks the executors and returns what they take; one name if they are alike. */
  static List<String> ofExecutors(SparkSession spark) {
    int asked = TASKS_A_CORE * spark.sparkContext().defaultParallelism();
    MapPartitionsFunction<Long, String> here = numbers -> List.of(here()).iterator();
    return spark
        .range(0, asked, 1, asked)
        .mapPartitions(here, Encoders.STRING())
        .distinct()
        .sort("value")
        .collectAsList();
  }
}
