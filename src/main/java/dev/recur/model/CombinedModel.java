package dev.recur.model;

import dev.recur.forecast.Combination;
import dev.recur.forecast.CombinedForecaster;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.RecursiveForecaster;
import dev.recur.network.Parameter;
import dev.recur.pretrained.PretrainedWeights;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Several models whose forecasts are made one.
 *
 * @param name what tables call it
 * @param combination how
 * @param weights of the members in a mean, one each, 0 or more
 * @param intermittent the same for series of intermittent demand
 * @param members at least one
 */
public record CombinedModel(
    String name,
    Combination combination,
    List<Double> weights,
    List<Double> intermittent,
    List<Model> members)
    implements Model {
  /** Copies the lists and checks that they have members. */
  public CombinedModel {
    weights = List.copyOf(weights);
    intermittent = List.copyOf(intermittent);
    members = List.copyOf(members);
    check(weights, members.size());
    check(intermittent, members.size());
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i) + intermittent.get(i) == 0) {
        throw new IllegalArgumentException("member " + (i + 1) + " has no weight");
      }
    }
  }

  private static void check(List<Double> weights, int members) {
    if (members == 0 || weights.size() != members) {
      throw new IllegalArgumentException(members + " members, " + weights + " weights");
    }
    boolean usable = weights.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight));
    if (!usable || weights.stream().allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("weights " + weights);
    }
  }

  /** Members that weigh the same whatever the demand is. */
  public CombinedModel(
      String name, Combination combination, List<Double> weights, List<Model> members) {
    this(name, combination, weights, weights, members);
  }

  /** Members that weigh the same. */
  public CombinedModel(String name, Combination combination, List<Model> members) {
    this(name, combination, Collections.nCopies(members.size(), 1.0), members);
  }

  @Override
  public boolean isFittedToHistories() {
    return members.stream().allMatch(Model::isFittedToHistories);
  }

  @Override
  public List<NetworkModel> networks() {
    return members.stream().flatMap(member -> member.networks().stream()).toList();
  }

  @Override
  public Model withNetworks(UnaryOperator<NetworkModel> fit) {
    return with(member -> member.withNetworks(fit));
  }

  @Override
  public Model withTuned(UnaryOperator<PretrainedWeights> tuned) {
    return with(member -> member.withTuned(tuned));
  }

  private Model with(UnaryOperator<Model> other) {
    return new CombinedModel(
        name, combination, weights, intermittent, members.stream().map(other).toList());
  }

  @Override
  public boolean seesFutureCovariates() {
    return members.stream().anyMatch(Model::seesFutureCovariates);
  }

  @Override
  public List<Parameter> layout() {
    return Weights.joined(members.stream().map(Model::layout).toList());
  }

  @Override
  public float[] parameters() {
    return Weights.concatenated(members.stream().map(Model::parameters).toList());
  }

  @Override
  public <R> R as(Kinds<R> kinds) {
    return kinds.combined(this);
  }

  @Override
  public Forecaster forecaster() {
    int paths = Math.max(1, RecursiveForecaster.PATHS / members.size());
    return new CombinedForecaster(
        combination,
        weights,
        intermittent,
        members.stream()
            .map(
                member ->
                    member instanceof NetworkModel network
                        ? network.forecaster(paths)
                        : member.forecaster())
            .toList());
  }
}
