package dev.recur.model;

import dev.recur.classical.ClassicalForecaster;
import dev.recur.classical.Method;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ScaledForecaster;
import dev.recur.network.Parameter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A classical method, which is fitted to each history when it forecasts: nothing but its name is
 * kept, beside the data.
 *
 * @param method what is fitted
 * @param season steps in a season, 1 for none
 * @param longer steps in seasons beside it, rising, for a method of several; none to find them
 */
public record ClassicalModel(Method method, int season, List<Integer> longer) implements Model {
  /** Copies the list. */
  public ClassicalModel {
    longer = List.copyOf(longer);
  }

  /** A method that finds longer seasons by itself. */
  public ClassicalModel(Method method, int season) {
    this(method, season, List.of());
  }

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
  public Model withNetworks(UnaryOperator<NetworkModel> fit) {
    return this;
  }

  @Override
  public boolean seesFutureCovariates() {
    return method.seesFutureCovariates();
  }

  @Override
  public List<Parameter> layout() {
    return List.of();
  }

  @Override
  public float[] parameters() {
    return new float[0];
  }

  @Override
  public <R> R as(Kinds<R> kinds) {
    return kinds.classical(this);
  }

  @Override
  public Forecaster forecaster() {
    return new ScaledForecaster(new ClassicalForecaster(method, season, longer));
  }
}
