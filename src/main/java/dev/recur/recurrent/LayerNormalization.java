package dev.recur.recurrent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Layer normalization (Ba 2016): each gate's product with the input and its product with the state
 * are normalized over the units, each by itself, and added with gains and a bias. Blocks are {@code
 * [units, columns]}. Belongs to one thread and takes no memory after it is made.
 */
final class LayerNormalization {
  private static final float EPSILON = 1e-5f;

  private final LayerShape shape;
  private final NativeWeights weights;
  private final @Nullable NativeWeights gradient;

  /** {@code [product][units x columns]}: the input's gates, then the state's. */
  private final float[][] products;

  /** {@code [steps][product][units x columns]}, of mean 0 and deviation 1; one step to predict. */
  private final float[][][] standards;

  /** {@code [steps][product][columns]}: one over the deviation. */
  private final float[][][] inverses;

  private final float[] means;
  private final float[] squares;

  LayerNormalization(
      NativeWeights weights, @Nullable NativeWeights gradient, int steps, int maxColumns) {
    this.weights = weights;
    this.gradient = gradient;
    shape = weights.shape();
    int kept = gradient == null ? 1 : steps;
    int count = shape.cell().inputBlocks() + shape.cell().recurrentBlocks();
    products = new float[count][shape.units() * maxColumns];
    standards = new float[kept][count][shape.units() * maxColumns];
    inverses = new float[kept][count][maxColumns];
    means = new float[maxColumns];
    squares = new float[maxColumns];
  }

  /** The products, {@code [product][units x columns]}, or their gradients on the way back. */
  float[][] products() {
    return products;
  }

  /** The block of pre-activations that a product is part of. */
  private int block(int product) {
    int inputs = shape.cell().inputBlocks();
    return product < inputs ? product : product - inputs + shape.cell().firstRecurrentBlock();
  }

  /** Where a product's gains are. */
  private int gain(int product) {
    int inputs = shape.cell().inputBlocks();
    int gate = product < inputs ? shape.cell().inputGate(product) : product;
    return gate * shape.units();
  }

  /** Makes pre-activations, {@code [block][units x columns]}, of the products. */
  void forward(int step, int columns, float[][] gates) {
    int kept = standards.length == 1 ? 0 : step;
    for (int block = 0; block < gates.length; block++) {
      int bias = shape.cell().inputGate(block) * shape.units();
      for (int unit = 0; unit < shape.units(); unit++) {
        float value = weights.biases()[bias + unit];
        Arrays.fill(gates[block], unit * columns, (unit + 1) * columns, value);
      }
    }
    for (int product = 0; product < products.length; product++) {
      float[] standard = standards[kept][product];
      standardize(products[product], columns, standard, inverses[kept][product]);
      addScaled(standard, gain(product), columns, gates[block(product)]);
    }
  }

  private void standardize(float[] values, int columns, float[] goal, float[] inverse) {
    int units = shape.units();
    Arrays.fill(means, 0, columns, 0);
    Arrays.fill(squares, 0, columns, 0);
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < columns; i++) {
        means[i] += values[unit * columns + i];
      }
    }
    for (int i = 0; i < columns; i++) {
      means[i] /= units;
    }
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < columns; i++) {
        float centred = values[unit * columns + i] - means[i];
        goal[unit * columns + i] = centred;
        squares[i] = Math.fma(centred, centred, squares[i]);
      }
    }
    for (int i = 0; i < columns; i++) {
      inverse[i] = (float) (1 / Math.sqrt(squares[i] / units + EPSILON));
    }
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < columns; i++) {
        goal[unit * columns + i] *= inverse[i];
      }
    }
  }

  private void addScaled(float[] standard, int gain, int columns, float[] goal) {
    for (int unit = 0; unit < shape.units(); unit++) {
      float factor = weights.gains()[gain + unit];
      for (int i = unit * columns; i < (unit + 1) * columns; i++) {
        goal[i] = Math.fma(factor, standard[i], goal[i]);
      }
    }
  }

  /** Makes gradients of the products, in their place, of those of the pre-activations. */
  void backward(int step, int columns, float[][] gateGradient) {
    if (gradient == null) {
      throw new IllegalStateException("made for inference only");
    }
    for (int block = 0; block < gateGradient.length; block++) {
      int bias = shape.cell().inputGate(block) * shape.units();
      for (int unit = 0; unit < shape.units(); unit++) {
        float sum = 0;
        for (int i = unit * columns; i < (unit + 1) * columns; i++) {
          sum += gateGradient[block][i];
        }
        gradient.biases()[bias + unit] += sum;
      }
    }
    for (int product = 0; product < products.length; product++) {
      float[] standard = standards[step][product];
      float[] goal = products[product];
      unscale(gateGradient[block(product)], standard, gain(product), columns, gradient, goal);
      unstandardize(goal, standard, columns, inverses[step][product]);
    }
  }

  private void unscale(
      float[] values,
      float[] standard,
      int gain,
      int columns,
      NativeWeights gradient,
      float[] goal) {
    for (int unit = 0; unit < shape.units(); unit++) {
      float factor = weights.gains()[gain + unit];
      float sum = 0;
      for (int i = unit * columns; i < (unit + 1) * columns; i++) {
        sum += values[i] * standard[i];
        goal[i] = factor * values[i];
      }
      gradient.gains()[gain + unit] += sum;
    }
  }

  private void unstandardize(float[] values, float[] standard, int columns, float[] inverse) {
    int units = shape.units();
    Arrays.fill(means, 0, columns, 0);
    Arrays.fill(squares, 0, columns, 0);
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < columns; i++) {
        int at = unit * columns + i;
        means[i] += values[at];
        squares[i] = Math.fma(values[at], standard[at], squares[i]);
      }
    }
    for (int i = 0; i < columns; i++) {
      means[i] /= units;
      squares[i] /= units;
    }
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < columns; i++) {
        int at = unit * columns + i;
        values[at] = (values[at] - means[i] - standard[at] * squares[i]) * inverse[i];
      }
    }
  }
}
