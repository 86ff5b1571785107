package dev.recur.classical;

import dev.recur.series.Frequency;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.Optional;
import jdplus.toolkit.base.api.arima.SarimaOrders;

/**
 * Seasonal ARIMA with orders, logarithm and outliers found automatically: TRAMO for monthly and
 * quarterly seasons, a stepwise search of the orders for all others and wherever there are
 * regressors, the extended airline model for two seasons.
 *
 * <p>A single season of more than {@value #LONGEST_SEASON} steps is taken out by a decomposition
 * and the rest modelled without a season. Only the newest {@value #MOST_VALUES} values are used, or
 * {@value #LEAST_SEASONS} of the longest season if that is more; the search looks at the newest
 * {@value #MOST_SEARCHED}, or as many seasons.
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

  /** Above this one estimate of a model with the season in it takes seconds. */
  private static final int LONGEST_SEASON = 60;

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

  /** An estimate for values without their season, and the season. */
  private record Seasonal(Estimate rest, Decomposition season, int length) implements Estimate {
    @Override
    public String description() {
      return rest.description() + ", " + season.description();
    }

    @Override
    public double[] forecast(int horizon) {
      return season.seasonal(rest.forecast(horizon), length);
    }

    @Override
    public double[] standardErrors(int horizon) {
      return rest.standardErrors(horizon);
    }
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
    return fit(values, season, Regressors.NONE);
  }

  /**
   * Finds and estimates a model of one target of a series. Two things come from the series: its
   * future covariates are regressors, and a longer season that may stand beside the given one, such
   * as the week of hours, enters beside the given one if the values show it.
   *
   * @param history values up to the origin, and future covariates as far as they are known
   * @param target which of its targets
   * @param season steps in a season; 1 for none
   * @throws CannotFitException as {@link #fit(double[], int)}
   */
  static Sarima fit(TimeSeries history, int target, int season) throws CannotFitException {
    double[] values = history.target(target);
    double[][] known = new double[history.futureCount()][history.futureLength()];
    for (int j = 0; j < known.length; j++) {
      int feature = j;
      Arrays.setAll(known[j], t -> history.future(feature, t));
    }
    Regressors regressors =
        known.length > 0 && values.length > 0
            ? Regressors.of(known, values.length)
            : Regressors.NONE;
    return fit(values, seasons(values, season, history.calendar().frequency()), regressors);
  }

  /** The season and, if the values show one beside it, a longer one made of whole seasons. */
  private static int[] seasons(double[] values, int season, Frequency frequency) {
    for (int longer : Seasons.beside(season, frequency)) {
      boolean whole = season > 1 && longer % season == 0;
      if (whole && values.length >= ExtendedAirline.LEAST_SEASONS * longer) {
        double[] recent = newest(values, longer);
        double[] adjusted = Decomposition.of(recent, season, false).adjusted(recent);
        if (Seasonality.isPresent(adjusted, longer)) {
          return new int[] {season, longer};
        }
      }
    }
    return new int[] {season};
  }

  private static double[] newest(double[] values, int season) {
    return Values.newest(values, Math.max(MOST_VALUES, LEAST_SEASONS * season));
  }

  private static Sarima fit(double[] values, int season, Regressors regressors)
      throws CannotFitException {
    Values.checkSeason(season);
    double[] y = Values.checked(values, LEAST_VALUES);
    refuseConstants(y);
    if (regressors.count() == 0 && Tramo.handles(y.length, season)) {
      double[] recent = newest(y, season);
      Tramo tramo = Tramo.fit(recent, season);
      return new Sarima(tramo, tramo.takesLogarithms()).checked();
    }
    return search(y, season, regressors).checked();
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
    return fit(values, seasons, Regressors.NONE);
  }

  private static Sarima fit(double[] values, int[] seasons, Regressors regressors)
      throws CannotFitException {
    if (seasons.length == 1) {
      return fit(values, seasons[0], regressors);
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
    double[] recent = newest(y, longest);
    Regressors known = regressors.last(recent.length);
    ExtendedAirline level = ExtendedAirline.fit(recent, seasons, known);
    if (Arrays.stream(recent).allMatch(value -> value > 0)) {
      double[] logarithms = logarithms(recent);
      ExtendedAirline logarithmic = ExtendedAirline.fit(logarithms, seasons, known);
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

  private static Sarima search(double[] y, int season, Regressors regressors)
      throws CannotFitException {
    double[] recent = newest(y, season);
    int kept = recent.length;
    Regressors known = regressors.last(kept);
    int period = recent.length > 2 * season && season <= LONGEST_SEASON ? season : 1;
    boolean logarithms = logarithmsAreBetter(recent, period, known);
    double[] whole = logarithms ? logarithms(recent) : recent;
    Optional<Decomposition> taken =
        season > LONGEST_SEASON && Seasonality.isPresent(whole, season)
            ? Optional.of(Decomposition.of(whole, season, false))
            : Optional.empty();
    double[] transformed = taken.map(found -> found.adjusted(whole)).orElse(whole);
    int searched = Math.min(kept, Math.max(MOST_SEARCHED, LEAST_SEASONS * period));
    double[] tail = Arrays.copyOfRange(transformed, kept - searched, kept);
    SarimaFit onTail =
        new SarimaSearch(tail, period, known.last(searched))
            .run()
            .orElseThrow(() -> new CannotFitException("no ARIMA model could be estimated"));
    SarimaFit best =
        searched == kept
            ? onTail
            : SarimaFit.of(onTail.orders(), transformed, known).orElse(onTail);
    return new Sarima(
        taken.<Estimate>map(found -> new Seasonal(best, found, kept)).orElse(best), logarithms);
  }

  /** Compares the likelihood of one simple model of the values and of their logarithms. */
  private static boolean logarithmsAreBetter(double[] y, int season, Regressors known) {
    if (!Arrays.stream(y).allMatch(value -> value > 0)) {
      return false;
    }
    SarimaOrders orders = new SarimaOrders(season);
    int seasonal = Seasonality.differences(y, season);
    orders.setRegular(0, 1, 1);
    if (season > 1) {
      orders.setSeasonal(0, seasonal, seasonal);
    }
    double[] logarithms = logarithms(y);
    Optional<SarimaFit> plain = SarimaFit.of(orders, y, known);
    Optional<SarimaFit> logarithmic = SarimaFit.of(orders, logarithms, known);
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
