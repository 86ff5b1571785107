package dev.recur.config;

import dev.recur.hierarchy.Grouping;
import dev.recur.hierarchy.Reconciliation;
import dev.recur.series.Limit;
import dev.recur.series.Shard;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user may say about a forecast without training.
 *
 * @param horizon steps ahead; empty for one season: of the calendar, else of the values; or 10
 *     steps without a season
 * @param season steps in a season; empty to find it
 * @param intervals what the forecast shows beside its points
 * @param shard the part of the panel that is forecast; what is chosen is chosen from all of it
 * @param threads that share the work; the forecasts do not depend on them
 * @param hierarchy sums that are forecast with the series, and made to agree; empty for none
 * @param reconcile how they are made to agree
 */
@WithBuilder
public record ZeroShotConfig(
    OptionalInt horizon,
    OptionalInt season,
    IntervalsConfig intervals,
    Shard shard,
    int threads,
    Optional<Grouping> hierarchy,
    Reconciliation reconcile)
    implements ZeroShotConfigBuilder.With {
  /** Checks the ranges. */
  public ZeroShotConfig {
    Ranges.count(Limit.STEPS, "horizon", horizon);
    Ranges.count(Limit.STEPS, "season", season);
    Ranges.count(Limit.THREADS, "threads", threads);
  }

  /** Returns the defaults. */
  public static ZeroShotConfig defaults() {
    return ZeroShotConfigBuilder.builder()
        .intervals(IntervalsConfig.defaults())
        .shard(Shard.WHOLE)
        .reconcile(Reconciliation.MINT)
        .threads(Runtime.getRuntime().availableProcessors())
        .build();
  }

  /** Returns a builder that begins with the defaults. */
  public static ZeroShotConfigBuilder builder() {
    return defaults().with();
  }
}
