package dev.recur.classical;

import java.util.Arrays;
import java.util.Optional;
import jdplus.toolkit.base.api.arima.SarimaOrders;

/**
 * Seasonal ARIMA with orders, logarithm and outliers found automatically: TRAMO for monthly and
 * quarterly seasons, a stepwise search of the orders for all others.
 *
 * <p>Both are estimated by JDemetra+. Sources: Gómez and Maravall, Programs TRAMO and SEATS, Banco
 * de España (1997); for the search see {@link SarimaSearch}.
 */
public final class Sarima implements FittedModel {
  /** With fewer values not even (0,1,1) can be judged. */
  private static final int LEAST_VALUES = 8;

  /** Older values cost time and change the estimates little. */
  private static final int MOST_VALUES = 2000;

  /** Orders are chosen on the newest values alone: the search estimates dozens of models. */
  private static final int MOST_SEARCHED = 200;

  private static final int LEAST_SEASONS = 10;

  /** A trend in logarithms, far enough ahead, would run to infinity. */
  private static final double MOST_LOGARITHM = 230;

  private final Estimate estimate;
  private final boolean logarithms;

  /** Points and standard errors on the scale the model was estimated on. */
  interface Estimate {
    String description();

    double[] forecast(int horizon);

    double[] standardErrors(int horizon);
  }

  private Sarima(Estimate estimate, boolean logarithms) {
    this.estimate = estimate;
    this.logarithms = logarithms;
  }

  /**
   * Finds and estimates a model.
   *
   * @param values oldest first, original units
   * @param season steps in a season; 1 for none
   * @throws CannotFitException if there are fewer than eight values, one is not usable, all are the
   *     same, or no model could be estimated
   */
  public static Sarima fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, LEAST_VALUES);
    refuseConstants(y);
    if (Tramo.handles(y.length, season)) {
      Tramo tramo = Tramo.fit(y, season);
      return new Sarima(tramo, tramo.takesLogarithms()).checked();
    }
    return search(y, season).checked();
  }

  /**
   * Estimates the airline model with several seasons; with one season, as {@link #fit(double[],
   * int)}.
   *
   * @param values oldest first, original units, at least three of the longest season
   * @param seasons steps in each season, rising, each at least 2
   * @throws CannotFitException if there are too few values, one is not usable, all are the same, or
   *     the model could not be estimated
   */
  public static Sarima fit(double[] values, int[] seasons) throws CannotFitException {
    if (seasons.length == 1) {
      return fit(values, seasons[0]);
    }
    int longest = 1;
    for (int season : seasons) {
      if (season <= longest) {
        throw new IllegalArgumentException(
            "seasons are " + Arrays.toString(seasons) + ", must rise from at least 2");
      }
      longest = season;
    }
    double[] y =
        Values.checked(values, Math.max(LEAST_VALUES, ExtendedAirline.LEAST_SEASONS * longest));
    refuseConstants(y);
    int kept = Math.min(y.length, Math.max(MOST_VALUES, LEAST_SEASONS * longest));
    double[] recent = Arrays.copyOfRange(y, y.length - kept, y.length);
    ExtendedAirline level = ExtendedAirline.fit(recent, seasons);
    if (Arrays.stream(recent).allMatch(value -> value > 0)) {
      double[] logarithms = logarithms(recent);
      ExtendedAirline logarithmic = ExtendedAirline.fit(logarithms, seasons);
      int lost = 1 + Arrays.stream(seasons).sum();
      if (logarithmic.criterion() + jacobian(logarithms, lost) < level.criterion()) {
        return new Sarima(logarithmic, true).checked();
      }
    }
    return new Sarima(level, false).checked();
  }

  private static void refuseConstants(double[] y) throws CannotFitException {
    if (Values.areConstant(y)) {
      throw new CannotFitException("all values are " + y[0] + "; there is nothing to estimate");
    }
  }

  /** What makes a criterion of logarithms comparable with one of the values themselves. */
  private static double jacobian(double[] logarithms, int lost) {
    return 2 * Arrays.stream(logarithms).skip(lost).sum();
  }

  private static Sarima search(double[] y, int season) throws CannotFitException {
    int kept = Math.min(y.length, Math.max(MOST_VALUES, LEAST_SEASONS * season));
    double[] recent = Arrays.copyOfRange(y, y.length - kept, y.length);
    int period = recent.length > 2 * season ? season : 1;
    boolean logarithms = logarithmsAreBetter(recent, period);
    double[] transformed = logarithms ? logarithms(recent) : recent;
    int searched = Math.min(kept, Math.max(MOST_SEARCHED, LEAST_SEASONS * period));
    double[] tail = Arrays.copyOfRange(transformed, kept - searched, kept);
    SarimaFit onTail =
        new SarimaSearch(tail, period)
            .run()
            .orElseThrow(() -> new CannotFitException("no ARIMA model could be estimated"));
    SarimaFit best =
        searched == kept ? onTail : SarimaFit.of(onTail.orders(), transformed).orElse(onTail);
    return new Sarima(best, logarithms);
  }

  /** Compares the likelihood of one simple model of the values and of their logarithms. */
  private static boolean logarithmsAreBetter(double[] y, int season) {
    if (!Arrays.stream(y).allMatch(value -> value > 0)) {
      return false;
    }
    SarimaOrders orders = new SarimaOrders(season);
    int seasonal = Stationarity.seasonalDifferences(y, season);
    orders.setRegular(0, 1, 1);
    if (season > 1) {
      orders.setSeasonal(0, seasonal, seasonal);
    }
    double[] logarithms = logarithms(y);
    Optional<SarimaFit> plain = SarimaFit.of(orders, y);
    Optional<SarimaFit> logarithmic = SarimaFit.of(orders, logarithms);
    if (plain.isEmpty() || logarithmic.isEmpty()) {
      return false;
    }
    return logarithmic.get().criterion() + jacobian(logarithms, 1 + seasonal * season)
        < plain.get().criterion();
  }

  private static double[] logarithms(double[] y) {
    return Arrays.stream(y).map(Math::log).toArray();
  }

  /** Some models can be estimated and cannot forecast; better to know before anyone asks. */
  private Sarima checked() throws CannotFitException {
    String refusal = "the estimated " + description() + " cannot forecast";
    try {
      if (!Double.isFinite(forecast(1)[0])) {
        throw new CannotFitException(refusal);
      }
    } catch (RuntimeException e) {
      throw new CannotFitException(refusal + ": " + e.getMessage(), e);
    }
    return this;
  }

  @Override
  public String description() {
    return estimate.description() + (logarithms ? " of logarithms" : "");
  }

  @Override
  public double[] forecast(int horizon) {
    Values.checkHorizon(horizon);
    return original(estimate.forecast(horizon));
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    return Spread.normal(probability, estimate.forecast(horizon), estimate.standardErrors(horizon))
        .map(this::original);
  }

  private double[] original(double[] transformed) {
    return logarithms
        ? Arrays.stream(transformed)
            .map(value -> Math.exp(Math.min(value, MOST_LOGARITHM)))
            .toArray()
        : transformed;
  }
}
