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
  private final Clip clip;
  private final double weightDecay;
  private final List<ParameterRange> layers;
  private final List<ParameterRange> weights;

  /**
   * @param parameters flat parameters to start from; copied
   */
  Update(NetworkSpec spec, float[] parameters, StepOptions options) {
    this.parameters = parameters.clone();
    gradients = new float[parameters.length];
    adam = new Adam(parameters.length);
    clip = options.clip();
    weightDecay = options.weightDecay();
    List<Parameter> layout = Parameters.layout(spec);
    layers = ParameterRange.layers(layout);
    weights = ParameterRange.weights(layout);
  }

  /** Clips the gradients and changes the parameters by them. */
  void apply(double learningRate) {
    clip();
    decay((float) (1 - learningRate * weightDecay));
    adam.update(parameters, gradients, learningRate);
  }

  private void clip() {
    switch (clip.kind()) {
      case NONE -> {}
      case NORM -> Clip.toNorm(gradients, 0, gradients.length, clip.limit());
      case VALUE -> Clip.elements(gradients, (float) clip.limit());
      case LAYER -> {
        for (int i = 0; i < layers.size(); i++) {
          Clip.toNorm(gradients, layers.get(i).from(), layers.get(i).to(), clip.limit());
        }
      }
    }
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
