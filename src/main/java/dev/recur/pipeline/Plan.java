package dev.recur.pipeline;

import dev.recur.artifact.Provenance;
import dev.recur.artifact.SavedModel;
import dev.recur.artifact.SeriesEnd;
import dev.recur.artifact.TrainingSummary;
import dev.recur.artifact.Weights;
import dev.recur.evaluation.Evaluation;
import dev.recur.forecast.RecursiveForecaster;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Predictor;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import dev.recur.training.Validation;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChoice;
import dev.recur.window.Sequence;
import dev.recur.window.WindowSpec;
import dev.recur.window.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Everything that is settled before training: what the user said, and for the rest what train
 * suggests. Nothing in it depends on a value after train.
 *
 * @param panel whole series
 * @param horizon steps ahead
 * @param season steps in a season, 1 for none
 * @param splitSpec how much is held out
 * @param splits one a series
 * @param transforms fitted to train
 * @param window how windows are cut
 * @param network what is trained
 */
record Plan(
    Panel panel,
    int horizon,
    int season,
    SplitSpec splitSpec,
    List<Split> splits,
    PanelTransforms transforms,
    WindowSpec window,
    NetworkSpec network) {
  private static final int HORIZON_WITHOUT_SEASON = 10;
  private static final int LOOKBACK_WITHOUT_SEASON = 24;
  private static final int SEASONS_OF_LOOKBACK = 2;
  private static final int LARGEST_SHARE_OF_TRAIN = 3;

  static Plan of(Panel panel, TrainConfig config) {
    int season = config.season().orElse(panel.schema().frequency().usualSeason());
    int horizon = config.horizon().orElse(season > 1 ? season : HORIZON_WITHOUT_SEASON);
    SplitSize oneHorizon = new SplitSize.Steps(horizon);
    SplitSpec splitSpec =
        new SplitSpec(config.validation().orElse(oneHorizon), config.test().orElse(oneHorizon));
    List<Split> splits = panel.series().stream().map(s -> Split.of(s, splitSpec)).toList();
    requireParts(panel, splits, splitSpec);

    List<TimeSeries> train = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      train.add(panel.series().get(s).slice(0, splits.get(s).trainEnd()));
    }
    List<Transform> chosen =
        config.transform().transforms().orElseGet(() -> commonChoice(train, season));
    PanelTransforms transforms = PanelTransforms.fit(chosen, season, train);
    int lookback = config.lookback().orElse(lookback(train, transforms.lag(), season));
    WindowSpec window = new WindowSpec(lookback, config.stride(), config.transform().window());
    int targets = panel.schema().targets().size();
    NetworkSpec network =
        new NetworkSpec(
            config.cell(), targets, config.hidden(), config.layers(), targets, config.dropout());
    Plan plan = new Plan(panel, horizon, season, splitSpec, splits, transforms, window, network);
    plan.requireWindows();
    return plan;
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

  /** Returns the transforms that more than half of the series would choose. */
  private static List<Transform> commonChoice(List<TimeSeries> train, int season) {
    List<List<Transform>> choices = new ArrayList<>();
    boolean positive = true;
    for (TimeSeries series : train) {
      for (int target = 0; target < series.targetCount(); target++) {
        double[] values = series.target(target);
        choices.add(TransformChoice.of(values, season));
        positive &= Arrays.stream(values).allMatch(value -> value > 0);
      }
    }
    List<Transform> common = new ArrayList<>();
    for (Transform transform : Transform.values()) {
      long votes = choices.stream().filter(choice -> choice.contains(transform)).count();
      boolean allowed = transform != Transform.LOG || positive;
      if (allowed && 2 * votes > choices.size()) {
        common.add(transform);
      }
    }
    return common;
  }

  /** Returns the lookback for the shortest series. */
  private static int lookback(List<TimeSeries> train, int lag, int season) {
    int shortest = train.stream().mapToInt(TimeSeries::length).min().orElseThrow() - lag;
    int wanted = season > 1 ? SEASONS_OF_LOOKBACK * season : LOOKBACK_WITHOUT_SEASON;
    return Math.max(1, Math.min(wanted, shortest / LARGEST_SHARE_OF_TRAIN));
  }

  private void requireWindows() {
    int needed = window.lookback() + transforms.lag() + 1;
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      if (split.train() < needed) {
        throw new InputException(
            panel.series().get(s).name()
                + ": has "
                + split.length()
                + " values and needs at least "
                + (needed + split.validation() + split.test())
                + " (lookback "
                + window.lookback()
                + ", differences "
                + transforms.lag()
                + ", 1 to learn from, validation "
                + split.validation()
                + ", test "
                + split.test()
                + "); lower --lookback or --horizon");
      }
    }
  }

  /** Tells what was settled. */
  void say(RunListener listener) {
    String names =
        transforms.transforms().stream().map(Transform::toString).collect(Collectors.joining(", "));
    String all = window.scaled() ? names.isEmpty() ? "window" : names + ", window" : names;
    Split first = splits.get(0);
    listener.note("horizon " + horizon + ", season " + season + ", lookback " + window.lookback());
    listener.note(
        "train " + first.train() + ", validation " + first.validation() + ", test " + first.test());
    listener.note("transform " + (all.isEmpty() ? "none" : all));
  }

  /** Returns the windows whose targets lie in train. */
  Windows trainWindows() {
    return windows(transforms, Split::trainEnd);
  }

  /**
   * Returns the windows over train, validation and test.
   *
   * @param refitted transforms fitted to all of it
   */
  Windows allWindows(PanelTransforms refitted) {
    return windows(refitted, Split::length);
  }

  private Windows windows(PanelTransforms fitted, ToIntFunction<Split> end) {
    List<Sequence> sequences = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      int to = end.applyAsInt(splits.get(s));
      TimeSeries series = panel.series().get(s).slice(0, to);
      double[][] features = new double[series.targetCount()][];
      for (int target = 0; target < features.length; target++) {
        features[target] = fitted.of(series).get(target).apply(series.target(target));
      }
      sequences.add(new Sequence(features, 0, features[0].length));
    }
    return new Windows(sequences, panel.schema().targets().size(), window);
  }

  /** Returns what decides which epoch was best. */
  Validation validation() {
    return new Validation(panel, splits, transforms, window);
  }

  /**
   * Returns the score of weights that have not seen test.
   *
   * @param weights of the network, flat
   */
  Evaluation heldOutScore(float[] weights) {
    try (Predictor predictor = new Predictor(network, weights, window.lookback(), 1)) {
      RecursiveForecaster forecaster =
          new RecursiveForecaster(
              transforms, window.lookback(), window.scaled(), predictor::predict);
      return HeldOut.score(network.cell().toString(), forecaster, panel, splits, horizon, season);
    }
  }

  /** Returns the same transforms fitted to train, validation and test. */
  PanelTransforms refittedTransforms() {
    return PanelTransforms.fit(transforms.transforms(), season, panel.series());
  }

  /**
   * Returns the model to be saved.
   *
   * @param fitted transforms that go with the weights
   * @param weights of the network, flat
   * @param training how they came about
   * @param score on the held-out end
   * @param provenance where the data came from
   */
  SavedModel model(
      PanelTransforms fitted,
      float[] weights,
      TrainingSummary training,
      Evaluation score,
      Provenance provenance) {
    List<SeriesEnd> ends = new ArrayList<>();
    int needed = window.lookback() + fitted.lag();
    for (int s = 0; s < splits.size(); s++) {
      TimeSeries series = panel.series().get(s);
      int unseen = training.refit() ? 0 : splits.get(s).test();
      ends.add(new SeriesEnd(series.slice(series.length() - needed, series.length()), unseen));
    }
    return new SavedModel(
        panel.schema(),
        horizon,
        season,
        splitSpec,
        window,
        fitted,
        network,
        new Weights(weights),
        training,
        score,
        ends,
        provenance);
  }
}
