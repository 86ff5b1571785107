package dev.recur.pipeline;

import dev.recur.artifact.SavedModel;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a model and data to the score on the held-out end. */
public final class EvaluateRun {
  private EvaluateRun() {}

  /**
   * Scores a model on the end of the data.
   *
   * @param model the model
   * @param file whole series as the file has them, with the end that is held out; the future
   *     covariates of the steps after an origin are seen from it, past ones are not
   * @param test the held-out end; empty for the model's own
   * @param horizon steps a forecast covers; empty for the model's own
   * @throws InputException if the model has seen the held-out end, or a series is too short
   */
  public static Evaluation run(
      SavedModel model, Panel file, Optional<SplitSize> test, OptionalInt horizon) {
    int steps = horizon.orElse(model.horizon());
    Panel panel = KnownAhead.add(model.data(), file, steps);
    SplitSpec spec = new SplitSpec(new SplitSize.Steps(0), test.orElse(model.split().test()));
    List<Split> splits = new ArrayList<>();
    Map<String, SeriesEnd> ends =
        model.ends().stream().collect(Collectors.toMap(e -> e.tail().name(), Function.identity()));
    for (TimeSeries series : panel.series()) {
      Split split = Split.of(series, spec);
      if (split.test() == 0 || split.testStart() == 0) {
        throw new InputException(
            series.name()
                + ": has "
                + split.length()
                + " values, which leaves none to "
                + (split.test() == 0 ? "score" : "forecast from")
                + "; change --test");
      }
      if (ends.containsKey(series.name())) {
        requireUnseen(model, ends.get(series.name()), series, split);
      }
      splits.add(split);
    }
    try (Forecaster forecaster = model.model().forecaster()) {
      return HeldOut.score(
          model.model().name(),
          forecaster,
          panel,
          splits,
          steps,
          model.season());
    }
  }

  /** A score on values by which the weights were fitted or chosen would not be honest. */
  private static void requireUnseen(
      SavedModel model, SeriesEnd end, TimeSeries series, Split split) {
    long lastSeen = end.tail().calendar().ticks(end.lastSeen());
    int firstUnseen = series.calendar().indexOf(lastSeen) + 1;
    if (split.testStart() < firstUnseen) {
      throw new InputException(
          series.name()
              + ": the held-out end begins at "
              + series.calendar().label(split.testStart())
              + ", but the model was "
              + (model.refit() ? "refitted" : "trained")
              + " on values up to "
              + end.tail().calendar().label(end.lastSeen())
              + " (held-out RMSE before that: "
              + model.score().model().overall().rmse()
              + "); give data that goes on, or a later --test");
    }
  }
}
