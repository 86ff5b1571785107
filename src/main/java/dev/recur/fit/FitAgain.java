package dev.recur.fit;

import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecaster;
import dev.recur.model.Model;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.util.List;

/**
 * Trains again on the values up to an origin, as a training would on a file that ends a horizon
 * after it: whatever the user left open is chosen again, and nothing is held out.
 *
 * @param tasks what the user said, settled at each origin
 * @param threads that share the training; the result does not depend on them
 */
public record FitAgain(OriginTasks tasks, int threads) implements Fitter {
  @Override
  public Forecaster fit(List<TimeSeries> histories) {
    TrainConfig asked = tasks.asked();
    TrainConfig config = asked.withTraining(asked.training().withThreads(threads));
    Task task = tasks.of(histories);
    Model model = ModelFitter.of(config).fit(requireTrain(task, config), RunListener.SILENT);
    Calibration calibration =
        CalibrationOrigins.calibration(task, model, threads, RunListener.SILENT);
    Forecaster calibrated =
        new CalibratedForecaster(
            model.forecaster(), calibration, model.seen(task.lastSteps(Split::length)));
    return tasks.filling(task, config.intervals().settled(histories).of(calibrated));
  }

  /** Methods that are fitted to each history need nothing before it to learn from. */
  private static Task requireTrain(Task task, TrainConfig config) {
    return config.model() instanceof ModelChoice.Untrained ? task : task.requireTrain();
  }
}
