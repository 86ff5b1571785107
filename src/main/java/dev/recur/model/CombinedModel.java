package dev.recur.model;

import dev.recur.forecast.Combination;
import dev.recur.forecast.CombinedForecaster;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.RecursiveForecaster;
import java.util.List;

/**
 * Several models whose forecasts are made one.
 *
 * @param name what tables call it
 * @param combination how
 * @param members at least one
 */
public record CombinedModel(String name, Combination combination, List<Model> members)
    implements Model {
  /** Copies the list and checks that it has members. */
  public CombinedModel {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("no members");
    }
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
  public Forecaster forecaster() {
    int paths = Math.max(1, RecursiveForecaster.PATHS / members.size());
    return new CombinedForecaster(
        combination,
        members.stream()
            .map(
                member ->
                    member instanceof NetworkModel network
                        ? network.forecaster(paths)
                        : member.forecaster())
            .toList());
  }
}
