package dev.recur.forecast;

import dev.recur.split.Split;
import java.util.List;

/**
 * What was held out of a series when something was trained on it, and the forecasts of that.
 *
 * @param split of the values that were given; without validation where nothing tells when it began
 * @param forecasts of test, one after the other, each from what came before it
 */
public record HeldOutForecast(Split split, List<Forecast> forecasts) {
  /** Copies the list. */
  public HeldOutForecast {
    forecasts = List.copyOf(forecasts);
  }
}
