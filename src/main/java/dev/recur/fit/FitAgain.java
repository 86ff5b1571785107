package dev.recur.fit;

import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecaster;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.Season;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.util.List;

/**
 * Fits a model again, by its own settings, to values up to an origin. The last part before the
 * origin, as long as the model's validation, decides when training stops.
 *
 * @param model whose settings are used
 * @param threads that share the training; the result does not depend on them
 */
public record FitAgain(SavedModel model, int threads) implements Fitter {
  @Override
  public Forecaster fit(List<TimeSeries> histories) {
    Setting setting = setting(histories);
    Model fitted = again(model.model(), setting);
    Calibration calibration = CalibrationOrigins.calibration(setting, fitted, threads);
    return model
        .intervals()
        .of(
            new CalibratedForecaster(
                fitted.forecaster(), calibration, setting.seen(fitted, Split::length)));
  }

  private Model again(Model fitted, Setting setting) {
    if (fitted instanceof NetworkModel network) {
      return NetworkFitter.again(network, setting, threads);
    }
    if (fitted instanceof CombinedModel combined) {
      return new CombinedModel(
          combined.name(),
          combined.combination(),
          combined.members().stream().map(member -> again(member, setting)).toList());
    }
    return fitted;
  }

  /** Returns train and validation, with nothing held out after them. */
  private Setting setting(List<TimeSeries> histories) {
    SplitSize validation = model.split().validationAnywhere(model.horizon());
    SplitSpec spec = new SplitSpec(validation, new SplitSize.Steps(0));
    List<Split> splits = histories.stream().map(series -> Split.of(series, spec)).toList();
    for (int s = 0; s < splits.size(); s++) {
      if (splits.get(s).train() == 0 && !(model.model() instanceof ClassicalModel)) {
        throw new InputException(
            "%s: the first origin has %d values before it, too few to fit the model again after a"
                    .formatted(histories.get(s).name(), histories.get(s).length())
                + " validation of "
                + validation
                + "; lower --folds or --stride, or raise --window");
      }
    }
    return new Setting(
        new Panel(model.schema(), histories),
        model.data(),
        model.horizon(),
        new Season(model.season(), ""),
        spec,
        splits);
  }
}
