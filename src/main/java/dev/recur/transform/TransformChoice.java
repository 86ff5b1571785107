package dev.recur.transform;

import dev.recur.series.Stationarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The choice behind {@code --transform auto}: a logarithm when the swing within a season grows with
 * the level, a seasonal difference for strong seasonality, else a difference where the values
 * clearly keep to no level; always standardised at the end. It looks at train only.
 *
 * <p>A seasonal difference leaves of a straight trend a constant, which standardising takes away.
 * Another difference on top would make every error of a step one of all later steps.
 */
public final class TransformChoice {
  /**
   * Seasonal strength above which R's forecast package takes a seasonal difference (Wang, Smith and
   * Hyndman 2006; {@code nsdiffs}).
   */
  static final double STRONG_SEASON = 0.64;

  /**
   * Elasticity of the swing to the level above which a logarithm steadies it better than no
   * transform does: half way between additive (0) and multiplicative (1).
   */
  static final double GROWING_SWING = 0.5;

  /** Correlation of swing and level below which the elasticity is taken for chance. */
  static final double CLEAR_GROWTH = 0.7;

  private static final int FEWEST_SEASONS = 3;
  private static final int BLOCK_WITHOUT_SEASON = 12;

  private TransformChoice() {}

  /**
   * Returns the transforms for one series.
   *
   * @param train values, original units, shape [time]
   * @param season steps in a season, 1 for none
   */
  public static List<Transform> of(double[] train, int season) {
    List<Transform> transforms = new ArrayList<>();
    double[] values = train;
    if (swingGrowsWithLevel(train, season > 1 ? season : BLOCK_WITHOUT_SEASON)) {
      transforms.add(Transform.LOG);
      values = new Log().apply(train);
    }
    if (seasonalStrength(values, season) > STRONG_SEASON) {
      transforms.add(Transform.SEASONAL_DIFFERENCE);
    } else if (Stationarity.hasMovingLevel(values)) {
      transforms.add(Transform.DIFFERENCE);
    }
    transforms.add(Transform.STANDARD);
    return List.copyOf(transforms);
  }

  /**
   * Returns whether the standard deviation within blocks of one season rises with their mean: the
   * slope of log deviation on log mean, as in Bartlett's choice of a power transform (Bartlett
   * 1947).
   */
  static boolean swingGrowsWithLevel(double[] values, int block) {
    int blocks = values.length / block;
    if (blocks < FEWEST_SEASONS || Arrays.stream(values).anyMatch(value -> value <= 0)) {
      return false;
    }
    double[] levels = new double[blocks];
    double[] swings = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      int from = values.length - (blocks - i) * block;
      double[] part = Arrays.copyOfRange(values, from, from + block);
      double variance = variance(part);
      if (variance <= 0) {
        return false;
      }
      levels[i] = Math.log(mean(part));
      swings[i] = Math.log(variance) / 2;
    }
    double levelVariance = variance(levels);
    double swingVariance = variance(swings);
    if (levelVariance <= 0 || swingVariance <= 0) {
      return false;
    }
    double covariance = covariance(levels, swings);
    return covariance / levelVariance > GROWING_SWING
        && covariance / Math.sqrt(levelVariance * swingVariance) > CLEAR_GROWTH;
  }

  /**
   * Returns 1 - variance of the remainder / variance of the detrended values, from 0 to 1, with the
   * trend a centred moving average over a season (Hyndman and Athanasopoulos, Forecasting:
   * Principles and Practice, section 4.3); 0 where fewer than three seasons show.
   */
  static double seasonalStrength(double[] values, int season) {
    if (season < 2 || values.length < FEWEST_SEASONS * season) {
      return 0;
    }
    double[] detrended = detrended(values, season);
    double[] means = new double[season];
    int[] counts = new int[season];
    for (int t = 0; t < detrended.length; t++) {
      means[t % season] += detrended[t];
      counts[t % season]++;
    }
    double[] remainder = new double[detrended.length];
    for (int t = 0; t < detrended.length; t++) {
      remainder[t] = detrended[t] - means[t % season] / counts[t % season];
    }
    double variance = variance(detrended);
    return variance > 0 ? Math.max(0, 1 - variance(remainder) / variance) : 0;
  }

  /** Returns values less a centred average over a season, without the half seasons at the ends. */
  private static double[] detrended(double[] values, int season) {
    int half = season / 2;
    double[] detrended = new double[values.length - 2 * half];
    for (int t = 0; t < detrended.length; t++) {
      double sum = 0;
      for (int k = 0; k <= 2 * half; k++) {
        boolean shared = season % 2 == 0 && (k == 0 || k == 2 * half);
        sum += shared ? values[t + k] / 2 : values[t + k];
      }
      detrended[t] = values[t + half] - sum / season;
    }
    return detrended;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    return covariance(values, values);
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += (a[t] - meanA) * (b[t] - meanB);
    }
    return sum / a.length;
  }
}
