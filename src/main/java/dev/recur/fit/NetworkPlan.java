package dev.recur.fit;

import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.TransformSpec;
import dev.recur.model.NetworkModel;
import dev.recur.network.CellType;
import dev.recur.network.DecoderSpec;
import dev.recur.network.EmbeddingSpec;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.network.PointLoss;
import dev.recur.network.QuantileLoss;
import dev.recur.network.QuantileOutputs;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.training.TrainingConfig;
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
import java.util.Optional;
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
 * @param quantiles how its outputs become quantiles; empty if they are points, as of a network that
 *     goes on step by step
 */
record NetworkPlan(
    Setting setting,
    PanelTransforms transforms,
    WindowSpec window,
    NetworkSpec network,
    Optional<QuantileOutputs> quantiles) {
  private static final int SEASONS_FOR_A_MEAN = 6;

  static NetworkPlan of(Setting whole, Recipe recipe, TrainConfig config) {
    Setting setting = seen(whole, recipe.window());
    PanelTransforms transforms = transforms(setting, recipe.transform());
    boolean numbered = config.network().embedding() > 0;
    WindowSpec window = numbered ? recipe.window().withNumbered() : recipe.window();
    NetworkPlan plan =
        new NetworkPlan(
            setting, transforms, window, network(setting, recipe, config), quantiles(window));
    plan.requireWindows();
    return plan;
  }

  /** Returns the plan of training the same network again on everything. */
  static NetworkPlan onEverything(Setting whole, NetworkModel model) {
    return new NetworkPlan(
        seen(whole, model.window()),
        model.transforms(),
        model.window(),
        model.network(),
        model.quantiles());
  }

  private static Setting seen(Setting whole, WindowSpec window) {
    return window.apart() ? whole.apart() : whole;
  }

  /** Returns the plan of a network of the same settings, trained on something else. */
  static NetworkPlan again(Setting whole, NetworkModel model) {
    Setting setting = seen(whole, model.window());
    List<TimeSeries> train = setting.train();
    List<Transform> names =
        model.training().transformsChosen()
            ? commonChoice(train, setting.season(), seasonal(setting, model))
            : model.transforms().transforms();
    PanelTransforms transforms = PanelTransforms.fit(names, setting.season(), train);
    NetworkOptions options = model.network().options();
    NetworkSpec network =
        options
            .embedding()
            .map(e -> new EmbeddingSpec(setting.panel().size(), e.size()))
            .map(embedding -> model.network().with(options.withEmbedding(embedding)))
            .orElse(model.network());
    NetworkPlan plan =
        new NetworkPlan(setting, transforms, model.window(), network, model.quantiles());
    plan.requireWindows();
    return plan;
  }

  private static Optional<QuantileOutputs> quantiles(WindowSpec window) {
    return window.ahead() > 1 ? Optional.of(QuantileOutputs.USUAL) : Optional.empty();
  }

  /** Returns how the network is trained: quantiles have a loss beside that of the points. */
  TrainingConfig training(TrainingConfig chosen) {
    return quantiles.isPresent() && chosen.loss() instanceof PointLoss point
        ? chosen.change().loss(new QuantileLoss(point, quantiles.get())).done()
        : chosen;
  }

  /** Returns transforms fitted to train. */
  static PanelTransforms transforms(Setting setting, TransformSpec spec) {
    List<TimeSeries> train = setting.train();
    List<Transform> chosen =
        spec.transforms().orElseGet(() -> commonChoice(train, setting.season(), spec.seasonal()));
    return PanelTransforms.fit(chosen, setting.season(), train);
  }

  private static NetworkSpec network(Setting setting, Recipe recipe, TrainConfig config) {
    TimeSeries series = setting.panel().series().get(0);
    WindowSpec window = recipe.window();
    int targets = series.targetCount();
    int features = targets + series.pastCount() + series.futureCount() + series.staticCount();
    CellType cell = ((ModelChoice.Network) config.model()).cell();
    int steps = window.networkSteps();
    NetworkOptions options = config.network().options().withSkip(recipe.skip() ? steps : 0);
    if (window.decoded()) {
      boolean attention = config.network().attention();
      options =
          options.withDecoder(
              new DecoderSpec(window.ahead(), targets, series.futureCount(), attention));
    }
    int embedding = config.network().embedding();
    if (embedding > 0) {
      options = options.withEmbedding(new EmbeddingSpec(setting.panel().size(), embedding));
    }
    return new NetworkSpec(
        cell,
        features * window.segment(),
        recipe.hidden(),
        recipe.layers(),
        targets * window.ahead() * quantiles(window).map(QuantileOutputs::count).orElse(1),
        config.network().dropout(),
        cell.isRecurrent() ? options : options.withLookback(steps));
  }

  private static Transform seasonal(Setting setting, NetworkModel model) {
    return model.transforms().transforms().contains(Transform.SEASONAL_MEAN)
            && showsSeasonsForAMean(setting)
        ? Transform.SEASONAL_MEAN
        : Transform.SEASONAL_DIFFERENCE;
  }

  /** Returns whether train is twice as long as what a mean over seasons uses up. */
  static boolean showsSeasonsForAMean(Setting setting) {
    int needed = SEASONS_FOR_A_MEAN * setting.season();
    return setting.train().stream().allMatch(series -> series.length() >= needed);
  }

  /**
   * Returns the transforms that more than half of the series would choose; a seasonal difference as
   * soon as one would: no choice suits all, and other members of an ensemble choose otherwise.
   */
  private static List<Transform> commonChoice(
      List<TimeSeries> train, int season, Transform seasonal) {
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
      boolean oneIsEnough = transform == Transform.SEASONAL_DIFFERENCE && transform == seasonal;
      if (allowed && votes > (oneIsEnough ? 0 : choices.size() / 2)) {
        common.add(transform == Transform.SEASONAL_DIFFERENCE ? seasonal : transform);
      }
    }
    return common;
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

  private String decoder() {
    if (window.decoded()) {
      boolean attention = network.options().decoder().orElseThrow().attention();
      return Decoder.SEQ2SEQ + (attention ? " with attention" : "");
    }
    return (window.ahead() > 1 ? Decoder.DIRECT : Decoder.RECURSIVE).toString();
  }

  /** Tells what was settled. */
  void say(RunListener listener) {
    String names =
        transforms.transforms().stream().map(Transform::toString).collect(Collectors.joining(", "));
    String all = window.scaled() ? names.isEmpty() ? "window" : names + ", window" : names;
    String segments = window.segment() > 1 ? " in segments of " + window.segment() : "";
    listener.note(
        decoder()
            + ", lookback "
            + window.lookback()
            + segments
            + ", transform "
            + (all.isEmpty() ? "none" : all)
            + ", "
            + network.layers()
            + (network.layers() > 1 ? " layers of " : " layer of ")
            + network.hidden()
            + " units"
            + (window.apart() ? ", each target apart" : "")
            + (network.options().bidirectional() ? " in both directions" : "")
            + (network.options().skip() > 0 ? ", linear skip" : "")
            + network.options().embedding().map(vectors -> ", " + vectors).orElse(""));
  }

  /** Returns the windows whose targets lie in train. */
  Windows trainWindows() {
    Windows windows = windows(Split::trainEnd);
    if (windows.count() == 0) {
      throw new InputException(
          "most of the values of train are missing, so nothing is left to learn from; leave the"
              + " series out or lower --horizon");
    }
    return windows;
  }

  /** Returns the same with transforms fitted to everything before a step. */
  NetworkPlan fittedTo(ToIntFunction<Split> end) {
    PanelTransforms fitted =
        PanelTransforms.fit(transforms.transforms(), setting.season(), setting.before(end));
    return new NetworkPlan(setting, fitted, window, network, quantiles);
  }

  /** Returns the windows whose targets lie before a step. */
  Windows windows(ToIntFunction<Split> end) {
    return windows(split -> 0, end);
  }

  /** Returns the windows whose targets lie in validation. */
  Windows validationWindows() {
    return windows(Split::trainEnd, Split::testStart);
  }

  private Windows windows(ToIntFunction<Split> start, ToIntFunction<Split> end) {
    List<Sequence> sequences = new ArrayList<>();
    for (TimeSeries series : setting.before(end)) {
      Features features =
          Features.of(series, transforms.of(series), transforms.covariates())
              .withNumber(sequences.size());
      int lag = series.length() - features.length();
      int from = start.applyAsInt(setting.splits().get(sequences.size())) - lag;
      sequences.add(
          new Sequence(features, Math.max(0, from), features.length(), scales(features))
              .withFilled(filled(series, features.length())));
    }
    return new Windows(sequences, window);
  }

  /** Returns how many targets were filled in at each of the last steps of a series. */
  private static int[] filled(TimeSeries series, int steps) {
    int[] filled = new int[steps];
    for (int t = 0; t < steps; t++) {
      for (int k = 0; k < series.targetCount(); k++) {
        filled[t] += series.observed(k, series.length() - steps + t) ? 0 : 1;
      }
    }
    return filled;
  }

  /** Returns the mean change over a season of each target, transformed units, as in MASE. */
  private double[] scales(Features features) {
    double[] scales = new double[features.targets().length];
    for (int k = 0; k < scales.length; k++) {
      double[] values = features.targets()[k];
      int season = values.length > setting.season() ? setting.season() : 1;
      double sum = 0;
      for (int t = season; t < values.length; t++) {
        sum += Math.abs(values[t] - values[t - season]);
      }
      double mean = sum / Math.max(1, values.length - season);
      scales[k] = mean > 0 ? mean : 1;
    }
    return scales;
  }

  /** Returns what decides which epoch was best. */
  Validation validation() {
    return new Validation(setting.panel(), setting.splits(), transforms, window);
  }
}
