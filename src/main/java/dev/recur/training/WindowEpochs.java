package dev.recur.training;

import dev.recur.network.Batches;
import dev.recur.network.Fitting;
import dev.recur.network.NetworkSpec;
import dev.recur.network.StepOptions;
import dev.recur.network.WindowScales;
import dev.recur.series.Interruption;
import dev.recur.window.WindowBatch;
import dev.recur.window.Windows;
import java.util.Random;
import java.util.function.Consumer;

/** Passes over all windows, each in a new order. */
final class WindowEpochs extends Epochs implements Batches {
  private final TrainingSpec config;
  private final Windows windows;
  private final Fitting fitting;
  private final WindowBatch batch;
  private final WindowScales scales;
  private final Random random;
  private final int[] order;
  private final int steps;

  /** Batches of this pass. */
  private int taken;

  WindowEpochs(NetworkSpec spec, TrainingSpec config, float[] initial, Windows windows) {
    super(config, initial);
    this.config = config;
    this.windows = windows;
    int capacity = Math.min(config.batch(), windows.count());
    batch = windows.newBatch(capacity);
    scales =
        new WindowScales(batch.targetCount(), batch.levels(), batch.spreads(), batch.weights());
    StepOptions options = config.stepOptions(windows.spec().networkSteps(), capacity);
    fitting = config.engine().fitting(spec, initial, options);
    random = new Random(config.seed());
    order = new int[windows.count()];
    steps = (order.length + config.batch() - 1) / config.batch();
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  @Override
  double pass() {
    shuffle();
    taken = 0;
    return fitting.pass(this);
  }

  @Override
  public boolean hasNext() {
    return taken < steps;
  }

  @Override
  public int nextBatch() {
    Interruption.check();
    int from = taken * config.batch();
    int size = Math.min(config.batch(), order.length - from);
    windows.cut(order, from, size, batch);
    taken++;
    return size;
  }

  @Override
  public float[] inputs() {
    return batch.inputs();
  }

  @Override
  public float[] targets() {
    return batch.targets();
  }

  @Override
  public WindowScales scales() {
    return scales;
  }

  @Override
  public double learningRate() {
    return rate(taken - 1, steps);
  }

  @Override
  public void stepped(Consumer<float[]> parameters) {
    parameters.accept(current());
    stepped();
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  @Override
  public void close() {
    fitting.close();
  }
}
