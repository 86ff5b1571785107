package dev.recur.recurrent;

/** Activations of heap arrays in loops that the just-in-time compiler vectorises. */
final class Activations {
  /** Beyond this the rational function below is 1 in float. */
  private static final float FLAT = 7.905311f;

  private Activations() {}

  /**
   * Hyperbolic tangent: a rational minimax function, odd degree 13 over even degree 6, as in Eigen.
   */
  static float tanh(float value) {
    float x = Math.max(-FLAT, Math.min(FLAT, value));
    float s = x * x;
    float p = Math.fma(s, -2.7607684e-16f, 2.000188e-13f);
    p = Math.fma(s, p, -8.604672e-11f);
    p = Math.fma(s, p, 5.1222973e-08f);
    p = Math.fma(s, p, 1.48572235e-05f);
    p = Math.fma(s, p, 0.00063726195f);
    p = Math.fma(s, p, 0.0048935246f);
    float q = Math.fma(s, 1.1982584e-06f, 0.00011853471f);
    q = Math.fma(s, q, 0.0022684347f);
    q = Math.fma(s, q, 0.004893525f);
    return x * p / q;
  }

  /** In place: the hyperbolic tangent of {@code values[from]} up to {@code values[to - 1]}. */
  static void tanh(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = tanh(values[i]);
    }
  }

  /** In place: the logistic function. */
  static void sigmoid(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = Math.fma(0.5f, tanh(0.5f * values[i]), 0.5f);
    }
  }

  /** {@code goal[i] = tanh(source[i])} below {@code length}. */
  static void tanh(float[] source, float[] goal, int length) {
    for (int i = 0; i < length; i++) {
      goal[i] = tanh(source[i]);
    }
  }
}
