package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.model.DataSettings;
import dev.recur.series.MissingPolicy;
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

/**
 * The series of a file made ready: what is to be learned of them, and how it came about.
 *
 * @param task what is to be learned
 * @param data what was done to the values of the file
 * @param season that of the task, and why it is this one
 */
public record Prepared(Task task, DataSettings data, Season season) {
  private static final int HORIZON_WITHOUT_SEASON = 10;
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
    KnownAhead.require(asked, file.schema().frequency());
    int usual = config.season().orElse(file.schema().frequency().usualSeason());
    int horizon = config.horizon().orElse(usual > 1 ? usual : HORIZON_WITHOUT_SEASON);
    SplitSize test = config.test().orElse(new SplitSize.UpTo(horizon));
    SplitSpec heldOut =
        new SplitSpec(config.validation().orElseGet(() -> validation(file, test, horizon)), test);
    // The calendar alone tells the splits, so that the season can be sought in train.
    Task bare = Task.of(file, horizon, 1, heldOut).requireParts();
    Season season =
        config.season().isPresent()
            ? new Season(config.season().getAsInt(), "")
            : Seasons.choose(observed(bare.train()), file.schema().frequency());
    boolean bySeason = asked.missing() == MissingPolicy.SEASONAL;
    DataSettings data = bySeason ? asked.withFillSeason(season.steps()) : asked;
    Panel panel = KnownAhead.add(data, bySeason ? filled(file, season.steps()) : file, horizon);
    return new Prepared(
        new Task(panel, horizon, season.steps(), heldOut, bare.splits()), data, season);
  }

  private static Panel filled(Panel file, int season) {
    return new Panel(
        file.schema(), file.series().stream().map(s -> s.filledBySeason(season)).toList());
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
    listener.note("horizon " + task.horizon() + ", " + season);
    sayCovariates(listener);
    listener.note(
        "train " + first.train() + ", validation " + first.validation() + ", test " + first.test());
  }

  private void sayCovariates(RunListener listener) {
    List<String> names = new ArrayList<>();
    for (Role role : Role.values()) {
      names.addAll(task.panel().schema().features(role));
    }
    names.addAll(data.calendar().names());
    if (!data.holidays().isEmpty()) {
      names.add("holidays of " + data.holidays());
    }
    if (!names.isEmpty()) {
      listener.note("covariates: " + String.join(", ", names));
    }
  }
}
