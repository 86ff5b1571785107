package dev.recur.recurrent;

/**
 * {@code h' = (1 - z) n + z h} with {@code n = tanh(x + r m)}, x and m the input's and the state's
 * share of the candidate (Cho 2014, in the variant of cuDNN). Blocks: x then n, r, z, m.
 */
final class GruGates extends Gates {
  @Override
  void forward(int n, float[] gates, StepState before, StepState after) {
    Activations.sigmoid(gates, n, 3 * n);
    candidate(n, gates);
    Activations.tanh(gates, 0, n);
    hidden(n, gates, before.hidden(), after.hidden());
  }

  private static void candidate(int n, float[] gates) {
    for (int i = 0; i < n; i++) {
      gates[i] = Math.fma(gates[n + i], gates[3 * n + i], gates[i]);
    }
  }

  private static void hidden(int n, float[] gates, float[] before, float[] after) {
    for (int i = 0; i < n; i++) {
      float candidate = gates[i];
      after[i] = Math.fma(gates[2 * n + i], before[i] - candidate, candidate);
    }
  }

  @Override
  void backward(
      int n, float[] gates, StepState before, StepState after, StepState gradient, float[] goal) {
    candidateGradient(n, gates, gradient.hidden(), goal);
    updateGradient(n, gates, before.hidden(), gradient.hidden(), goal);
    resetGradient(n, gates, goal);
    shareGradient(n, gates, goal);
    pass(n, gates, gradient.hidden());
  }

  private static void candidateGradient(int n, float[] gates, float[] dh, float[] goal) {
    for (int i = 0; i < n; i++) {
      float c = gates[i];
      goal[i] = dh[i] * (1f - gates[2 * n + i]) * Math.fma(-c, c, 1f);
    }
  }

  private static void updateGradient(
      int n, float[] gates, float[] before, float[] dh, float[] goal) {
    for (int i = 0; i < n; i++) {
      float z = gates[2 * n + i];
      goal[2 * n + i] = dh[i] * (before[i] - gates[i]) * Math.fma(-z, z, z);
    }
  }

  private static void resetGradient(int n, float[] gates, float[] goal) {
    for (int i = 0; i < n; i++) {
      float r = gates[n + i];
      goal[n + i] = goal[i] * gates[3 * n + i] * Math.fma(-r, r, r);
    }
  }

  private static void shareGradient(int n, float[] gates, float[] goal) {
    for (int i = 0; i < n; i++) {
      goal[3 * n + i] = goal[i] * gates[n + i];
    }
  }

  private static void pass(int n, float[] gates, float[] dh) {
    for (int i = 0; i < n; i++) {
      dh[i] *= gates[2 * n + i];
    }
  }
}
