package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.config.EvaluateConfig;
import dev.recur.covariate.FutureCovariates;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Units;
import dev.recur.fit.FitAgain;
import dev.recur.fit.FitAsChosen;
import dev.recur.fit.Foretold;
import dev.recur.fit.HeldOut;
import dev.recur.fit.OriginTasks;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Levels;
import dev.recur.hierarchy.Summed;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.note.IntervalNote;
import dev.recur.note.ScoreNote;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import dev.recur.split.SplitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a model and data to the score on held-out values, beside the classical methods. */
public final class EvaluateRun {
  private EvaluateRun() {}

  /**
   * Scores a model.
   *
   * @param model the model
   * @param file whole series as the file has them, with the values that are held out; the future
   *     covariates of the steps after an origin are seen from it, past ones are not
   * @param config what the user said
   * @param listener hears how far the forecasts are
   * @throws InputException if the model has seen a held-out value and is not fitted again, or a
   *     series is too short
   */
  public static Comparison run(
      SavedModel model, Panel file, EvaluateConfig config, RunListener listener) {
    Origins origins = origins(model, config);
    Optional<Summed> summed = Sums.of(model.hierarchy(), file, listener);
    Panel whole = summed.map(Summed::panel).orElse(file);
    Panel all = FutureCovariates.add(model.data(), whole, origins.horizon());
    SplitSpec spec = split(model, config);
    Map<String, SeriesEnd> ends =
        model.ends().stream().collect(Collectors.toMap(e -> e.tail().name(), Function.identity()));
    List<List<Fold>> folds = new ArrayList<>();
    Panel panel = scored(all, origins, spec, folds, listener);
    int[] trainEnds = new int[panel.size()];
    boolean early = false;
    for (int s = 0; s < trainEnds.length; s++) {
      TimeSeries series = panel.series().get(s);
      Split split = Split.of(series, spec);
      int first = folds.get(s).get(0).observed();
      trainEnds[s] = Math.min(first, split.trainEnd());
      if (origins.refitEvery() == 0 && ends.containsKey(series.name())) {
        SeriesEnd end = ends.get(series.name());
        boolean seen = first < firstUnseen(end, series);
        if (seen && !model.model().isFittedToHistories()) {
          throw notHonest(model, end, series, first);
        }
        early |= seen;
      }
    }
    if (early && model.calibration().points() > 0) {
      listener.note(new IntervalNote.BeforeCalibration());
    }
    if (origins.refitEvery() == 0) {
      UnmetSeries.say(model.model(), panel, listener);
    }
    Units units = config.standard() ? Units.standard(panel, trainEnds) : Units.original(panel);
    Levels levels = config.levels().orElse(model.intervals().levels());
    Backtest backtest =
        new Backtest(new Folds(panel, origins, folds), ScoredQuantiles.of(levels), listener);
    Optional<OriginTasks> tasks =
        model
            .asked()
            .filter(asked -> origins.refitEvery() > 0)
            .map(asked -> new OriginTasks(model, asked));
    SavedModel used = early ? model.withCalibration(Calibration.NONE) : model;
    Fitter fitter =
        origins.refitEvery() > 0
            ? fitter(model, tasks, backtest.folds(), config, listener)
            : histories -> used.forecaster(config.threads());
    return HeldOut.comparison(
        backtest,
        units,
        model.season(),
        name(model),
        fitter,
        summed.flatMap(model::reconciler),
        new HeldOut.Rivals(
            config.rivals(backtest.folds().before(), model.season()), config.threads(), tasks));
  }

  /**
   * Returns a config with the rivals that it leaves open, beside which any part of the panel is
   * scored as in the whole.
   *
   * @throws InputException if no series is long enough to be scored
   */
  public static EvaluateConfig settled(SavedModel model, Panel panel, EvaluateConfig config) {
    Origins origins = origins(model, config);
    List<List<Fold>> folds = new ArrayList<>();
    Panel scored = scored(panel, origins, split(model, config), folds, RunListener.SILENT);
    List<TimeSeries> histories = new Folds(scored, origins, folds).before();
    return config.with().rivals(config.rivals(histories, model.season())).build();
  }

  private static Origins origins(SavedModel model, EvaluateConfig config) {
    return new Origins(
        config.horizon().orElse(model.horizon()),
        config.folds(),
        config.stride(),
        config.window(),
        config.refitEvery());
  }

  private static SplitSpec split(SavedModel model, EvaluateConfig config) {
    return new SplitSpec(model.split().validation(), config.test().orElse(model.split().test()));
  }

  /**
   * Returns the series that are long enough to be forecast from the origins.
   *
   * @param folds takes the folds of each
   * @throws InputException if none is long enough
   */
  private static Panel scored(
      Panel all, Origins origins, SplitSpec spec, List<List<Fold>> folds, RunListener listener) {
    List<TimeSeries> scored = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<InputException> complaints = new ArrayList<>();
    for (TimeSeries series : all.series()) {
      try {
        folds.add(origins.folds(series, Split.of(series, spec)));
        scored.add(series);
      } catch (InputException e) {
        others.add(series.name());
        complaints.add(e);
      }
    }
    if (scored.isEmpty()) {
      throw complaints.get(0);
    }
    if (!others.isEmpty()) {
      listener.note(new ScoreNote.TooShort(others, all.size()));
    }
    return new Panel(all.schema(), scored);
  }

  private static String name(SavedModel model) {
    return model.model().name();
  }

  /**
   * What is chosen again at every origin needs to know what was asked when the model was trained.
   */
  private static Fitter fitter(
      SavedModel model,
      Optional<OriginTasks> tasks,
      Folds folds,
      EvaluateConfig config,
      RunListener listener) {
    if (tasks.isEmpty()) {
      listener.note(new ScoreNote.ChosenOnce(name(model)));
    }
    Fitter fitter =
        tasks.isPresent()
            ? new FitAgain(tasks.get(), config.threads())
            : new FitAsChosen(model, config.threads());
    return new Foretold(
        fitter, name(model), folds.origins(), folds.count(), listener, System::nanoTime);
  }

  /** Returns the first step of a series by which nothing was fitted, chosen or calibrated. */
  private static int firstUnseen(SeriesEnd end, TimeSeries series) {
    return series.calendar().indexOf(end.tail().calendar().ticks(end.lastSeen())) + 1;
  }

  /** A score on values by which the weights were fitted or chosen would not be honest. */
  private static InputException notHonest(
      SavedModel model, SeriesEnd end, TimeSeries series, int heldOut) {
    return new InputException(
            series.name()
                + ": the held-out end begins at "
                + series.calendar().label(heldOut)
                + ", but the model was "
                + (model.refit() ? "refitted" : "trained")
                + " on values up to "
                + end.tail().calendar().label(end.lastSeen())
                + " (held-out RMSE before that: "
                + model.score().model().overall().rmse()
                + ")")
        .mend(remedy(model));
  }

  private static Object[] remedy(SavedModel model) {
    return model.refit()
        ? new Object[] {
          "that RMSE is of the score that train printed, which the model file keeps; to score the"
              + " same values again leave out ",
          setting("refit"),
          ", or pass ",
          setting("refitEvery", 1),
          "; or give data that goes on"
        }
        : new Object[] {
          "give data that goes on, a later ", setting("test"), ", or ", setting("refitEvery", 1)
        };
  }
}
