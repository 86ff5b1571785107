package dev.recur.cli;

import dev.recur.bench.BenchConfig;
import dev.recur.bench.BenchResult;
import dev.recur.bench.Benchmark;
import dev.recur.network.CellType;
import dev.recur.network.Deeplearning4j;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.report.BenchReport;
import java.io.PrintWriter;
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
    description = "Measure training and forecasting speed on this machine.",
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
      description = "Network: ${COMPLETION-CANDIDATES} [${DEFAULT-VALUE}].")
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

  @Option(names = "--layers", paramLabel = "N", description = "Layers [${DEFAULT-VALUE}].")
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
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    BenchConfig config;
    try {
      config =
          new BenchConfig(
              network(),
              batch,
              lookback,
              threads,
              seconds,
              through == Through.fit,
              against == Rival.stock);
      Parameters.count(config.network());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ParameterException(self.commandLine(), e.getMessage(), e);
    }
    requireDeeplearning4j(self);
    BenchResult result = Benchmark.run(config);
    PrintWriter out = self.commandLine().getOut();
    if (json) {
      out.println(BenchReport.json(config, result));
    } else {
      BenchReport.write(config, result, out);
    }
    return ExitCode.OK.code();
  }

  private void requireDeeplearning4j(CommandSpec self) {
    String option = through == Through.fit ? "--through fit" : "--against stock";
    boolean asked = through == Through.fit || against == Rival.stock;
    if (asked && Deeplearning4j.find().isEmpty()) {
      throw new ParameterException(self.commandLine(), option + " " + MissingJars.DEEPLEARNING4J);
    }
  }

  private NetworkSpec network() {
    NetworkOptions options = NetworkOptions.none();
    return new NetworkSpec(
        cell,
        features,
        hidden,
        layers,
        1,
        0,
        cell.isRecurrent() ? options : options.withLookback(lookback));
  }
}
