package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.network.CellType;
import dev.recur.network.Clip;
import dev.recur.network.NetworkSpec;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Notation;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import dev.recur.training.Epoch;
import dev.recur.training.LearningRate;
import dev.recur.training.TrainingConfig;
import dev.recur.transform.Difference;
import dev.recur.transform.FittedTransform;
import dev.recur.transform.Log;
import dev.recur.transform.MinMax;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Robust;
import dev.recur.transform.SeasonalDifference;
import dev.recur.transform.Standard;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChain;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A model from the JSON that {@link ManifestWriter} wrote. */
final class ManifestReader {
  /** Units, layers, features at the most, checked before memory is taken for them. */
  private static final int LARGEST_SIZE = 1 << 16;

  /** Steps in a horizon, a season or a lookback at the most. */
  private static final int MOST_STEPS = 1 << 24;

  private final Json manifest;

  /**
   * Begins reading.
   *
   * @param name of the file, for complaints
   * @param json the manifest
   * @throws InputException if another version wrote it
   */
  ManifestReader(String name, JsonNode json) {
    manifest = new Json(json, name + ": manifest");
    int format = manifest.get("format").integer();
    if (format != ManifestWriter.FORMAT) {
      throw new InputException(
          name
              + ": has model format "
              + format
              + ", this recur reads "
              + ManifestWriter.FORMAT
              + "; use the recur that wrote it ("
              + manifest.get("recur").text()
              + ") or train again");
    }
  }

  /** Returns the checksum of an entry, lower-case hexadecimal. */
  String sha256(String entry) {
    return manifest.get("entries").get(entry).text();
  }

  NetworkSpec network() {
    Json json = manifest.get("network");
    return new NetworkSpec(
        json.get("cell").constant(CellType.class),
        json.get("features").count(LARGEST_SIZE),
        json.get("hidden").count(LARGEST_SIZE),
        json.get("layers").count(LARGEST_SIZE),
        json.get("outputs").count(LARGEST_SIZE),
        json.get("dropout").number());
  }

  SavedModel model(Weights weights) {
    Json provenance = manifest.get("provenance");
    int season = manifest.get("season").count(MOST_STEPS);
    return new SavedModel(
        schema(manifest.get("schema")),
        manifest.get("horizon").count(MOST_STEPS),
        season,
        new SplitSpec(
            SplitSize.parse(manifest.get("split").get("validation").text()),
            SplitSize.parse(manifest.get("split").get("test").text())),
        window(manifest.get("window")),
        transforms(manifest.get("transforms"), season, network().outputs()),
        network(),
        weights,
        training(manifest.get("training")),
        score(manifest.get("score")),
        manifest.get("series").list(ManifestReader::end),
        new Provenance(
            provenance.get("data").text(),
            provenance.get("sha256").text(),
            manifest.get("recur").text()));
  }

  private static Schema schema(Json json) {
    Json format = json.get("format");
    return new Schema(
        json.get("time").list(Json::text),
        json.get("keys").list(Json::text),
        json.get("targets").list(Json::text),
        json.get("covariates").list(ManifestReader::covariate),
        Frequency.parse(json.get("frequency").text()),
        Notation.of(json.get("notation").text(), json.get("zone").text()),
        new Schema.Format(
            Schema.Layout.valueOf(format.get("layout").text()),
            format.get("delimiter").text().charAt(0),
            format.get("decimal").text().charAt(0),
            format.get("header").bool()));
  }

  private static Schema.Covariate covariate(Json json) {
    return new Schema.Covariate(
        json.get("column").text(),
        Schema.Role.valueOf(json.get("role").text()),
        json.get("levels").list(Json::text));
  }

  private static WindowSpec window(Json json) {
    return new WindowSpec(
        json.get("lookback").count(MOST_STEPS),
        json.get("stride").integer(),
        json.get("scaled").bool());
  }

  private static PanelTransforms transforms(Json json, int season, int targets) {
    List<Transform> names = json.get("names").list(name -> name.constant(Transform.class));
    Function<Json, List<TransformChain>> chains =
        series ->
            series.list(targets, chain -> new TransformChain(chain.list(ManifestReader::link)));
    return new PanelTransforms(names, season, json.get("fitted").map(chains));
  }

  private static FittedTransform link(Json json) {
    List<Json> parts = json.list(part -> part);
    return switch (parts.get(0).constant(Transform.class)) {
      case LOG -> new Log();
      case DIFFERENCE -> new Difference();
      case SEASONAL_DIFFERENCE -> new SeasonalDifference(parts.get(1).integer());
      case STANDARD -> new Standard(parts.get(1).number(), parts.get(2).number());
      case MINMAX -> new MinMax(parts.get(1).number(), parts.get(2).number());
      case ROBUST -> new Robust(parts.get(1).number(), parts.get(2).number());
    };
  }

  private static TrainingSummary training(Json json) {
    TrainingConfig config =
        TrainingConfig.defaults()
            .change()
            .epochs(json.get("epochs").integer())
            .batch(json.get("batch").integer())
            .learningRate(LearningRate.constant(json.get("learningRate").number()))
            .patience(json.get("patience").integer())
            .clip(Clip.globalNorm(json.get("clip").number()))
            .seed(json.get("seed").longInteger())
            .threads(1)
            .done();
    List<Json> losses = json.get("loss").list(loss -> loss);
    List<Json> validation = json.get("validationRmse").list(rmse -> rmse);
    List<Epoch> history = new ArrayList<>();
    for (int i = 0; i < Math.min(losses.size(), validation.size()); i++) {
      double rmse = validation.get(i).optionalNumber().orElse(Double.POSITIVE_INFINITY);
      history.add(new Epoch(i + 1, losses.get(i).number(), rmse, config.learningRate().full()));
    }
    return new TrainingSummary(
        config, json.get("bestEpoch").integer(), json.get("refit").bool(), history);
  }

  private static Evaluation score(Json json) {
    return new Evaluation(
        json.get("horizon").integer(),
        json.get("season").integer(),
        json.get("folds").integer(),
        json.get("points").integer(),
        modelScore(json.get("model")),
        json.get("baselines").list(ManifestReader::modelScore));
  }

  private static ModelScore modelScore(Json json) {
    return new ModelScore(
        json.get("model").text(),
        pointScore(json.get("overall")),
        json.get("perSeries").map(ManifestReader::pointScore),
        json.get("perTarget").map(ManifestReader::pointScore));
  }

  private static PointScore pointScore(Json json) {
    return new PointScore(
        json.get("rmse").number(),
        json.get("mae").number(),
        json.get("bias").number(),
        json.get("mape").optionalNumber(),
        json.get("smape").number(),
        json.get("mase").optionalNumber(),
        json.get("rmsse").optionalNumber());
  }

  private static SeriesEnd end(Json json) {
    Map<String, String> calendar = json.get("calendar").map(Json::text);
    double[][] targets = json.get("targets").list(Json::numbers).toArray(new double[0][]);
    TimeSeries tail =
        TimeSeries.builder(json.get("name").text(), Calendar.fromText(calendar), targets)
            .keys(json.get("keys").list(Json::text))
            .build();
    return new SeriesEnd(tail, json.get("unseen").integer());
  }
}
