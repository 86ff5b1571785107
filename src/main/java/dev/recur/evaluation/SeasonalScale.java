package dev.recur.evaluation;

/**
 * The size of the seasonal-naive error inside the training values: the unit of MASE, RMSSE and
 * MSIS. It never sees a held-out value.
 *
 * <p>Source: Hyndman and Koehler, Another look at measures of forecast accuracy, International
 * Journal of Forecasting 22 (2006), equation 9 with a season; the squared form is the denominator
 * of the M5 competition's RMSSE.
 *
 * @param absolute mean of {@code |y[t] - y[t - season]|}, original units
 * @param rootMeanSquare root of the mean of {@code (y[t] - y[t - season])^2}, original units
 */
public record SeasonalScale(double absolute, double rootMeanSquare) {
  /** Nothing to divide by: too few values, or values that repeat exactly. */
  public static final SeasonalScale UNDEFINED = new SeasonalScale(0, 0);

  /** What is smaller than this share of the mean size of the values is rounding, not variation. */
  private static final double ROUNDING = 1e-12;

  /** Refuses what no training values can give. */
  public SeasonalScale {
    if (!(absolute >= 0 && rootMeanSquare >= 0)) {
      throw new IllegalArgumentException(
          "scale is " + absolute + " and " + rootMeanSquare + ", must not be negative");
    }
  }

  /**
   * The scale of one series.
   *
   * @param train training values only, oldest first, original units
   * @param season steps in a season; 1 for none
   * @return {@link #UNDEFINED} if there are at most {@code season} values or they repeat exactly
   * @throws IllegalArgumentException if season is below 1 or a value is not finite
   */
  public static SeasonalScale of(double[] train, int season) {
    if (season < 1) {
      throw new IllegalArgumentException("season is " + season + ", must be at least 1");
    }
    if (train.length <= season) {
      return UNDEFINED;
    }
    double[] lagged = new double[train.length - season];
    double[] leading = new double[train.length - season];
    System.arraycopy(train, 0, lagged, 0, lagged.length);
    System.arraycopy(train, season, leading, 0, leading.length);
    double absolute = Metrics.mae(leading, lagged);
    double size = Metrics.mae(train, new double[train.length]);
    return absolute <= ROUNDING * size
        ? UNDEFINED
        : new SeasonalScale(absolute, Metrics.rmse(leading, lagged));
  }

  /** Whether there is something to divide by. */
  public boolean isDefined() {
    return absolute > 0;
  }
}
