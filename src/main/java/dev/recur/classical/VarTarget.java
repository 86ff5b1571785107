package dev.recur.classical;

import dev.recur.series.Stationarity;
import java.util.Optional;

/**
 * One target of a vector autoregression, made stationary: the season taken out, differenced if it
 * wanders, and brought to mean 0 and deviation 1. Fitted on all it is given and able to bring
 * forecasts back.
 */
final class VarTarget {
  /** Stationary values, shape [time]; one fewer than were given if differenced. */
  final double[] stationary;

  final boolean differenced;
  final double deviation;

  private final int length;
  private final Optional<Decomposition> season;
  private final double mean;
  private final double lastAdjusted;

  private VarTarget(double[] values, int period) {
    length = values.length;
    season =
        Seasonality.isPresent(values, period)
            ? Optional.of(Decomposition.of(values, period, false))
            : Optional.empty();
    double[] adjusted = season.map(found -> found.adjusted(values)).orElse(values);
    lastAdjusted = adjusted[length - 1];
    differenced = Stationarity.differences(adjusted) > 0;
    double[] moving = differenced ? Stationarity.difference(adjusted, 1) : adjusted;
    mean = Values.mean(moving);
    double squares = 0;
    for (double value : moving) {
      squares += (value - mean) * (value - mean);
    }
    deviation = Math.sqrt(squares / moving.length);
    stationary = new double[moving.length];
    for (int t = 0; t < moving.length; t++) {
      stationary[t] = deviation > 0 ? (moving[t] - mean) / deviation : 0;
    }
  }

  /** Prepares a target, at least four values. */
  static VarTarget of(double[] values, int period) {
    return new VarTarget(values, period);
  }

  /** Whether nothing moves once season and differences are gone: there is nothing to regress. */
  boolean isStill() {
    double size = Math.abs(mean) + Math.abs(lastAdjusted);
    return !(deviation > 1e-10 * size);
  }

  /** Brings stationary forecasts for the steps after the last value back to original units. */
  double[] original(double[] forecast) {
    double[] original = new double[forecast.length];
    double level = lastAdjusted;
    for (int h = 0; h < forecast.length; h++) {
      double value = mean + deviation * forecast[h];
      level += value;
      original[h] = differenced ? level : value;
    }
    return season.map(found -> found.seasonal(original, length)).orElse(original);
  }
}
