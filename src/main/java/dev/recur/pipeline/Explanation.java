package dev.recur.pipeline;

import dev.recur.evaluation.Importance;
import dev.recur.evaluation.Metric;
import dev.recur.forecast.ForecastParts;
import java.util.List;
import java.util.Optional;

/**
 * What drives a model's forecasts.
 *
 * @param model the name users type
 * @param metric what errors are: RMSE of one series, original units, else MASE
 * @param error of the backtest
 * @param forecasts of the backtest
 * @param horizon steps of each
 * @param columns what shuffling each did to the error, the largest rise first
 * @param one the forecast that is taken apart
 */
public record Explanation(
    String model,
    Metric metric,
    double error,
    int forecasts,
    int horizon,
    List<Importance> columns,
    OneForecast one) {
  /** Copies the list. */
  public Explanation {
    columns = List.copyOf(columns);
  }

  /**
   * One forecast and what made it.
   *
   * @param series its name
   * @param target the name of the target
   * @param from time of its first step
   * @param mean over its steps, original units
   * @param effects by how much other values would have changed it
   * @param members of a combination; empty if there is one model alone
   */
  public record OneForecast(
      String series,
      String target,
      String from,
      double mean,
      List<Effect> effects,
      List<Member> members) {
    /** Copies the lists. */
    public OneForecast {
      effects = List.copyOf(effects);
      members = List.copyOf(members);
    }
  }

  /**
   * By how much a forecast is above what it would have been with other values.
   *
   * @param name of the column, or the stretch of history
   * @param shift mean over steps and draws, original units
   * @param deviation of the draws' means
   * @param size root mean square over steps and draws: how far steps move, whichever way
   */
  public record Effect(String name, double shift, double deviation, double size) {}

  /**
   * A model that is part of a forecast, or all of it.
   *
   * @param name the name users type
   * @param weight in the mean, 0 to 1; empty in a median
   * @param mean of its own forecast over the steps, original units
   * @param parts level, trend and season; empty unless it is ETS or Theta
   */
  public record Member(
      String name, Optional<Double> weight, double mean, Optional<ForecastParts> parts) {}
}
