package dev.recur.recurrent;

import java.util.Arrays;

/**
 * {@code c' = f c + i g}, {@code h' = o tanh(c')} (Hochreiter and Schmidhuber 1997, Gers 2000);
 * with peepholes i and f see c, o sees c'.
 */
final class LstmGates extends Gates {
  private final Peepholes peepholes;

  LstmGates(Peepholes peepholes) {
    this.peepholes = peepholes;
  }

  @Override
  void forward(int n, float[][] gates, StepState before, StepState after) {
    peepholes.forward(0, n, before.memory(), gates[0]);
    peepholes.forward(1, n, before.memory(), gates[1]);
    Activations.sigmoid(gates[0], n);
    Activations.sigmoid(gates[1], n);
    Activations.tanh(gates[2], n);
    memory(n, gates[0], gates[1], gates[2], before.memory(), after.memory());
    peepholes.forward(2, n, after.memory(), gates[3]);
    Activations.sigmoid(gates[3], n);
    Activations.tanh(after.memory(), after.squashed(), n);
    product(n, gates[3], after.squashed(), after.hidden());
  }

  private static void memory(int n, float[] i, float[] f, float[] g, float[] c, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = Math.fma(f[k], c[k], i[k] * g[k]);
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
    float[] dc = gradient.memory();
    ofSigmoid(n, dh, after.squashed(), gates[3], goal[3]);
    memoryGradient(n, dh, gates[3], after.squashed(), dc);
    peepholes.backward(2, n, after.memory(), goal[3], dc);
    ofSigmoid(n, dc, gates[2], gates[0], goal[0]);
    ofSigmoid(n, dc, before.memory(), gates[1], goal[1]);
    ofTanh(n, dc, gates[0], gates[2], goal[2]);
    product(n, dc, gates[1], dc);
    peepholes.backward(0, n, before.memory(), goal[0], dc);
    peepholes.backward(1, n, before.memory(), goal[1], dc);
    Arrays.fill(dh, 0, n, 0);
  }

  private static void memoryGradient(int n, float[] dh, float[] o, float[] t, float[] dc) {
    for (int k = 0; k < n; k++) {
      dc[k] = Math.fma(dh[k] * o[k], Math.fma(-t[k], t[k], 1f), dc[k]);
    }
  }

  /** The gradient before a sigmoid that gave {@code gate} and was multiplied by {@code factor}. */
  private static void ofSigmoid(int n, float[] d, float[] factor, float[] gate, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = d[k] * factor[k] * Math.fma(-gate[k], gate[k], gate[k]);
    }
  }

  private static void ofTanh(int n, float[] d, float[] factor, float[] gate, float[] goal) {
    for (int k = 0; k < n; k++) {
      goal[k] = d[k] * factor[k] * Math.fma(-gate[k], gate[k], 1f);
    }
  }
}
