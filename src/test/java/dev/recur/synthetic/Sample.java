package dev.recur.synthetic;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Moments of many draws, told in the plainest way. */
final class Sample {
  private Sample() {}

  static Draws draws() {
    return new Draws(20, 26, 1);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / values.length;
  }

  /** Mean over paths of value times the value some steps later, mean 0 taken as known. */
  static double covariance(int paths, int lag, Supplier<double[]> path) {
    return IntStream.range(0, paths)
        .mapToDouble(
            i -> {
              double[] values = path.get();
              double sum = 0;
              for (int t = lag; t < values.length; t++) {
                sum += values[t] * values[t - lag];
              }
              return sum / (values.length - lag);
            })
        .average()
        .orElseThrow();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  static double[] many(int count, Supplier<Double> draw) {
    return IntStream.range(0, count).mapToDouble(i -> draw.get()).toArray();
  }
}
