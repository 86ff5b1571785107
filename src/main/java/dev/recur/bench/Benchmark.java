package dev.recur.bench;

import dev.recur.network.Clip;
import dev.recur.network.Deeplearning4j;
import dev.recur.network.Fitting;
import dev.recur.network.Footprint;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import dev.recur.network.PointLoss;
import dev.recur.network.Predictor;
import dev.recur.network.StepOptions;
import dev.recur.network.TrainingStep;
import dev.recur.series.Memory;
import dev.recur.series.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Runs a {@link BenchConfig}: everything in turns, after a warm-up, the median of five parts each.
 */
public final class Benchmark {
  private static final int PARTS = 5;
  private static final double LEARNING_RATE = 1e-3;
  private static final long SEED = 1;

  private final BenchConfig config;
  private final NetworkSpec spec;
  private final float[] inputs;
  private final float[] targets;

  private Benchmark(BenchConfig config) {
    this.config = config;
    spec = config.network();
    SplittableRandom random = new SplittableRandom(SEED);
    inputs = uniform(random, config.lookback() * spec.features() * config.batch());
    targets = uniform(random, spec.outputs() * config.batch());
  }

  private static float[] uniform(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** Measures. */
  public static BenchResult run(BenchConfig config) {
    return new Benchmark(config).run();
  }

  private BenchResult run() {
    Memory.require(
        "this",
        Footprint.training(spec, config.lookback(), config.batch(), config.threads()),
        "lower ",
        Message.setting("hidden"),
        ", ",
        Message.setting("lookback"),
        " or ",
        Message.setting("batch"));
    float[] parameters = Parameters.initial(spec, SEED);
    StepOptions options =
        new StepOptions(
            config.lookback(),
            config.batch(),
            PointLoss.mse(),
            LEARNING_RATE,
            Clip.globalNorm(1),
            config.threads(),
            SEED);
    try (TrainingStep step = new TrainingStep(spec, parameters, options);
        Predictor predictor = new Predictor(spec, parameters, config.lookback(), config.threads());
        LargeProduct product = new LargeProduct(config.threads())) {
      Runnable training =
          config.throughFit()
              ? through(deeplearning4j().fitting(spec, parameters, options))
              : () -> step.step(inputs, targets, config.batch());
      Runnable forward = () -> predictor.predict(inputs, config.batch());
      Runnable stock =
          config.againstStock()
              ? deeplearning4j().fitStock(spec, LEARNING_RATE, inputs, targets, config.batch())
              : () -> {};
      return measure(training, forward, stock, product);
    }
  }

  private Runnable through(Fitting fitting) {
    return () -> fitting.pass(new OneBatch(inputs, targets, config.batch(), LEARNING_RATE));
  }

  private static Deeplearning4j deeplearning4j() {
    return Deeplearning4j.find().orElseThrow();
  }

  private BenchResult measure(
      Runnable training, Runnable forward, Runnable stock, LargeProduct product) {
    double part = config.seconds() / PARTS;
    milliseconds(training, 2 * part);
    milliseconds(forward, part);
    double[] step = new double[PARTS];
    double[] pass = new double[PARTS];
    double[] other = new double[PARTS];
    double[] machine = new double[PARTS];
    for (int i = 0; i < PARTS; i++) {
      step[i] = milliseconds(training, part);
      pass[i] = milliseconds(forward, part / 2);
      machine[i] = LargeProduct.OPERATIONS / milliseconds(product::multiply, 0) / 1e6;
      other[i] = config.againstStock() ? milliseconds(stock, part) : 0;
    }
    double ms = median(step);
    return new BenchResult(
        ms,
        config.batch() / ms * 1e3,
        median(pass),
        operations() / ms / 1e6,
        median(machine),
        config.againstStock() ? OptionalDouble.of(median(other)) : OptionalDouble.empty(),
        cpu());
  }

  private static double milliseconds(Runnable action, double seconds) {
    long start = System.nanoTime();
    int times = 0;
    do {
      action.run();
      times++;
    } while (System.nanoTime() - start < seconds * 1e9);
    return (System.nanoTime() - start) / 1e6 / times;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * Operations of the products of one training step: forward once, for the weights' gradients once,
   * and back but for what sees the window itself.
   */
  private double operations() {
    double perWindow = 0;
    for (Parameter tensor : Parameters.layout(spec)) {
      String name = tensor.name();
      boolean recurrent = name.startsWith("recurrent.");
      boolean product = tensor.shape().length == 2 && !name.endsWith("peephole.weight");
      if (product && (recurrent || name.startsWith("dense."))) {
        boolean seesWindow =
            (name.startsWith("recurrent.0") && name.endsWith("input.weight"))
                || name.startsWith("dense.0.");
        double passes = seesWindow ? 2 : 3;
        perWindow += passes * tensor.length() * (recurrent ? config.lookback() : 1);
      }
    }
    return 2.0 * perWindow * config.batch();
  }

  /** The CPU's name as Linux gives it, or the architecture's. */
  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch", "unknown"));
    } catch (IOException e) {
      return System.getProperty("os.arch", "unknown");
    }
  }
}
