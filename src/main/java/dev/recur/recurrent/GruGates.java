package dev.recur.recurrent;

/**
 * {@code h' = (1 - z) n + z h} with {@code n = tanh(x + r m)}, x and m the input's and the state's
 * share of the candidate (Cho 2014, in the variant of cuDNN). Blocks: x then n, r, z, m.
 */
final class GruGates extends Gates {
  @Override
  void forward(int n, float[][] gates, StepState before, StepState after) {
    Activations.sigmoid(gates[1], n);
    Activations.sigmoid(gates[2], n);
    candidate(n, gates[1], gates[3], gates[0]);
    Activations.tanh(gates[0], n);
    hidden(n, gates[0], gates[2], before.hidden(), after.hidden());
  }

  private static void candidate(int n, float[] r, float[] m, float[] x) {
    for (int k = 0; k < n; k++) {
      x[k] = Math.fma(r[k], m[k], x[k]);
    }
  }

  private static void hidden(int n, float[] candidate, float[] z, float[] before, float[] after) {
    for (int k = 0; k < n; k++) {
      after[k] = Math.fma(z[k], before[k] - candidate[k], candidate[k]);
    }
  }

  @Override
  void backward(
      int n,
      float[][] gates,
      StepState before,
      StepState after,
      StepState gradient,
      float[][] goal) {
    float[] dh = gradient.hidden();
    candidateGradient(n, dh, gates[2], gates[0], goal[0]);
    updateGradient(n, dh, before.hidden(), gates[0], gates[2], goal[2]);
    resetGradient(n, goal[0], gates[3], gates[1], goal[1]);
    product(n, goal[0], gates[1], goal[3]);
    product(n, dh, gates[2], dh);
  }

  private static void candidateGradient(int n, float[] dh, float[] z, float[] c, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = dh[k] * (1f - z[k]) * Math.fma(-c[k], c[k], 1f);
    }
  }

  private static void updateGradient(
      int n, float[] dh, float[] before, float[] c, float[] z, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = dh[k] * (before[k] - c[k]) * Math.fma(-z[k], z[k], z[k]);
    }
  }

  private static void resetGradient(int n, float[] d, float[] m, float[] r, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = d[k] * m[k] * Math.fma(-r[k], r[k], r[k]);
    }
  }
}
