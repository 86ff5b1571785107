package dev.recur.synthetic;

/** One season's values: mean 0 and standard deviation 1 over the phases. */
final class SeasonalPattern {
  private SeasonalPattern() {}

  /**
   * Draws a pattern: smooth (a few harmonics), rough (independent phases), spikes, blocks (on and
   * off), or a sum of a smooth and another one. Long seasons are mostly smooth.
   *
   * @return shape [season]
   */
  static double[] draw(int season, Draws draws) {
    boolean isLong = season > 20;
    double[] weights =
        isLong ? new double[] {.7, .03, .08, .07, .12} : new double[] {.38, .2, .16, .12, .14};
    double[] pattern =
        switch (draws.pick(weights)) {
          case 0 -> smooth(season, draws);
          case 1 -> rough(season, draws);
          case 2 -> spikes(season, draws);
          case 3 -> blocks(season, draws);
          default -> mixed(season, draws);
        };
    return standardised(pattern);
  }

  static double[] smooth(int season, Draws draws) {
    double[] pattern = new double[season];
    int harmonics = StrictMath.max(1, StrictMath.min(draws.chance(.3) ? 2 : 6, season / 2));
    double decay = season > 20 ? draws.uniform(.7, 2.5) : draws.uniform(.3, 2);
    for (int h = 1; h <= harmonics; h++) {
      Wave.add(
          pattern,
          draws.normal() * StrictMath.pow(h, -decay),
          h / (double) season,
          draws.uniform(0, 2 * StrictMath.PI));
    }
    return pattern;
  }

  static double[] rough(int season, Draws draws) {
    double[] pattern = new double[season];
    for (int phase = 0; phase < season; phase++) {
      pattern[phase] = draws.normal();
    }
    return pattern;
  }

  static double[] spikes(int season, Draws draws) {
    double[] pattern = new double[season];
    double share = draws.uniform(1, 2) / season;
    double sign = draws.chance(.65) ? 1 : -1;
    double ground = draws.uniform(0, .3);
    for (int phase = 0; phase < season; phase++) {
      pattern[phase] =
          ground * draws.normal() + (draws.chance(share) ? sign * (1 + draws.exponential()) : 0);
    }
    pattern[draws.below(season)] += sign * (.5 + draws.exponential());
    return pattern;
  }

  static double[] blocks(int season, Draws draws) {
    double[] pattern = new double[season];
    int width = 1 + draws.below(StrictMath.max(1, season - 1));
    int shift = draws.below(season);
    double ground = draws.uniform(0, .3);
    for (int phase = 0; phase < season; phase++) {
      pattern[phase] = ((phase + shift) % season < width ? 1 : -1) + ground * draws.normal();
    }
    return pattern;
  }

  private static double[] mixed(int season, Draws draws) {
    double[] pattern = standardised(smooth(season, draws));
    double[] other =
        standardised(
            switch (draws.below(3)) {
              case 0 -> rough(season, draws);
              case 1 -> spikes(season, draws);
              default -> blocks(season, draws);
            });
    double weight = draws.uniform(.2, .8);
    for (int phase = 0; phase < season; phase++) {
      pattern[phase] += weight * other[phase];
    }
    return pattern;
  }

  static double[] standardised(double[] pattern) {
    double mean = 0;
    for (double value : pattern) {
      mean += value / pattern.length;
    }
    double square = 0;
    for (double value : pattern) {
      square += (value - mean) * (value - mean) / pattern.length;
    }
    double unit = square > 1e-18 ? 1 / StrictMath.sqrt(square) : 1;
    for (int phase = 0; phase < pattern.length; phase++) {
      pattern[phase] = (pattern[phase] - mean) * unit;
    }
    return pattern;
  }
}
