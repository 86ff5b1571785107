package dev.recur.config;

import dev.recur.classical.Method;
import dev.recur.classical.SeasonStrengths;
import dev.recur.forecast.Levels;
import dev.recur.series.DemandClass;
import dev.recur.series.Limit;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a user may say about an evaluation.
 *
 * @param test the held-out end; empty for the model's own
 * @param horizon steps a forecast covers; empty for the model's own
 * @param folds origins a series; empty for those of the held-out end
 * @param stride steps between origins; empty for one horizon
 * @param window steps before an origin that are seen; empty for all of them
 * @param refitEvery folds from one fit of the model to the next; 0 if it is not fitted again
 * @param rivals scored beside the model; empty for {@link #RIVALS}, and {@link #OF_DEMAND} where
 *     there is a series of intermittent demand
 * @param levels of the intervals that are scored; empty for the model's own
 * @param standard whether errors are measured in standard deviations of train
 * @param threads that share the forecasts of the rivals; the result does not depend on them
 */
@WithBuilder
public record EvaluateConfig(
    Optional<SplitSize> test,
    OptionalInt horizon,
    OptionalInt folds,
    OptionalInt stride,
    OptionalInt window,
    int refitEvery,
    Optional<List<ModelChoice.Untrained>> rivals,
    Optional<Levels> levels,
    boolean standard,
    int threads)
    implements EvaluateConfigBuilder.With {
  /** What a model is compared with unless the user says otherwise. */
  public static final List<ModelChoice.Untrained> RIVALS =
      Stream.of(
              Method.NAIVE,
              Method.SEASONAL_NAIVE,
              Method.DRIFT,
              Method.ETS,
              Method.THETA,
              Method.SARIMA)
          .<ModelChoice.Untrained>map(ModelChoice.Classical::new)
          .toList();

  /** What it is compared with beside them where there is a series of intermittent demand. */
  public static final List<ModelChoice.Untrained> OF_DEMAND =
      Stream.of(Method.CROSTON_SBA, Method.TSB, Method.ADIDA, Method.IMAPA)
          .<ModelChoice.Untrained>map(ModelChoice.Classical::new)
          .toList();

  /** Copies the list and checks the ranges. */
  public EvaluateConfig {
    rivals = rivals.map(List::copyOf);
    Ranges.count(Limit.STEPS, "horizon", horizon);
    Ranges.count(Limit.STEPS, "folds", folds);
    Ranges.count(Limit.STEPS, "stride", stride);
    Ranges.count(Limit.STEPS, "window", window);
    Ranges.count(Limit.THREADS, "threads", threads);
    if (refitEvery != 0) {
      Ranges.count(Limit.STEPS, "folds from fit to fit", refitEvery);
    }
  }

  /**
   * Returns the rivals of a model.
   *
   * @param histories all that is known before the forecasts, which decides what was left open
   * @param season steps in the first season; 1 for none
   */
  public List<ModelChoice.Untrained> rivals(List<TimeSeries> histories, int season) {
    return rivals.orElseGet(() -> fitting(RIVALS, histories, season));
  }

  /**
   * Returns the usual rivals, that of several seasons where most series have some, and those of
   * intermittent demand where there is some.
   *
   * @param usual the others
   * @param histories all that is known before the forecasts
   * @param season steps in the first season; 1 for none
   */
  public static List<ModelChoice.Untrained> fitting(
      List<ModelChoice.Untrained> usual, List<TimeSeries> histories, int season) {
    List<ModelChoice.Untrained> rivals = new ArrayList<>(usual);
    if (usual.contains(new ModelChoice.Classical(Method.ETS))
        && SeasonStrengths.areSeveral(histories, season)) {
      rivals.add(new ModelChoice.Classical(Method.MSTL));
    }
    if (histories.stream().anyMatch(DemandClass::isIntermittent)) {
      rivals.addAll(OF_DEMAND);
    }
    return rivals;
  }

  /** Returns the defaults: the held-out end of the model, beside the usual rivals. */
  public static EvaluateConfig defaults() {
    return EvaluateConfigBuilder.builder()
        .threads(Runtime.getRuntime().availableProcessors())
        .build();
  }

  /** Returns a builder that begins with the defaults. */
  public static EvaluateConfigBuilder builder() {
    return defaults().with();
  }
}
