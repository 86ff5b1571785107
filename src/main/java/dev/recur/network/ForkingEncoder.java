package dev.recur.network;

import dev.recur.recurrent.Recurrence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The GRUs of a network of forking sequences over one block of columns, which are histories.
 * Belongs to one thread and takes no memory after it is made.
 */
final class ForkingEncoder implements AutoCloseable {
  private final Recurrence[] layers;
  private final int units;

  /** Gradients of what leaves a layer, {@code [step][units x columns]}; empty for predictions. */
  private final float[][] gradients;

  private int columns;

  /**
   * @param weights shared with other blocks
   * @param gradient where {@link #backward} writes; null for predictions only
   * @param steps the most steps
   * @param maxColumns the most columns
   */
  ForkingEncoder(
      ForkingSpec spec,
      ForkingWeights weights,
      @Nullable ForkingWeights gradient,
      int steps,
      int maxColumns) {
    units = spec.units();
    layers = new Recurrence[spec.layers()];
    Arrays.setAll(
        layers,
        layer ->
            new Recurrence(
                weights.layers[layer],
                gradient == null ? null : gradient.layers[layer],
                steps,
                maxColumns));
    gradients = new float[gradient == null ? 0 : steps][units * maxColumns];
  }

  /** Starts a pass over so many columns. */
  void begin(int columns) {
    this.columns = columns;
    for (Recurrence layer : layers) {
      layer.begin(columns);
    }
  }

  /**
   * Reads a step; steps come in order from 0.
   *
   * @param inputs {@code [inputs, columns]}
   * @return the state of the top layer, {@code [units, columns]}; overwritten by later steps unless
   *     in training
   */
  float[] forward(int step, float[] inputs) {
    float[] values = inputs;
    for (Recurrence layer : layers) {
      layer.input(step, values);
      layer.forward(step);
      values = layer.hidden(step);
    }
    return values;
  }

  /** The state of the top layer after a step, in training: {@code [units, columns]}. */
  float[] state(int step) {
    return layers[layers.length - 1].hidden(step);
  }

  /** Sets the gradients of all states of the top layer to zero. */
  void clearGradients(int steps) {
    for (int step = 0; step < steps; step++) {
      Arrays.fill(gradients[step], 0, units * columns, 0);
    }
  }

  /** Where the gradient of the top layer's state after a step is added up. */
  float[] gradient(int step) {
    return gradients[step];
  }

  /** Goes back over so many steps; uses the gradients up. */
  void backward(int steps) {
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      Recurrence recurrence = layers[layer];
      recurrence.beginBackward();
      for (int step = steps - 1; step >= 0; step--) {
        recurrence.addGradient(gradients[step]);
        recurrence.backward(step, layer == 0 ? null : gradients[step]);
      }
    }
  }

  @Override
  public void close() {
    for (Recurrence layer : layers) {
      layer.close();
    }
  }
}
