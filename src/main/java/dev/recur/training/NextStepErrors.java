package dev.recur.training;

import dev.recur.forecast.StepPredictor;
import dev.recur.window.WindowBatch;
import dev.recur.window.Windows;

/** What a trained network misses by. */
public final class NextStepErrors {
  private static final int BATCH = 256;

  /** Windows looked at, at the most. */
  private static final int MOST = 4096;

  private NextStepErrors() {}

  /**
   * Returns actual less predicted value of the first step after each window, or after as many
   * windows, evenly spread, as tell enough.
   *
   * @param windows whose steps are predicted
   * @param predictor the network
   * @return shape [window][target], scaled units; empty if there are no windows
   */
  public static double[][] of(Windows windows, StepPredictor predictor) {
    int count = Math.min(MOST, windows.count());
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) ((long) i * windows.count() / count);
    }
    double[][] errors = new double[count][];
    WindowBatch batch = windows.newBatch(Math.max(1, Math.min(BATCH, count)));
    for (int from = 0; from < count; from += BATCH) {
      int size = Math.min(BATCH, count - from);
      windows.cut(order, from, size, batch);
      float[] predicted = predictor.predict(batch.inputs(), size);
      for (int b = 0; b < size; b++) {
        errors[from + b] = new double[batch.targetCount()];
        for (int k = 0; k < batch.targetCount(); k++) {
          int at = k * windows.spec().ahead() * size + b;
          errors[from + b][k] = (double) batch.targets()[at] - predicted[at];
        }
      }
    }
    return errors;
  }
}
