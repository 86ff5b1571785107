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
import dev.recur.network.Footprint;
import dev.recur.network.ForkingSpec;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import dev.recur.network.QuantileOutputs;
import dev.recur.pretrained.PretrainedNetwork;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.series.Limit;
import dev.recur.series.Memory;
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
  /** The probability of a quantile at the least, and of its complement. */
  private static final double NEAREST = 1e-9;

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
      case ModelWriter.NETWORK -> json.as(model -> Parameters.layout(network()));
      case ModelWriter.PRETRAINED -> pretrained().layout();
      case ModelWriter.COMBINED ->
          Weights.joined(members().stream().map(ModelReader::layout).toList());
      default -> List.of();
    };
  }

  private ForkingSpec pretrained() {
    return PretrainedNetwork.spec(
        json.get("units").count(Limit.HIDDEN),
        json.get("layers").count(Limit.LAYERS),
        json.get("width").count(Limit.HIDDEN));
  }

  private String kind() {
    return json.get("kind").text();
  }

  private List<ModelReader> members() {
    return json.get("members")
        .list(Limit.MEMBERS, member -> new ModelReader(member, season, targets));
  }

  /**
   * Returns what was fitted.
   *
   * @param flat the weights of all networks
   */
  Model model(float[] flat) {
    return json.as(itself -> fitted(flat));
  }

  private NetworkSpec network() {
    return json.get("network").as(NetworkJson.SPEC::read);
  }

  private Model fitted(float[] flat) {
    return switch (kind()) {
      case ModelWriter.NETWORK -> {
        WindowSpec window = json.get("window").as(NetworkJson.WINDOW::read);
        NetworkSpec network = network();
        Memory.require(
            "a forecast by its network", Footprint.predicting(network, window.networkSteps()));
        yield new NetworkModel(
            window,
            json.get("transforms").as(all -> transforms(all, window.apart() ? 1 : targets)),
            network,
            json.get("quantiles").as(ModelReader::quantiles),
            new Weights(flat),
            json.get("training").as(TrainingJson::read),
            json.get("residuals").as(ModelReader::residuals));
      }
      case ModelWriter.CLASSICAL ->
          new ClassicalModel(
              json.get("method").constant(Method.class),
              season,
              json.get(ModelWriter.LONGER).isMissing()
                  ? List.of()
                  : json.get(ModelWriter.LONGER).list(steps -> steps.count(Limit.STEPS)));
      case ModelWriter.PRETRAINED ->
          new PretrainedModel(
              new PretrainedWeights(pretrained(), flat),
              json.get(ModelWriter.SEASON).isMissing()
                  ? season
                  : json.get(ModelWriter.SEASON).count(Limit.STEPS),
              isSo("regressed"),
              isSo("tuned"),
              isSo("mean"));
      case ModelWriter.COMBINED -> combined(flat);
      default -> throw json.get("kind").refused("is no kind of model");
    };
  }

  /** Returns what is written only where it is so. */
  private boolean isSo(String name) {
    return !json.get(name).isMissing() && json.get(name).bool();
  }

  private static Optional<QuantileOutputs> quantiles(Json json) {
    List<Double> probabilities =
        json.list(Limit.LEVELS, each -> each.between(NEAREST, 1 - NEAREST));
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
    if (weights.isMissing()) {
      return new CombinedModel(name, combination, models);
    }
    List<Double> usual = weights.list(Json::number);
    Json intermittent = json.get(ModelWriter.INTERMITTENT);
    return new CombinedModel(
        name,
        combination,
        usual,
        intermittent.isMissing() ? usual : intermittent.list(Json::number),
        models);
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
