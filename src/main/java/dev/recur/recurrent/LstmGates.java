package dev.recur.recurrent;

/** {@code c' = f c + i g}, {@code h' = o tanh(c')} (Hochreiter and Schmidhuber 1997, Gers 2000). */
final class LstmGates extends Gates {
  @Override
  void forward(int n, float[] gates, StepState before, StepState after) {
    Activations.sigmoid(gates, 0, 2 * n);
    Activations.tanh(gates, 2 * n, 3 * n);
    Activations.sigmoid(gates, 3 * n, 4 * n);
    memory(n, gates, before.memory(), after.memory());
    Activations.tanh(after.memory(), after.squashed(), n);
    hidden(n, gates, after.squashed(), after.hidden());
  }

  private static void memory(int n, float[] gates, float[] before, float[] after) {
    for (int i = 0; i < n; i++) {
      after[i] = Math.fma(gates[n + i], before[i], gates[i] * gates[2 * n + i]);
    }
  }

  private static void hidden(int n, float[] gates, float[] squashed, float[] hidden) {
    for (int i = 0; i < n; i++) {
      hidden[i] = gates[3 * n + i] * squashed[i];
    }
  }

  @Override
  void backward(
      int n, float[] gates, StepState before, StepState after, StepState gradient, float[] goal) {
    memoryGradient(n, gates, after.squashed(), gradient.hidden(), gradient.memory());
    outputGradient(n, gates, after.squashed(), gradient.hidden(), goal);
    inputGradient(n, gates, gradient.memory(), goal);
    candidateGradient(n, gates, gradient.memory(), goal);
    forgetGradient(n, gates, before.memory(), gradient.memory(), goal);
    pass(n, gates, gradient.memory());
    java.util.Arrays.fill(gradient.hidden(), 0, n, 0);
  }

  private static void memoryGradient(
      int n, float[] gates, float[] squashed, float[] dh, float[] dc) {
    for (int i = 0; i < n; i++) {
      float t = squashed[i];
      dc[i] = Math.fma(dh[i] * gates[3 * n + i], Math.fma(-t, t, 1f), dc[i]);
    }
  }

  private static void outputGradient(
      int n, float[] gates, float[] squashed, float[] dh, float[] goal) {
    for (int i = 0; i < n; i++) {
      float o = gates[3 * n + i];
      goal[3 * n + i] = dh[i] * squashed[i] * Math.fma(-o, o, o);
    }
  }

  private static void inputGradient(int n, float[] gates, float[] dc, float[] goal) {
    for (int i = 0; i < n; i++) {
      float in = gates[i];
      goal[i] = dc[i] * gates[2 * n + i] * Math.fma(-in, in, in);
    }
  }

  private static void candidateGradient(int n, float[] gates, float[] dc, float[] goal) {
    for (int i = 0; i < n; i++) {
      float g = gates[2 * n + i];
      goal[2 * n + i] = dc[i] * gates[i] * Math.fma(-g, g, 1f);
    }
  }

  private static void forgetGradient(
      int n, float[] gates, float[] before, float[] dc, float[] goal) {
    for (int i = 0; i < n; i++) {
      float f = gates[n + i];
      goal[n + i] = dc[i] * before[i] * Math.fma(-f, f, f);
    }
  }

  private static void pass(int n, float[] gates, float[] dc) {
    for (int i = 0; i < n; i++) {
      dc[i] *= gates[n + i];
    }
  }
}
