package dev.recur.fit;

import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecaster;
import dev.recur.model.Model;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.util.List;

/**
 * Fits a model of which is not known what was asked of its training: again by its own recipe, with
 * what was chosen then, to values up to an origin. The last part before the origin, as long as the
 * model's validation, decides when training stops.
 *
 * @param model whose recipe is used
 * @param threads that share the training; the result does not depend on them
 */
public record FitAsChosen(SavedModel model, int threads) implements Fitter {
  @Override
  public Forecaster fit(List<TimeSeries> histories) {
    Task task = task(histories);
    Model fitted =
        model
            .model()
            .withNetworks(network -> NetworkFitter.again(network, task, threads))
            .withTuned(
                weights -> TunedFitter.weights(task, Split::trainEnd, threads, RunListener.SILENT));
    Calibration calibration =
        CalibrationOrigins.calibration(task, fitted, threads, RunListener.SILENT);
    return model
        .intervals()
        .of(
            new CalibratedForecaster(
                fitted.forecaster(), calibration, fitted.seen(task.lastSteps(Split::length))));
  }

  /** Returns train and validation, with nothing held out after them. */
  private Task task(List<TimeSeries> histories) {
    SplitSize validation = model.split().validationAnywhere(model.horizon());
    SplitSpec spec = new SplitSpec(validation, new SplitSize.Steps(0));
    Panel panel = new Panel(model.schema(), histories);
    Task task = Task.of(panel, model.horizon(), model.season(), spec);
    return model.model().isFittedToHistories() ? task : task.requireTrain();
  }
}
