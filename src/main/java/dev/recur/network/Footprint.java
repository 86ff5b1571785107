package dev.recur.network;

/**
 * Memory that a network takes, counted before any is taken. The counts are those of the large
 * arrays, so that the truth is a little above.
 */
public final class Footprint {
  /** Copies of the parameters in a training: moments, averages, gradients and the best so far. */
  private static final int COPIES = 10;

  /** Values that a recurrent layer keeps of a unit and a step to learn from. */
  private static final int KEPT_OF_A_UNIT = 9;

  private Footprint() {}

  /**
   * Returns the memory of a training.
   *
   * @param spec the network
   * @param lookback steps of a window, or of a chunk
   * @param batch windows of a training step
   * @param threads that share a step
   * @return bytes
   */
  public static double training(NetworkSpec spec, int lookback, int batch, int threads) {
    double blocks = TrainingStep.blocks(batch);
    double workers = Math.min(threads, blocks);
    double parameters = Parameters.count(spec);
    double columns = TrainingStep.columns(batch);
    return Float.BYTES
        * (parameters * (COPIES + 2 * workers + blocks)
            + workers * columns * column(spec, lookback, KEPT_OF_A_UNIT)
            + (double) batch * ((double) lookback * spec.features() + spec.outputs()));
  }

  /**
   * Returns the memory of predictions.
   *
   * @param spec the network
   * @param lookback steps of a window
   * @return bytes
   */
  public static double predicting(NetworkSpec spec, int lookback) {
    return Float.BYTES * (3.0 * Parameters.count(spec) + columns(column(spec, lookback, 1)));
  }

  private static double columns(double values) {
    return Predictor.COLUMNS * values;
  }

  /**
   * Returns the memory of a training of a network of forking sequences, without what it keeps of
   * its steps.
   *
   * @param spec the network
   * @param threads that share a step
   * @return bytes
   * @throws IllegalArgumentException if it has more weights than a model may have
   */
  public static double training(ForkingSpec spec, int threads) {
    return (double) Float.BYTES * spec.parameters() * (COPIES + 2.0 * threads);
  }

  /** Returns the values of one window between the layers. */
  private static double column(NetworkSpec spec, int lookback, int kept) {
    double ahead = spec.options().decoder().map(DecoderSpec::ahead).orElse(0);
    double steps = spec.cell().isRecurrent() ? lookback : 1;
    double values = (double) lookback * spec.features();
    for (int layer = 0; layer < spec.layers(); layer++) {
      double width = layer == 0 ? spec.features() + spec.vectorSize() : spec.width();
      values += steps * spec.directions() * (width + (double) kept * spec.hidden());
    }
    return values + ahead * (lookback + (1.0 + kept) * spec.layers() * spec.hidden());
  }
}
