package dev.recur.synthetic;

/**
 * Smooth functions as of a Gaussian process: sums and products of smooth, periodic and linear ones
 * (KernelSynth of Chronos, 2024, without its factorisations), with a little noise.
 */
final class Spectral implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    double[] path = part(span, draws);
    int parts = draws.below(3);
    for (int i = 0; i < parts; i++) {
      double[] other = part(span, draws);
      double weight = draws.logUniform(.2, 2);
      boolean product = draws.chance(.3);
      for (int t = 0; t < path.length; t++) {
        path[t] = product ? path[t] * (1 + .5 * weight * other[t]) : path[t] + weight * other[t];
      }
    }
    Levels.rescale(path);
    Levels.add(path, Noise.draw(span, draws), draws.logUniform(.003, .3));
    return Levels.of(path, .4, draws);
  }

  private static double[] part(Span span, Draws draws) {
    int length = span.length();
    double kind = draws.uniform();
    if (span.seasonal() && kind < .4) {
      return SeasonalPart.draw(span, draws);
    }
    if (kind < .8) {
      return SmoothProcess.draw(
          length, draws.logUniform(3, length), draws.chance(.5) ? 100 : draws.uniform(1, 4), draws);
    }
    double[] line = new double[length];
    Trend.bend(line, 0, Trend.upward(draws) * draws.logUniform(.3, 5) / length);
    return line;
  }
}
