package dev.recur.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.bench.BenchConfig;
import dev.recur.bench.BenchResult;
import java.io.PrintWriter;
import java.util.Locale;

/** The measured speed of training and forward passes, as text and as JSON. */
public final class BenchReport {
  private BenchReport() {}

  /**
   * Writes the result for a person.
   *
   * @param config what was measured
   * @param result the figures
   * @param out where they go
   */
  public static void write(BenchConfig config, BenchResult result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %d threads%nTraining  %.3f ms a step, %.0f windows a second%n",
        result.cpu(),
        config.threads(),
        result.msPerStep(),
        result.windowsPerSecond());
    out.printf(Locale.ROOT, "Forward   %.3f ms a batch%n", result.forwardMs());
    out.printf(
        Locale.ROOT,
        "Products  %.1f GFLOP/s, %.0f%% of the %.1f of a large sgemm%n",
        result.gflops(),
        100 * result.share(),
        result.machineGflops());
    if (result.stockMsPerStep().isPresent()) {
      double stock = result.stockMsPerStep().getAsDouble();
      out.printf(
          Locale.ROOT,
          "DL4J LSTM %.3f ms a step, %.1f times as long%n",
          stock,
          stock / result.msPerStep());
    }
  }

  /** Returns the result as JSON on one line. */
  public static String json(BenchConfig config, BenchResult result) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("cell", config.network().cell().toString())
            .put("batch", config.batch())
            .put("lookback", config.lookback())
            .put("features", config.network().features())
            .put("hidden", config.network().hidden())
            .put("layers", config.network().layers())
            .put("through", config.throughFit() ? "fit" : "step")
            .put("msPerStep", result.msPerStep())
            .put("windowsPerSecond", result.windowsPerSecond())
            .put("forwardMs", result.forwardMs())
            .put("gflops", result.gflops())
            .put("machineGflops", result.machineGflops())
            .put("share", result.share())
            .put("threads", config.threads())
            .put("cpu", result.cpu());
    result.stockMsPerStep().ifPresent(stock -> json.put("stockMsPerStep", stock));
    return json.toString();
  }
}
