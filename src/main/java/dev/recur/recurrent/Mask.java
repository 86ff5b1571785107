package dev.recur.recurrent;

import org.jspecify.annotations.Nullable;

/**
 * Leaves the state as it was at masked steps, forward and back. Blocks are {@code [units,
 * columns]}.
 */
final class Mask {
  private final float[] hidden;
  private final float[] memory;
  private float @Nullable [] values;
  private int columns;

  Mask(int block) {
    hidden = new float[block];
    memory = new float[block];
  }

  /**
   * Sets the mask.
   *
   * @param values {@code [steps, columns]} of 0 and 1; null for no mask
   */
  void set(float @Nullable [] values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /** Puts the state before a masked step in place of that after it. */
  void keep(int step, int n, StepState before, StepState after) {
    if (values != null) {
      keep(values, step, n, before.hidden(), after.hidden());
      keep(values, step, n, before.memory(), after.memory());
    }
  }

  private void keep(float[] mask, int step, int n, float[] before, float[] after) {
    for (int i = 0; i < Math.min(n, after.length); i++) {
      if (mask[step * columns + i % columns] == 0) {
        after[i] = before[i];
      }
    }
  }

  /** Takes the gradient of masked columns aside, so that the gates see none. */
  void split(int step, int n, StepState gradient) {
    if (values != null) {
      split(values, step, n, gradient.hidden(), hidden);
      split(values, step, n, gradient.memory(), memory);
    }
  }

  private void split(float[] mask, int step, int n, float[] gradient, float[] aside) {
    for (int i = 0; i < Math.min(n, gradient.length); i++) {
      boolean masked = mask[step * columns + i % columns] == 0;
      aside[i] = masked ? gradient[i] : 0;
      gradient[i] = masked ? 0 : gradient[i];
    }
  }

  /** Puts back what {@link #split} took aside. */
  void join(int n, StepState gradient) {
    if (values != null) {
      for (int i = 0; i < n; i++) {
        gradient.hidden()[i] += hidden[i];
      }
      for (int i = 0; i < Math.min(n, gradient.memory().length); i++) {
        gradient.memory()[i] += memory[i];
      }
    }
  }
}
