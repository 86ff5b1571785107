package dev.recur.recurrent;

import java.util.Arrays;

/** {@code h' = tanh(a)} (Elman 1990). */
final class RnnGates extends Gates {
  @Override
  void forward(int n, float[][] gates, StepState before, StepState after) {
    Activations.tanh(gates[0], after.hidden(), n);
  }

  @Override
  void backward(
      int n,
      float[][] gates,
      StepState before,
      StepState after,
      StepState gradient,
      float[][] goal) {
    derivative(n, after.hidden(), gradient.hidden(), goal[0]);
    Arrays.fill(gradient.hidden(), 0, n, 0);
  }

  private static void derivative(int n, float[] hidden, float[] dh, float[] goal) {
    for (int i = 0; i < n; i++) {
      float h = hidden[i];
      goal[i] = dh[i] * Math.fma(-h, h, 1f);
    }
  }
}
