package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.CalendarFeatures;
import dev.recur.covariate.CalendarFeatures.Field;
import dev.recur.covariate.DataSettings;
import dev.recur.covariate.Holidays;
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
import dev.recur.series.Aggregation;
import dev.recur.series.Calendar;
import dev.recur.series.DecimalMark;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Label;
import dev.recur.series.Limit;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import dev.recur.split.SplitSpec;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A model from the JSON that {@link ManifestWriter} wrote. */
final class ManifestReader {
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
        manifest.get("season").count(Limit.STEPS),
        manifest.get("schema").get("targets").list(Json::text).size());
  }

  SavedModel model(Model model) {
    Json provenance = manifest.get("provenance");
    return new SavedModel(
        asked(),
        schema(),
        manifest.get("data").as(ManifestReader::data),
        manifest.get("horizon").count(Limit.STEPS),
        manifest.get("season").count(Limit.STEPS),
        new SplitSpec(
            manifest.get("split").get("validation").as(size -> SplitSize.parse(size.text())),
            manifest.get("split").get("test").as(size -> SplitSize.parse(size.text()))),
        model,
        manifest.get("refit").bool(),
        manifest.get("score").as(ManifestReader::score),
        manifest.get("intervals").as(ManifestReader::intervals),
        manifest.get("calibration").as(ManifestReader::calibration),
        manifest.get("series").as(this::ends),
        new Provenance(
            provenance.get("data").text(),
            textOr(provenance.get("sheet")),
            textOr(provenance.get("query")),
            provenance.get("sha256").as(ManifestReader::digest),
            manifest.get("recur").text()));
  }

  /** What is only written where there is something. */
  private static String textOr(Json json) {
    return json.isMissing() ? "" : json.text();
  }

  private Optional<TrainConfig> asked() {
    return manifest.get("format").integer() == ManifestWriter.WITHOUT_ASKED
        ? Optional.empty()
        : Optional.of(
            TrainConfigJson.read(
                manifest.get("asked"),
                manifest.get("intervals").as(ManifestReader::intervals),
                manifest.get("refit").bool()));
  }

  private static String digest(Json json) {
    String digest = json.text();
    if (!digest.matches("[0-9a-f]{64}")) {
      throw json.refused("is not a SHA-256");
    }
    return digest;
  }

  private Schema schema() {
    return manifest.get("schema").as(ManifestReader::schema);
  }

  private static Schema schema(Json json) {
    Json format = json.get("format");
    DecimalMark decimal = decimal(format.get("decimal"));
    char delimiter = format.get("delimiter").character(",;\t|");
    if (decimal.character() == delimiter) {
      throw format.get("decimal").refused("is the delimiter, too");
    }
    Schema schema =
        new Schema(
            json.get("time").distinct(Json::text),
            json.get("keys").distinct(Json::text),
            json.get("targets").distinct(Json::text),
            json.get("covariates").list(ManifestReader::covariate),
            json.get("frequency").as(frequency -> Frequency.parse(frequency.text())),
            json.get("notation").as(text -> Notation.of(text.text(), json.get("zone").text())),
            new Schema.Format(
                format.get("layout").named(Schema.Layout.class),
                delimiter,
                decimal,
                format.get("header").bool(),
                !format.get("nearest").isMissing() && format.get("nearest").bool()));
    if (schema.time().size() != schema.notation().columns()) {
      throw json.get("time")
          .refused(
              "has %d columns, its notation %d"
                  .formatted(schema.time().size(), schema.notation().columns()));
    }
    return schema;
  }

  /** Nothing stands for a mark that no number showed. */
  private static DecimalMark decimal(Json json) {
    return json.text().isEmpty() ? DecimalMark.OPEN : DecimalMark.of(json.character(".,"));
  }

  private static DataSettings data(Json json) {
    return new DataSettings(
        new CalendarFeatures(json.get("calendar").list(field -> field.constant(Field.class))),
        json.get("holidays").as(ManifestReader::region),
        json.get("label").isMissing() ? Label.START : json.get("label").constant(Label.class),
        json.get("zone").text(),
        json.get("aggregate").isMissing()
            ? Optional.empty()
            : Optional.of(json.get("aggregate").constant(Aggregation.class)),
        json.get("missing").constant(MissingPolicy.class),
        json.get("fillSeason").between(0, Limit.STEPS.most()),
        json.get("timeFormat").isMissing()
            ? ""
            : json.get("timeFormat").as(ManifestReader::timeFormat),
        json.get("skipRows").isMissing()
            ? OptionalInt.empty()
            : OptionalInt.of(json.get("skipRows").between(0, Integer.MAX_VALUE)),
        json.get("comment").isMissing() ? "" : comment(json.get("comment")),
        json.get("encoding").isMissing() ? "" : encoding(json.get("encoding")));
  }

  private static String timeFormat(Json json) {
    return Notation.of(json.text()).pattern();
  }

  private static String comment(Json json) {
    if (!json.text().matches("[ -~]")) {
      throw json.refused("is not one ASCII character");
    }
    return json.text();
  }

  private static String encoding(Json json) {
    if (!json.text().matches("[A-Za-z0-9][A-Za-z0-9+.:_-]*") || !Charset.isSupported(json.text())) {
      throw json.refused("is no encoding known here");
    }
    return json.text();
  }

  private static String region(Json json) {
    String region = json.text();
    return region.isEmpty() ? region : new Holidays(region).region();
  }

  private static Schema.Covariate covariate(Json json) {
    return new Schema.Covariate(
        json.get("column").text(),
        json.get("role").named(Schema.Role.class),
        json.get("levels").distinct(Json::text));
  }

  private static Intervals intervals(Json json) {
    return new Intervals(
        json.get("levels").as(levels -> Levels.parse(levels.text())),
        json.get("nonNegative").bool(),
        !json.get("whole").isMissing() && json.get("whole").bool());
  }

  private static Calibration calibration(Json json) {
    return new Calibration(
        json.get("scores").list(Limit.STEPS, ManifestReader::rising),
        json.get("forecasts").between(0, Integer.MAX_VALUE),
        json.get("correlation").between(0.0, 1.0));
  }

  private static List<Double> rising(Json json) {
    List<Double> scores = json.list(Json::size);
    for (int i = 1; i < scores.size(); i++) {
      if (scores.get(i) < scores.get(i - 1)) {
        throw json.refused("does not rise");
      }
    }
    return scores;
  }

  private static Evaluation score(Json json) {
    return new Evaluation(
        json.get("horizon").count(Limit.STEPS),
        json.get("season").count(Limit.STEPS),
        json.get("folds").between(0, Integer.MAX_VALUE),
        json.get("points").between(0, Integer.MAX_VALUE),
        json.get("model").as(ManifestReader::modelScore),
        json.get("baselines").list(ManifestReader::modelScore),
        json.get("verdict").list(ManifestReader::verdict).stream().findFirst());
  }

  private static Verdict verdict(Json json) {
    return new Verdict(
        json.get("rival").text(),
        json.get("sample").constant(Verdict.Sample.class),
        json.get("count").between(0, Integer.MAX_VALUE),
        json.get("least").between(0, Integer.MAX_VALUE),
        json.get("reachable").isMissing() || json.get("reachable").bool(),
        json.get("test").list(ManifestReader::dieboldMariano).stream().findFirst());
  }

  private static DieboldMariano dieboldMariano(Json json) {
    return new DieboldMariano(json.get("statistic").number(), json.get("pValue").between(0.0, 1.0));
  }

  private static ModelScore modelScore(Json json) {
    return new ModelScore(
        json.get("model").text(),
        json.get("overall").as(ManifestReader::pointScore),
        json.get("perSeries").map(ManifestReader::pointScore),
        json.get("perTarget").map(ManifestReader::pointScore),
        json.get("quantiles").isMissing()
            ? Optional.empty()
            : Optional.of(json.get("quantiles").as(ManifestReader::quantileScore)),
        json.get("standIns").between(0, Integer.MAX_VALUE));
  }

  private static PointScore pointScore(Json json) {
    return PointScore.of(metric -> json.get(metric.toString()).optionalNumber());
  }

  private static QuantileScore quantileScore(Json json) {
    Map<Double, Double> pinball = new LinkedHashMap<>();
    for (Json each : json.get("pinball").list(each -> each)) {
      pinball.put(each.get("probability").between(0.0, 1.0), each.get("loss").size());
    }
    return new QuantileScore(
        json.get("points").between(0, Integer.MAX_VALUE),
        json.get("draws").between(0, Integer.MAX_VALUE),
        json.get("crps").size(),
        pinball,
        json.get("intervals").list(ManifestReader::intervalScore));
  }

  private static IntervalScore intervalScore(Json json) {
    return new IntervalScore(
        json.get("level").between(0.0, 100.0),
        json.get("coverage").between(0.0, 1.0),
        json.get("width").size(),
        json.get("winkler").size(),
        json.get("msis").optionalNumber());
  }

  private List<SeriesEnd> ends(Json json) {
    Schema schema = schema();
    List<SeriesEnd> ends = json.list(end -> end(end, schema));
    if (ends.isEmpty()) {
      throw json.refused("is empty");
    }
    Set<String> names = new HashSet<>();
    for (SeriesEnd end : ends) {
      if (!names.add(end.tail().name())) {
        throw json.refused("has a series '" + end.tail().name() + "' twice");
      }
    }
    return ends;
  }

  private static SeriesEnd end(Json json, Schema schema) {
    Calendar calendar = json.get("calendar").as(text -> calendar(text, schema));
    TimeSeries tail =
        TimeSeries.builder(
                json.get("name").text(), calendar, rows(json.get("targets"), schema.targets()))
            .keys(json.get("keys").list(schema.keys().size(), Json::text))
            .past(rows(json.get("past"), schema.features(Role.PAST)))
            .future(rows(json.get("future"), schema.features(Role.FUTURE)))
            .statics(json.get("static").numbers())
            .build();
    if (tail.staticCount() != schema.features(Role.STATIC).size()) {
      throw json.get("static").refused("has other features than the schema");
    }
    if (tail.futureCount() > 0 && tail.futureLength() < tail.length()) {
      throw json.get("future").refused("ends before the targets");
    }
    return new SeriesEnd(tail, json.get("unseen").between(0, Integer.MAX_VALUE / 2));
  }

  /**
   * Returns the calendar of a series, as its schema has it and in the years that can be written.
   */
  private static Calendar calendar(Json json, Schema schema) {
    Calendar calendar = Calendar.fromText(json.map(Json::text));
    if (!calendar.frequency().equals(schema.frequency())
        || !calendar.notation().equals(schema.notation())) {
      throw json.refused("is not that of the schema");
    }
    if (!calendar.isWritable()) {
      throw json.get("start").refused("lies outside the years 0 to 9999");
    }
    return calendar;
  }

  private static double[][] rows(Json json, List<String> names) {
    double[][] rows = json.list(names.size(), Json::numbers).toArray(new double[0][]);
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw json.refused("has rows of different lengths");
      }
    }
    return rows;
  }
}
