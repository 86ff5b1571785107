package dev.recur.model;

import dev.recur.classical.ClassicalForecaster;
import dev.recur.classical.Method;
import dev.recur.forecast.Forecaster;
import java.util.List;

/**
 * A classical method, which is fitted to each history when it forecasts: nothing but its name is
 * kept, beside the data.
 *
 * @param method what is fitted
 * @param season steps in a season, 1 for none
 */
public record ClassicalModel(Method method, int season) implements Model {
  @Override
  public String name() {
    return method.toString();
  }

  @Override
  public boolean isFittedToHistories() {
    return true;
  }

  @Override
  public List<NetworkModel> networks() {
    return List.of();
  }

  @Override
  public Forecaster forecaster() {
    return new ClassicalForecaster(method, season);
  }
}
