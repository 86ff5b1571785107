package dev.recur.network;

import java.util.List;

/**
 * What makes the outputs of a network quantiles that cannot cross. Each value the network predicts
 * has as many raw outputs as there are probabilities. The one in the middle is the point; going up,
 * each quantile is the one below plus a width, going down the one above less a width, and a width
 * is the square-plus of a raw output, {@code (x + sqrt(x² + 4)) / 2} (Barron 2021), which is
 * smooth, above 0 and needs no exponential.
 *
 * @param probabilities above 0, below 1, rising
 */
public record QuantileOutputs(List<Double> probabilities) {
  /** The point and the ends of the usual intervals, from which those of other levels follow. */
  public static final QuantileOutputs USUAL =
      new QuantileOutputs(List.of(0.025, 0.1, 0.5, 0.9, 0.975));

  /**
   * @throws IllegalArgumentException if there are none, or they do not rise between 0 and 1
   */
  public QuantileOutputs {
    probabilities = List.copyOf(probabilities);
    double last = 0;
    for (double probability : probabilities) {
      if (!(probability > last && probability < 1)) {
        throw new IllegalArgumentException(
            "probabilities " + probabilities + " must rise between 0 and 1");
      }
      last = probability;
    }
    if (probabilities.isEmpty()) {
      throw new IllegalArgumentException("no probabilities");
    }
  }

  /** Raw outputs of each value. */
  public int count() {
    return probabilities.size();
  }

  /** Index of the probability nearest to a half: its quantile is the point. */
  public int middle() {
    int middle = 0;
    for (int q = 1; q < count(); q++) {
      if (Math.abs(probabilities.get(q) - 0.5) < Math.abs(probabilities.get(middle) - 0.5)) {
        middle = q;
      }
    }
    return middle;
  }

  /**
   * Returns the quantiles of a prediction.
   *
   * @param raw what {@link Predictor#predict} gave, index (value * count + quantile) * batch +
   *     window
   * @param batch windows
   * @return in the same order, scaled units; quantiles of a value and window never fall
   */
  public float[] quantiles(float[] raw, int batch) {
    if (raw.length % (count() * batch) != 0) {
      throw new IllegalArgumentException(
          raw.length + " outputs of " + batch + " windows and " + count() + " quantiles");
    }
    float[] quantiles = new float[raw.length];
    int block = count() * batch;
    for (int from = 0; from < raw.length; from += block) {
      write(raw, from, batch, quantiles, from);
    }
    return quantiles;
  }

  /** Writes the quantiles of one value, {@code [count, columns]}. */
  void write(float[] raw, int from, int columns, float[] goal, int goalFrom) {
    int middle = middle();
    System.arraycopy(raw, from + middle * columns, goal, goalFrom + middle * columns, columns);
    for (int q = middle + 1; q < count(); q++) {
      add(1, raw, from + q * columns, goal, goalFrom + q * columns, -columns, columns);
    }
    for (int q = middle - 1; q >= 0; q--) {
      add(-1, raw, from + q * columns, goal, goalFrom + q * columns, columns, columns);
    }
  }

  private static void add(
      int sign, float[] raw, int from, float[] goal, int at, int neighbour, int columns) {
    for (int i = 0; i < columns; i++) {
      double x = raw[from + i];
      double width = (x + Math.sqrt(x * x + 4)) / 2;
      goal[at + i] = goal[at + neighbour + i] + sign * (float) width;
    }
  }

  /** The derivative of a width by its raw output. */
  static double slope(double raw) {
    return (1 + raw / Math.sqrt(raw * raw + 4)) / 2;
  }
}
