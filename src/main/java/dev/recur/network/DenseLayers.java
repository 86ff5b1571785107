package dev.recur.network;

import dev.recur.recurrent.Activation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A multilayer perceptron: the whole window goes through dense layers (Rumelhart 1986). */
final class DenseLayers implements HiddenLayers {
  private final NetworkSpec spec;
  private final DenseLayer[] layers;

  /** {@code [layers, hidden x columns]}. */
  private final float[][] activations;

  private final Activation activation;
  private final Dropout[] dropouts;
  private final float[] scratch;

  /** Rows of the vectors that follow the window. */
  private final int vectorRows;

  /** Of everything the first layer sees, {@code [inputs, columns]}; empty if nobody asks. */
  private final float[] inputGradient;

  private final float[] vectorGradient;
  private int columns;

  DenseLayers(
      NetworkSpec spec, NetworkWeights weights, @Nullable NetworkWeights gradient, int maxColumns) {
    this.spec = spec;
    activation = spec.activation();
    layers = new DenseLayer[spec.layers()];
    Arrays.setAll(
        layers,
        layer ->
            new DenseLayer(
                weights.dense(layer),
                gradient == null ? null : gradient.dense(layer),
                1,
                maxColumns));
    int block = spec.hidden() * maxColumns;
    activations = new float[layers.length][block];
    scratch = new float[block];
    vectorRows = spec.vectorSize();
    boolean asked = gradient != null && vectorRows > 0;
    inputGradient = new float[asked ? spec.inputs(0) * maxColumns : 0];
    vectorGradient = new float[asked ? vectorRows * maxColumns : 0];
    dropouts = new Dropout[gradient != null && spec.dropout() > 0 ? layers.length : 0];
    Arrays.setAll(dropouts, layer -> new Dropout(spec.dropout(), block, 1));
  }

  @Override
  public void begin(int columns, long dropoutSeed) {
    this.columns = columns;
    for (DenseLayer layer : layers) {
      layer.begin(columns);
    }
    for (int layer = 0; layer < dropouts.length; layer++) {
      dropouts[layer].seed(dropoutSeed + layer);
    }
  }

  @Override
  public void input(int step, float[] values) {
    int features = spec.features();
    layers[0].input(0, step * features, values, features);
    if (step == 0) {
      int row = layers[0].inputs() - vectorRows;
      layers[0].input(0, row, values, features * columns, vectorRows);
    }
  }

  @Override
  public float[] forward() {
    float[] leaving = scratch;
    for (int i = 0; i < layers.length; i++) {
      if (i > 0) {
        layers[i].input(0, 0, leaving, spec.hidden());
      }
      layers[i].forward(0, activations[i], 0);
      activation.apply(activations[i], activations[i], spec.hidden() * columns);
      leaving = kept(i, activations[i], scratch);
    }
    return leaving;
  }

  private float[] kept(int layer, float[] values, float[] goal) {
    return dropouts.length == 0
        ? values
        : dropouts[layer].drop(0, values, goal, spec.hidden() * columns);
  }

  @Override
  public void backward(float[] gradient) {
    float[] seen = inputGradient.length == 0 ? null : inputGradient;
    for (int i = layers.length - 1; i >= 0; i--) {
      kept(i, gradient, gradient);
      activation.backward(activations[i], gradient, gradient, spec.hidden() * columns);
      layers[i].backward(0, gradient, 0, i > 0 ? gradient : seen);
    }
    if (seen != null) {
      int length = vectorRows * columns;
      System.arraycopy(seen, layers[0].inputs() * columns - length, vectorGradient, 0, length);
    }
  }

  @Override
  public float[] vectorGradient() {
    return vectorGradient;
  }

  @Override
  public void close() {
    for (DenseLayer layer : layers) {
      layer.close();
    }
  }
}
