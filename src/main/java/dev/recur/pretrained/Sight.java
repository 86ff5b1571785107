package dev.recur.pretrained;

import dev.recur.network.ForkingHistory;

/**
 * What the network sees of a history: at every step, and about any step ahead of any step, in units
 * that do not depend on those of the values. Nothing after a step is looked at.
 *
 * <p>Values enter as {@code asinh((value - level) / scale)}. A value ahead is measured from the
 * value of the same phase a season before, the base; the lags are other guesses, less the base:
 * what was two and three seasons before, the level, the last value, the long season's, the trend
 * over a season and as far as the step ahead, the phase's neighbours, the phase's place above the
 * level on average, the growth since the beginning, over four seasons, and as compound interest.
 */
final class Sight implements ForkingHistory {
  /** Features of a step. */
  static final int INPUTS = 19;

  /** Features of a step ahead. */
  static final int KNOWN = 24;

  /** Guesses that the network may weigh. */
  static final int LAGS = 13;

  private static final double LEAST_SHARE = 1e-3;
  private static final double MOST_LAG = 1e3;

  /** Compound interest is followed up to this factor. */
  private static final double MOST_GROWTH = Math.log(3);

  private final Scales at;
  private final int season;
  private final int longSeason;

  /**
   * @param observed values, NaN where missing, but for the first
   * @param season steps in a season, 1 for none
   * @param longSeason a second season, a multiple of the first; 0 for none
   */
  Sight(double[] observed, int season, int longSeason) {
    at = new Scales(observed, season);
    this.season = season;
    this.longSeason = longSeason;
  }

  @Override
  public int steps() {
    return at.values.length;
  }

  /** Whether no value is below zero. */
  boolean neverNegative() {
    return at.nonNegative[steps() - 1];
  }

  /** The scale known at a step. */
  double scale(int step) {
    return at.scale[step];
  }

  /** The value that one ahead of a step is measured from. */
  double base(int step, int ahead) {
    return value(step + ahead - season * seasons(ahead));
  }

  private int seasons(int ahead) {
    return (ahead + season - 1) / season;
  }

  private double value(int step) {
    return at.values[Math.max(0, step)];
  }

  private double level(int step) {
    return at.level[Math.max(0, step)];
  }

  /** The value so many steps before, the first if there is none. */
  private static double before(double[] values, int step, int back) {
    return values[step < back ? 0 : step - back];
  }

  /** Growth of the level a step, since the first whole season. */
  private double growth(int step) {
    int first = Math.min(step, season - 1);
    return (at.level[step] - at.level[first]) / Math.max(1, step - first);
  }

  /** Steps back to the level that recent growth is measured from, 0 if it is too near. */
  private int span(int step) {
    int most = Math.min(Scales.LONG * season, step - (season - 1));
    return most < season ? 0 : most;
  }

  private double recentGrowth(int step) {
    int span = span(step);
    return span == 0 ? 0 : (at.level[step] - at.level[step - span]) / span;
  }

  /** What compound interest, at the rate of recent growth, adds to the level. */
  private double interest(int step, int ahead) {
    int span = span(step);
    if (span == 0) {
      return 0;
    }
    double ratio = at.level[step] / at.level[step - span];
    if (!(ratio > 0) || at.level[step] == 0) {
      return recentGrowth(step) * ahead;
    }
    double exponent = Math.log(ratio) * ahead / span;
    return at.level[step] * Math.expm1(Math.max(-MOST_GROWTH, Math.min(MOST_GROWTH, exponent)));
  }

  @Override
  public void inputs(int step, float[] features) {
    double y = at.values[step];
    double scale = at.scale[step];
    double level = at.level[step];
    double seasonsSeen = (double) step / season;
    int i = 0;
    features[i++] = asinh((y - level) / scale);
    features[i++] = asinh((y - before(at.values, step, 1)) / scale);
    features[i++] = asinh((y - before(at.values, step, season)) / scale);
    features[i++] = asinh((level - before(at.level, step, season)) / scale);
    features[i++] = asinh((level - at.longLevel[step]) / scale);
    features[i++] = longSeason == 0 ? 0 : asinh((y - before(at.values, step, longSeason)) / scale);
    features[i++] = asinh((y - before(at.values, step, 2 * season)) / scale);
    features[i++] = share(Math.abs(level), scale);
    features[i++] = (float) Math.signum(level);
    features[i++] = share(at.roughness[step], scale);
    features[i++] = (float) (Math.log1p(seasonsSeen) / 3);
    features[i++] = (float) (Math.log(season) / 4);
    features[i++] = (float) (Math.min(seasonsSeen, 3) / 3);
    features[i++] = at.nonNegative[step] ? 1 : 0;
    features[i++] = y == 0 ? 1 : 0;
    features[i++] = longSeason > 0 ? 1 : 0;
    features[i++] = at.missing[step] ? 1 : 0;
    features[i++] = asinh(growth(step) * season / scale);
    features[i] = asinh((y - level - at.profile[step]) / scale);
  }

