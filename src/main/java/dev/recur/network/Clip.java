package dev.recur.network;

import java.util.Locale;

/**
 * How gradients are kept small before an update.
 *
 * @param kind what is bounded
 * @param limit the bound
 */
public record Clip(Kind kind, double limit) {
  /** What a clip bounds. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** The Euclidean norm of all gradients together (Pascanu 2013). */
    NORM,
    /** The Euclidean norm of each layer's gradients. */
    LAYER,
    /** The size of every gradient. */
    VALUE;

    /** The name on the command line and in model files, such as {@code norm}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException if the limit is not positive
   */
  public Clip {
    if (kind != Kind.NONE && !(limit > 0)) {
      throw new IllegalArgumentException("clip " + limit + " must be above 0");
    }
  }

  /** Leaves gradients as they are. */
  public static Clip none() {
    return new Clip(Kind.NONE, 0);
  }

  /** Scales all gradients down together to a norm of at most the limit. */
  public static Clip globalNorm(double limit) {
    return new Clip(Kind.NORM, limit);
  }

  /** Scales {@code gradients[from]} up to {@code gradients[to - 1]} down to a norm of the limit. */
  static void toNorm(float[] gradients, int from, int to, double limit) {
    double squares = squares(gradients, from, to);
    if (squares > limit * limit) {
      float factor = (float) (limit / Math.sqrt(squares));
      for (int i = from; i < to; i++) {
        gradients[i] *= factor;
      }
    }
  }

  /** Four sums, because one would wait for itself at every addition. */
  private static double squares(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < to; i++) {
      a += (double) values[i] * values[i];
    }
    return a + b + c + d;
  }

  static void elements(float[] gradients, float limit) {
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = Math.max(-limit, Math.min(limit, gradients[i]));
    }
  }
}
