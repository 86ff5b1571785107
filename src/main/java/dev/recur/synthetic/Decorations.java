package dev.recur.synthetic;

import java.util.Arrays;

/**
 * What happens to values of any family on their way to a file: events, limits, rounding. Each has
 * its own share; most series get none.
 */
final class Decorations {
  private Decorations() {}

  /** Decorates in place. */
  static void apply(double[] values, Draws draws) {
    boolean positive = least(values) >= 0;
    boolean whole = isWhole(values);
    double unit = roughness(values);
    if (draws.chance(.12)) {
      outliers(values, unit, draws.logUniform(.004, .03), draws);
    }
    if (draws.chance(.07)) {
      shift(values, draws.below(values.length), unit * draws.normal() * draws.logUniform(1, 6));
    }
    if (draws.chance(.06)) {
      measure(values, unit * draws.logUniform(.1, 1), draws);
    }
    if (draws.chance(.04)) {
      modulate(values, draws);
    }
    if (draws.chance(.04)) {
      censor(values, draws);
    }
    if (positive || draws.chance(.08)) {
      clip(values, 0);
    }
    if (whole || draws.chance(.15)) {
      round(values, whole ? 1 : spread(values) / draws.logUniform(2, 200));
    }
    if (draws.chance(.05)) {
      for (int t = 0; t < values.length; t++) {
        values[t] = 0 - values[t];
      }
    }
  }

  /** Adds a jump of the size of several steps to each of a share of the values. */
  static void outliers(double[] values, double unit, double share, Draws draws) {
    double size = draws.logUniform(3, 12);
    double upward = draws.uniform();
    for (int t = 0; t < values.length; t++) {
      if (draws.chance(share)) {
        values[t] += (draws.chance(upward) ? 1 : -1) * size * unit * (.5 + draws.exponential());
      }
    }
  }

  static void shift(double[] values, int from, double height) {
    for (int t = from; t < values.length; t++) {
      values[t] += height;
    }
  }

  static void measure(double[] values, double sigma, Draws draws) {
    for (int t = 0; t < values.length; t++) {
      values[t] += sigma * draws.normal();
    }
  }

  /** Multiplies the distance from the mean by a factor that changes smoothly. */
  static void modulate(double[] values, Draws draws) {
    double[] log = SmoothProcess.draw(values.length, draws);
    double depth = draws.uniform(.1, .6);
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (int t = 0; t < values.length; t++) {
      values[t] = mean + (values[t] - mean) * StrictMath.exp(depth * log[t]);
    }
  }

  /** Holds values below a capacity or above a floor that a share of them would cross. */
  static void censor(double[] values, Draws draws) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (draws.chance(.6)) {
      double capacity = sorted[(int) (draws.uniform(.6, .98) * sorted.length)];
      for (int t = 0; t < values.length; t++) {
        values[t] = StrictMath.min(values[t], capacity);
      }
    } else {
      clip(values, sorted[(int) (draws.uniform(.02, .4) * sorted.length)]);
    }
  }

  static void clip(double[] values, double floor) {
    for (int t = 0; t < values.length; t++) {
      values[t] = StrictMath.max(values[t], floor);
    }
  }

  static void round(double[] values, double unit) {
    if (unit > 0) {
      for (int t = 0; t < values.length; t++) {
        values[t] = StrictMath.rint(values[t] / unit) * unit;
      }
    }
  }

  private static double least(double[] values) {
    double least = values[0];
    for (double value : values) {
      least = StrictMath.min(least, value);
    }
    return least;
  }

  private static boolean isWhole(double[] values) {
    for (double value : values) {
      if (value != StrictMath.rint(value)) {
        return false;
      }
    }
    return true;
  }

  /** Mean size of a step. */
  private static double roughness(double[] values) {
    double sum = 0;
    for (int t = 1; t < values.length; t++) {
      sum += StrictMath.abs(values[t] - values[t - 1]);
    }
    return sum / StrictMath.max(1, values.length - 1);
  }

  private static double spread(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    return StrictMath.sqrt(square);
  }
}
