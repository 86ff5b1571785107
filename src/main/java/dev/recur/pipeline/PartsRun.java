package dev.recur.pipeline;

import dev.recur.config.TrainConfig;
import dev.recur.fit.CalibrationOrigins;
import dev.recur.fit.Prepared;
import dev.recur.fit.Task;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Deviates;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.transform.CovariateMoments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What machines that share a panel know of their parts, split as a model's own series were. */
public final class PartsRun {
  private PartsRun() {}

  /**
   * Returns how far off the distributions of a model are before the end that is held out.
   *
   * @param model not refitted
   * @param panel whole series of the same kind as those it was fitted to
   * @param each forecasts of one series, at the most
   * @throws dev.recur.series.InputException if all series are too short to be split
   */
  public static List<Deviates> deviates(SavedModel model, Panel panel, int each) {
    return CalibrationOrigins.elsewhere(task(model, panel), model.model(), each);
  }

  /**
   * Returns the moments of the covariates before validation, by name of the series.
   *
   * @param model whose horizon and split are taken
   * @param panel whole series of the same kind as those it was fitted to
   * @throws dev.recur.series.InputException if all series are too short to be split
   */
  public static Map<String, CovariateMoments> moments(SavedModel model, Panel panel) {
    Map<String, CovariateMoments> moments = new LinkedHashMap<>();
    for (TimeSeries train : task(model, panel).train()) {
      moments.put(train.name(), CovariateMoments.of(List.of(train)));
    }
    return moments;
  }

  private static Task task(SavedModel model, Panel panel) {
    TrainConfig asked = model.asked().orElseGet(TrainConfig::defaults);
    TrainConfig settled =
        asked
            .with()
            .horizon(OptionalInt.of(model.horizon()))
            .season(OptionalInt.of(model.season()))
            .test(model.split().test())
            .validation(model.split().validation())
            .build();
    return Prepared.of(panel, model.data(), settled).task();
  }

  /**
   * Returns a model whose intervals are calibrated by other series, too.
   *
   * @param model whose calibration is that of the series it was fitted to
   * @param deviates of others
   * @param share of all series that it was not fitted to, 0 to 1
   */
  public static SavedModel calibrated(SavedModel model, List<Deviates> deviates, double share) {
    Calibration all =
        CalibrationOrigins.joined(model.calibration(), deviates, share, model.horizon());
    return model.withCalibration(all);
  }
}
