package dev.recur.network;

/** A network in training, whoever takes the steps. */
public interface Fitting extends AutoCloseable {
  /**
   * Takes a step on every batch.
   *
   * @return the mean loss over values and windows, of each batch before its step
   */
  double pass(Batches batches);

  @Override
  void close();
}
