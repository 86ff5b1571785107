package dev.recur.recurrent;

import java.util.Locale;

/**
 * The activations of a layer. A derivative is computed from the activation's own value, so that
 * only that need be kept.
 */
public enum Activation {
  /** The hyperbolic tangent. */
  TANH {
    @Override
    public void apply(float[] values, float[] goal, int n) {
      Activations.tanh(values, goal, n);
    }

    @Override
    public void backward(float[] values, float[] gradient, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = gradient[i] * Math.fma(-values[i], values[i], 1f);
      }
    }

    @Override
    double value(double x) {
      return Math.tanh(x);
    }

    @Override
    double slope(double value) {
      return 1 - value * value;
    }
  },
  /** {@code max(0, x)} (Nair and Hinton 2010). */
  RELU {
    @Override
    public void apply(float[] values, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = 0.5f * (values[i] + Math.abs(values[i]));
      }
    }

    @Override
    public void backward(float[] values, float[] gradient, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = values[i] > 0 ? gradient[i] : 0;
      }
    }

    @Override
    double value(double x) {
      return Math.max(0, x);
    }

    @Override
    double slope(double value) {
      return value > 0 ? 1 : 0;
    }
  },
  /** x, or a hundredth of it below 0 (Maas 2013). */
  LEAKY_RELU {
    @Override
    public void apply(float[] values, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = values[i] > 0 ? values[i] : LEAK * values[i];
      }
    }

    @Override
    public void backward(float[] values, float[] gradient, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = values[i] > 0 ? gradient[i] : LEAK * gradient[i];
      }
    }

    @Override
    double value(double x) {
      return x > 0 ? x : LEAK * x;
    }

    @Override
    double slope(double value) {
      return value > 0 ? 1 : LEAK;
    }
  },
  /** x, or {@code exp(x) - 1} below 0 (Clevert 2016). */
  ELU {
    @Override
    public void apply(float[] values, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = values[i] > 0 ? values[i] : (float) Math.expm1(values[i]);
      }
    }

    @Override
    public void backward(float[] values, float[] gradient, float[] goal, int n) {
      for (int i = 0; i < n; i++) {
        goal[i] = values[i] > 0 ? gradient[i] : (values[i] + 1) * gradient[i];
      }
    }

    @Override
    double value(double x) {
      return x > 0 ? x : Math.expm1(x);
    }

    @Override
    double slope(double value) {
      return value > 0 ? 1 : value + 1;
    }
  };

  private static final float LEAK = 0.01f;

  /** {@code goal = activation(values)} for the first n values; the arrays may be the same. */
  public abstract void apply(float[] values, float[] goal, int n);

  /**
   * {@code goal = gradient * derivative} for the first n values; the arrays may be the same.
   *
   * @param values what {@link #apply} gave
   * @param gradient of those
   */
  public abstract void backward(float[] values, float[] gradient, float[] goal, int n);

  /** The activation of a number. */
  abstract double value(double x);

  /** The derivative where the activation has a value. */
  abstract double slope(double value);

  /** The name on the command line and in model files, such as {@code leaky-relu}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
