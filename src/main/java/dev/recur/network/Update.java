package dev.recur.network;

import java.util.List;

/**
 * The way from gradients to the next parameters: clipping, decay of the weights, Adam. Takes no
 * memory after it is made.
 */
final class Update {
  /** Flat, as {@link Parameters} lays them out. */
  final float[] parameters;

  /** Flat, of the parameters. */
  final float[] gradients;

  private final Adam adam;
  private final Clipping clipping;
  private final double weightDecay;
  private final List<ParameterRange> weights;

  /**
   * @param parameters flat parameters to start from; copied
   */
  Update(NetworkSpec spec, float[] parameters, StepOptions options) {
    this.parameters = parameters.clone();
    gradients = new float[parameters.length];
    adam = new Adam(parameters.length);
    clipping = new Clipping(spec, options.clip());
    weightDecay = options.weightDecay();
    weights = ParameterRange.weights(Parameters.layout(spec));
  }

  /** Clips the gradients and changes the parameters by them. */
  void apply(double learningRate) {
    clipping.apply(gradients);
    decay((float) (1 - learningRate * weightDecay));
    adam.update(parameters, gradients, learningRate);
  }

  /** Apart from the gradients, so that Adam does not rescale it (Loshchilov and Hutter 2019). */
  private void decay(float keep) {
    if (weightDecay == 0) {
      return;
    }
    for (int i = 0; i < weights.size(); i++) {
      for (int at = weights.get(i).from(); at < weights.get(i).to(); at++) {
        parameters[at] *= keep;
      }
    }
  }
}
