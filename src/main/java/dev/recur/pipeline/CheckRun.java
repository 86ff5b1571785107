package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.config.CheckConfig;
import dev.recur.covariate.FutureCovariates;
import dev.recur.evaluation.Checked;
import dev.recur.evaluation.FalseAlarms;
import dev.recur.evaluation.OneStepCheck;
import dev.recur.evaluation.OneStepCheck.Span;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fallback;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Levels;
import dev.recur.hierarchy.Grouping;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.note.ForecastNote;
import dev.recur.note.IntervalNote;
import dev.recur.note.ScoreNote;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a model and newer data to the values outside what was forecast for them. */
public final class CheckRun {
  /** Values whose halves can each calibrate. */
  private static final int ENOUGH = 100;

  private final Optional<Grouping> sums;
  private final SavedModel model;
  private final CheckConfig config;
  private final RunListener listener;
  private final NewerValues values;

  private CheckRun(SavedModel whole, CheckConfig config, RunListener listener) {
    sums = whole.hierarchy();
    model = Sums.apart(whole, listener);
    this.config = config;
    this.listener = listener;
    values = new NewerValues(model, config.threads());
  }

  /**
   * Checks newer values: each is forecast one step ahead from those before it, in the file or as
   * the model keeps them, and told of if it lies outside the interval. The interval is calibrated
   * by values before the newer ones that the weights have not learnt from, and how often such
   * values lie outside is told.
   *
   * @param model the model; of one whose forecasts add up the series and their sums are checked, by
   *     forecasts as they are before they do
   * @param file series that go on after, or from within, those the model was trained on
   * @param config what the user said
   * @param listener hears of series that are not checked, and how far it is
   * @throws InputException if there is nothing newer, steps between are missing, or the model has
   *     learnt from what is to be checked
   */
  public static Checked run(
      SavedModel model, Panel file, CheckConfig config, RunListener listener) {
    return new CheckRun(model, config, listener).run(file);
  }

  private Checked run(Panel file) {
    List<NewerValues.Newer> newer = newer(file);
    UnmetSeries.say(
        model.model(),
        new Panel(file.schema(), newer.stream().map(NewerValues.Newer::series).toList()),
        listener);
    List<NewerValues.Before> before = values.before(newer);
    List<Span> earlier = before.stream().map(NewerValues.Before::earlier).toList();
    List<Span> later = before.stream().map(NewerValues.Before::later).toList();
    Calibration half = stored(steps(before)).and(values.calibration(earlier, listener));
    Optional<FalseAlarms> alarms = falseAlarms(half, later);
    Calibration calibration = half.and(values.calibration(later, listener));
    lack(calibration).ifPresent(listener::note);
    OneStepCheck check = check(calibration, newer.stream().map(NewerValues.Newer::span).toList());
    if (check.withoutInterval() == check.values()) {
      throw new InputException(
          check.values() == 0
              ? "every newer value is missing, so there is nothing to check"
              : model.model().name() + " has no intervals here, so there is nothing to check by");
    }
    List<Fallback> fallbacks = check.fallbacks();
    fallbacks.stream()
        .findFirst()
        .ifPresent(
            first ->
                listener.note(
                    new ForecastNote.FellBack(
                        model.model().name(), fallbacks.size(), check.values(), first)));
    return new Checked(
        model.model().name(),
        config.level(),
        newer.size(),
        check.values() - check.withoutInterval(),
        calibration.points(),
        check.anomalies(),
        alarms);
  }

  /** Returns the series that have newer values. */
  private List<NewerValues.Newer> newer(Panel file) {
    List<TimeSeries> whole = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (TimeSeries series : file.series()) {
      if (isKnown(series) || sums.isPresent()) {
        whole.add(whole(series));
      }
      if (!isKnown(series)) {
        others.add(series.name());
      }
    }
    if (others.size() == file.size()) {
      throw new InputException("the model was not trained on any of these series")
          .mend("say from when on they are checked by ", setting("since", "TIME"));
    }
    if (!others.isEmpty()) {
      listener.note(new ScoreNote.NotChecked(others, file.size()));
    }
    List<NewerValues.Newer> newer = new ArrayList<>();
    Panel all = Sums.panel(sums, panel(file, whole), listener);
    for (TimeSeries series : FutureCovariates.add(model.data(), all, 0).series()) {
      if (isKnown(series)) {
        values.of(series, config.since()).ifPresent(newer::add);
      }
    }
    if (newer.isEmpty()) {
      TimeSeries first = whole.get(0);
      throw new InputException(
              "%s: ends at %s; there is no value %s"
                  .formatted(
                      first.name(),
                      first.calendar().label(first.length() - 1),
                      config
                          .since()
                          .map(time -> "from " + time + " on")
                          .orElse("after the data that the model was trained on")))
          .mend("give newer data, or an earlier ", setting("since"));
    }
    return newer;
  }

  /** Whether it is known which values of a series are newer. */
  private boolean isKnown(TimeSeries series) {
    return values.end(series).isPresent() || config.since().isPresent();
  }

  private static Panel panel(Panel like, List<TimeSeries> series) {
    return new Panel(like.schema(), series);
  }

  /** Returns a series with what the model keeps of the steps before it. */
  private TimeSeries whole(TimeSeries series) {
    Optional<SeriesEnd> end = values.end(series);
    if (end.isEmpty()) {
      return series;
    }
    TimeSeries tail = end.get().tail();
    int steps = tail.calendar().indexOf(series.calendar().ticks(0));
    boolean together =
        steps <= tail.length() && tail.calendar().ticks(steps) == series.calendar().ticks(0);
    if (steps > 0 && !together && config.since().isEmpty()) {
      throw new InputException(
              "%s: begins at %s, but the data that the model was trained on ends at %s"
                  .formatted(
                      series.name(),
                      series.calendar().label(0),
                      tail.calendar().label(tail.length() - 1)))
          .mend("give the values between, or ", setting("since", "TIME"));
    }
    return steps > 0 && together ? series.after(tail, steps) : series;
  }

  /**
   * Returns what the model keeps of how far off it was. Steps further ahead are another matter:
   * they count only where few values tell of the first.
   *
   * @param steps before the newer values that tell of it
   */
  private Calibration stored(int steps) {
    if (model.model().isFittedToHistories()) {
      return Calibration.NONE;
    }
    Calibration stored = model.calibration();
    return steps >= ENOUGH ? stored.firstStep() : stored.oneStep();
  }

  private static int steps(List<NewerValues.Before> before) {
    return before.stream().mapToInt(b -> b.span().to() - b.span().from()).sum();
  }

  private Optional<FalseAlarms> falseAlarms(Calibration calibration, List<Span> spans) {
    OneStepCheck check = check(calibration, spans);
    int count = check.values() - check.withoutInterval();
    return count == 0
        ? Optional.empty()
        : Optional.of(new FalseAlarms(count, check.anomalies().size(), calibration.points()));
  }

  private OneStepCheck check(Calibration calibration, List<Span> spans) {
    int all = spans.stream().mapToInt(span -> span.to() - span.from()).sum();
    String name = model.model().name();
    try (Forecaster forecaster = values.forecaster(calibration)) {
      return OneStepCheck.of(
          forecaster, config.level(), spans, done -> listener.forecast(name, done, all));
    }
  }

  private Optional<IntervalNote> lack(Calibration calibration) {
    int needed = Calibration.needed(config.level() / 100);
    return calibration.points() >= needed
        ? Optional.empty()
        : Optional.of(
            new IntervalNote.FewBefore(
                calibration.points(), new Levels(List.of(config.level())).toString(), needed));
  }
}
