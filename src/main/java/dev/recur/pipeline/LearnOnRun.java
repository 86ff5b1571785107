package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.config.LearnOnConfig;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Metric;
import dev.recur.fit.CalibrationOrigins;
import dev.recur.fit.HeldOut;
import dev.recur.fit.LearnOn;
import dev.recur.fit.Prepared;
import dev.recur.fit.RunListener;
import dev.recur.fit.SeriesEnds;
import dev.recur.fit.Task;
import dev.recur.forecast.Calibration;
import dev.recur.hierarchy.Summed;
import dev.recur.model.Model;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.note.IntervalNote;
import dev.recur.note.ScoreNote;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a model and newer data to one that went on learning, beside the one before. */
public final class LearnOnRun {
  private final SavedModel before;
  private final LearnOnConfig config;
  private final RunListener listener;

  private LearnOnRun(SavedModel before, LearnOnConfig config, RunListener listener) {
    this.before = before;
    this.config = config;
    this.listener = listener;
  }

  /**
   * Goes on learning and scores both.
   *
   * @param before the model
   * @param panel whole series as the file has them, newer than those of the model or others, with
   *     the end that is to be held out
   * @param config what the user said
   * @param provenance where the series come from
   * @param listener hears what changed and how far it is
   * @throws InputException if the model has learnt from a value that is to be held out, the series
   *     are too short, or training diverges
   */
  public static LearnedOn run(
      SavedModel before,
      Panel panel,
      LearnOnConfig config,
      Provenance provenance,
      RunListener listener) {
    return new LearnOnRun(before, config, listener).run(panel, provenance);
  }

  private LearnedOn run(Panel file, Provenance provenance) {
    Optional<Summed> summed = Sums.of(before.hierarchy(), file, listener);
    Panel panel = summed.map(Summed::panel).orElse(file);
    TrainConfig settings = settings();
    Prepared prepared = Prepared.of(panel, before.data(), settings);
    prepared.say(listener);
    Task task = prepared.task();
    boolean overlap = requireUnseen(task);
    LearnOn learnOn = new LearnOn(config);
    Model fitted = learnOn.fit(before.model(), task, listener);
    Calibration calibration = calibration(task, fitted, overlap);
    Evaluation score =
        HeldOut.score(
                task,
                new HeldOut.Fitted(fitted, calibration, before.intervals(), config.threads()),
                summed.flatMap(before::reconciler),
                listener)
            .evaluation();
    double old = HeldOut.error(task, before.model(), before.intervals());
    double now = HeldOut.error(task, fitted, before.intervals());
    boolean single = task.panel().size() == 1 && panel.schema().targets().size() == 1;
    Metric metric = single ? Metric.RMSE : Metric.MASE;
    boolean kept = config.keepBetter() && now > old;
    listener.note(new ScoreNote.LearntOn(!single, old, now, kept));
    if (kept) {
      return new LearnedOn(before, score, metric, old, now, true);
    }
    Model model = config.refit() ? learnOn.refit(before.model(), fitted, task, listener) : fitted;
    SavedModel saved =
        new SavedModel(
            before.asked().map(asked -> asked.withRefit(config.refit())),
            panel.schema(),
            prepared.data(),
            task.horizon(),
            task.season(),
            task.heldOut(),
            model,
            config.refit(),
            score,
            before.intervals(),
            calibration,
            SeriesEnds.of(prepared.whole(), model, calibration, settings),
            provenance);
    return new LearnedOn(saved, score, metric, old, now, false);
  }

  /** Returns what was asked of the model, with what it settled; a date does not move with data. */
  private TrainConfig settings() {
    SplitSize test = before.split().test();
    SplitSize anywhere =
        test instanceof SplitSize.From ? new SplitSize.UpTo(before.horizon()) : test;
    SplitSize validation = before.split().validationAnywhere(before.horizon());
    return before
        .asked()
        .orElseGet(TrainConfig::defaults)
        .withHorizon(OptionalInt.of(before.horizon()))
        .withSeason(OptionalInt.of(before.season()))
        .withTest(Optional.of(config.test().orElse(anywhere)))
        .withValidation(Optional.of(config.validation().orElse(validation)))
        .withRefit(config.refit());
  }

  /**
   * Checks that the model has learnt from no value that is held out.
   *
   * @return whether it has learnt from some of validation
   */
  private boolean requireUnseen(Task task) {
    Map<String, SeriesEnd> ends =
        before.ends().stream()
            .collect(Collectors.toMap(end -> end.tail().name(), Function.identity()));
    boolean overlap = false;
    for (int s = 0; s < task.splits().size(); s++) {
      TimeSeries series = task.panel().series().get(s);
      Split split = task.splits().get(s);
      SeriesEnd end = ends.get(series.name());
      if (end != null) {
        long ticks = end.tail().calendar().ticks(end.lastSeen());
        int learnt = series.calendar().indexOf(ticks);
        if (learnt >= split.testStart()) {
          throw new InputException(
                  "%s: the held-out end begins at %s, but the model has learnt from values up to %s"
                      .formatted(
                          series.name(),
                          series.calendar().label(split.testStart()),
                          series.calendar().label(learnt)))
              .mend("give newer data, or a later ", setting("test"));
        }
        overlap |= learnt >= split.trainEnd();
      }
    }
    return overlap && !before.model().isFittedToHistories();
  }

  /** Returns the calibration of before, with what validation adds unless it was learnt from. */
  private Calibration calibration(Task task, Model fitted, boolean overlap) {
    if (overlap) {
      listener.note(new IntervalNote.KeptCalibration());
      return before.calibration();
    }
    Calibration later = CalibrationOrigins.calibration(task, fitted, config.threads(), listener);
    Calibration both = before.calibration().plus(later);
    listener.note(new IntervalNote.Calibrated(both.points(), both.forecasts()));
    IntervalNote.of(both, before.intervals().levels()).forEach(listener::note);
    return both;
  }
}
