package dev.recur.classical;

import dev.recur.forecast.Fallback;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A classical method as a forecaster: fitted anew to every history, target by target but for {@link
 * Method#VAR}. Where it cannot be fitted, seasonal naive (naive without a season) stands in for it,
 * and the forecast says so. SARIMA takes the future covariates of a history as regressors. Several
 * threads may ask at once.
 *
 * @param method what is fitted
 * @param season steps in a season, 1 for none
 * @param longer steps in seasons beside it, rising, for a method of several; none to find them
 */
public record ClassicalForecaster(Method method, int season, List<Integer> longer)
    implements Forecaster {
  /** Checks the season and copies the list. */
  public ClassicalForecaster {
    Values.checkSeason(season);
    longer = List.copyOf(longer);
  }

  /** A method that finds longer seasons by itself. */
  public ClassicalForecaster(Method method, int season) {
    this(method, season, List.of());
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if a history is empty, or its future covariates end too early for SARIMA
   */
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (TimeSeries history : histories) {
      requireKnownAhead(history, horizon);
      SeriesFit fitted = fit(history);
      SeriesFit fit = fitted.isFinite(horizon) ? fitted : standIns(history);
      Forecast points = Forecast.after(history, fit.forecast(horizon));
      Forecast forecast = fit.quantiles(probabilities, horizon).map(points::with).orElse(points);
      forecasts.add(fit.fallback().map(forecast::madeBy).orElse(forecast));
    }
    return forecasts;
  }

  private void requireKnownAhead(TimeSeries history, int horizon) {
    int ahead = history.futureLength() - history.length();
    if (method.seesFutureCovariates() && history.futureCount() > 0 && ahead < horizon) {
      throw new InputException(
          "%s: the future covariates are known %d steps ahead, a forecast of %d steps with %s"
                  .formatted(history.name(), ahead, horizon, method)
              + " needs them all; add their values, or leave the columns out");
    }
  }

  /**
   * Fits the method, or what stands in for it, to a history.
   *
   * @param history observed values up to the origin, original units
   * @throws InputException if the history is empty
   */
  public SeriesFit fit(TimeSeries history) {
    double[][] values = new double[history.targetCount()][];
    for (int target = 0; target < values.length; target++) {
      values[target] = history.target(target);
    }
    return method == Method.VAR ? together(history, values) : oneByOne(history, values);
  }

  private SeriesFit together(TimeSeries history, double[][] values) {
    try {
      return new SeriesFit(Var.fit(values, season).models(), Optional.empty());
    } catch (CannotFitException e) {
      List<FittedModel> models = new ArrayList<>();
      for (double[] target : values) {
        models.add(standIn(history, target));
      }
      return new SeriesFit(models, Optional.of(fallback(e)));
    }
  }

  private SeriesFit oneByOne(TimeSeries history, double[][] values) {
    List<FittedModel> models = new ArrayList<>();
    Optional<Fallback> fallback = Optional.empty();
    for (int target = 0; target < values.length; target++) {
      try {
        models.add(fit(history, target, values[target]));
      } catch (CannotFitException e) {
        models.add(standIn(history, values[target]));
        fallback = fallback.isPresent() ? fallback : Optional.of(fallback(e));
      }
    }
    return new SeriesFit(models, fallback);
  }

  private FittedModel fit(TimeSeries history, int target, double[] values)
      throws CannotFitException {
    return switch (method) {
      case SARIMA -> Sarima.fit(history, target, season);
      case MSTL -> Mstl.fit(history, target, season, longer);
      default -> method.fit(values, season);
    };
  }

  private SeriesFit standIns(TimeSeries history) {
    List<FittedModel> models = new ArrayList<>();
    for (int target = 0; target < history.targetCount(); target++) {
      models.add(standIn(history, history.target(target)));
    }
    String reason = "its forecast leaves the range of numbers";
    return new SeriesFit(models, Optional.of(fallback(new CannotFitException(reason))));
  }

  private FittedModel standIn(TimeSeries history, double[] values) {
    try {
      return SeasonalNaive.fit(values, season);
    } catch (CannotFitException e) {
      throw new InputException(history.name() + ": " + method + " " + e.getMessage(), e);
    }
  }

  private Fallback fallback(CannotFitException why) {
    Method used = season > 1 ? Method.SEASONAL_NAIVE : Method.NAIVE;
    return new Fallback(used.toString(), why.reason());
  }
}
