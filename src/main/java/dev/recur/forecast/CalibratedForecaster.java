package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.List;

/**
 * A forecaster whose quantiles are corrected by how far off they were before.
 *
 * @param forecaster whose distributions are corrected; closed with this
 * @param calibration how far off they were
 */
public record CalibratedForecaster(Forecaster forecaster, Calibration calibration)
    implements Forecaster {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    if (probabilities.length == 0) {
      return forecaster.forecast(histories, horizon, probabilities);
    }
    double[][] deviates = calibration.deviates(probabilities, horizon);
    return forecaster.forecast(histories, horizon, Distribution.probabilities()).stream()
        .map(
            forecast ->
                forecast
                    .quantiles()
                    .map(own -> forecast.with(own.at(probabilities, deviates)))
                    .orElse(forecast))
        .toList();
  }

  @Override
  public int needed() {
    return forecaster.needed();
  }

  @Override
  public void close() {
    forecaster.close();
  }
}
