package dev.recur.spark;

import org.apache.spark.sql.SparkSession;

/** The session of a command. */
final class Session {
  private Session() {}

  /** Returns the session, whose executors all take the same kernels. */
  static SparkSession of() {
    String named = System.getenv(Kernels.VARIABLE);
    SparkSession.Builder builder = SparkSession.builder().appName("recur");
    if (named != null && !named.isBlank()) {
      builder.config("spark.executorEnv." + Kernels.VARIABLE, named);
    }
    return builder
        .config("spark.executorEnv.OMP_NUM_THREADS", "1")
        .config("spark.executorEnv.OPENBLAS_NUM_THREADS", "1")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
