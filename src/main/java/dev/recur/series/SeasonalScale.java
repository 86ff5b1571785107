package dev.recur.series;

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
    double size = 0;
    for (double value : train) {
      size += Math.abs(finite(value));
    }
    double sum = 0;
    double largest = 0;
    for (int t = season; t < train.length; t++) {
      double change = Math.abs(train[t] - train[t - season]);
      sum += change;
      largest = Math.max(largest, change);
    }
    int changes = train.length - season;
    double absolute = sum / changes;
    return absolute <= ROUNDING * (size / train.length)
        ? UNDEFINED
        : new SeasonalScale(absolute, rootMeanSquare(train, season, largest));
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a training value is " + value + ", must be finite");
    }
    return value;
  }

  /** Squares of a share of the largest change neither overflow nor vanish. */
  private static double rootMeanSquare(double[] train, int season, double largest) {
    double squares = 0;
    for (int t = season; t < train.length; t++) {
      double share = (train[t] - train[t - season]) / largest;
      squares += share * share;
    }
    return largest * Math.sqrt(squares / (train.length - season));
  }

  /**
   * The scale of one series to divide by whatever it holds: that of a season; that of one step
   * where there are at most {@code season} values; 1 where they repeat exactly.
   *
   * @param train training values only, oldest first
   * @param season steps in a season; 1 for none
   */
  public static SeasonalScale divisor(double[] train, int season) {
    SeasonalScale scale = of(train, train.length > season ? season : 1);
    return scale.isDefined() ? scale : new SeasonalScale(1, 1);
  }

  /** Whether there is something to divide by. */
  public boolean isDefined() {
    return absolute > 0;
  }
}
