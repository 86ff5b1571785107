package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.CalendarFeatures;
import dev.recur.covariate.CalendarFeatures.Field;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.DieboldMariano;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.evaluation.Verdict;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import dev.recur.model.Model;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Label;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A model from the JSON that {@link ManifestWriter} wrote. */
final class ManifestReader {
  /** Steps in a horizon, a season or a lookback at the most. */
  static final int MOST_STEPS = 1 << 24;

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
    if (format != ManifestWriter.FORMAT && format != ManifestWriter.WITHOUT_ASKED) {
      throw new InputException(
          name
              + ": has model format "
              + format
              + ", this recur reads "
              + ManifestWriter.WITHOUT_ASKED
              + " and "
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

  /** Returns what was fitted, but for the weights. */
  ModelReader model() {
    return new ModelReader(
        manifest.get("model"),
        manifest.get("season").count(MOST_STEPS),
        manifest.get("schema").get("targets").list(Json::text).size());
  }

  SavedModel model(Model model) {
    Json provenance = manifest.get("provenance");
    return new SavedModel(
        asked(),
        schema(manifest.get("schema")),
        data(manifest.get("data")),
        manifest.get("horizon").count(MOST_STEPS),
        manifest.get("season").count(MOST_STEPS),
        new SplitSpec(
            SplitSize.parse(manifest.get("split").get("validation").text()),
            SplitSize.parse(manifest.get("split").get("test").text())),
        model,
        manifest.get("refit").bool(),
        score(manifest.get("score")),
        intervals(manifest.get("intervals")),
        calibration(manifest.get("calibration")),
        manifest.get("series").list(ManifestReader::end),
        new Provenance(
            provenance.get("data").text(),
            provenance.get("sha256").text(),
            manifest.get("recur").text()));
  }

  private Optional<TrainConfig> asked() {
    return manifest.get("format").integer() == ManifestWriter.WITHOUT_ASKED
        ? Optional.empty()
        : Optional.of(
            TrainConfigJson.read(
                manifest.get("asked"),
                intervals(manifest.get("intervals")),
                manifest.get("refit").bool()));
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

  private static DataSettings data(Json json) {
    return new DataSettings(
        new CalendarFeatures(json.get("calendar").list(field -> field.constant(Field.class))),
        json.get("holidays").text(),
        json.get("label").isMissing() ? Label.START : json.get("label").constant(Label.class),
        json.get("zone").text(),
        json.get("missing").constant(MissingPolicy.class),
        json.get("fillSeason").integer());
  }

  private static Schema.Covariate covariate(Json json) {
    return new Schema.Covariate(
        json.get("column").text(),
        Schema.Role.valueOf(json.get("role").text()),
        json.get("levels").list(Json::text));
  }

  private static Intervals intervals(Json json) {
    return new Intervals(Levels.parse(json.get("levels").text()), json.get("nonNegative").bool());
  }

  private static Calibration calibration(Json json) {
    return new Calibration(
        json.get("scores").list(step -> step.list(Json::number)),
        json.get("forecasts").integer(),
        json.get("correlation").number());
  }

  private static Evaluation score(Json json) {
    return new Evaluation(
        json.get("horizon").integer(),
        json.get("season").integer(),
        json.get("folds").integer(),
        json.get("points").integer(),
        modelScore(json.get("model")),
        json.get("baselines").list(ManifestReader::modelScore),
        json.get("verdict").list(ManifestReader::verdict).stream().findFirst());
  }

  private static Verdict verdict(Json json) {
    return new Verdict(
        json.get("rival").text(),
        json.get("sample").constant(Verdict.Sample.class),
        json.get("count").integer(),
        json.get("least").integer(),
        json.get("test").list(ManifestReader::dieboldMariano).stream().findFirst());
  }

  private static DieboldMariano dieboldMariano(Json json) {
    return new DieboldMariano(json.get("statistic").number(), json.get("pValue").number());
  }

  private static ModelScore modelScore(Json json) {
    return new ModelScore(
        json.get("model").text(),
        pointScore(json.get("overall")),
        json.get("perSeries").map(ManifestReader::pointScore),
        json.get("perTarget").map(ManifestReader::pointScore),
        json.get("quantiles").isMissing()
            ? Optional.empty()
            : Optional.of(quantileScore(json.get("quantiles"))),
        json.get("standIns").integer());
  }

  private static PointScore pointScore(Json json) {
    return PointScore.of(metric -> json.get(metric.toString()).optionalNumber());
  }

  private static QuantileScore quantileScore(Json json) {
    Map<Double, Double> pinball = new LinkedHashMap<>();
    for (Json each : json.get("pinball").list(each -> each)) {
      pinball.put(each.get("probability").number(), each.get("loss").number());
    }
    return new QuantileScore(
        json.get("points").integer(),
        json.get("draws").integer(),
        json.get("crps").number(),
        pinball,
        json.get("intervals").list(ManifestReader::intervalScore));
  }

  private static IntervalScore intervalScore(Json json) {
    return new IntervalScore(
        json.get("level").number(),
        json.get("coverage").number(),
        json.get("width").number(),
        json.get("winkler").number(),
        json.get("msis").optionalNumber());
  }

  private static SeriesEnd end(Json json) {
    Map<String, String> calendar = json.get("calendar").map(Json::text);
    TimeSeries tail =
        TimeSeries.builder(
                json.get("name").text(), Calendar.fromText(calendar), rows(json.get("targets")))
            .keys(json.get("keys").list(Json::text))
            .past(rows(json.get("past")))
            .future(rows(json.get("future")))
            .statics(json.get("static").numbers())
            .build();
    return new SeriesEnd(tail, json.get("unseen").integer());
  }

  private static double[][] rows(Json json) {
    return json.list(Json::numbers).toArray(new double[0][]);
  }
}
