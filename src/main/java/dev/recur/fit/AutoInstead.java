package dev.recur.fit;

import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.note.AutoNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether {@code auto} would have done better on the held-out values than a training did. What
 * {@code auto} does is told, cheaply, by its members that need no training, at their usual weights:
 * they have learnt nothing from the data, so the held-out values are as new to them as to the
 * model.
 */
public final class AutoInstead {
  /** Series on which it is looked at, at the most: the methods are fitted for each. */
  private static final int MOST_SERIES = 20;

  /** Forecasts beyond which it is not looked at, for it would take long. */
  private static final int MOST_FORECASTS = 100;

  private AutoInstead() {}

  /**
   * Returns both scores; empty if the model did as well, is {@code auto}, or was scored on more
   * than {@value #MOST_FORECASTS} forecasts.
   *
   * @param config what the user said
   * @param task what the model was fitted on, and what is held out
   * @param model the score of the model on the held-out values
   * @param rivals what its rivals forecast for them; members among these are not fitted again
   */
  public static Optional<AutoNote> of(
      TrainConfig config, Task task, ModelScore model, List<Forecasts> rivals) {
    Task some = task.someSeries(MOST_SERIES);
    Backtest backtest = HeldOut.backtest(some, ScoredQuantiles.NONE);
    if (config.model() instanceof ModelChoice.Auto
        || backtest.folds().forecasts() > MOST_FORECASTS) {
      return Optional.empty();
    }
    boolean all = some.panel().size() == task.panel().size();
    Forecasts combined = AutoFitter.untrained(config, some, backtest, all ? rivals : List.of());
    ModelScore auto = HeldOut.score(backtest, task.season(), combined);
    boolean single = some.panel().size() == 1 && some.panel().schema().targets().size() == 1;
    double own = single ? model.overall().rmse() : meanMase(model, auto.perSeries());
    double instead = single ? auto.overall().rmse() : meanMase(auto, auto.perSeries());
    OptionalInt series = single ? OptionalInt.empty() : OptionalInt.of(some.panel().size());
    return own > instead
        ? Optional.of(new AutoNote.Better(model.model(), series, own, instead))
        : Optional.empty();
  }

  /** Returns the mean over series that have a scale; NaN, which is above nothing, if none has. */
  private static double meanMase(ModelScore score, Map<String, PointScore> series) {
    return series.keySet().stream()
        .map(score.perSeries()::get)
        .flatMapToDouble(points -> points.mase().stream())
        .average()
        .orElse(Double.NaN);
  }
}
