package dev.recur.classical;

import dev.recur.series.Stationarity;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The optimised Theta method: how strongly the trend line pulls is estimated with the smoothing
 * instead of set to one half. The season is handled as in {@link Theta}.
 *
 * <p>With the line {@code a + b t} through the values, theta at least 1, and the level {@code l} of
 * simple smoothing after time {@code t}, the forecast is {@code l + (1 - 1/theta) ((1 - alpha)^t a
 * + (1 - (1 - alpha)^(t+1)) / alpha b)}. Source: Fiorucci, Pellegrini, Louzada, Petropoulos and
 * Koehler, Models for optimising the theta method, International Journal of Forecasting 32 (2016),
 * equations 11 to 13 (OTM).
 */
public final class OptimisedTheta implements FittedModel {
  private static final int LEAST_VALUES = 6;
  private static final double LEAST_ALPHA = 0.1;
  private static final double MOST_ALPHA = 0.99;
  private static final double MOST_THETA = 1e5;

  /** Thetas the search starts from: there are several valleys where there is a trend. */
  private static final double[] STARTS = {1.1, 2, 20, 1000};

  private static final double TOLERANCE = 1e-9;
  private static final int MOST_EVALUATIONS = 2000;

  private final double alpha;
  private final double theta;
  private final double level;
  private final double intercept;
  private final double slope;
  private final double variance;
  private final int length;
  private final Optional<Decomposition> season;

  private OptimisedTheta(
      double[] adjusted, double[] parameters, double[] line, Optional<Decomposition> season) {
    this.season = season;
    length = adjusted.length;
    alpha = parameters[1];
    theta = parameters[2];
    slope = line[1];
    intercept = line[0] - line[1];
    double smoothed = parameters[0];
    for (double y : adjusted) {
      smoothed = alpha * y + (1 - alpha) * smoothed;
    }
    level = smoothed;
    variance = squaredErrors(adjusted, parameters, line) / Math.max(1, length - 3);
  }

  /**
   * Adjusts for the season and searches level, smoothing and theta.
   *
   * @param values oldest first, original units
   * @param season steps in a season; 1 for none
   * @throws CannotFitException if there are fewer than six values or one is not usable
   */
  public static OptimisedTheta fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, LEAST_VALUES);
    Optional<Decomposition> decomposition = Theta.decompose(y, season);
    double[] adjusted = decomposition.map(found -> found.adjusted(y)).orElse(y);
    double[] line = LeastSquares.line(adjusted);
    double unit = unit(adjusted);
    ToDoubleFunction<double[]> height =
        point -> squaredErrors(adjusted, unscaled(point, adjusted[0], unit), line);
    double[] found = {0, 0.5, 0};
    for (double start : STARTS) {
      double[] point =
          NelderMead.minimise(
              height, new double[] {0, 0.5, Math.log(start)}, TOLERANCE, MOST_EVALUATIONS);
      if (height.applyAsDouble(point) < height.applyAsDouble(found)) {
        found = point;
      }
    }
    return new OptimisedTheta(adjusted, unscaled(found, adjusted[0], unit), line, decomposition);
  }

  /** The root of the mean squared difference from one value to the next; 1 for constants. */
  private static double unit(double[] y) {
    double squares = 0;
    for (double difference : Stationarity.difference(y, 1)) {
      squares += difference * difference;
    }
    return squares > 0 ? Math.sqrt(squares / (y.length - 1)) : 1;
  }

  /** Level in original units, alpha, and theta from a search point of like-sized coordinates. */
  private static double[] unscaled(double[] point, double first, double unit) {
    return new double[] {first + unit * point[0], point[1], Math.exp(Math.abs(point[2]))};
  }

  /**
   * The sum of the squared one-step errors; infinite outside the region searched.
   *
   * @param parameters level before the first value, alpha, theta
   * @param line intercept at the first value and slope
   */
  private static double squaredErrors(double[] y, double[] parameters, double[] line) {
    double alpha = parameters[1];
    double theta = parameters[2];
    if (!(alpha >= LEAST_ALPHA && alpha <= MOST_ALPHA && theta <= MOST_THETA)) {
      return Double.POSITIVE_INFINITY;
    }
    double pull = 1 - 1 / theta;
    double squares = 0;
    double smoothed = parameters[0];
    double weight = 1;
    for (double value : y) {
      double trend = weight * (line[0] - line[1]) + (1 - weight * (1 - alpha)) / alpha * line[1];
      double error = value - smoothed - pull * trend;
      squares += error * error;
      smoothed = alpha * value + (1 - alpha) * smoothed;
      weight *= 1 - alpha;
    }
    return squares;
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "optimised Theta, theta %.2f", theta);
  }

  @Override
  public double[] forecast(int horizon) {
    Values.checkHorizon(horizon);
    double[] forecast = new double[horizon];
    double smoothed = level;
    double weight = Math.pow(1 - alpha, length);
    for (int h = 0; h < horizon; h++) {
      double trend = weight * intercept + (1 - weight * (1 - alpha)) / alpha * slope;
      forecast[h] = smoothed + (1 - 1 / theta) * trend;
      smoothed = alpha * forecast[h] + (1 - alpha) * smoothed;
      weight *= 1 - alpha;
    }
    return season.map(found -> found.seasonal(forecast, length)).orElse(forecast);
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    double[] errors = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      errors[h] = Math.sqrt(variance * (1 + h * alpha * alpha));
    }
    double[] spreads = season.map(found -> found.scaled(errors, length)).orElse(errors);
    return Spread.normal(probability, forecast(horizon), spreads);
  }
}
