package dev.recur.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * How good one model was on the held-out steps of a panel.
 *
 * @param model the name users type
 * @param overall over all series and targets
 * @param perSeries by name of the series, over its targets
 * @param perTarget by name of the target, over all series
 * @param quantiles over all series and targets; empty if it has none
 * @param standIns forecasts, of one series from one origin, that a simpler method made because the
 *     model could not be fitted
 */
public record ModelScore(
    String model,
    PointScore overall,
    Map<String, PointScore> perSeries,
    Map<String, PointScore> perTarget,
    Optional<QuantileScore> quantiles,
    int standIns) {}
