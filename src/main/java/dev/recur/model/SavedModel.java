package dev.recur.model;

import dev.recur.config.TrainConfig;
import dev.recur.config.WithBuilder;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.Evaluation;
import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.forecast.Seen;
import dev.recur.hierarchy.Grouping;
import dev.recur.hierarchy.Reconciler;
import dev.recur.hierarchy.Reconciliation;
import dev.recur.hierarchy.Summed;
import dev.recur.series.Schema;
import dev.recur.split.SplitSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a model file holds. Immutable, and so may be shared by threads.
 *
 * @param asked what the user said, so that a backtest can choose again what it leaves open; threads
 *     are left out: the result does not depend on them. Empty in files of before it was kept
 * @param schema the columns of the data and their roles
 * @param data what is done to the values of a file before the model sees them
 * @param horizon steps ahead it was trained for; it forecasts further by the same recursion
 * @param season steps in a season, 1 for none
 * @param split how much was held out
 * @param model what was fitted
 * @param refit whether it was then fitted again to train, validation and test; the held-out score
 *     is that of the fit before
 * @param score on the held-out end, of a fit that had not seen it
 * @param intervals what forecasts show beside their points
 * @param calibration by which its distributions are corrected
 * @param ends the end of each series of the data
 * @param provenance where the model comes from
 */
@WithBuilder
public record SavedModel(
    Optional<TrainConfig> asked,
    Schema schema,
    DataSettings data,
    int horizon,
    int season,
    SplitSpec split,
    Model model,
    boolean refit,
    Evaluation score,
    Intervals intervals,
    Calibration calibration,
    List<SeriesEnd> ends,
    Provenance provenance)
    implements SavedModelBuilder.With {
  /** Copies the list. */
  public SavedModel {
    asked = asked.map(said -> said.withTraining(said.training().withThreads(1)));
    ends = List.copyOf(ends);
  }

  /** Returns the sums that are forecast with the series; empty if none are. */
  public Optional<Grouping> hierarchy() {
    return asked.flatMap(TrainConfig::hierarchy);
  }

  /**
   * Returns the same, whose sums are made to agree otherwise.
   *
   * @param how they are
   */
  public SavedModel reconciledBy(Reconciliation how) {
    return withAsked(asked.map(said -> said.withReconcile(how)));
  }

  /** Returns the same, whose forecasts of series and sums are not made to agree. */
  public SavedModel apart() {
    return withAsked(asked.map(said -> said.withHierarchy(Optional.empty())));
  }

  /**
   * Returns what makes its forecasts add up.
   *
   * @param summed series and their sums
   * @return empty if it has no sums
   */
  public Optional<Reconciler> reconciler(Summed summed) {
    return asked
        .filter(said -> said.hierarchy().isPresent())
        .map(said -> new Reconciler(summed.hierarchy(), said.reconcile(), intervals));
  }

  private Seen seen() {
    Map<String, Long> last = new HashMap<>();
    for (SeriesEnd end : ends) {
      last.put(end.tail().name(), end.tail().calendar().ticks(end.lastSeen()));
    }
    return model.seen(last);
  }

  /** Returns the forecaster with its intervals, for one thread; the caller closes it. */
  public Forecaster forecaster() {
    return forecaster(1);
  }

  /**
   * Returns the same forecaster, which lets several threads share the histories.
   *
   * @param threads 1 or more; the forecasts do not depend on them
   */
  public Forecaster forecaster(int threads) {
    Seen seen = seen();
    // What is made to add up is rounded when it does.
    Intervals bounds = hierarchy().isEmpty() ? intervals : intervals.unrounded();
    return ParallelForecaster.of(
        () -> bounds.of(new CalibratedForecaster(model.forecaster(), calibration, seen)), threads);
  }
}
