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
import dev.recur.network.DecoderSpec;
import dev.recur.network.ForkingSpec;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.Difference;
import dev.recur.transform.FittedTransform;
import dev.recur.transform.Log;
import dev.recur.transform.MinMax;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Robust;
import dev.recur.transform.SeasonalDifference;
import dev.recur.transform.SeasonalMean;
import dev.recur.transform.Standard;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChain;
import dev.recur.window.WindowSpec;
import java.util.List;

/** What was fitted as JSON, without the weights; {@link ModelReader} reads it back. */
final class ModelWriter implements Model.Kinds<ObjectNode> {
  static final String NETWORK = "network";
  static final String CLASSICAL = "classical";
  static final String PRETRAINED = "pretrained";
  static final String COMBINED = "combined";

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
    json.set("window", window(model.window()));
    json.set("transforms", transforms(model.transforms()));
    json.set("network", network(model.network()));
    ArrayNode quantiles = json.putArray("quantiles");
    model.quantiles().ifPresent(shape -> shape.probabilities().forEach(quantiles::add));
    json.set("training", TrainingJson.write(model.training()));
    json.set("residuals", residuals(model.residuals()));
    return json;
  }

  @Override
  public ObjectNode classical(ClassicalModel model) {
    return kind(CLASSICAL).put("method", model.method().toString());
  }

  @Override
  public ObjectNode pretrained(PretrainedModel model) {
    ForkingSpec spec = model.weights().spec();
    return kind(PRETRAINED)
        .put("units", spec.units())
        .put("layers", spec.layers())
        .put("width", spec.width());
  }

  @Override
  public ObjectNode combined(CombinedModel model) {
    ObjectNode json =
        kind(COMBINED).put("name", model.name()).put("combination", model.combination().toString());
    if (model.weights().stream().distinct().count() > 1) {
      ArrayNode weights = json.putArray("weights");
      model.weights().forEach(weights::add);
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

  private static ObjectNode window(WindowSpec window) {
    return JSON.objectNode()
        .put("lookback", window.lookback())
        .put("ahead", window.ahead())
        .put("segment", window.segment())
        .put("stride", window.stride())
        .put("scaled", window.scaled())
        .put("apart", window.apart())
        .put("decoded", window.decoded())
        .put("numbered", window.numbered());
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
                chain.links().forEach(link -> links.add(link(link)));
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
    scales.forEach(scale -> json.add(link(scale)));
    return json;
  }

  private static ArrayNode link(FittedTransform link) {
    ArrayNode json = JSON.arrayNode();
    if (link instanceof Log) {
      json.add(Transform.LOG.toString());
    } else if (link instanceof Difference) {
      json.add(Transform.DIFFERENCE.toString());
    } else if (link instanceof SeasonalDifference seasonal) {
      json.add(Transform.SEASONAL_DIFFERENCE.toString()).add(seasonal.season());
    } else if (link instanceof SeasonalMean seasonal) {
      json.add(Transform.SEASONAL_MEAN.toString()).add(seasonal.season());
    } else if (link instanceof Standard standard) {
      json.add(Transform.STANDARD.toString()).add(standard.mean()).add(standard.deviation());
    } else if (link instanceof MinMax minMax) {
      json.add(Transform.MINMAX.toString()).add(minMax.min()).add(minMax.range());
    } else if (link instanceof Robust robust) {
      json.add(Transform.ROBUST.toString()).add(robust.median()).add(robust.range());
    } else {
      throw new IllegalArgumentException("a chain in a chain: " + link);
    }
    return json;
  }

  private static ObjectNode network(NetworkSpec network) {
    NetworkOptions options = network.options();
    ObjectNode json =
        JSON.objectNode()
            .put("cell", network.cell().toString())
            .put("features", network.features())
            .put("hidden", network.hidden())
            .put("layers", network.layers())
            .put("outputs", network.outputs())
            .put("dropout", network.dropout())
            .put("lookback", options.lookback())
            .put("skip", options.skip())
            .put("bidirectional", options.bidirectional())
            .put("recurrentDropout", options.recurrentDropout())
            .put("normalized", options.normalized());
    ArrayNode activation = json.putArray("activation");
    options.activation().ifPresent(name -> activation.add(name.toString()));
    ArrayNode decoder = json.putArray("decoder");
    options.decoder().ifPresent(shape -> decoder.add(decoder(shape)));
    ArrayNode embedding = json.putArray("embedding");
    options
        .embedding()
        .ifPresent(
            vectors ->
                embedding.addObject().put("series", vectors.series()).put("size", vectors.size()));
    return json;
  }

  private static ObjectNode decoder(DecoderSpec decoder) {
    return JSON.objectNode()
        .put("ahead", decoder.ahead())
        .put("targets", decoder.targets())
        .put("features", decoder.features())
        .put("attention", decoder.attention());
  }
}
