package dev.recur.synthetic;

/** A level that is drawn back to its mean, which may itself move once. */
final class OrnsteinUhlenbeck implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    double[] path =
        path(span.length(), draws.logUniform(1, StrictMath.max(2, span.length() / 2.0)), draws);
    if (draws.chance(.2)) {
      int at = draws.below(path.length);
      double shift = 2 * draws.normal();
      for (int t = at; t < path.length; t++) {
        path[t] += shift;
      }
    }
    double noise = draws.chance(.6) ? 0 : draws.logUniform(.05, .7);
    if (noise > 0) {
      Levels.add(path, Noise.draw(span, draws), noise);
    }
    return Dynamics.dressed(path, .7, span, draws);
  }

  /**
   * A stationary path of variance 1.
   *
   * @param time steps after which the autocorrelation is 1 / e
   */
  static double[] path(int length, double time, Draws draws) {
    double memory = StrictMath.exp(-1 / time);
    double fresh = StrictMath.sqrt(1 - memory * memory);
    double[] path = new double[length];
    double value = draws.normal();
    for (int t = 0; t < length; t++) {
      path[t] = value;
      value = memory * value + fresh * draws.normal();
    }
    return path;
  }
}
