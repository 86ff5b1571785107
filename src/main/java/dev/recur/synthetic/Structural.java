package dev.recur.synthetic;

/** Trend, season, cycle and noise, added or multiplied. */
final class Structural implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    int length = span.length();
    double[] path = Trend.draw(span, draws);
    if (draws.chance(.25)) {
      Levels.add(path, SmoothProcess.draw(length, draws), draws.logUniform(.22, 3.3));
    }
    if (draws.chance(.12)) {
      cycle(path, draws);
    }
    if (span.seasonal() && !draws.chance(span.fine() ? .08 : .25)) {
      Levels.add(path, SeasonalPart.draw(span, draws), span.swing() * draws.logUniform(.05, 3));
    }
    Levels.add(path, Noise.draw(span, draws), span.noise() * draws.logUniform(.018, 1.35));
    return Levels.of(path, .45, draws);
  }

  /** Adds a cycle that is no season: its phase wanders. */
  private static void cycle(double[] path, Draws draws) {
    double turn = 2 * StrictMath.PI / draws.uniform(8, StrictMath.max(9, path.length));
    double phase = draws.uniform(0, 2 * StrictMath.PI);
    double wander = .3 * draws.uniform(0, .3);
    double amplitude = draws.logUniform(.37, 2.7);
    for (int t = 0; t < path.length; t++) {
      path[t] += amplitude * StrictMath.cos(phase);
      phase += turn + wander * draws.normal();
    }
  }
}
