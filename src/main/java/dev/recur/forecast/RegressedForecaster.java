package dev.recur.forecast;

import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets another forecaster continue what a regression on future covariates leaves of a history, and
 * adds what they explain of the steps ahead. The regression is estimated anew from every history,
 * so it knows nothing of what follows it. May be shared by threads if the other may.
 *
 * @param rest continues what is left; closed with this
 * @param season steps in a season, 1 for none
 */
public record RegressedForecaster(Forecaster rest, int season) implements Forecaster {
  /**
   * {@inheritDoc}
   *
   * @throws InputException if the future covariates of a history end before the horizon
   */
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<List<CovariateEffect>> effects = new ArrayList<>();
    List<TimeSeries> left = new ArrayList<>();
    for (TimeSeries history : histories) {
      requireKnownAhead(history, horizon);
      List<CovariateEffect> own = new ArrayList<>();
      for (int target = 0; target < history.targetCount(); target++) {
        own.add(CovariateEffect.of(history, target, season));
      }
      effects.add(own);
      left.add(without(history, own));
    }
    List<Forecast> forecasts = rest.forecast(left, horizon, probabilities);
    List<Forecast> sums = new ArrayList<>();
    for (int i = 0; i < forecasts.size(); i++) {
      sums.add(sum(histories.get(i), effects.get(i), forecasts.get(i)));
    }
    return sums;
  }

  private static void requireKnownAhead(TimeSeries history, int horizon) {
    int ahead = history.futureLength() - history.length();
    if (history.futureCount() > 0 && ahead < horizon) {
      throw new InputException(
          "%s: the future covariates are known %d steps ahead, a forecast of %d steps by regression"
                  .formatted(history.name(), ahead, horizon)
              + " needs them all; add their values, or leave the columns out");
    }
  }

  /** What is left of a history; what was missing is missing. */
  private static TimeSeries without(TimeSeries history, List<CovariateEffect> effects) {
    double[][] targets = new double[effects.size()][history.length()];
    for (int k = 0; k < targets.length; k++) {
      for (int t = 0; t < targets[k].length; t++) {
        targets[k][t] =
            t == 0 || history.observed(k, t)
                ? history.target(k, t) - effects.get(k).at(t)
                : Double.NaN;
      }
    }
    return TimeSeries.builder(history.name(), history.calendar(), targets)
        .keys(history.keys())
        .missing(MissingPolicy.PREVIOUS, 1)
        .build();
  }

  private static Forecast sum(TimeSeries history, List<CovariateEffect> effects, Forecast rest) {
    int steps = rest.points().length();
    double[][] ahead = new double[effects.size()][steps];
    double[][] points = new double[effects.size()][steps];
    for (int k = 0; k < points.length; k++) {
      for (int h = 0; h < steps; h++) {
        ahead[k][h] = effects.get(k).at(history.length() + h);
        points[k][h] = rest.points().target(k, h) + ahead[k][h];
      }
    }
    Forecast sum = Forecast.after(history, points);
    sum = rest.quantiles().map(q -> q.plus(ahead)).map(sum::with).orElse(sum);
    return history.isNonNegative() ? sum.nonNegative() : sum;
  }

  @Override
  public int together() {
    return rest.together();
  }

  @Override
  public void close() {
    rest.close();
  }
}
