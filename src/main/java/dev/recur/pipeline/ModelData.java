package dev.recur.pipeline;

import dev.recur.covariate.DataSettings;
import dev.recur.csv.ReadOptions;
import dev.recur.model.SavedModel;
import dev.recur.series.MissingPolicy;
import dev.recur.table.Source;
import java.util.Optional;

/** More data of the kind a model was trained on. */
public final class ModelData {
  private ModelData() {}

  /**
   * Returns the options that read another file of that kind.
   *
   * @param model the model
   * @param missing what becomes of missing values; empty for the same as in training
   */
  public static ReadOptions readOptions(SavedModel model, Optional<MissingPolicy> missing) {
    DataSettings settings = model.data();
    return ReadOptions.like(model.schema())
        .with()
        .aggregate(settings.aggregate())
        .part(new Source.Part(model.provenance().sheet(), model.provenance().query()))
        .timeFormat(settings.timeFormat())
        .skipRows(settings.skipRows())
        .comment(settings.comment())
        .encoding(settings.encoding())
        .build()
        .withMissing(
            missing.orElse(settings.missing()),
            settings.fillSeason() > 0 ? settings.fillSeason() : model.season());
  }
}
