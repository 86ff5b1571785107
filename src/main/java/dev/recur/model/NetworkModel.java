package dev.recur.model;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.RecursiveForecaster;
import dev.recur.forecast.Residuals;
import dev.recur.forecast.StandInForecaster;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameter;
import dev.recur.network.Parameters;
import dev.recur.network.Predictor;
import dev.recur.network.QuantileOutputs;
import dev.recur.network.WindowShape;
import dev.recur.pretrained.PretrainedForecaster;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.series.TimeSeries;
import dev.recur.training.NetworkPredictor;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.TransformChain;
import dev.recur.window.WindowSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A trained network.
 *
 * @param window how windows are cut
 * @param transforms fitted to what the weights were trained on
 * @param network the network
 * @param quantiles how its outputs become quantiles; empty if they are points
 * @param weights its parameters, flat
 * @param training how they came about
 * @param residuals of its next step, that sample paths are made of; none for a direct network
 */
public record NetworkModel(
    WindowSpec window,
    PanelTransforms transforms,
    NetworkSpec network,
    Optional<QuantileOutputs> quantiles,
    Weights weights,
    TrainingSummary training,
    Residuals residuals)
    implements Model {
  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public NetworkModel {
    int series = transforms.fitted().size();
    int targets = transforms.fitted().values().stream().mapToInt(List::size).findFirst().orElse(0);
    CovariateScales scales = transforms.covariates();
    int known = scales.future().size();
    int covariates = scales.past().size() + known + scales.statics().size();
    WindowShape shape = new WindowShape(window, quantiles, targets, covariates, known, series);
    if ((window.apart() && targets != 1) || !shape.of(network).equals(network)) {
      throw new IllegalArgumentException(network + " with " + window);
    }
    requireTargets(residuals, targets);
    for (List<TransformChain> chains : transforms.fitted().values()) {
      if (chains.size() != targets
          || chains.stream().anyMatch(chain -> chain.lag() != transforms.lag())) {
        throw new IllegalArgumentException("transforms " + transforms.transforms());
      }
    }
  }

  private static void requireTargets(Residuals residuals, int targets) {
    if (!residuals.isEmpty() && residuals.learnt().size() != targets) {
      throw new IllegalArgumentException("residuals of other than " + targets + " targets");
    }
  }

  @Override
  public String name() {
    return network.cell().toString();
  }

  @Override
  public boolean isFittedToHistories() {
    return false;
  }

  @Override
  public List<NetworkModel> networks() {
    return List.of(this);
  }

  @Override
  public Model withNetworks(UnaryOperator<NetworkModel> fit) {
    return fit.apply(this);
  }

  /** Returns the same network with weights learnt from other values. */
  public NetworkModel withWeights(PanelTransforms fitted, Weights learnt) {
    return new NetworkModel(window, fitted, network, quantiles, learnt, training, residuals);
  }

  @Override
  public boolean seesFutureCovariates() {
    return true;
  }

  /** Returns how many values before an origin it sees. */
  public int needed() {
    return window.lookback() + transforms.lag();
  }

  /** Returns the names of series of which it should have learnt a vector but has not. */
  public List<String> unmet(List<TimeSeries> series) {
    if (!window.numbered()) {
      return List.of();
    }
    Map<String, Integer> numbers = transforms.numbers();
    return series.stream()
        .filter(one -> !numbers.containsKey(seenAtOnce(one).name()))
        .map(TimeSeries::name)
        .toList();
  }

  private TimeSeries seenAtOnce(TimeSeries series) {
    return window.apart() && series.targetCount() > 1 ? series.targetApart(0) : series;
  }

  @Override
  public List<Parameter> layout() {
    return Parameters.layout(network);
  }

  @Override
  public float[] parameters() {
    return weights.flat();
  }

  @Override
  public <R> R as(Kinds<R> kinds) {
    return kinds.network(this);
  }

  @Override
  public Forecaster forecaster() {
    return forecaster(RecursiveForecaster.PATHS);
  }

  /** Returns a forecaster whose quantiles are those of so many sample paths, if it makes any. */
  Forecaster forecaster(int paths) {
    Predictor predictor = new Predictor(network, weights.flat(), window.networkSteps(), 1);
    RecursiveForecaster forecaster =
        new RecursiveForecaster(
            transforms,
            window,
            new NetworkPredictor(predictor, quantiles),
            residuals,
            paths,
            training.spec().seed());
    Forecaster own =
        new Forecaster() {
          @Override
          public List<Forecast> forecast(
              List<TimeSeries> histories, int horizon, double[] probabilities) {
            return forecaster.forecast(histories, horizon, probabilities);
          }

          @Override
          public int needed() {
            return forecaster.needed();
          }

          @Override
          public int together() {
            return forecaster.together();
          }

          @Override
          public void close() {
            predictor.close();
          }
        };
    return new StandInForecaster(
        own,
        history -> obstacle(history, forecaster.needed()),
        PretrainedModel.NAME,
        () -> untrained(transforms.season()));
  }

  /**
   * Why a history cannot be continued, empty if it can.
   *
   * @param seen how many of its last values a forecast is made from
   */
  private Optional<String> obstacle(TimeSeries history, int seen) {
    int least = window.lookback() + transforms.lag();
    return history.length() < least
        ? Optional.of("needs at least " + least + " values, got " + history.length())
        : transforms.beyondReach(history, seen);
  }

  /** Stands in where a history is too short for the window or beyond the transforms. */
  private static Forecaster untrained(int season) {
    return new PretrainedForecaster(PretrainedWeights.released(), season);
  }
}
