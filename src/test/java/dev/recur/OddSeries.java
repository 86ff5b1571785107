package dev.recur;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Series of the kinds that numbers go wrong on, by name, seeded. */
public final class OddSeries {
  private OddSeries() {}

  /** Returns them, shape [time]. */
  public static Map<String, double[]> all(int length) {
    Map<String, double[]> all = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(length);
    add(all, length, "zero", t -> 0);
    add(all, length, "one", t -> 1);
    add(all, length, "constant 1e15", t -> 1e15);
    add(all, length, "constant 1e308", t -> 1e308);
    add(all, length, "constant denormal", t -> Double.MIN_VALUE);
    add(all, length, "spike", t -> t == 17 ? 1e6 : 1);
    add(all, length, "huge spike", t -> t == 17 ? 1e300 : 1);
    add(all, length, "last spike", t -> t == length - 1 ? 1e12 : random.nextDouble());
    add(all, length, "denormals", t -> Double.MIN_VALUE * (1 + t % 3));
    add(all, length, "near denormal", t -> 1e-310 * (1 + random.nextDouble()));
    add(all, length, "tiny", t -> 1e-200 * random.nextDouble());
    add(all, length, "huge", t -> 1e307 * (1 + random.nextDouble()));
    add(all, length, "both ends", t -> (t % 2 == 0 ? 1 : -1) * 1.7e308);
    add(all, length, "large season", t -> 1e200 * (2 + Math.sin(t * Math.PI / 2)));
    add(all, length, "alternating", t -> t % 2);
    add(all, length, "signs", t -> t % 2 == 0 ? 1 : -1);
    add(all, length, "step", t -> t < length / 2 ? 1 : 100);
    add(all, length, "late step", t -> t < length - 3 ? 0.25 : 1.5);
    add(all, length, "steps", t -> Math.floor(t / 7.0));
    add(all, length, "mostly zero", t -> t % 11 == 3 ? 5 : 0);
    add(all, length, "offset", t -> 1e15 + random.nextInt(5));
    add(all, length, "small on large", t -> 1 + 1e-9 * random.nextDouble());
    add(all, length, "line", t -> t);
    add(all, length, "falling line", t -> -3.5 * t);
    add(all, length, "compound", t -> Math.pow(1.5, t));
    add(all, length, "fast compound", t -> Math.pow(1e5, t));
    add(all, length, "decay", t -> Math.pow(0.1, t));
    add(all, length, "square", t -> (double) t * t);
    add(all, length, "negative", t -> -1 - random.nextDouble());
    add(all, length, "season alone", t -> t % 4);
    add(all, length, "magnitudes", t -> Math.pow(10, random.nextInt(-300, 300)));
    add(all, length, "cauchy", t -> Math.tan(Math.PI * (random.nextDouble() - 0.5)));
    add(all, length, "noise", t -> random.nextGaussian());
    double[] walk = new double[length];
    for (int t = 1; t < length; t++) {
      walk[t] = walk[t - 1] + random.nextGaussian();
    }
    all.put("walk", walk);
    return all;
  }

  /**
   * Returns one at random: a shape, a size from the smallest double to the largest, and perhaps an
   * offset, spikes, a stretch of one value and another sign; all finite.
   *
   * @return shape [time]
   */
  public static double[] random(SplittableRandom random, int length) {
    double[] values = shape(random, length);
    double size = Math.pow(10, random.nextInt(3) == 0 ? random.nextInt(-323, 308) : 0);
    double offset = random.nextInt(3) == 0 ? Math.pow(10, random.nextInt(-5, 16)) : 0;
    double sign = random.nextInt(4) == 0 ? -1 : 1;
    for (int t = 0; t < length; t++) {
      values[t] = sign * (offset + values[t]) * size;
    }
    for (int spikes = random.nextInt(-2, 3); spikes > 0; spikes--) {
      values[random.nextInt(length)] *= Math.pow(10, random.nextInt(-9, 10));
    }
    if (random.nextInt(5) == 0) {
      int from = random.nextInt(length);
      Arrays.fill(values, from, from + random.nextInt(length - from), values[from]);
    }
    for (int t = 0; t < length; t++) {
      values[t] = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, values[t]));
    }
    return values;
  }

  /** Returns values about 1. */
  private static double[] shape(SplittableRandom random, int length) {
    int kind = random.nextInt(8);
    int season = random.nextInt(1, 8);
    double rate = random.nextDouble(-1, 1);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      double noise = random.nextGaussian();
      values[t] =
          switch (kind) {
            case 0 -> 1;
            case 1 -> noise;
            case 2 -> (t == 0 ? 0 : values[t - 1]) + noise;
            case 3 -> t % season;
            case 4 -> 1 + rate * t;
            case 5 -> Math.exp(rate * t);
            case 6 -> random.nextInt(season) == 0 ? 1 + random.nextInt(9) : 0;
            default -> Math.floor((double) t / season) + 2 + Math.sin(t) + 0.1 * noise;
          };
    }
    return values;
  }

  private static void add(
      Map<String, double[]> all, int length, String name, IntToDoubleFunction value) {
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = value.applyAsDouble(t);
    }
    all.put(name, values);
  }
}
