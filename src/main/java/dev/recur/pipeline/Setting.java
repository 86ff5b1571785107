package dev.recur.pipeline;

import dev.recur.artifact.ClassicalModel;
import dev.recur.artifact.Model;
import dev.recur.artifact.SeriesEnd;
import dev.recur.evaluation.Evaluation;
import dev.recur.forecast.Forecaster;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What every model is fitted and scored on.
 *
 * @param panel whole series
 * @param horizon steps ahead
 * @param season steps in a season, 1 for none
 * @param splitSpec how much is held out
 * @param splits one a series
 */
record Setting(Panel panel, int horizon, int season, SplitSpec splitSpec, List<Split> splits) {
  private static final int HORIZON_WITHOUT_SEASON = 10;
  private static final int TRIAL_HORIZONS = 3;

  /** Copies the list. */
  Setting {
    splits = List.copyOf(splits);
  }

  /**
   * Returns the setting of a training run.
   *
   * @throws InputException if a part of a series would be empty
   */
  static Setting of(Panel panel, TrainConfig config) {
    int season = config.season().orElse(panel.schema().frequency().usualSeason());
    int horizon = config.horizon().orElse(season > 1 ? season : HORIZON_WITHOUT_SEASON);
    SplitSize oneHorizon = new SplitSize.Steps(horizon);
    SplitSpec splitSpec =
        new SplitSpec(config.validation().orElse(oneHorizon), config.test().orElse(oneHorizon));
    List<Split> splits = panel.series().stream().map(s -> Split.of(s, splitSpec)).toList();
    requireParts(panel, splits, splitSpec);
    return new Setting(panel, horizon, season, splitSpec, splits);
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
  Setting beforeTest() {
    List<TimeSeries> before = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      before.add(panel.series().get(s).slice(0, splits.get(s).testStart()));
    }
    int shortest = before.stream().mapToInt(TimeSeries::length).min().orElseThrow();
    int horizons = Math.max(1, Math.min(TRIAL_HORIZONS, shortest / 2 / horizon - 1));
    SplitSpec spec =
        new SplitSpec(new SplitSize.Steps(horizon), new SplitSize.Steps(horizons * horizon));
    List<Split> trial = before.stream().map(series -> Split.of(series, spec)).toList();
    Panel panelBefore = new Panel(panel.schema(), before);
    requireParts(panelBefore, trial, spec);
    return new Setting(panelBefore, horizon, season, spec, trial);
  }

  /** Tells what was settled. */
  void say(RunListener listener) {
    Split first = splits.get(0);
    listener.note("horizon " + horizon + ", season " + season);
    listener.note(
        "train " + first.train() + ", validation " + first.validation() + ", test " + first.test());
  }

  /** Returns the train part of every series. */
  List<TimeSeries> train() {
    List<TimeSeries> train = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      train.add(panel.series().get(s).slice(0, splits.get(s).trainEnd()));
    }
    return train;
  }

  /** Returns the score on the held-out end of a model that has not seen it. */
  Evaluation score(Model model) {
    try (Forecaster forecaster = model.forecaster()) {
      return HeldOut.score(model.name(), forecaster, panel, splits, horizon, season);
    }
  }

  /**
   * Returns what a model file keeps of the series.
   *
   * @param model what forecasts from it
   * @param refit whether the model has seen test
   */
  List<SeriesEnd> ends(Model model, boolean refit) {
    List<SeriesEnd> ends = new ArrayList<>();
    try (Forecaster forecaster = model.forecaster()) {
      for (int s = 0; s < splits.size(); s++) {
        TimeSeries series = panel.series().get(s);
        int kept = Math.min(series.length(), forecaster.needed());
        TimeSeries tail = series.slice(series.length() - kept, series.length());
        int unseen = model instanceof ClassicalModel ? kept : refit ? 0 : splits.get(s).test();
        ends.add(new SeriesEnd(tail, unseen));
      }
    }
    return ends;
  }
}
