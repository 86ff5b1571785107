package dev.recur.synthetic;

/** A Markov chain of two or three regimes, each with its own level, drift, memory and noise. */
final class RegimeSwitching implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    int regimes = draws.chance(.7) ? 2 : 3;
    double[] mean = new double[regimes];
    double[] drift = new double[regimes];
    double[] memory = new double[regimes];
    double[] sigma = new double[regimes];
    double moves = draws.chance(.5) ? 0 : draws.logUniform(.01, .2);
    for (int regime = 0; regime < regimes; regime++) {
      mean[regime] = 2 * draws.normal();
      drift[regime] = moves * draws.normal();
      memory[regime] = draws.uniform(0, .98);
      sigma[regime] = draws.logUniform(.03, 1);
    }
    double leave = 1 / draws.logUniform(6, StrictMath.max(12, span.length()));
    double[] path = chain(span.length(), leave, regimes, draws);
    double deviation = 0;
    double level = 0;
    for (int t = 0; t < path.length; t++) {
      int regime = (int) path[t];
      level += drift[regime];
      deviation = memory[regime] * deviation + sigma[regime] * draws.normal();
      path[t] = (moves > 0 ? level : mean[regime]) + deviation;
    }
    Levels.rescale(path);
    return Dynamics.dressed(path, .75, span, draws);
  }

  /** The regime at each step; it is left with the same probability at every step. */
  static double[] chain(int length, double leave, int regimes, Draws draws) {
    double[] chain = new double[length];
    int regime = draws.below(regimes);
    for (int t = 0; t < length; t++) {
      if (draws.chance(leave)) {
        regime = (regime + 1 + draws.below(regimes - 1)) % regimes;
      }
      chain[t] = regime;
    }
    return chain;
  }
}
