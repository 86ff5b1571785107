package dev.recur.pipeline;

import dev.recur.artifact.NetworkModel;
import dev.recur.network.NetworkSpec;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.training.Validation;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChoice;
import dev.recur.window.Features;
import dev.recur.window.Sequence;
import dev.recur.window.WindowSpec;
import dev.recur.window.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What is settled before a network is trained: what the user said, and for the rest what train
 * suggests. Nothing in it depends on a value after train.
 *
 * @param setting what it is trained on
 * @param transforms fitted to train
 * @param window how windows are cut
 * @param network what is trained
 */
record NetworkPlan(
    Setting setting, PanelTransforms transforms, WindowSpec window, NetworkSpec network) {
  private static final int LOOKBACK_WITHOUT_SEASON = 24;
  private static final int SEASONS_OF_LOOKBACK = 2;
  private static final int LARGEST_SHARE_OF_TRAIN = 3;

  static NetworkPlan of(Setting setting, TrainConfig config) {
    int season = setting.season();
    List<TimeSeries> train = setting.train();
    List<Transform> chosen =
        config.transform().transforms().orElseGet(() -> commonChoice(train, season));
    PanelTransforms transforms = PanelTransforms.fit(chosen, season, train);
    int lookback = config.lookback().orElse(lookback(train, transforms.lag(), season));
    WindowSpec window = WindowSpec.oneStep(lookback, config.stride(), config.transform().window());
    NetworkPlan plan =
        new NetworkPlan(setting, transforms, window, network(train.get(0), window, config));
    plan.requireWindows();
    return plan;
  }

  /** Returns the plan of a network of the same settings, trained on something else. */
  static NetworkPlan again(Setting setting, NetworkModel model) {
    int season = setting.season();
    List<TimeSeries> train = setting.train();
    boolean choose = model.training().transformsChosen();
    List<Transform> names = choose ? commonChoice(train, season) : model.transforms().transforms();
    PanelTransforms transforms = PanelTransforms.fit(names, season, train);
    NetworkPlan plan = new NetworkPlan(setting, transforms, model.window(), model.network());
    plan.requireWindows();
    return plan;
  }

  /** Returns the plan with its transforms fitted to other values. */
  NetworkPlan refittedTo(List<TimeSeries> values) {
    PanelTransforms refitted =
        PanelTransforms.fit(transforms.transforms(), setting.season(), values);
    return new NetworkPlan(setting, refitted, window, network);
  }

  private static NetworkSpec network(TimeSeries series, WindowSpec window, TrainConfig config) {
    int targets = series.targetCount();
    int features = targets + series.pastCount() + series.futureCount() + series.staticCount();
    return new NetworkSpec(
        ((ModelChoice.Network) config.model()).cell(),
        features * window.segment(),
        config.hidden(),
        config.layers(),
        targets * window.ahead(),
        config.dropout());
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
    int needed = window.lookback() + transforms.lag() + window.ahead();
    List<Split> splits = setting.splits();
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      if (split.train() < needed) {
        throw new InputException(
            setting.panel().series().get(s).name()
                + ": has "
                + split.length()
                + " values and needs at least "
                + (needed + split.validation() + split.test())
                + " (lookback "
                + window.lookback()
                + ", differences "
                + transforms.lag()
                + ", "
                + window.ahead()
                + " to learn from, validation "
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
    listener.note(
        "lookback " + window.lookback() + ", transform " + (all.isEmpty() ? "none" : all));
  }

  /** Returns the windows whose targets lie in train. */
  Windows trainWindows() {
    return windows(Split::trainEnd);
  }

  /** Returns the windows over train, validation and test. */
  Windows allWindows() {
    return windows(Split::length);
  }

  private Windows windows(ToIntFunction<Split> end) {
    List<Sequence> sequences = new ArrayList<>();
    for (int s = 0; s < setting.splits().size(); s++) {
      int to = end.applyAsInt(setting.splits().get(s));
      TimeSeries series = setting.panel().series().get(s).slice(0, to);
      Features features = Features.of(series, transforms.of(series), transforms.covariates());
      sequences.add(Sequence.of(features, 0, features.length()));
    }
    return new Windows(sequences, window);
  }

  /** Returns what decides which epoch was best. */
  Validation validation() {
    return new Validation(setting.panel(), setting.splits(), transforms, window);
  }
}
