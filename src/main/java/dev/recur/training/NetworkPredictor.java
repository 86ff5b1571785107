package dev.recur.training;

import dev.recur.forecast.StepPredictor;
import dev.recur.network.Predictor;
import dev.recur.network.QuantileOutputs;
import java.util.Optional;

/**
 * A network as forecasts see it.
 *
 * @param predictor the network
 * @param quantiles how its outputs become quantiles; empty if they are points
 */
public record NetworkPredictor(Predictor predictor, Optional<QuantileOutputs> quantiles)
    implements StepPredictor {
  @Override
  public float[] predict(float[] inputs, int batch) {
    return predict(inputs, batch, 0);
  }

  @Override
  public float[] predict(float[] inputs, int batch, int shared) {
    float[] outputs = predictor.predict(inputs, batch, shared);
    return quantiles.map(shape -> shape.quantiles(outputs, batch)).orElse(outputs);
  }

  @Override
  public int together() {
    return Predictor.COLUMNS;
  }

  @Override
  public double[] probabilities() {
    return quantiles
        .map(shape -> shape.probabilities().stream().mapToDouble(p -> p).toArray())
        .orElseGet(StepPredictor.super::probabilities);
  }
}
