package dev.recur.cli;

import dev.recur.artifact.DataSettings;
import dev.recur.artifact.SavedModel;
import dev.recur.csv.ReadOptions;
import dev.recur.series.MissingPolicy;
import java.util.Objects;
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
    DataSettings settings = model.data();
    MissingPolicy policy = Objects.requireNonNullElse(missing, settings.missing());
    return ReadOptions.like(model.schema())
        .withMissing(policy, settings.fillSeason() > 0 ? settings.fillSeason() : model.season());
  }
}
