package dev.recur.synthetic;

/**
 * The seasonal part of a series: a pattern that goes over into another one, whose amplitude wanders
 * and whose phases take steps of their own; with a second season that moves level and shape.
 */
final class SeasonalPart {
  private SeasonalPart() {}

  /**
   * Draws a part of standard deviation about 1; zeros without a season.
   *
   * @return shape [span.length]
   */
  static double[] draw(Span span, Draws draws) {
    int length = span.length();
    double[] part = new double[length];
    if (!span.seasonal()) {
      return part;
    }
    int season = span.season();
    double[] from = SeasonalPattern.draw(season, draws);
    double[] to = draws.chance(.5) ? from : SeasonalPattern.draw(season, draws);
    double drift = draws.uniform(0, 1) * StrictMath.min(1, length / (6.0 * season));
    double wander = draws.chance(.6) ? 0 : draws.logUniform(.0025, .05);
    double evolution = draws.chance(.5) ? 0 : draws.logUniform(.018, .25);
    int shift = draws.below(season);
    double[] steps = new double[season];
    double memory = span.fine() && draws.chance(.8) ? draws.uniform(.6, .95) : 0;
    double fresh = StrictMath.sqrt(1 - memory * memory);
    double step = 0;
    double logAmplitude = 0;
    for (int t = 0; t < length; t++) {
      int phase = (t + shift) % season;
      double weight = to == from ? 0 : drift * t / length;
      if (wander > 0) {
        logAmplitude += wander * draws.normal();
      }
      if (evolution > 0 && t >= season) {
        step = memory * step + fresh * draws.normal();
        steps[phase] += evolution * step;
      }
      part[t] =
          (from[phase] * (1 - weight) + to[phase] * weight)
                  * (wander > 0 ? StrictMath.exp(logAmplitude) : 1)
              + steps[phase];
    }
    if (span.longSeason() > 0) {
      addLong(part, span, shift, draws);
    }
    return part;
  }

  private static void addLong(double[] part, Span span, int shift, Draws draws) {
    int season = span.season();
    int cycles = span.longSeason() / season;
    if (cycles > 20) {
      double[] year = SeasonalPattern.draw(span.longSeason(), draws);
      double amplitude = draws.logUniform(.2, 4);
      for (int t = 0; t < part.length; t++) {
        part[t] += amplitude * year[(t + shift) % year.length];
      }
      return;
    }
    double[] level =
        draws.chance(.5) ? weekend(cycles, draws) : SeasonalPattern.draw(cycles, draws);
    double amplitude = draws.chance(.15) ? 0 : draws.logUniform(.1, 2);
    double[] other = SeasonalPattern.draw(season, draws);
    double[] kind = weekend(cycles, draws);
    double shape = draws.chance(.35) ? 0 : draws.uniform(.1, .9);
    double size = draws.chance(.4) ? 0 : draws.uniform(0, .6);
    for (int t = 0; t < part.length; t++) {
      int cycle = (t + shift) / season % cycles;
      double off = kind[cycle] > 0 ? shape : 0;
      part[t] =
          (part[t] * (1 - off) + other[(t + shift) % season] * off) * (1 + size * level[cycle] / 2)
              + amplitude * level[cycle];
    }
  }

  /** Two cycles in a row of seven (or so) unlike the rest, now and then only one. */
  private static double[] weekend(int cycles, Draws draws) {
    double[] pattern = new double[cycles];
    int first = draws.below(cycles);
    double sign = draws.chance(.5) ? 1 : -1;
    pattern[first] = sign;
    pattern[(first + 1) % cycles] = draws.chance(.8) ? sign * draws.uniform(.5, 1.3) : 0;
    for (int cycle = 0; cycle < cycles; cycle++) {
      pattern[cycle] += .1 * draws.normal();
    }
    return SeasonalPattern.standardised(pattern);
  }
}
