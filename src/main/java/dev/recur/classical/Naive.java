package dev.recur.classical;

import java.util.Optional;

/**
 * Repeats the last value.
 *
 * <p>Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2 and
 * 5.5.
 */
public final class Naive implements FittedModel {
  private final SeasonalNaive seasonOfOne;

  private Naive(SeasonalNaive seasonOfOne) {
    this.seasonOfOne = seasonOfOne;
  }

  /**
   * Keeps the last value.
   *
   * @param values oldest first, original units
   * @param season not looked at
   * @throws CannotFitException if there is no value or one is not finite
   */
  public static Naive fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    return new Naive(SeasonalNaive.fit(values, 1));
  }

  @Override
  public String description() {
    return seasonOfOne.description();
  }

  @Override
  public double[] forecast(int horizon) {
    return seasonOfOne.forecast(horizon);
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    return seasonOfOne.quantile(probability, horizon);
  }
}
