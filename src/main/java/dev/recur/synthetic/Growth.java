package dev.recur.synthetic;

/**
 * A business or an economy: the logarithm of the level grows at a rate that changes slowly, is set
 * back by recessions and shifted by events; season and noise multiply it.
 */
final class Growth implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    int length = span.length();
    double pace = span.pace();
    double[] log = level(span, draws);
    if (span.seasonal() && !draws.chance(span.fine() ? .05 : .2)) {
      Levels.add(log, SeasonalPart.draw(span, draws), span.swing() * draws.logUniform(.002, .3));
    }
    Levels.add(log, Noise.draw(span, draws), span.noise() * draws.logUniform(.003, .25));
    if (draws.chance(.12)) {
      int at = draws.below(length);
      double shift = draws.normal() * draws.logUniform(.03, .4);
      for (int t = at; t < length; t++) {
        log[t] += shift;
      }
    }
    if (draws.chance(.3)) {
      Levels.add(
          log,
          SmoothProcess.draw(length, pace * draws.logUniform(.5, 6), 3, draws),
          draws.logUniform(.01, .2));
    }
    return Levels.grown(log, 1, draws);
  }

  /** The logarithm of the level. */
  private static double[] level(Span span, Draws draws) {
    double pace = span.pace();
    double perYear = rate(draws);
    double rate = perYear / pace;
    double mean = rate;
    double memory = draws.chance(.3) ? 1 : StrictMath.exp(-1 / (pace * draws.logUniform(1, 10)));
    double change =
        draws.chance(.25) ? 0 : draws.logUniform(.002, .045) / pace / StrictMath.sqrt(pace);
    double walk = draws.chance(.2) ? 0 : draws.logUniform(.005, .15) / StrictMath.sqrt(pace);
    double recessions = draws.chance(.5) ? 0 : 1 / (pace * draws.uniform(4, 12));
    double depth = draws.logUniform(.02, .25) / pace;
    double[] log = new double[span.length()];
    double level = 0;
    int left = 0;
    for (int t = 0; t < log.length; t++) {
      rate = mean + memory * (rate - mean) + change * draws.normal();
      if (left > 0) {
        left--;
      } else if (recessions > 0 && draws.chance(recessions)) {
        left = 1 + (int) (pace * draws.uniform(.3, 2));
      }
      level += rate - (left > 0 ? depth : 0) + walk * draws.normal();
      log[t] = level;
    }
    return log;
  }

  /** Growth of a year, as a logarithm: 5 % in the middle, above 0 for about three in four. */
  static double rate(Draws draws) {
    return draws.chance(.12) ? 0 : .06 + .055 * draws.student(5);
  }
}
