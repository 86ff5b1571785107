package dev.recur.series;

import java.util.Arrays;

/**
 * Columns of equal length, seen through a window. Complete columns are shared between windows;
 * columns with missing values are filled for the end of the window they are seen through.
 */
final class Channels {
  /** [channel][time] of the whole, NaN where missing. */
  private final double[][] raw;

  /** [channel][time] from 0 to the end of the window; the same array as raw where complete. */
  private final double[][] filled;

  private final int from;
  private final int to;
  private final MissingPolicy policy;
  private final int season;

  private Channels(
      double[][] raw, double[][] filled, int from, int to, MissingPolicy policy, int season) {
    this.raw = raw;
    this.filled = filled;
    this.from = from;
    this.to = to;
    this.policy = policy;
    this.season = season;
  }

  static Channels of(String name, double[][] values, int length, MissingPolicy policy, int season) {
    double[][] raw = new double[values.length][];
    for (int k = 0; k < values.length; k++) {
      if (values[k].length != length) {
        throw new IllegalArgumentException(
            name + ": column " + k + " has " + values[k].length + " values, expected " + length);
      }
      raw[k] = values[k].clone();
      for (int t = 0; t < length; t++) {
        if (Double.isInfinite(raw[k][t])
            || (policy == MissingPolicy.ERROR && Double.isNaN(raw[k][t]))) {
          throw new IllegalArgumentException(
              name + ": column " + k + " is " + raw[k][t] + " at step " + t);
        }
      }
    }
    return new Channels(raw, fill(raw, length, policy, season), 0, length, policy, season);
  }

  private static double[][] fill(double[][] raw, int to, MissingPolicy policy, int season) {
    double[][] filled = raw.clone();
    if (policy == MissingPolicy.ERROR || policy == MissingPolicy.KEEP) {
      return filled;
    }
    for (int k = 0; k < raw.length; k++) {
      for (int t = 0; t < to; t++) {
        if (Double.isNaN(raw[k][t])) {
          filled[k] = Filling.fill(Arrays.copyOf(raw[k], to), policy, season);
          break;
        }
      }
    }
    return filled;
  }

  Channels slice(int start, int end) {
    int newTo = from + end;
    boolean filledAlike = newTo == to;
    return new Channels(
        raw,
        filledAlike ? filled : fill(raw, newTo, policy, season),
        from + start,
        newTo,
        policy,
        season);
  }

  /** Returns one of the channels by itself. */
  Channels only(int k) {
    return new Channels(
        new double[][] {raw[k]}, new double[][] {filled[k]}, from, to, policy, season);
  }

  /** Returns the same times a power of two, one a channel. */
  Channels scaled(int[] exponents) {
    return new Channels(
        scaled(raw, exponents), scaled(filled, exponents), from, to, policy, season);
  }

  private static double[][] scaled(double[][] values, int[] exponents) {
    double[][] scaled = new double[values.length][];
    for (int k = 0; k < scaled.length; k++) {
      int exponent = exponents[k];
      scaled[k] = Arrays.stream(values[k]).map(value -> Math.scalb(value, exponent)).toArray();
    }
    return scaled;
  }

  Channels filledBySeason(int steps) {
    double[][] again = fill(raw, to, MissingPolicy.SEASONAL, steps);
    return new Channels(raw, again, from, to, MissingPolicy.SEASONAL, steps);
  }

  /** Returns the same with outliers of the first steps damped; what is missing stays missing. */
  Channels damped(int steps, int ofSeason) {
    double[][] quiet = raw.clone();
    for (int k = 0; k < raw.length; k++) {
      double[] seen = Arrays.copyOfRange(raw[k], from, from + steps);
      double[] damped = Outliers.damped(seen, ofSeason);
      if (!Arrays.equals(seen, damped)) {
        quiet[k] = raw[k].clone();
        System.arraycopy(damped, 0, quiet[k], from, steps);
      }
    }
    return new Channels(quiet, fill(quiet, to, policy, season), from, to, policy, season);
  }

  /** Returns the same with another value of a channel at a step. */
  Channels with(int k, int t, double value) {
    double[][] other = raw.clone();
    other[k] = raw[k].clone();
    other[k][from + java.util.Objects.checkIndex(t, to - from)] = value;
    return new Channels(other, fill(other, to, policy, season), from, to, policy, season);
  }

  /** Returns the same without some steps, which are filled in as missing ones are. */
  Channels without(int start, int end) {
    double[][] other = new double[raw.length][];
    for (int k = 0; k < other.length; k++) {
      other[k] = raw[k].clone();
      Arrays.fill(other[k], from + start, from + end, Double.NaN);
    }
    boolean filling = policy != MissingPolicy.ERROR && policy != MissingPolicy.KEEP;
    MissingPolicy how = filling ? policy : MissingPolicy.INTERPOLATE;
    return new Channels(other, fill(other, to, how, season), from, to, how, season);
  }

  /** Returns the same with other values of a channel. */
  Channels with(int k, double[] values) {
    if (values.length != length()) {
      throw new IllegalArgumentException(values.length + " values of " + length() + " steps");
    }
    double[][] other = raw.clone();
    other[k] = raw[k].clone();
    System.arraycopy(values, 0, other[k], from, values.length);
    return new Channels(other, fill(other, to, policy, season), from, to, policy, season);
  }

  /** Returns these behind the first steps of others. */
  Channels after(Channels before, int steps) {
    if (before.count() != count()) {
      throw new IllegalArgumentException(before.count() + " channels before " + count());
    }
    double[][] all = new double[raw.length][];
    for (int k = 0; k < all.length; k++) {
      all[k] =
          Arrays.copyOf(
              Arrays.copyOfRange(before.raw[k], before.from, before.from + steps),
              steps + length());
      System.arraycopy(raw[k], from, all[k], steps, length());
    }
    int end = steps + length();
    return new Channels(all, fill(all, end, policy, season), 0, end, policy, season);
  }

  /** Returns the same with filled-in values as if they had come. */
  Channels asObserved() {
    return new Channels(filled, filled, from, to, MissingPolicy.KEEP, season);
  }

  MissingPolicy policy() {
    return policy;
  }

  int season() {
    return season;
  }

  int count() {
    return raw.length;
  }

  int length() {
    return to - from;
  }

  double value(int k, int t) {
    return filled[k][from + java.util.Objects.checkIndex(t, to - from)];
  }

  double[] copy(int k) {
    return Arrays.copyOfRange(filled[k], from, to);
  }

  boolean observed(int k, int t) {
    return !Double.isNaN(raw[k][from + java.util.Objects.checkIndex(t, to - from)]);
  }

  int missingCount(int k) {
    int missing = 0;
    for (int t = from; t < to; t++) {
      if (Double.isNaN(raw[k][t])) {
        missing++;
      }
    }
    return missing;
  }
}
