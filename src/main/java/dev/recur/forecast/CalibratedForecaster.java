package dev.recur.forecast;

import dev.recur.forecast.Calibrator.Origin;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * A forecaster whose quantiles are corrected by how far off they were before: by scores that were
 * kept, and by those of the last values of a history that came after what was learnt.
 *
 * @param forecaster whose distributions are corrected; closed with this
 * @param calibration scores that were kept
 * @param seen what was learnt
 */
public record CalibratedForecaster(Forecaster forecaster, Calibration calibration, Seen seen)
    implements Forecaster {
  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    if (probabilities.length == 0) {
      return forecaster.forecast(histories, horizon, probabilities);
    }
    List<Forecast> own = forecaster.forecast(histories, horizon, Distribution.probabilities());
    int steps = calibration.scores().isEmpty() ? horizon : calibration.scores().size();
    List<List<Origin>> origins = histories.stream().map(h -> unseen(h, steps)).toList();
    List<Calibration> late = Calibrator.ofEach(forecaster, origins, steps);
    double[][] usual = calibration.deviates(probabilities, horizon);
    List<Forecast> corrected = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Forecast forecast = own.get(i);
      double[][] deviates =
          origins.get(i).isEmpty()
              ? usual
              : calibration.deviates(probabilities, horizon, late.get(i));
      corrected.add(
          forecast
              .quantiles()
              .map(q -> forecast.with(q.at(probabilities, deviates)))
              .orElse(forecast));
    }
    return corrected;
  }

  /** Returns the origins of a history whose following values came after the model. */
  private List<Origin> unseen(TimeSeries history, int steps) {
    int unseen = history.length() - seen.firstUnseen(history);
    int able = history.length() - Math.min(history.length(), forecaster.needed());
    int count = Math.min(Calibration.MANY, Math.min(unseen, able) / steps);
    if (count == 0) {
      return List.of();
    }
    List<Origin> origins = new ArrayList<>();
    int first = history.length() - count * steps;
    // The end of a series in a model file does not tell what was filled in.
    TimeSeries whole = history.asObserved();
    for (Fold fold : Fold.full(first, history.length(), steps, steps)) {
      origins.add(new Origin(whole, fold));
    }
    return origins;
  }

  @Override
  public int together() {
    return forecaster.together();
  }

  /**
   * {@inheritDoc}
   *
   * <p>With values that came after the model, as many more as are scored.
   */
  @Override
  public int needed() {
    int steps = calibration.scores().size() * Calibration.MANY;
    return forecaster.needed() > Integer.MAX_VALUE - steps
        ? Integer.MAX_VALUE
        : forecaster.needed() + steps;
  }

  @Override
  public void close() {
    forecaster.close();
  }
}
