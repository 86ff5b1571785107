package dev.recur.forecast;

import java.util.Optional;

/**
 * A series under one of several futures.
 *
 * @param scenario the name of the future
 * @param forecast points and intervals
 * @param difference by how much it is above the forecast under the first future, step by step;
 *     empty for the first
 * @param cumulative the same, summed up from the first step to each; empty for the first
 */
public record ScenarioForecast(
    String scenario,
    Forecast forecast,
    Optional<Forecast> difference,
    Optional<Forecast> cumulative) {}
