package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Seen;
import dev.recur.model.Model;
import dev.recur.model.SeriesEnd;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** The ends of series, as long as forecasts beyond them need. */
public final class SeriesEnds {
  private SeriesEnds() {}

  /**
   * Returns what a model file keeps of the series: what the file of the data says, for the calendar
   * can be asked again.
   *
   * @param task the series
   * @param model what forecasts from it
   * @param calibration of its intervals
   * @param config whether the model has seen test, and whether forecasts are made to add up, which
   *     asks for forecasts of what came before, too
   */
  public static List<SeriesEnd> of(
      Task task, Model model, Calibration calibration, TrainConfig config) {
    boolean refit = config.refit();
    List<SeriesEnd> ends = new ArrayList<>();
    int ofFile = task.panel().schema().features(Role.FUTURE).size();
    try (Forecaster forecaster = model.forecaster()) {
      Forecaster calibrated = new CalibratedForecaster(forecaster, calibration, Seen.EVERYTHING);
      for (int s = 0; s < task.splits().size(); s++) {
        TimeSeries series = task.panel().series().get(s);
        int late = refit ? 0 : task.splits().get(s).test();
        long needed = Math.min((long) forecaster.needed() + late, calibrated.needed());
        boolean all = config.hierarchy().isPresent();
        int kept = all ? series.length() : (int) Math.min(series.length(), needed);
        TimeSeries tail =
            series.slice(series.length() - kept, series.length()).withFirstFuture(ofFile);
        boolean weighed = refit && !model.isFittedToHistories();
        int unseen = weighed ? 0 : task.splits().get(s).test();
        ends.add(new SeriesEnd(tail, unseen));
      }
    }
    return ends;
  }
}
