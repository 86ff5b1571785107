package dev.recur.forecast;

import java.util.List;

/**
 * What a forecast is made of. Without a multiplicative season a step is the sum of its parts, with
 * one level and trend together are multiplied by the season.
 *
 * @param form as the literature writes it, such as {@code ETS(M,Ad,M)}
 * @param multiplicative whether the season is a factor
 * @param level where the history ends, original units
 * @param trend what is added to it, one a step, original units
 * @param season one a step: a factor, or original units; empty without one
 */
public record ForecastParts(
    String form, boolean multiplicative, double level, List<Double> trend, List<Double> season) {
  /** Copies the lists. */
  public ForecastParts {
    trend = List.copyOf(trend);
    season = List.copyOf(season);
  }
}
