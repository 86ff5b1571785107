package dev.recur.forecast;

/** A network that sees windows and predicts the next few steps of each. */
@FunctionalInterface
public interface StepPredictor {
  /**
   * Returns the steps after each window.
   *
   * @param inputs index (step * features + feature) * batch + window, scaled units, followed by
   *     what a decoder sees; the batch index runs fastest; may be longer than the batch needs
   * @param batch number of windows
   * @return index ((target * ahead + step) * quantiles + quantile) * batch + window, scaled units;
   *     quantiles of a value never fall
   */
  float[] predict(float[] inputs, int batch);

  /**
   * Returns the same of windows that begin alike, perhaps in less time.
   *
   * @param shared steps of the network, from the first on, that are the same in all windows
   */
  default float[] predict(float[] inputs, int batch, int shared) {
    return predict(inputs, batch);
  }

  /** Returns how many windows, predicted at once, cost less than each by itself; 1 by default. */
  default int together() {
    return 1;
  }

  /** Returns the probabilities of the quantiles of a value; the point alone by default. */
  default double[] probabilities() {
    return new double[] {0.5};
  }
}
