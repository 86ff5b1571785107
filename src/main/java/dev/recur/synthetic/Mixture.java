package dev.recur.synthetic;

import java.util.List;

/** A convex mixture of two or three series of other families (TSMixup of Chronos, 2024). */
final class Mixture implements Family {
  private final List<Share> shares;

  Mixture(List<Share> shares) {
    this.shares = List.copyOf(shares);
  }

  @Override
  public double[] draw(Span span, Draws draws) {
    int parts = draws.chance(.7) ? 2 : 3;
    double[] sum = new double[span.length()];
    double total = 0;
    for (int part = 0; part < parts; part++) {
      double[] values = Share.pick(shares, span, draws).draw(span, draws);
      double size = 0;
      for (double value : values) {
        size += StrictMath.abs(value) / values.length;
      }
      double weight = draws.gamma(1.5);
      total += weight;
      if (size > 0) {
        Levels.add(sum, values, weight / size);
      }
    }
    for (int t = 0; t < sum.length; t++) {
      sum[t] /= total;
    }
    return sum;
  }
}
