package dev.recur.recurrent;

/** The parameters of a layer, or gradients of them, in native memory. */
public interface LayerWeights extends AutoCloseable {
  /** Length of the flat parameters. */
  int parameters();

  /** Takes the weights from flat parameters from the offset on. */
  void set(float[] parameters, int offset);

  /** Adds the values to flat gradients from the offset on. */
  void addTo(float[] gradients, int offset);

  @Override
  void close();
}
