package dev.recur.classical;

import java.util.Arrays;

/**
 * First and second moments of (level, slope) times season for multiplicative errors and a
 * multiplicative season, one set for each place in the season.
 *
 * <p>With {@code q = level + phi slope} a step with relative error {@code e} moves level to {@code
 * q (1 + alpha e)}, slope to {@code phi slope + beta q e}, and the season of its own place by the
 * factor {@code 1 + gamma e}. Products of these are linear in the products one step before, so that
 * their means follow exactly, given that the mean of {@code e}, {@code e^2}, {@code e^3}, {@code
 * e^4} is 0, v, 0, 3 v^2. This is class 3 of Hyndman, Koehler, Ord and Snyder (2008), section 6.4,
 * without its matrices.
 */
final class EtsSeasonalMoments {
  private final EtsState state;
  private final double v;

  /** Means of level times season and slope times season, shape [period]. */
  private final double[] level;

  private final double[] slope;

  /** Means of level², level times slope, and slope², each times season², shape [period]. */
  private final double[] levelSquare;

  private final double[] cross;
  private final double[] slopeSquare;

  private EtsSeasonalMoments(EtsState state, double variance) {
    this.state = state;
    this.v = variance;
    level = times(state.season, state.level);
    slope = times(state.season, state.slope);
    levelSquare = product(level, level);
    cross = product(level, slope);
    slopeSquare = product(slope, slope);
  }

  /**
   * Standard errors, step by step.
   *
   * @param first the place in the season of the first step
   * @return shape [horizon], original units
   */
  static double[] standardErrors(EtsState state, int first, double variance, int horizon) {
    EtsSeasonalMoments moments = new EtsSeasonalMoments(state, variance);
    int period = state.form.period();
    double[] errors = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      int place = (first + h) % period;
      double mean = moments.level[place] + state.phi * moments.slope[place];
      double square = (1 + variance) * moments.forecastSquare(place);
      errors[h] = Math.sqrt(Math.max(0, square - mean * mean));
      for (int other = 0; other < period; other++) {
        moments.step(other, other == place ? state.gamma : 0);
      }
    }
    return errors;
  }

  /** The mean of (q times season)² at a place. */
  private double forecastSquare(int place) {
    double phi = state.phi;
    return levelSquare[place] + 2 * phi * cross[place] + phi * phi * slopeSquare[place];
  }

  /** Moves the moments of one place by one step; g is gamma if it is the place's turn, or 0. */
  private void step(int place, double g) {
    double a = state.alpha;
    double b = state.beta;
    double phi = state.phi;
    double q = level[place] + phi * slope[place];
    double qq = forecastSquare(place);
    double qSlope = cross[place] + phi * slopeSquare[place];
    level[place] = q * (1 + a * g * v);
    slope[place] = phi * slope[place] + b * g * v * q;
    levelSquare[place] = qq * (1 + v * (a * a + g * g + 4 * a * g) + 3 * v * v * a * a * g * g);
    cross[place] =
        phi * qSlope * (1 + v * (2 * a * g + g * g)) + b * qq * v * (a + 2 * g + 3 * a * g * g * v);
    slopeSquare[place] =
        phi * phi * slopeSquare[place] * (1 + g * g * v)
            + 4 * phi * b * qSlope * g * v
            + b * b * qq * v * (1 + 3 * g * g * v);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  private static double[] product(double[] left, double[] right) {
    double[] product = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      product[i] = left[i] * right[i];
    }
    return product;
  }
}
