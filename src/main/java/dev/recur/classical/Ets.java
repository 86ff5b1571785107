package dev.recur.classical;

import dev.recur.forecast.ForecastParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Exponential smoothing in state space form; error, trend, damping and season are chosen by the
 * corrected Akaike criterion among the forms of {@link EtsForm#candidates}.
 *
 * <p>A season of more than {@value #LONGEST_SEASON} steps has more initial states than can be
 * searched: it is taken out first, as in {@link Theta}, and the rest is smoothed. Only the newest
 * {@value #MOST_VALUES} values are used, or {@value #MOST_SEASONS} seasons if that is more: older
 * values have no weight left in the state and cost time.
 *
 * <p>Sources: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008);
 * Hyndman and Khandakar, Automatic time series forecasting, Journal of Statistical Software 27(3)
 * (2008). Choice, region, starting point and search are those of the latter.
 */
public final class Ets implements FittedModel {
  /** With fewer values even the simplest form has no corrected Akaike criterion to speak of. */
  private static final int LEAST_VALUES = 7;

  private static final int LONGEST_SEASON = 24;

  private static final int MOST_VALUES = 2000;

  private static final int MOST_SEASONS = 10;

  private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));
  private static final int MOST_EVALUATIONS = 2000;

  /** Relative errors of this size count as a perfect fit. */
  private static final double PERFECT = 1e-10;

  private final EtsState state;
  private final int length;
  private final double criterion;
  private final double variance;

  /** The season that was taken out first, if it is a long one. */
  private final Optional<Decomposition> longSeason;

  private Ets(
      EtsState state,
      int length,
      double criterion,
      double variance,
      Optional<Decomposition> longSeason) {
    this.state = state;
    this.length = length;
    this.criterion = criterion;
    this.variance = variance;
    this.longSeason = longSeason;
  }

  /**
   * Fits every form and keeps the best.
   *
   * @param values oldest first, original units
   * @param season steps in a season; 1 for none
   * @throws CannotFitException if there are fewer than seven values or one is not usable
   */
  public static Ets fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    double[] recent =
        Values.newest(
            Values.checked(values, LEAST_VALUES), Math.max(MOST_VALUES, MOST_SEASONS * season));
    Optional<Decomposition> taken =
        season > LONGEST_SEASON ? Theta.decompose(recent, season) : Optional.empty();
    double[] y = taken.map(found -> found.adjusted(recent)).orElse(recent);
    int period = season > LONGEST_SEASON || season >= y.length ? 1 : season;
    boolean positive = Arrays.stream(y).allMatch(value -> value > 0);
    Optional<Ets> best = Optional.empty();
    for (EtsForm form : EtsForm.candidates(period, positive)) {
      Optional<Ets> fitted = fit(form, y);
      if (fitted.isPresent() && (best.isEmpty() || fitted.get().criterion < best.get().criterion)) {
        best = fitted;
      }
    }
    return best.orElseThrow(
            () -> new CannotFitException("no form of exponential smoothing converged"))
        .with(taken);
  }

  private Ets with(Optional<Decomposition> season) {
    return new Ets(state, length, criterion, variance, season);
  }

  /**
   * Estimates one form; constant values have no form but a level.
   *
   * @return empty if there are too few values for the form or the search found nothing
   */
  static Optional<Ets> fit(EtsForm form, double[] y) throws CannotFitException {
    if (Values.areConstant(y)) {
      return Optional.of(constant(y));
    }
    int n = y.length;
    int estimated = form.parameters() + 1;
    if (estimated >= n - 1) {
      return Optional.empty();
    }
    double perfection = perfection(form, y);
    double[] found =
        NelderMead.minimise(
            parameters -> {
              EtsState state = new EtsState(form, parameters);
              return EtsRegion.contains(state)
                  ? state.run(y, perfection)
                  : Double.POSITIVE_INFINITY;
            },
            EtsStart.of(form, y),
            TOLERANCE,
            MOST_EVALUATIONS);
    EtsState state = new EtsState(form, found);
    if (!EtsRegion.contains(state)) {
      return Optional.empty();
    }
    double deviance = state.run(y, perfection);
    double criterion =
        deviance + 2.0 * estimated + 2.0 * estimated * (estimated + 1) / (n - estimated - 1);
    double variance = state.squaredErrors / (n - form.parameters());
    boolean usable = Double.isFinite(criterion) && Double.isFinite(variance);
    return usable
        ? Optional.of(new Ets(state, n, criterion, variance, Optional.empty()))
        : Optional.empty();
  }

  private static double perfection(EtsForm form, double[] y) {
    double squares = 0;
    for (double value : y) {
      squares += value * value;
    }
    return PERFECT * PERFECT * (form.multiplicativeError() ? y.length : squares);
  }

  private static Ets constant(double[] y) {
    EtsForm form = new EtsForm(false, EtsForm.Trend.NONE, EtsForm.Season.NONE, 1);
    return new Ets(
        new EtsState(form, new double[] {EtsRegion.MOST, y[0]}),
        y.length,
        Double.NEGATIVE_INFINITY,
        0,
        Optional.empty());
  }

  @Override
  public String description() {
    return state.form.description()
        + longSeason.map(found -> ", " + found.description()).orElse("");
  }

  /** The corrected Akaike criterion the form was chosen by, comparable on the same values only. */
  double criterion() {
    return criterion;
  }

  /** Weight of the newest value in the level. */
  double alpha() {
    return state.alpha;
  }

  @Override
  public double[] forecast(int horizon) {
    Values.checkHorizon(horizon);
    double[] forecast = state.forecast(length % state.form.period(), horizon);
    return longSeason.map(found -> found.seasonal(forecast, length)).orElse(forecast);
  }

  @Override
  public Optional<ForecastParts> parts(int horizon) {
    boolean own = state.form.season() != EtsForm.Season.NONE;
    boolean multiplicative =
        own
            ? state.form.season() == EtsForm.Season.MULTIPLICATIVE
            : longSeason.map(Decomposition::isMultiplicative).orElse(false);
    double[] smooth = state.withoutSeason(horizon);
    double[] all = forecast(horizon);
    List<Double> trend = new ArrayList<>();
    List<Double> season = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      trend.add(smooth[h] - state.level);
      season.add(multiplicative ? all[h] / smooth[h] : all[h] - smooth[h]);
    }
    boolean seasonal = own || longSeason.isPresent();
    return Optional.of(
        new ForecastParts(
            description(), multiplicative, state.level, trend, seasonal ? season : List.of()));
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    return Spread.normal(probability, forecast(horizon), standardErrors(horizon));
  }

  double[] standardErrors(int horizon) {
    double[] errors = EtsSpread.standardErrors(state, length, variance, horizon);
    return longSeason.map(found -> found.scaled(errors, length)).orElse(errors);
  }
}
