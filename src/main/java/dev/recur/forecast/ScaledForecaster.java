package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings targets near an end of the range of numbers to its middle by a power of two, lets another
 * forecaster continue them there, and brings the forecast back: squares of them would overflow, or
 * be zero. The scaling is exact. What would leave the range on the way back stays at its end.
 *
 * @param forecaster fitted to each history anew; closed with this
 */
public record ScaledForecaster(Forecaster forecaster) implements ForecasterAround {
  /** The largest exponent of two, of either sign, of values that stay as they are. */
  private static final int LARGEST = 300;

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<int[]> exponents = histories.stream().map(ScaledForecaster::exponents).toList();
    if (exponents.stream().flatMapToInt(Arrays::stream).allMatch(exponent -> exponent == 0)) {
      return forecaster.forecast(histories, horizon, probabilities);
    }
    List<TimeSeries> scaled = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      scaled.add(histories.get(i).scaled(exponents.get(i)));
    }
    List<Forecast> forecasts = forecaster.forecast(scaled, horizon, probabilities);
    List<Forecast> back = new ArrayList<>();
    for (int i = 0; i < forecasts.size(); i++) {
      int[] own = exponents.get(i);
      back.add(forecasts.get(i).map((target, step, value) -> back(value, own[target])));
    }
    return back;
  }

  private static double back(double value, int exponent) {
    double whole = Math.scalb(value, -exponent);
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, whole));
  }

  /** Returns the power of two that each target is to be multiplied by; 0 for usual numbers. */
  private static int[] exponents(TimeSeries history) {
    int[] exponents = new int[history.targetCount()];
    Arrays.setAll(
        exponents,
        target -> {
          double largest = Arrays.stream(history.target(target)).map(Math::abs).max().orElse(0);
          int exponent = Math.getExponent(largest);
          return largest == 0 || Math.abs(exponent) <= LARGEST ? 0 : -exponent;
        });
    return exponents;
  }
}
