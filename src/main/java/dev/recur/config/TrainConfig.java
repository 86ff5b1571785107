package dev.recur.config;

import dev.recur.hierarchy.Grouping;
import dev.recur.hierarchy.Reconciliation;
import dev.recur.series.Limit;
import dev.recur.series.OutlierPolicy;
import dev.recur.split.SplitSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user may say about training; what is empty is chosen from the data, and the choice is
 * said.
 *
 * @param horizon steps ahead; empty for one season of the calendar, or 10 steps without a season
 * @param season steps in a season; empty to find it in train
 * @param test the held-out end; empty for one horizon
 * @param validation the part before it; empty for whole horizons, a tenth of what is before test
 * @param model what is fitted
 * @param network what networks look like
 * @param training how networks are trained
 * @param intervals what forecasts show beside their points
 * @param outliers what becomes of outliers in what a network learns from
 * @param refit whether to train again on everything once the score is known
 * @param hierarchy sums that are forecast with the series, and made to agree; empty for none
 * @param reconcile how they are made to agree
 * @param longerSeasons steps in seasons beside the first, rising; none to find them
 */
@WithBuilder
public record TrainConfig(
    OptionalInt horizon,
    OptionalInt season,
    Optional<SplitSize> test,
    Optional<SplitSize> validation,
    ModelChoice model,
    NetworkConfig network,
    TrainingConfig training,
    IntervalsConfig intervals,
    OutlierPolicy outliers,
    boolean refit,
    Optional<Grouping> hierarchy,
    Reconciliation reconcile,
    List<Integer> longerSeasons)
    implements TrainConfigBuilder.With {
  /** Steps ahead where neither they nor a season are known. */
  public static final int HORIZON_WITHOUT_SEASON = 10;

  /** Checks the ranges. */
  public TrainConfig {
    Ranges.count(Limit.STEPS, "horizon", horizon);
    Ranges.count(Limit.STEPS, "season", season);
    longerSeasons = List.copyOf(longerSeasons);
    int before = Math.max(1, season.orElse(0));
    for (int steps : longerSeasons) {
      if (season.isEmpty() || steps <= before) {
        throw new IllegalArgumentException(
            "seasons " + season + " and " + longerSeasons + " must rise");
      }
      Ranges.count(Limit.STEPS, "season", steps);
      before = steps;
    }
  }

  /** Returns the defaults. */
  public static TrainConfig defaults() {
    return TrainConfigBuilder.builder()
        .model(new ModelChoice.Auto())
        .network(NetworkConfig.defaults())
        .training(TrainingConfig.defaults())
        .intervals(IntervalsConfig.defaults())
        .outliers(OutlierPolicy.DAMP)
        .reconcile(Reconciliation.MINT)
        .longerSeasons(List.of())
        .build();
  }

  /**
   * Returns a builder that begins with the defaults: {@code
   * TrainConfig.builder().model(ModelChoice.parse("gru")).horizon(12).build()}.
   */
  public static TrainConfigBuilder builder() {
    return defaults().with();
  }
}
