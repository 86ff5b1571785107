package dev.recur.classical;

import dev.recur.forecast.ForecastParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The standard Theta method, as simple exponential smoothing with half the slope of the line
 * through the values as drift, on seasonally adjusted values.
 *
 * <p>Sources: Assimakopoulos and Nikolopoulos, The theta model, International Journal of
 * Forecasting 16 (2000); Hyndman and Billah, Unmasking the Theta method, International Journal of
 * Forecasting 19 (2003), for the form used here. The season is taken out by a classical
 * decomposition if it passes {@link Seasonality}: multiplicative for positive values, additive for
 * others, whose factors would mean nothing.
 */
public final class Theta implements FittedModel {
  /** Two parameters of the smoothing, its variance, and two values to spare. */
  private static final int LEAST_VALUES = 5;

  /** Seasonal factors smaller than this cannot be divided by. */
  private static final double LEAST_FACTOR = 1e-4;

  private static final EtsForm SIMPLE_SMOOTHING =
      new EtsForm(false, EtsForm.Trend.NONE, EtsForm.Season.NONE, 1);

  private final Ets smoothing;
  private final double drift;
  private final int length;
  private final Optional<Decomposition> season;

  private Theta(Ets smoothing, double drift, int length, Optional<Decomposition> season) {
    this.smoothing = smoothing;
    this.drift = drift;
    this.length = length;
    this.season = season;
  }

  /**
   * Adjusts for the season, smooths, and finds the drift.
   *
   * @param values oldest first, original units
   * @param season steps in a season; 1 for none
   * @throws CannotFitException if there are fewer than five values or one is not usable
   */
  public static Theta fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, LEAST_VALUES);
    Optional<Decomposition> decomposition = decompose(y, season);
    double[] adjusted = decomposition.map(found -> found.adjusted(y)).orElse(y);
    Ets smoothing =
        Ets.fit(SIMPLE_SMOOTHING, adjusted)
            .orElseThrow(() -> new CannotFitException("exponential smoothing did not converge"));
    return new Theta(smoothing, LeastSquares.line(adjusted)[1] / 2, y.length, decomposition);
  }

  /** The season, if there is one to see. */
  static Optional<Decomposition> decompose(double[] y, int season) {
    if (!Seasonality.isPresent(y, season)) {
      return Optional.empty();
    }
    boolean positive = Arrays.stream(y).allMatch(value -> value > 0);
    return Optional.of(Decomposition.of(y, season, positive))
        .filter(found -> !positive || found.smallest() >= LEAST_FACTOR);
  }

  @Override
  public String description() {
    return season.map(found -> "Theta, " + found.description()).orElse("Theta");
  }

  @Override
  public Optional<ForecastParts> parts(int horizon) {
    double[] level = smoothing.forecast(horizon);
    double[] adjusted = adjusted(horizon);
    boolean multiplicative = season.map(Decomposition::isMultiplicative).orElse(false);
    double[] all = forecast(horizon);
    List<Double> trend = new ArrayList<>();
    List<Double> seasonal = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      trend.add(adjusted[h] - level[h]);
      seasonal.add(multiplicative ? all[h] / adjusted[h] : all[h] - adjusted[h]);
    }
    return Optional.of(
        new ForecastParts(
            description(),
            multiplicative,
            level[0],
            trend,
            season.isPresent() ? seasonal : List.of()));
  }

  /** Level and drift, seasonally adjusted. */
  private double[] adjusted(int horizon) {
    double[] forecast = smoothing.forecast(horizon);
    double alpha = smoothing.alpha();
    double head = (1 - Math.pow(1 - alpha, length)) / alpha;
    for (int h = 0; h < horizon; h++) {
      forecast[h] += drift * (h + head);
    }
    return forecast;
  }

  @Override
  public double[] forecast(int horizon) {
    double[] forecast = adjusted(horizon);
    return season.map(found -> found.seasonal(forecast, length)).orElse(forecast);
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    double[] errors = smoothing.standardErrors(horizon);
    if (season.isPresent()) {
      errors = season.get().scaled(errors, length);
    }
    return Spread.normal(probability, forecast(horizon), errors);
  }
}
