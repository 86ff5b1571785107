package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.forecast.Residuals;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.PretrainedModel;
import dev.recur.network.ForkingSpec;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Standard;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChain;
import java.util.List;

/** What was fitted as JSON, without the weights; {@link ModelReader} reads it back. */
final class ModelWriter implements Model.Kinds<ObjectNode> {
  static final String NETWORK = "network";
  static final String CLASSICAL = "classical";
  static final String PRETRAINED = "pretrained";
  static final String COMBINED = "combined";

  /** Of the pre-trained network, which may be told another season than that of the file. */
  static final String SEASON = "season";

  /** Seasons beside the first, where they were given. */
  static final String LONGER = "longerSeasons";

  /** Weights for series of intermittent demand, where they are others. */
  static final String INTERMITTENT = "intermittentWeights";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ModelWriter() {}

  static ObjectNode json(Model model) {
    return model.as(new ModelWriter());
  }

  private static ObjectNode kind(String kind) {
    return JSON.objectNode().put("kind", kind);
  }

  @Override
  public ObjectNode network(NetworkModel model) {
    ObjectNode json = kind(NETWORK);
    json.set("window", NetworkJson.WINDOW.write(model.window()));
    json.set("transforms", transforms(model.transforms()));
    json.set("network", NetworkJson.SPEC.write(model.network()));
    ArrayNode quantiles = json.putArray("quantiles");
    model.quantiles().ifPresent(shape -> shape.probabilities().forEach(quantiles::add));
    json.set("training", TrainingJson.write(model.training()));
    json.set("residuals", residuals(model.residuals()));
    return json;
  }

  @Override
  public ObjectNode classical(ClassicalModel model) {
    ObjectNode json = kind(CLASSICAL).put("method", model.method().toString());
    if (!model.longer().isEmpty()) {
      ArrayNode longer = json.putArray(LONGER);
      model.longer().forEach(longer::add);
    }
    return json;
  }

  @Override
  public ObjectNode pretrained(PretrainedModel model) {
    ForkingSpec spec = model.weights().spec();
    ObjectNode json =
        kind(PRETRAINED)
            .put("units", spec.units())
            .put("layers", spec.layers())
            .put("width", spec.width())
            .put(SEASON, model.season());
    if (model.regressed()) {
      json.put("regressed", true);
    }
    if (model.tuned()) {
      json.put("tuned", true);
    }
    if (model.mean()) {
      json.put("mean", true);
    }
    return json;
  }

  @Override
  public ObjectNode combined(CombinedModel model) {
    ObjectNode json =
        kind(COMBINED).put("name", model.name()).put("combination", model.combination().toString());
    boolean alike = model.weights().equals(model.intermittent());
    if (!alike || model.weights().stream().distinct().count() > 1) {
      ArrayNode weights = json.putArray("weights");
      model.weights().forEach(weights::add);
    }
    if (!alike) {
      ArrayNode weights = json.putArray(INTERMITTENT);
      model.intermittent().forEach(weights::add);
    }
    ArrayNode members = json.putArray("members");
    model.members().forEach(member -> members.add(json(member)));
    return json;
  }

  private static ObjectNode residuals(Residuals residuals) {
    ObjectNode json = JSON.objectNode();
    ArrayNode learnt = json.putArray("learnt");
    residuals.learnt().forEach(learnt::add);
    ArrayNode vectors = json.putArray("vectors");
    for (List<Double> vector : residuals.vectors()) {
      ArrayNode values = vectors.addArray();
      vector.forEach(values::add);
    }
    return json;
  }

  private static ObjectNode transforms(PanelTransforms transforms) {
    ObjectNode json = JSON.objectNode();
    json.set(
        "names",
        ManifestWriter.strings(transforms.transforms().stream().map(Transform::toString).toList()));
    ObjectNode fitted = json.putObject("fitted");
    transforms
        .fitted()
        .forEach(
            (series, chains) -> {
              ArrayNode targets = fitted.putArray(series);
              for (TransformChain chain : chains) {
                ArrayNode links = targets.addArray();
                chain.links().forEach(link -> links.add(TransformJson.write(link)));
              }
            });
    CovariateScales scales = transforms.covariates();
    ObjectNode covariates = json.putObject("covariates");
    covariates.set("past", scales(scales.past()));
    covariates.set("future", scales(scales.future()));
    covariates.set("static", scales(scales.statics()));
    return json;
  }

  private static ArrayNode scales(List<Standard> scales) {
    ArrayNode json = JSON.arrayNode();
    scales.forEach(scale -> json.add(TransformJson.write(scale)));
    return json;
  }
}
