package dev.recur.network;

import java.util.Locale;
import java.util.SplittableRandom;

/** How the weights of a network begin. */
public enum Initialization {
  /** Normal with variance 2 / (inputs + units) (Glorot and Bengio 2010). */
  XAVIER {
    @Override
    double variance(int inputs, int units) {
      return 2.0 / (inputs + units);
    }
  },

  /** Normal with variance 2 / inputs (He 2015). */
  HE {
    @Override
    double variance(int inputs, int units) {
      return 2.0 / inputs;
    }
  },

  /** Normal with variance 1 / inputs (LeCun 1998). */
  LECUN {
    @Override
    double variance(int inputs, int units) {
      return 1.0 / inputs;
    }
  },

  /**
   * The state's matrix of every gate is a random rotation or reflection, which neither shrinks nor
   * grows a state (Saxe 2014); the other weights as {@link #XAVIER} has them.
   */
  ORTHOGONAL {
    @Override
    double variance(int inputs, int units) {
      return XAVIER.variance(inputs, units);
    }
  };

  /** Variance of a weight between so many inputs and units. */
  abstract double variance(int inputs, int units);

  /**
   * Fills a matrix with normal values.
   *
   * @param values flat parameters
   * @param matrix the tensor to fill, {@code [rows, inputs]}
   * @param units rows of one gate
   */
  void fill(float[] values, Parameter matrix, int units, SplittableRandom random) {
    int inputs = matrix.shape()[1];
    double deviation = Math.sqrt(variance(inputs, units));
    for (int i = 0; i < matrix.length(); i++) {
      values[matrix.offset() + i] = (float) (deviation * random.nextGaussian());
    }
    if (this == ORTHOGONAL && matrix.name().endsWith(".state.weight")) {
      int gate = units * inputs;
      for (int from = 0; from < matrix.length(); from += gate) {
        orthogonalize(values, matrix.offset() + from, inputs);
      }
    }
  }

  /** Makes the rows of a square matrix orthonormal, by Gram and Schmidt, twice for rounding. */
  private static void orthogonalize(float[] values, int offset, int size) {
    double[][] rows = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < size; i++) {
        rows[row][i] = values[offset + row * size + i];
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < row; before++) {
          addMultiple(rows[row], -dot(rows[row], rows[before]), rows[before]);
        }
      }
      double length = Math.sqrt(dot(rows[row], rows[row]));
      for (int i = 0; i < size; i++) {
        rows[row][i] /= length;
        values[offset + row * size + i] = (float) rows[row][i];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addMultiple(double[] goal, double factor, double[] values) {
    for (int i = 0; i < goal.length; i++) {
      goal[i] += factor * values[i];
    }
  }

  /** The name on the command line and in model files, such as {@code xavier}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
