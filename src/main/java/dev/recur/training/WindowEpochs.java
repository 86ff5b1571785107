package dev.recur.training;

import dev.recur.network.NetworkSpec;
import dev.recur.network.TrainingStep;
import dev.recur.network.WindowScales;
import dev.recur.window.WindowBatch;
import dev.recur.window.Windows;
import java.util.Random;

/** Passes over all windows, each in a new order. */
final class WindowEpochs extends Epochs {
  private final TrainingSpec config;
  private final Windows windows;
  private final TrainingStep step;
  private final WindowBatch batch;
  private final WindowScales scales;
  private final Random random;
  private final int[] order;

  WindowEpochs(NetworkSpec spec, TrainingSpec config, float[] initial, Windows windows) {
    super(config, initial);
    this.config = config;
    this.windows = windows;
    int capacity = Math.min(config.batch(), windows.count());
    batch = windows.newBatch(capacity);
    scales =
        new WindowScales(batch.targetCount(), batch.levels(), batch.spreads(), batch.weights());
    step =
        new TrainingStep(
            spec, initial, config.stepOptions(windows.spec().networkSteps(), capacity));
    random = new Random(config.seed());
    order = new int[windows.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  @Override
  double pass() {
    shuffle();
    int steps = (order.length + config.batch() - 1) / config.batch();
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      int from = i * config.batch();
      int size = Math.min(config.batch(), order.length - from);
      windows.cut(order, from, size, batch);
      step.learningRate(rate(i, steps));
      sum += size * step.step(batch.inputs(), batch.targets(), scales, size);
      step.copyParameters(current());
      stepped();
    }
    return sum / order.length;
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
    step.close();
  }
}