  @Override
  public void known(int ahead, float[] features, float[] lags) {
    known(steps() - 1, ahead, features, lags);
  }

  /** Writes what is known at a step about one ahead of it. */
  void known(int step, int ahead, float[] features, float[] lags) {
    int seasons = seasons(ahead);
    int phase = step + ahead - season * seasons;
    double scale = at.scale[step];
    double level = at.level[step];
    double y = at.values[step];
    double base = value(phase);
    double second = value(phase - season);
    double third = value(phase - 2 * season);
    float hasSecond = phase >= season ? 1 : 0;
    float hasThird = phase >= 2 * season ? 1 : 0;
    double next = season > 1 ? value(Math.min(step, phase + 1)) : base;
    double previous = value(phase - 1);
    double longValue = base;
    float hasLong = 0;
    if (longSeason > 0) {
      int at2 = step + ahead - longSeason * ((ahead + longSeason - 1) / longSeason);
      longValue = value(at2);
      hasLong = at2 >= 0 ? 1 : 0;
    }
    double trend = level - level(step - season);
    double far = (double) ahead / season;
    double profile = level + at.profile[Math.max(0, phase)];
    double growth = growth(step) * ahead;
    double recent = recentGrowth(step) * ahead;
    double interest = interest(step, ahead);
    int i = 0;
    features[i++] = asinh((base - level) / scale);
    features[i++] = asinh((second - level) / scale);
    features[i++] = asinh((third - level) / scale);
    features[i++] = asinh((y - level) / scale);
    features[i++] = asinh((base - second) / scale);
    features[i++] = asinh((second - third) / scale);
    features[i++] = asinh((next - level) / scale);
    features[i++] = asinh((previous - level) / scale);
    features[i++] = asinh((longValue - base) / scale) * hasLong;
    features[i++] = hasLong;
    features[i++] = hasSecond;
    features[i++] = hasThird;
    features[i++] = (float) (Math.log1p(ahead) / 4);
    features[i++] = (float) (Math.min(far, 6) / 3);
    features[i++] = seasons / 4f;
    features[i++] = asinh(trend / scale);
    features[i++] = asinh(far * trend / scale);
    features[i++] = (float) (Math.log(season) / 4);
    features[i++] = (float) (Math.log1p((double) step / season) / 3);
    features[i++] = share(Math.abs(level), scale);
    features[i++] = asinh((profile - level) / scale);
    features[i++] = asinh(growth / scale);
    features[i++] = asinh(recent / scale);
    features[i] = asinh(interest / scale);
    i = 0;
    lags[i++] = lag((second - base) / scale) * hasSecond;
    lags[i++] = lag((third - base) / scale) * hasThird;
    lags[i++] = lag((level - base) / scale);
    lags[i++] = lag((y - base) / scale);
    lags[i++] = lag((longValue - base) / scale) * hasLong;
    lags[i++] = lag(trend / scale);
    lags[i++] = lag(trend * far / scale);
    lags[i++] = lag((next - base) / scale);
    lags[i++] = lag((previous - base) / scale);
    lags[i++] = lag((profile - base) / scale);
    lags[i++] = lag(growth / scale);
    lags[i++] = lag(recent / scale);
    lags[i] = lag(interest / scale);
  }

  private static float lag(double value) {
    return (float) Math.max(-MOST_LAG, Math.min(MOST_LAG, value));
  }

  private static float share(double size, double scale) {
    return (float) (Math.log(size / scale + LEAST_SHARE) / 3);
  }

  private static float asinh(double x) {
    double size = Math.abs(x);
    return (float) Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), x);
  }
}
