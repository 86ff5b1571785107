package dev.recur.pipeline;

import dev.recur.covariate.FutureCovariates;
import dev.recur.evaluation.Drift;
import dev.recur.evaluation.OneStepCheck.Span;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Calibration;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.NewerValues.Newer;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a model and newer data to whether its errors have changed in size. */
public final class DriftRun {
  /** Newer values that are looked at, the last ones, over all series. */
  private static final int MOST = 1000;

  private DriftRun() {}

  /**
   * Compares errors one step ahead on values after the data of the training with those on values
   * before them that the weights have not learnt from. Each forecast sees the values before its own
   * and nothing else.
   *
   * @param model the model
   * @param panel whole series as a file has them
   * @param threads that share the forecasts
   * @param listener hears how far it is
   * @return empty if no series that the model was trained on has newer values, or nothing before
   *     them tells its errors
   */
  public static Optional<Drift> of(
      SavedModel model, Panel panel, int threads, RunListener listener) {
    NewerValues values = new NewerValues(model, threads);
    List<Newer> newer = new ArrayList<>();
    for (TimeSeries series : FutureCovariates.add(model.data(), panel, 0).series()) {
      if (values.end(series).isPresent()) {
        values.of(series, Optional.empty()).ifPresent(newer::add);
      }
    }
    if (newer.isEmpty()) {
      return Optional.empty();
    }
    Calibration late =
        values.calibration(
            values.before(newer).stream().map(NewerValues.Before::span).toList(), listener);
    Calibration before =
        model.model().isFittedToHistories() ? late : model.calibration().firstStep().and(late);
    int each = Math.max(1, MOST / newer.size());
    Calibration after =
        values.calibration(
            newer.stream().limit(MOST).map(one -> last(one, each)).toList(), listener);
    return before.points() == 0 || after.points() == 0
        ? Optional.empty()
        : Optional.of(Drift.of(before.scores().get(0), after.scores().get(0)));
  }

  private static Span last(Newer newer, int most) {
    int length = newer.series().length();
    return new Span(newer.series(), Math.max(newer.first(), length - most), length);
  }
}
