package dev.recur.artifact;

import dev.recur.forecast.Combination;
import dev.recur.forecast.CombinedForecaster;
import dev.recur.forecast.Forecaster;
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
  public Forecaster forecaster() {
    return new CombinedForecaster(combination, members.stream().map(Model::forecaster).toList());
  }
}
