package dev.recur.cli;

import dev.recur.csv.ReadOptions;
import dev.recur.model.DataSettings;
import dev.recur.model.SavedModel;
import dev.recur.series.MissingPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is read that is like the one a model was trained on. */
final class MissingOptions {
  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      converter = DataOptions.MissingConverter.class,
      description =
          "What becomes of missing values: error, interpolate, previous, zero or seasonal [as in"
              + " training].")
  private @Nullable MissingPolicy missing;

  /** Returns the options that read another file of the kind a model was trained on. */
  ReadOptions like(SavedModel model) {
    return like(model, Optional.ofNullable(missing));
  }

  /**
   * Returns the options that read another file of the kind a model was trained on.
   *
   * @param model the model
   * @param missing what becomes of missing values; empty for the same as in training
   */
  static ReadOptions like(SavedModel model, Optional<MissingPolicy> missing) {
    DataSettings settings = model.data();
    return ReadOptions.like(model.schema())
        .withMissing(
            missing.orElse(settings.missing()),
            settings.fillSeason() > 0 ? settings.fillSeason() : model.season());
  }
}
