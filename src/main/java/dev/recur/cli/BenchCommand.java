package dev.recur.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.bench.BenchConfig;
import dev.recur.bench.BenchResult;
import dev.recur.bench.Benchmark;
import dev.recur.network.CellType;
import dev.recur.network.NetworkSpec;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recur bench}: the speed of the training step and of forward passes on this machine. */
@Command(
    name = "bench",
    description = "Measures training and forecasting speed on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
  /** What to train through. */
  enum Through {
    step,
    fit
  }

  /** What to run beside. */
  enum Rival {
    stock
  }

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      description = "Recurrent cell: ${COMPLETION-CANDIDATES} [${DEFAULT-VALUE}].")
  private CellType cell = CellType.LSTM;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Windows in a batch [${DEFAULT-VALUE}].")
  private int batch = 32;

  @Option(
      names = "--lookback",
      paramLabel = "N",
      description = "Steps of a window [${DEFAULT-VALUE}].")
  private int lookback = 48;

  @Option(names = "--features", paramLabel = "N", description = "Values a step [${DEFAULT-VALUE}].")
  private int features = 1;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Units of a layer [${DEFAULT-VALUE}].")
  private int hidden = 64;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Recurrent layers [${DEFAULT-VALUE}].")
  private int layers = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads [as many as the machine has].")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seconds",
      paramLabel = "X",
      description = "How long to measure [${DEFAULT-VALUE}].")
  private double seconds = 5;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--against",
      paramLabel = "stock",
      description = "Run Deeplearning4j's own LSTM in turns with it.")
  private @Nullable Rival against;

  @Option(
      names = "--through",
      paramLabel = "fit",
      description = "Train through Deeplearning4j's fit instead of recur's own step.")
  private Through through = Through.step;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    CommandSpec self = Objects.requireNonNull(spec);
    BenchConfig config;
    try {
      config =
          new BenchConfig(
              new NetworkSpec(cell, features, hidden, layers, 1, 0),
              batch,
              lookback,
              threads,
              seconds,
              through == Through.fit,
              against == Rival.stock);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(self.commandLine(), e.getMessage(), e);
    }
    BenchResult result = Benchmark.run(config);
    PrintWriter out = self.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(fields(config, result)));
    } else {
      print(config, result, out);
    }
    return ExitCode.OK.code();
  }

  private static void print(BenchConfig config, BenchResult result, PrintWriter out) {
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

  private Map<String, Object> fields(BenchConfig config, BenchResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cell", cell.toString());
    fields.put("batch", batch);
    fields.put("lookback", lookback);
    fields.put("features", features);
    fields.put("hidden", hidden);
    fields.put("layers", layers);
    fields.put("through", through.name());
    fields.put("msPerStep", result.msPerStep());
    fields.put("windowsPerSecond", result.windowsPerSecond());
    fields.put("forwardMs", result.forwardMs());
    fields.put("gflops", result.gflops());
    fields.put("machineGflops", result.machineGflops());
    fields.put("share", result.share());
    fields.put("threads", config.threads());
    fields.put("cpu", result.cpu());
    result.stockMsPerStep().ifPresent(stock -> fields.put("stockMsPerStep", stock));
    return fields;
  }
}
