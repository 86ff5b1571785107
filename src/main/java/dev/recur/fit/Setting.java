package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Origins;
import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Seen;
import dev.recur.model.DataSettings;
import dev.recur.model.Model;
import dev.recur.model.SeriesEnd;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Role;
import dev.recur.series.Season;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What every model is fitted and scored on.
 *
 * @param panel whole series, with what the calendar knows ahead
 * @param data what was done to the values of the file
 * @param horizon steps ahead
 * @param foundSeason the season, and why it is this one
 * @param splitSpec how much is held out
 * @param splits one a series
 */
public record Setting(
    Panel panel,
    DataSettings data,
    int horizon,
    Season foundSeason,
    SplitSpec splitSpec,
    List<Split> splits) {
  private static final int HORIZON_WITHOUT_SEASON = 10;
  private static final int TRIAL_HORIZONS = 3;
  private static final int MOST_HORIZONS_OF_VALIDATION = 20;
  private static final int FEWEST_TO_LEARN_VALIDATION = 20;
  private static final int SERIES_OF_ONE_KEPT = 5;

  /** Copies the list. */
  public Setting {
    splits = List.copyOf(splits);
  }

  /**
   * Returns the setting of a training run. The horizon follows the calendar alone, so that the
   * season can be sought in train.
   *
   * @param file whole series as the file has them
   * @param asked what is to be done to their values
   * @param config what the user said
   * @throws InputException if a part of a series would be empty
   */
  public static Setting of(Panel file, DataSettings asked, TrainConfig config) {
    KnownAhead.require(asked, file.schema().frequency());
    int usual = config.season().orElse(file.schema().frequency().usualSeason());
    int horizon = config.horizon().orElse(usual > 1 ? usual : HORIZON_WITHOUT_SEASON);
    SplitSize oneHorizon = new SplitSize.Steps(horizon);
    SplitSize test = config.test().orElse(oneHorizon);
    SplitSpec splitSpec =
        new SplitSpec(config.validation().orElseGet(() -> validation(file, test, horizon)), test);
    List<Split> splits = file.series().stream().map(s -> Split.of(s, splitSpec)).toList();
    requireParts(file, splits, splitSpec);
    Season season =
        config.season().isPresent()
            ? new Season(config.season().getAsInt(), "")
            : Seasons.choose(observedTrain(file, splits), file.schema().frequency());
    boolean bySeason = asked.missing() == MissingPolicy.SEASONAL;
    DataSettings data = bySeason ? asked.withFillSeason(season.steps()) : asked;
    Panel filled =
        bySeason
            ? new Panel(
                file.schema(),
                file.series().stream().map(s -> s.filledBySeason(season.steps())).toList())
            : file;
    Panel panel = KnownAhead.add(data, filled, horizon);
    return new Setting(panel, data, horizon, season, splitSpec, splits);
  }

  /**
   * Returns as many whole horizons as fit into a tenth of what comes before test in the shortest
   * series, at least one: the more there are, the better are intervals calibrated.
   */
  private static SplitSize validation(Panel file, SplitSize test, int horizon) {
    SplitSpec nothing = new SplitSpec(new SplitSize.Steps(0), test);
    int shortest =
        file.series().stream()
            .mapToInt(series -> Split.of(series, nothing).testStart())
            .min()
            .orElseThrow();
    int horizons = Math.min(MOST_HORIZONS_OF_VALIDATION, shortest / 10 / horizon);
    return new SplitSize.Steps(Math.max(1, horizons) * horizon);
  }

  /** Returns every target of every series in train, NaN where it was filled in. */
  private static List<double[]> observedTrain(Panel panel, List<Split> splits) {
    List<double[]> observed = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      TimeSeries train = panel.series().get(s).slice(0, splits.get(s).trainEnd());
      for (int k = 0; k < train.targetCount(); k++) {
        double[] values = train.target(k);
        for (int t = 0; t < values.length; t++) {
          values[t] = train.observed(k, t) ? values[t] : Double.NaN;
        }
        observed.add(values);
      }
    }
    return observed;
  }

  /** Returns the steps in a season, 1 for none. */
  public int season() {
    return foundSeason.steps();
  }

  private static void requireParts(Panel panel, List<Split> splits, SplitSpec spec) {
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      if (split.test() == 0 || split.validation() == 0 || split.train() == 0) {
        throw new InputException(
            panel.series().get(s).name()
                + ": has "
                + split.length()
                + " values, which leaves "
                + split.train()
                + " for train, "
                + split.validation()
                + " for validation ("
                + spec.validation()
                + ") and "
                + split.test()
                + " for test ("
                + spec.test()
                + "); each needs at least 1: change --horizon, --validation or --test");
      }
    }
  }

  /**
   * Returns the same without the held-out end, its place taken by the horizons before it: three, or
   * as many as leave at least half of the values to train.
   */
  public Setting beforeTest() {
    return beforeTest(
        Math.max(1, Math.min(TRIAL_HORIZONS, shortestBeforeTest() / 2 / horizon - 1)));
  }

  /**
   * Returns the same without the held-out end, its place taken by some horizons before it.
   *
   * @param horizons how many
   * @throws InputException if that leaves nothing to train
   */
  public Setting beforeTest(int horizons) {
    List<TimeSeries> before = before(Split::testStart);
    SplitSpec spec =
        new SplitSpec(
            splitSpec.validationAnywhere(horizon), new SplitSize.Steps(horizons * horizon));
    List<Split> trial = before.stream().map(series -> Split.of(series, spec)).toList();
    Panel panelBefore = new Panel(panel.schema(), before);
    requireParts(panelBefore, trial, spec);
    return new Setting(panelBefore, data, horizon, foundSeason, spec, trial);
  }

  /**
   * Returns the same for a training that validation has nothing to tell: in a panel most series
   * learn from validation too, and every fifth keeps it, to calibrate intervals by; where there are
   * few series all keep it.
   */
  Setting learningValidation() {
    if (splits.size() < FEWEST_TO_LEARN_VALIDATION) {
      return this;
    }
    List<Split> learning = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      boolean kept = s % SERIES_OF_ONE_KEPT == 0;
      learning.add(kept ? split : new Split(split.testStart(), 0, split.test()));
    }
    return new Setting(panel, data, horizon, foundSeason, splitSpec, learning);
  }

  /** Returns the length of the shortest series without its held-out end. */
  public int shortestBeforeTest() {
    return splits.stream().mapToInt(Split::testStart).min().orElseThrow();
  }

  /** Returns the same with each target of a series as a series of its own; series of one stay. */
  Setting apart() {
    if (panel.schema().targets().size() == 1) {
      return this;
    }
    List<TimeSeries> alone = new ArrayList<>();
    List<Split> each = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      TimeSeries series = panel.series().get(s);
      for (int k = 0; k < series.targetCount(); k++) {
        alone.add(series.targetApart(k));
        each.add(splits.get(s));
      }
    }
    Schema one = panel.schema().withTargets(panel.schema().targets().subList(0, 1));
    return new Setting(new Panel(one, alone), data, horizon, foundSeason, splitSpec, each);
  }

  /** Tells what was settled. */
  public void say(RunListener listener) {
    Split first = splits.get(0);
    listener.note("horizon " + horizon + ", " + foundSeason);
    sayCovariates(listener);
    listener.note(
        "train " + first.train() + ", validation " + first.validation() + ", test " + first.test());
  }

  private void sayCovariates(RunListener listener) {
    List<String> names = new ArrayList<>();
    for (Role role : Role.values()) {
      names.addAll(panel.schema().features(role));
    }
    names.addAll(data.calendar().names());
    if (!data.holidays().isEmpty()) {
      names.add("holidays of " + data.holidays());
    }
    if (!names.isEmpty()) {
      listener.note("covariates: " + String.join(", ", names));
    }
  }

  /** Returns the train part of every series. */
  public List<TimeSeries> train() {
    return before(Split::trainEnd);
  }

  /** Returns whether every value of every target in train is above zero. */
  public boolean isPositive() {
    for (TimeSeries series : train()) {
      for (int k = 0; k < series.targetCount(); k++) {
        if (Arrays.stream(series.target(k)).anyMatch(value -> value <= 0)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns every series as it was known before a step. */
  public List<TimeSeries> before(ToIntFunction<Split> end) {
    List<TimeSeries> before = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      before.add(panel.series().get(s).slice(0, end.applyAsInt(splits.get(s))));
    }
    return before;
  }

  /**
   * Returns what the weights of a model have learnt from.
   *
   * @param end of what it was fitted to
   */
  public Seen seen(Model model, ToIntFunction<Split> end) {
    if (model.isFittedToHistories()) {
      return Seen.EVERYTHING;
    }
    Map<String, Long> last = new HashMap<>();
    for (int s = 0; s < splits.size(); s++) {
      TimeSeries series = panel.series().get(s);
      last.put(series.name(), series.calendar().ticks(end.applyAsInt(splits.get(s)) - 1));
    }
    return new Seen(Optional.of(last));
  }

  /** Returns the score on the held-out end of a model that has not seen it. */
  public Evaluation score(Model model, Calibration calibration, Intervals intervals) {
    try (Forecaster forecaster =
        intervals.of(
            new CalibratedForecaster(
                model.forecaster(), calibration, seen(model, Split::testStart)))) {
      return HeldOut.score(this, model.name(), forecaster, intervals.levels());
    }
  }

  /**
   * Returns the error of a model's forecasts from each origin of the held-out end.
   *
   * @param model has not seen the held-out end
   * @param origins where forecasts begin
   * @param intervals where forecasts may not go
   * @return original units; with several series or targets in the seasonal-naive error of each
   * @throws InputException if a forecast is not a number
   */
  public double[] errorPerOrigin(Model model, Origins origins, Intervals intervals) {
    try (Forecaster forecaster = intervals.of(model.forecaster())) {
      return HeldOut.errorPerOrigin(
          model.name(), forecaster, HeldOut.folds(this, origins), season());
    }
  }

  /**
   * Returns what a model file keeps of the series: what the file of the data says, for the calendar
   * can be asked again.
   *
   * @param model what forecasts from it
   * @param calibration of its intervals
   * @param refit whether the model has seen test
   */
  public List<SeriesEnd> ends(Model model, Calibration calibration, boolean refit) {
    List<SeriesEnd> ends = new ArrayList<>();
    int ofFile = panel.schema().features(Role.FUTURE).size();
    try (Forecaster forecaster = model.forecaster()) {
      Forecaster calibrated = new CalibratedForecaster(forecaster, calibration, Seen.EVERYTHING);
      for (int s = 0; s < splits.size(); s++) {
        TimeSeries series = panel.series().get(s);
        int late = refit ? 0 : splits.get(s).test();
        long needed = Math.min((long) forecaster.needed() + late, calibrated.needed());
        int kept = (int) Math.min(series.length(), needed);
        TimeSeries tail =
            series.slice(series.length() - kept, series.length()).withFirstFuture(ofFile);
        boolean weighed = refit && !model.isFittedToHistories();
        int unseen = weighed ? 0 : splits.get(s).test();
        ends.add(new SeriesEnd(tail, unseen));
      }
    }
    return ends;
  }
}
