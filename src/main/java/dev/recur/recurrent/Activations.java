package dev.recur.recurrent;

/**
 * Activations of heap arrays in loops that the just-in-time compiler vectorises: one array in, one
 * out, no branch, and no {@code Math.min} or {@code max}, which cost more than the rest together.
 */
public final class Activations {
  private static final float P0 = 0.99999875f;
  private static final float P1 = 0.12297011f;
  private static final float P2 = 0.0022704648f;
  private static final float P3 = 3.8877274e-06f;
  private static final float Q1 = 0.4562941f;
  private static final float Q2 = 0.021046821f;
  private static final float Q3 = 0.00014151022f;

  private Activations() {}

  /**
   * Twice the hyperbolic tangent, to a relative error of 2e-6: a rational minimax function, odd
   * degree 7 over even degree 6, which stays beyond 1 where it leaves the tangent, cut off at 1.
   * For values up to 1e7.
   */
  private static float twiceTanh(float x) {
    float s = x * x;
    float p = Math.fma(s, P3, P2);
    p = Math.fma(s, p, P1);
    p = Math.fma(s, p, P0);
    float q = Math.fma(s, Q3, Q2);
    q = Math.fma(s, q, Q1);
    q = Math.fma(s, q, 1f);
    float t = x * (p / q);
    return Math.abs(t + 1f) - Math.abs(t - 1f);
  }

  /** In place: the hyperbolic tangent of the first {@code n} values. */
  static void tanh(float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = 0.5f * twiceTanh(values[i]);
    }
  }

  /** In place: the logistic function of the first {@code n} values. */
  static void sigmoid(float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.fma(0.25f, twiceTanh(0.5f * values[i]), 0.5f);
    }
  }

  /** {@code goal = sigmoid(source)} for the first {@code n} values. */
  public static void sigmoid(float[] source, float[] goal, int n) {
    for (int i = 0; i < n; i++) {
      goal[i] = Math.fma(0.25f, twiceTanh(0.5f * source[i]), 0.5f);
    }
  }

  /** {@code goal = tanh(source)} for the first {@code n} values. */
  static void tanh(float[] source, float[] goal, int n) {
    for (int i = 0; i < n; i++) {
      goal[i] = 0.5f * twiceTanh(source[i]);
    }
  }
}
