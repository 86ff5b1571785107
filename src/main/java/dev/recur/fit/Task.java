package dev.recur.fit;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.OutlierPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import dev.recur.transform.CovariateScales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What is to be learned: series, the season in them, how far ahead forecasts go, and what is held
 * out to score them.
 *
 * @param panel whole series, with what the calendar knows ahead
 * @param horizon steps ahead
 * @param season steps in a season, 1 for none
 * @param heldOut how much is held out
 * @param splits one a series
 * @param outliers what becomes of outliers in what is learned from
 * @param scales of the covariates, where they come from more series than these; empty if they are
 *     those of train
 */
public record Task(
    Panel panel,
    int horizon,
    int season,
    SplitSpec heldOut,
    List<Split> splits,
    OutlierPolicy outliers,
    Optional<CovariateScales> scales) {
  /** One for each part of a split. */
  private static final int FEWEST_VALUES = 3;

  private static final int TRIAL_HORIZONS = 3;
  private static final int MOST_TRIAL_HORIZONS = 12;
  private static final int FEWEST_TO_LEARN_VALIDATION = 20;
  private static final int SERIES_OF_ONE_KEPT = 5;
  private static final int LARGEST_SHARE_OF_MEDIAN = 3;

  /** Copies the list. */
  public Task {
    splits = List.copyOf(splits);
  }

  /** Returns the task of a panel that is split, outliers left as they are. */
  static Task of(Panel panel, int horizon, int season, SplitSpec heldOut) {
    List<Split> splits = panel.series().stream().map(series -> Split.of(series, heldOut)).toList();
    return new Task(panel, horizon, season, heldOut, splits, OutlierPolicy.KEEP, Optional.empty());
  }

  /** Returns the same with other values of its series, of the same steps, and another season. */
  Task of(Panel others, int steps) {
    return new Task(others, horizon, steps, heldOut, splits, outliers, scales);
  }

  /** Returns the same with another answer to outliers. */
  Task withOutliers(OutlierPolicy policy) {
    return new Task(panel, horizon, season, heldOut, splits, policy, scales);
  }

  /** Returns the same with scales of the covariates that come from more series than these. */
  public Task withScales(CovariateScales others) {
    return new Task(panel, horizon, season, heldOut, splits, outliers, Optional.of(others));
  }

  /**
   * Returns the same without the series that are too short to be split: they can be neither learnt
   * from nor scored.
   *
   * @throws InputException if all are
   */
  Task splittable() {
    return only(split -> split.test() > 0 && split.validation() > 0 && split.train() > 0)
        .orElseThrow(this::noneSplit);
  }

  /**
   * Returns the same without the series that have no value to learn from or none to stop by yet,
   * unless all have not.
   */
  Task begun() {
    return only(split -> split.validation() > 0 && split.train() > 0).orElse(this);
  }

  /** Returns the names of the series that another task has and this has not. */
  List<String> without(Task other) {
    Set<String> own =
        panel.series().stream().map(TimeSeries::name).collect(Collectors.toUnmodifiableSet());
    return other.panel.series().stream()
        .map(TimeSeries::name)
        .filter(name -> !own.contains(name))
        .toList();
  }

  /**
   * Returns the same without the series that a network that suits the others is too long for: those
   * whose train is less than a third of the median one.
   */
  Task learnable() {
    int[] lengths = splits.stream().mapToInt(Split::train).sorted().toArray();
    int least = lengths[lengths.length / 2] / LARGEST_SHARE_OF_MEDIAN;
    return only(split -> split.train() >= least).orElseThrow();
  }

  /** Returns the same with some of its series; empty if there are none of that kind. */
  private Optional<Task> only(Predicate<Split> kind) {
    if (splits.stream().allMatch(kind)) {
      return Optional.of(this);
    }
    List<TimeSeries> some = new ArrayList<>();
    List<Split> theirs = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      if (kind.test(splits.get(s))) {
        some.add(panel.series().get(s));
        theirs.add(splits.get(s));
      }
    }
    return some.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Task(
                new Panel(panel.schema(), some),
                horizon,
                season,
                heldOut,
                theirs,
                outliers,
                scales));
  }

  /** What to do where a series of some length cannot be split. */
  private static Message remedy(int length) {
    if (length < FEWEST_VALUES) {
      return Message.of("add rows; a forecast without a model needs no training");
    }
    return length == FEWEST_VALUES
        ? Message.of("pass ", setting("validation", "1"), " ", setting("test", "1"))
        : Message.of(
            "change ", setting("horizon"), ", ", setting("validation"), " or ", setting("test"));
  }

  private InputException noneSplit() {
    Split split = splits.get(0);
    return new InputException(
            panel.series().get(0).name()
                + ": has "
                + Wording.count(split.length(), "value")
                + ", which leaves "
                + split.train()
                + " for train, "
                + split.validation()
                + " for validation ("
                + heldOut.validation()
                + ") and "
                + split.test()
                + " for test ("
                + heldOut.test()
                + "); each needs at least 1")
        .mend(remedy(split.length()));
  }

  /**
   * Returns this, after a check that every series has values to learn from before validation.
   *
   * @throws InputException if one has none
   */
  Task requireTrain() {
    for (int s = 0; s < splits.size(); s++) {
      if (splits.get(s).train() == 0) {
        throw new InputException(
                "%s: the first origin has %d values before it, too few to fit the model again after a"
                        .formatted(panel.series().get(s).name(), splits.get(s).testStart())
                    + " validation of "
                    + heldOut.validation())
            .mend(
                "lower ",
                setting("folds"),
                " or ",
                setting("stride"),
                ", or raise ",
                setting("window"));
      }
    }
    return this;
  }

  /**
   * Returns the same without the held-out end, its place taken by the horizons before it: three, or
   * as many as leave at least half of the values to train; up to twelve of a long series, where
   * they are no more than an eighth of it.
   */
  public Task beforeTest() {
    int length = shortestBeforeTest();
    int few = Math.min(TRIAL_HORIZONS, length / 2 / horizon - 1);
    int many = Math.min(MOST_TRIAL_HORIZONS, length / 8 / horizon);
    return beforeTest(Math.max(1, Math.max(few, many)));
  }

  /**
   * Returns the same without the held-out end, its place taken by some horizons before it.
   *
   * @param horizons how many
   * @throws InputException if that leaves nothing to train
   */
  public Task beforeTest(int horizons) {
    SplitSpec spec =
        new SplitSpec(heldOut.validationAnywhere(horizon), new SplitSize.UpTo(horizons * horizon));
    Panel before = new Panel(panel.schema(), before(Split::testStart));
    return Task.of(before, horizon, season, spec).withOutliers(outliers).splittable();
  }

  /**
   * Returns the same for a training that validation has nothing to tell: in a panel most series
   * learn from validation too, and every fifth keeps it, to calibrate intervals by; where there are
   * few series all keep it.
   */
  Task learningValidation() {
    if (splits.size() < FEWEST_TO_LEARN_VALIDATION) {
      return this;
    }
    List<Split> learning = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      boolean kept = s % SERIES_OF_ONE_KEPT == 0;
      learning.add(kept ? split : new Split(split.testStart(), 0, split.test()));
    }
    return with(learning);
  }

  /** Returns the same with so many series at the most, evenly spread. */
  Task someSeries(int most) {
    int count = Math.min(most, splits.size());
    List<TimeSeries> some = new ArrayList<>();
    List<Split> theirs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int s = (int) ((long) i * splits.size() / count);
      some.add(panel.series().get(s));
      theirs.add(splits.get(s));
    }
    return new Task(
        new Panel(panel.schema(), some), horizon, season, heldOut, theirs, outliers, scales);
  }

  private Task with(List<Split> others) {
    return new Task(panel, horizon, season, heldOut, others, outliers, scales);
  }

  /** Returns the length of the shortest series without its held-out end. */
  public int shortestBeforeTest() {
    return splits.stream().mapToInt(Split::testStart).min().orElseThrow();
  }

  /** Returns the same with each target of a series as a series of its own; series of one stay. */
  Task targetsApart() {
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
    return new Task(new Panel(one, alone), horizon, season, heldOut, each, outliers, scales);
  }

  /** Returns the train part of every series. */
  public List<TimeSeries> train() {
    return before(Split::trainEnd);
  }

  /** Returns train and validation of every series. */
  List<TimeSeries> trainAndValidation() {
    return before(Split::testStart);
  }

  /**
   * Returns every series before a step as a network sees it: outliers of what it learns from are
   * damped, what it is judged by stays as it is.
   *
   * @param learned the end of what it learns from
   * @param end of what it sees
   */
  List<TimeSeries> learned(ToIntFunction<Split> learned, ToIntFunction<Split> end) {
    List<TimeSeries> before = before(end);
    if (outliers == OutlierPolicy.KEEP) {
      return before;
    }
    List<TimeSeries> damped = new ArrayList<>();
    for (int s = 0; s < before.size(); s++) {
      damped.add(before.get(s).damped(learned.applyAsInt(splits.get(s)), season));
    }
    return damped;
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

  /** Returns the time of the last step of each series before an end, by name, in ticks. */
  Map<String, Long> lastSteps(ToIntFunction<Split> end) {
    Map<String, Long> last = new HashMap<>();
    for (int s = 0; s < splits.size(); s++) {
      TimeSeries series = panel.series().get(s);
      last.put(series.name(), series.calendar().ticks(end.applyAsInt(splits.get(s)) - 1));
    }
    return last;
  }
}
