package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.covariate.FutureCovariates;
import dev.recur.note.DataNote;
import dev.recur.series.FoundOutlier;
import dev.recur.series.Label;
import dev.recur.series.MissingPolicy;
import dev.recur.series.OutlierPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema.Role;
import dev.recur.series.Season;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The series of a file made ready: what is to be learned of them, and how it came about.
 *
 * @param task what is to be learned
 * @param whole the same with the series that are too short to be learnt from or scored
 * @param data what was done to the values of the file
 * @param season that of the task, and why it is this one
 */
public record Prepared(Task task, Task whole, DataSettings data, Season season) {
  private static final int MOST_HORIZONS_OF_VALIDATION = 20;

  /**
   * Returns the task of a training run. The horizon follows the calendar alone, so that the season
   * can be sought in train.
   *
   * @param file whole series as the file has them
   * @param asked what is to be done to their values
   * @param config what the user said
   * @throws dev.recur.series.InputException if a part of a series would be empty
   */
  public static Prepared of(Panel file, DataSettings asked, TrainConfig config) {
    FutureCovariates.require(asked, file.schema().frequency());
    int horizon = horizon(file, config);
    SplitSize test = config.test().orElse(new SplitSize.UpTo(horizon));
    SplitSpec nothing = new SplitSpec(new SplitSize.Steps(0), test);
    IntStream beforeTest =
        file.series().stream().mapToInt(series -> Split.of(series, nothing).testStart());
    SplitSpec heldOut = new SplitSpec(validation(config, beforeTest, horizon), test);
    // The calendar alone tells the splits, so that the season can be sought in train.
    Task bare = Task.of(file, horizon, 1, heldOut);
    Season season = season(bare.splittable(), config);
    boolean bySeason = asked.missing() == MissingPolicy.SEASONAL;
    DataSettings data = bySeason ? asked.with().fillSeason(season.steps()).build() : asked;
    Panel panel =
        FutureCovariates.add(data, bySeason ? filled(file, season.steps()) : file, horizon);
    Task whole = bare.of(panel, season.steps()).withOutliers(config.outliers());
    return new Prepared(whole.splittable(), whole, data, season);
  }

  /**
   * Returns the task of a training on values up to an origin: what that of a file is in which one
   * horizon follows, held out. Validation from a date on does not move with the origin, so one
   * horizon takes its place.
   *
   * @param histories whole values of every series up to the origin, with what the calendar knows
   *     ahead
   * @param data what is done to their values
   * @param config what the user said
   */
  static Task upTo(Panel histories, DataSettings data, TrainConfig config) {
    int horizon = horizon(histories, config);
    SplitSize nothing = new SplitSize.Steps(0);
    IntStream lengths = histories.series().stream().mapToInt(TimeSeries::length);
    SplitSize validation =
        new SplitSpec(validation(config, lengths, horizon), nothing).validationAnywhere(horizon);
    List<Split> splits =
        histories.series().stream().map(series -> Split.upTo(series, validation, horizon)).toList();
    Task bare =
        new Task(
            histories,
            horizon,
            1,
            new SplitSpec(validation, nothing),
            splits,
            config.outliers(),
            Optional.empty());
    int season = season(bare.begun(), config).steps();
    boolean bySeason = data.missing() == MissingPolicy.SEASONAL;
    Panel panel = bySeason ? filled(histories, season) : histories;
    return bare.of(panel, season).begun();
  }

  private static int horizon(Panel panel, TrainConfig config) {
    int usual = config.season().orElse(panel.schema().frequency().usualSeason());
    return config.horizon().orElse(usual > 1 ? usual : TrainConfig.HORIZON_WITHOUT_SEASON);
  }

  private static Season season(Task task, TrainConfig config) {
    return config.season().isPresent()
        ? new Season(config.season().getAsInt(), Season.Why.GIVEN)
        : Seasons.choose(observed(task.train()), task.panel().schema().frequency());
  }

  private static Panel filled(Panel file, int season) {
    return new Panel(
        file.schema(), file.series().stream().map(s -> s.filledBySeason(season)).toList());
  }

  /**
   * Returns what the user said, or as many whole horizons as fit into a tenth of what comes before
   * test in the shortest series, at least one: the more there are, the better are intervals
   * calibrated.
   */
  private static SplitSize validation(TrainConfig config, IntStream beforeTest, int horizon) {
    if (config.validation().isPresent()) {
      return config.validation().get();
    }
    int shortest = beforeTest.min().orElseThrow();
    int horizons = Math.min(MOST_HORIZONS_OF_VALIDATION, shortest / 10 / horizon);
    return new SplitSize.UpTo(Math.max(1, horizons) * horizon);
  }

  /** Returns every target of every series, NaN where it was filled in. */
  private static List<double[]> observed(List<TimeSeries> train) {
    List<double[]> observed = new ArrayList<>();
    for (TimeSeries series : train) {
      for (int k = 0; k < series.targetCount(); k++) {
        double[] values = series.target(k);
        for (int t = 0; t < values.length; t++) {
          values[t] = series.observed(k, t) ? values[t] : Double.NaN;
        }
        observed.add(values);
      }
    }
    return observed;
  }

  /** Tells what was settled. */
  public void say(RunListener listener) {
    Split first = task.splits().get(0);
    if (task.splits().size() < whole.splits().size()) {
      listener.note(new DataNote.TooShort(task.without(whole), whole.splits().size()));
    }
    listener.note(
        new DataNote.Horizon(true, task.horizon(), season, task.panel().schema().frequency()));
    sayCovariates(listener);
    listener.note(new DataNote.Parts(first.train(), first.validation(), first.test()));
    List<FoundOutlier> found = FoundOutliers.of(task.train(), season.steps());
    if (!found.isEmpty()) {
      listener.note(new DataNote.Outliers(found, task.outliers() == OutlierPolicy.DAMP));
    }
  }

  private void sayCovariates(RunListener listener) {
    List<String> columns = new ArrayList<>();
    for (Role role : Role.values()) {
      columns.addAll(task.panel().schema().features(role));
    }
    List<String> calendar = data.calendar().names();
    if (!columns.isEmpty() || !calendar.isEmpty() || !data.holidays().isEmpty()) {
      listener.note(
          new DataNote.Covariates(columns, calendar, data.holidays(), data.label() == Label.END));
    }
  }
}
