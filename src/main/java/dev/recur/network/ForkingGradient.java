package dev.recur.network;

/**
 * The mean pinball loss over a block and its gradient. Belongs to one thread and takes no memory
 * after it is made.
 */
final class ForkingGradient implements AutoCloseable {
  private final ForkingSpec spec;
  private final double[] probabilities;
  private final ForkingEncoder encoder;
  private final ForkingDecoder decoder;
  private final ForkingWeights gradient;

  /** One an origin: quantiles, then their gradients, {@code [quantiles, ahead x columns]}. */
  private final float[][] quantiles;

  /**
   * @param probabilities of the quantiles
   * @param weights shared with other threads
   * @param gradient where {@link #add} gathers
   * @param mostSteps of a history
   */
  ForkingGradient(
      ForkingSpec spec,
      double[] probabilities,
      ForkingWeights weights,
      ForkingWeights gradient,
      int mostSteps) {
    this.spec = spec;
    this.probabilities = probabilities;
    this.gradient = gradient;
    encoder = new ForkingEncoder(spec, weights, gradient, mostSteps, ForkingBlock.COLUMNS);
    decoder =
        new ForkingDecoder(
            spec,
            weights,
            gradient,
            ForkingBlock.ORIGINS,
            ForkingBlock.COLUMNS,
            ForkingBlock.AHEAD);
    quantiles =
        new float[ForkingBlock.ORIGINS]
            [spec.quantiles() * ForkingBlock.AHEAD * ForkingBlock.COLUMNS];
  }

  /** The mean loss over quantiles, steps ahead and histories of a block. */
  double loss(ForkingBlock block) {
    forward(block);
    double sum = 0;
    for (int origin = 0; origin < ForkingBlock.ORIGINS; origin++) {
      sum += pinball(origin, block, 0);
    }
    return sum * share();
  }

  /**
   * Adds the gradient of the mean loss of a block.
   *
   * @param goal flat gradients
   * @return the mean loss
   */
  double add(ForkingBlock block, float[] goal) {
    forward(block);
    encoder.clearGradients(block.steps());
    double sum = 0;
    for (int origin = ForkingBlock.ORIGINS - 1; origin >= 0; origin--) {
      sum += pinball(origin, block, (float) share());
      decoder.backward(origin, quantiles[origin], encoder.gradient(block.origin(origin)));
    }
    encoder.backward(block.steps());
    gradient.addTo(goal, 0);
    return sum * share();
  }

  private double share() {
    return 1.0
        / ((double) spec.quantiles()
            * ForkingBlock.ORIGINS
            * ForkingBlock.AHEAD
            * ForkingBlock.COLUMNS);
  }

  private void forward(ForkingBlock block) {
    encoder.begin(ForkingBlock.COLUMNS);
    for (int step = 0; step < block.steps(); step++) {
      encoder.forward(step, block.inputs(step));
    }
    decoder.begin(ForkingBlock.COLUMNS, ForkingBlock.AHEAD);
    for (int origin = 0; origin < ForkingBlock.ORIGINS; origin++) {
      decoder.forward(
          origin,
          encoder.state(block.origin(origin)),
          block.known(origin),
          block.lags(origin),
          quantiles[origin]);
    }
  }

  /** Replaces the quantiles of an origin by the loss's derivative, times a factor. */
  private double pinball(int origin, ForkingBlock block, float factor) {
    float[] values = quantiles[origin];
    float[] targets = block.targets(origin);
    float[] weights = block.weights(origin);
    int n = targets.length;
    double sum = 0;
    for (int q = 0; q < probabilities.length; q++) {
      float p = (float) probabilities[q];
      for (int i = 0; i < n; i++) {
        float error = targets[i] - values[q * n + i];
        float slope = error > 0 ? p : error < 0 ? p - 1 : 0;
        sum += (double) weights[i] * slope * error;
        values[q * n + i] = -factor * weights[i] * slope;
      }
    }
    return sum;
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
