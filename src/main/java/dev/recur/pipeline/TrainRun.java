package dev.recur.pipeline;

import dev.recur.classical.SeasonStrengths;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Evaluation;
import dev.recur.fit.AutoInstead;
import dev.recur.fit.CalibrationOrigins;
import dev.recur.fit.HeldOut;
import dev.recur.fit.ModelFitter;
import dev.recur.fit.Prepared;
import dev.recur.fit.RunListener;
import dev.recur.fit.SeriesEnds;
import dev.recur.fit.Task;
import dev.recur.fit.UnusedCovariates;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Intervals;
import dev.recur.hierarchy.Reconciler;
import dev.recur.hierarchy.Summed;
import dev.recur.model.Model;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.note.DataNote;
import dev.recur.note.IntervalNote;
import dev.recur.note.ScoreNote;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.transform.CovariateScales;
import java.util.Optional;

/** From a panel to a model: split, transform, windows, training, the held-out score, the refit. */
public final class TrainRun {
  private final TrainConfig config;
  private final RunListener listener;
  private final Optional<CovariateScales> scales;

  /**
   * Makes a run.
   *
   * @param config what the user said
   * @param listener hears what was chosen and how far it is
   */
  public TrainRun(TrainConfig config, RunListener listener) {
    this(config, listener, Optional.empty());
  }

  private TrainRun(TrainConfig config, RunListener listener, Optional<CovariateScales> scales) {
    this.config = config;
    this.listener = listener;
    this.scales = scales;
  }

  /** Returns the same with scales of covariates that come from more series than it is given. */
  public TrainRun withScales(CovariateScales others) {
    return new TrainRun(config, listener, Optional.of(others));
  }

  /**
   * Trains and scores.
   *
   * @param file whole series as it has them, with the end that is to be held out
   * @param data what is done to their values
   * @param provenance where they came from
   * @throws dev.recur.series.InputException if the series are too short, or training diverges
   */
  public SavedModel run(Panel file, DataSettings data, Provenance provenance) {
    Optional<Summed> summed = Sums.of(config.hierarchy(), file, listener);
    Panel panel = summed.map(Summed::panel).orElse(file);
    Prepared prepared = Prepared.of(panel, data, config);
    prepared.say(listener);
    if (!config.longerSeasons().isEmpty()) {
      listener.note(longerSeasons(prepared.task()));
    }
    Task task = scales.map(prepared.task()::withScales).orElse(prepared.task());
    Task whole = prepared.whole();
    Model fitted = ModelFitter.of(config).fit(task, listener);
    UnusedCovariates.of(task.panel(), fitted).ifPresent(listener::note);
    Calibration calibration =
        CalibrationOrigins.calibration(task, fitted, config.training().threads(), listener);
    listener.note(new IntervalNote.Calibrated(calibration.points(), calibration.forecasts()));
    IntervalNote.of(calibration, config.intervals().levels()).forEach(listener::note);
    Intervals intervals = config.intervals().settled(whole.before(Split::testStart));
    Comparison comparison =
        HeldOut.score(
            task,
            new HeldOut.Fitted(fitted, calibration, intervals, config.training().threads()),
            summed.map(of -> new Reconciler(of.hierarchy(), config.reconcile(), intervals)),
            listener);
    comparison.levels().stream()
        .reduce((level, next) -> next)
        .ifPresent(all -> listener.note(new ScoreNote.Reconciled(config.reconcile(), all)));
    Evaluation score = comparison.evaluation();
    AutoInstead.of(config, task, score.model(), comparison.rivals()).ifPresent(listener::note);
    Model model =
        config.refit()
            ? ModelFitter.refit(task, fitted, config.training().threads(), listener)
            : fitted;
    return new SavedModel(
        Optional.of(config),
        panel.schema(),
        prepared.data(),
        task.horizon(),
        task.season(),
        task.heldOut(),
        model,
        config.refit(),
        score,
        config.intervals().settled(whole.before(config.refit() ? Split::length : Split::testStart)),
        calibration,
        SeriesEnds.of(whole, model, calibration, config),
        provenance);
  }

  private DataNote.LongerSeasons longerSeasons(Task task) {
    int longest =
        task.before(Split::testStart).stream().mapToInt(TimeSeries::length).max().orElse(0);
    return new DataNote.LongerSeasons(
        config.longerSeasons(),
        config.longerSeasons().stream()
            .filter(steps -> !SeasonStrengths.areSeen(longest, steps))
            .toList());
  }
}
