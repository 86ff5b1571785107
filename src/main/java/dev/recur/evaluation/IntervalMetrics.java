package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import java.util.OptionalDouble;

/**
 * Metrics of quantiles and intervals. Arrays hold one number for each step, shape [steps], original
 * units, all finite, at least one step.
 *
 * <p>Definitions are those of docs/metrics.md. Sources: Gneiting and Raftery, Strictly proper
 * scoring rules, prediction, and estimation, Journal of the American Statistical Association 102
 * (2007), for pinball, CRPS and the interval score; Winkler, A decision-theoretic approach to
 * interval estimation, the same journal 67 (1972); Makridakis, Spiliotis and Assimakopoulos, The M4
 * Competition, International Journal of Forecasting 36 (2020), for MSIS.
 */
public final class IntervalMetrics {
  private IntervalMetrics() {}

  /**
   * Mean pinball loss of one quantile, {@code p (y - q)} below and {@code (1 - p) (q - y)} above,
   * without a factor 2.
   *
   * @param probability of the quantile, between 0 and 1
   */
  public static double pinball(double[] actual, double[] quantile, double probability) {
    checkProbability(probability);
    Metrics.check(actual, quantile);
    double sum = 0;
    for (int t = 0; t < actual.length; t++) {
      double miss = actual[t] - quantile[t];
      sum += miss > 0 ? probability * miss : (probability - 1) * miss;
    }
    return sum / actual.length;
  }

  /**
   * Continuous ranked probability score, twice the pinball loss averaged over all probabilities;
   * each quantile stands for the probabilities nearest to its own. In original units; for a
   * distribution of one point it is the absolute error.
   *
   * @param quantiles shape [probability, steps]
   * @param probabilities rising, between 0 and 1, shape [probability]
   */
  public static double crps(double[] actual, double[][] quantiles, double[] probabilities) {
    if (quantiles.length != probabilities.length || probabilities.length == 0) {
      throw new IllegalArgumentException(
          "%d quantiles for %d probabilities, must be equally many and at least 1"
              .formatted(quantiles.length, probabilities.length));
    }
    double score = 0;
    double from = 0;
    for (int k = 0; k < probabilities.length; k++) {
      boolean last = k == probabilities.length - 1;
      double to = last ? 1 : (probabilities[k] + probabilities[k + 1]) / 2;
      if (!(to > probabilities[k])) {
        throw new IllegalArgumentException("probabilities must rise and lie between 0 and 1");
      }
      score += 2 * (to - from) * pinball(actual, quantiles[k], probabilities[k]);
      from = to;
    }
    return score;
  }

  /** Share of the actual values inside the interval, ends included, 0 to 1. */
  public static double coverage(double[] actual, double[] lower, double[] upper) {
    check(actual, lower, upper);
    int inside = 0;
    for (int t = 0; t < actual.length; t++) {
      if (actual[t] >= lower[t] && actual[t] <= upper[t]) {
        inside++;
      }
    }
    return (double) inside / actual.length;
  }

  /** Mean width of the interval. */
  public static double width(double[] actual, double[] lower, double[] upper) {
    check(actual, lower, upper);
    double sum = 0;
    for (int t = 0; t < actual.length; t++) {
      sum += upper[t] - lower[t];
    }
    return sum / actual.length;
  }

  /**
   * Mean Winkler score: the width of the interval, plus {@code 2 / alpha} times the miss where the
   * actual value lies outside; {@code alpha = 1 - level}.
   *
   * @param level of the interval, between 0 and 1, such as 0.95
   */
  public static double winkler(double[] actual, double[] lower, double[] upper, double level) {
    checkProbability(level);
    check(actual, lower, upper);
    double penalty = 2 / (1 - level);
    double sum = 0;
    for (int t = 0; t < actual.length; t++) {
      double miss = Math.max(0, Math.max(lower[t] - actual[t], actual[t] - upper[t]));
      sum += upper[t] - lower[t] + penalty * miss;
    }
    return sum / actual.length;
  }

  /**
   * Mean scaled interval score: the Winkler score over the seasonal-naive MAE inside the training
   * values.
   *
   * @param level of the interval; 0.95 in M4
   * @return empty if the scale is undefined
   */
  public static OptionalDouble msis(
      double[] actual, double[] lower, double[] upper, double level, SeasonalScale scale) {
    double winkler = winkler(actual, lower, upper, level);
    return scale.isDefined()
        ? OptionalDouble.of(winkler / scale.absolute())
        : OptionalDouble.empty();
  }

  private static void check(double[] actual, double[] lower, double[] upper) {
    Metrics.check(actual, lower);
    Metrics.check(actual, upper);
    for (int t = 0; t < actual.length; t++) {
      if (lower[t] > upper[t]) {
        throw new IllegalArgumentException(
            "step %d: lower end %s is above upper end %s".formatted(t + 1, lower[t], upper[t]));
      }
    }
  }

  private static void checkProbability(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ", must lie between 0 and 1");
    }
  }
}
