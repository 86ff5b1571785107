package dev.recur.pipeline;

import dev.recur.config.TrainConfig;
import dev.recur.fit.CalibrationOrigins;
import dev.recur.fit.Prepared;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Deviates;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import java.util.List;
import java.util.OptionalInt;

/** From a model and series that it was not fitted to, to intervals that hold for them, too. */
public final class CalibrateRun {
  private CalibrateRun() {}

  /**
   * Returns how far off the distributions of a model are before the end that is held out.
   *
   * @param model not refitted
   * @param panel whole series of the same kind as those it was fitted to
   * @param each forecasts of one series, at the most
   * @throws dev.recur.series.InputException if all series are too short to be split
   */
  public static List<Deviates> deviates(SavedModel model, Panel panel, int each) {
    TrainConfig asked = model.asked().orElseGet(TrainConfig::defaults);
    TrainConfig settled =
        asked
            .with()
            .horizon(OptionalInt.of(model.horizon()))
            .season(OptionalInt.of(model.season()))
            .test(model.split().test())
            .validation(model.split().validation())
            .build();
    Prepared prepared = Prepared.of(panel, model.data(), settled);
    return CalibrationOrigins.elsewhere(prepared.task(), model.model(), each);
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
