package dev.recur.fit;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.SeasonalScale;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import dev.recur.split.Split;
import dev.recur.training.Validation;
import dev.recur.transform.PanelTransforms;
import dev.recur.window.Features;
import dev.recur.window.Sequence;
import dev.recur.window.WindowSpec;
import dev.recur.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The windows that a network is trained and judged by. Transforms are fitted to train, and nothing
 * in the windows of train depends on a value after it.
 *
 * @param task what is learned
 * @param recipe how windows are cut and what is done to the values before
 * @param transforms fitted to train
 */
record TrainingWindows(Task task, Recipe recipe, PanelTransforms transforms) {
  /**
   * Returns the windows of a training.
   *
   * @param whole what is learned
   * @param recipe of the network
   * @throws InputException if a series is too short
   */
  static TrainingWindows of(Task whole, Recipe recipe) {
    Task task = seen(recipe.epochsFixed() ? whole.learningValidation() : whole, recipe.window());
    TrainingWindows windows =
        new TrainingWindows(task, recipe, transforms(task, recipe, Split::trainEnd));
    windows.requireSome();
    return windows;
  }

  /** Returns what windows of a network see of the series: perhaps each target by itself. */
  static Task seen(Task whole, WindowSpec window) {
    return window.apart() ? whole.targetsApart() : whole;
  }

  private void requireSome() {
    WindowSpec window = recipe.window();
    int needed = window.lookback() + transforms.lag() + window.ahead();
    List<Split> splits = task.splits();
    for (int s = 0; s < splits.size(); s++) {
      Split split = splits.get(s);
      if (split.train() < needed) {
        throw new InputException(
                task.panel().series().get(s).name()
                    + ": has "
                    + Wording.count(split.length(), "value")
                    + " and needs at least "
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
                    + ")")
            .mend("lower ", setting("lookback"), " or ", setting("horizon"));
      }
    }
  }

  /** Returns the windows whose targets lie in train. */
  Windows ofTrain() {
    Windows windows = before(Split::trainEnd);
    if (windows.count() == 0) {
      throw new InputException(
              "most of the values of train are missing, so nothing is left to learn from")
          .mend("leave the series out or lower ", setting("horizon"));
    }
    return windows;
  }

  /** Returns the same with transforms fitted to everything before a step. */
  TrainingWindows fittedTo(ToIntFunction<Split> end) {
    return new TrainingWindows(task, recipe, transforms(task, recipe, end));
  }

  private static PanelTransforms transforms(Task task, Recipe recipe, ToIntFunction<Split> end) {
    PanelTransforms fitted =
        PanelTransforms.fit(recipe.transforms(), task.season(), task.learned(end, end));
    return task.scales().map(fitted::withCovariates).orElse(fitted);
  }

  /** Returns the windows whose targets lie before a step. */
  Windows before(ToIntFunction<Split> end) {
    return between(split -> 0, end, end);
  }

  /** Returns the windows whose targets lie in validation. */
  Windows ofValidation() {
    return between(Split::trainEnd, Split::testStart, Split::trainEnd);
  }

  private Windows between(
      ToIntFunction<Split> start, ToIntFunction<Split> end, ToIntFunction<Split> learned) {
    List<Sequence> sequences = new ArrayList<>();
    for (TimeSeries series : task.learned(learned, end)) {
      Features features =
          Features.of(series, transforms.of(series), transforms.covariates())
              .withNumber(sequences.size());
      int lag = series.length() - features.length();
      int from = start.applyAsInt(task.splits().get(sequences.size())) - lag;
      sequences.add(
          new Sequence(features, Math.max(0, from), features.length(), scales(features))
              .withFilled(filled(series, features.length())));
    }
    return new Windows(sequences, recipe.window());
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
      scales[k] = SeasonalScale.divisor(features.targets()[k], task.season()).absolute();
    }
    return scales;
  }

  /** Returns what decides which epoch was best. */
  Validation validation() {
    return new Validation(task.panel(), task.splits(), transforms, recipe.window());
  }
}
