package dev.recur.spark;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.IntervalsConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.csv.ReadOptions;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.series.DecimalMark;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;

/** What all series share, settled once on the driver and handed to the executors. */
final class Settled implements Serializable {
  private static final long serialVersionUID = 1;

  private final SparkSpec spec;
  private final byte[] model;
  private final int horizon;
  private final int season;

  private Settled(SparkSpec spec, byte[] model, int horizon, int season) {
    this.spec = spec;
    this.model = model;
    this.horizon = horizon;
    this.season = season;
  }

  /**
   * Returns what is shared by series that no model was trained for.
   *
   * @param horizon steps ahead
   * @param season steps in a season, 1 for none
   */
  static Settled untrained(SparkSpec spec, int horizon, int season) {
    return new Settled(spec, new byte[0], horizon, season);
  }

  /**
   * Returns what is shared by the series of a model.
   *
   * @param horizon steps ahead
   */
  static Settled by(SavedModel model, SparkSpec spec, int horizon) {
    return new Settled(spec, Recur.bytes(model), horizon, 0);
  }

  /** Returns what was said. */
  SparkSpec spec() {
    return spec;
  }

  /** Returns the steps ahead. */
  int horizon() {
    return horizon;
  }

  /** Returns the steps in a season of series that no model was trained for. */
  int season() {
    return season;
  }

  /** Returns the model, which is read anew. */
  Optional<SavedModel> loaded() {
    return model.length == 0 ? Optional.empty() : Optional.of(Recur.load(model));
  }

  /** Returns how rows are read. */
  static ReadOptions readOptions(SparkSpec spec, Optional<SavedModel> model) {
    return model
        .map(
            made -> {
              ReadOptions like = Data.optionsLike(made).with().decimal(DecimalMark.POINT).build();
              return spec.missing().isBlank()
                  ? like
                  : like.withMissing(spec.readOptions().missing(), spec.season());
            })
        .orElseGet(spec::readOptions);
  }

  /** Returns the intervals that are asked for; empty for those of the model. */
  static Optional<Levels> levels(SparkSpec spec) {
    return spec.levels().isBlank() ? Optional.empty() : Optional.of(Levels.parse(spec.levels()));
  }

  /** Returns the intervals of the result. */
  Levels levels(Optional<SavedModel> made) {
    return levels(spec)
        .orElseGet(() -> made.map(one -> one.intervals().levels()).orElse(Levels.DEFAULT));
  }

  /** Returns what a forecast without training is to be. */
  static ZeroShotConfig zeroShot(SparkSpec spec, OptionalInt horizon, OptionalInt season) {
    return ZeroShotConfig.builder()
        .horizon(horizon)
        .season(season)
        .intervals(
            IntervalsConfig.defaults().with().levels(levels(spec).orElse(Levels.DEFAULT)).build())
        .threads(1)
        .build();
  }
}
