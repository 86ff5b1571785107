package dev.recur.artifact;

import dev.recur.classical.Method;
import dev.recur.forecast.Combination;
import dev.recur.forecast.Residuals;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.PretrainedModel;
import dev.recur.model.Weights;
import dev.recur.network.ForkingSpec;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import dev.recur.network.QuantileOutputs;
import dev.recur.pretrained.PretrainedNetwork;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Standard;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChain;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was fitted, from the JSON that {@link ModelWriter} wrote and the weights. */
final class ModelReader {
  /** Units, layers or features of a pre-trained network at the most. */
  private static final int LARGEST_PRETRAINED = 1 << 10;

  private final Json json;
  private final int season;
  private final int targets;

  /**
   * Begins reading.
   *
   * @param json what was fitted
   * @param season steps in a season, 1 for none
   * @param targets of a series
   */
  ModelReader(Json json, int season, int targets) {
    this.json = json;
    this.season = season;
    this.targets = targets;
  }

  /** Returns the layout of the weights of all networks. */
  List<Parameter> layout() {
    return switch (kind()) {
      case ModelWriter.NETWORK -> Parameters.layout(NetworkJson.SPEC.read(json.get("network")));
      case ModelWriter.PRETRAINED -> pretrained().layout();
      case ModelWriter.COMBINED ->
          Weights.joined(members().stream().map(ModelReader::layout).toList());
      default -> List.of();
    };
  }

  private ForkingSpec pretrained() {
    return PretrainedNetwork.spec(
        json.get("units").count(LARGEST_PRETRAINED),
        json.get("layers").count(LARGEST_PRETRAINED),
        json.get("width").count(LARGEST_PRETRAINED));
  }

  private String kind() {
    return json.get("kind").text();
  }

  private List<ModelReader> members() {
    return json.get("members").list(member -> new ModelReader(member, season, targets));
  }

  /**
   * Returns what was fitted.
   *
   * @param flat the weights of all networks
   */
  Model model(float[] flat) {
    return switch (kind()) {
      case ModelWriter.NETWORK -> {
        WindowSpec window = NetworkJson.WINDOW.read(json.get("window"));
        yield new NetworkModel(
            window,
            transforms(json.get("transforms"), window.apart() ? 1 : targets),
            NetworkJson.SPEC.read(json.get("network")),
            quantiles(json.get("quantiles")),
            new Weights(flat),
            TrainingJson.read(json.get("training")),
            residuals(json.get("residuals")));
      }
      case ModelWriter.CLASSICAL ->
          new ClassicalModel(json.get("method").constant(Method.class), season);
      case ModelWriter.PRETRAINED ->
          new PretrainedModel(
              new PretrainedWeights(pretrained(), flat),
              season,
              !json.get("regressed").isMissing() && json.get("regressed").bool());
      case ModelWriter.COMBINED -> combined(flat);
      default -> throw new IllegalArgumentException("a model of kind " + kind());
    };
  }

  private static Optional<QuantileOutputs> quantiles(Json json) {
    List<Double> probabilities = json.list(Json::number);
    return probabilities.isEmpty()
        ? Optional.empty()
        : Optional.of(new QuantileOutputs(probabilities));
  }

  private static Residuals residuals(Json json) {
    List<List<Double>> vectors = json.get("vectors").list(vector -> vector.list(Json::number));
    if (vectors.size() > Residuals.MOST) {
      throw new IllegalArgumentException(vectors.size() + " residuals");
    }
    return new Residuals(vectors, json.get("learnt").list(Json::number));
  }

  private Model combined(float[] flat) {
    List<Model> models = new ArrayList<>();
    int from = 0;
    for (ModelReader member : members()) {
      int length = member.layout().stream().mapToInt(Parameter::length).sum();
      models.add(member.model(Arrays.copyOfRange(flat, from, from + length)));
      from += length;
    }
    String name = json.get("name").text();
    Combination combination = json.get("combination").constant(Combination.class);
    Json weights = json.get("weights");
    return weights.isMissing()
        ? new CombinedModel(name, combination, models)
        : new CombinedModel(name, combination, weights.list(Json::number), models);
  }

  /**
   * Reads transforms.
   *
   * @param json the transforms
   * @param chainsOfSeries how many each series has
   */
  private PanelTransforms transforms(Json json, int chainsOfSeries) {
    List<Transform> names = json.get("names").list(name -> name.constant(Transform.class));
    Function<Json, List<TransformChain>> chains =
        series ->
            series.list(
                chainsOfSeries, chain -> new TransformChain(chain.list(TransformJson::read)));
    Json covariates = json.get("covariates");
    return new PanelTransforms(
        names,
        season,
        json.get("fitted").map(chains),
        new CovariateScales(
            covariates.get("past").list(ModelReader::scale),
            covariates.get("future").list(ModelReader::scale),
            covariates.get("static").list(ModelReader::scale)));
  }

  private static Standard scale(Json json) {
    if (TransformJson.read(json) instanceof Standard standard) {
      return standard;
    }
    throw new IllegalArgumentException("the scale of a covariate is not standard");
  }
}
