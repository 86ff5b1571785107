package dev.recur.network;

import dev.recur.recurrent.Activations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of a network of forking sequences over one block of columns, which are histories, and
 * some steps ahead of each. Belongs to one thread and takes no memory after it is made.
 *
 * <p>The steps ahead of one origin lie side by side: a value of step {@code j} of column {@code c}
 * stands at {@code j * columns + c}, {@code ahead * columns} values a row.
 */
final class ForkingDecoder implements AutoCloseable {
  /** Deviations are cut off here, 200 times the scale. */
  private static final float MOST = 6;

  private static final float LARGEST = sinh(MOST);

  private final ForkingSpec spec;
  private final DenseLayer state;
  private final DenseLayer known;
  private final DenseLayer hidden;
  private final DenseLayer output;

  /** {@code [width, columns]}, or its gradient. */
  private final float[] ofState;

  /** One an origin, {@code [width, ahead x columns]}. */
  private final float[][] first;

  private final float[][] second;

  /**
   * One an origin, {@code [outputs, ahead x columns]}: weights of the lags, then the hyperbolic
   * sines of the deviations; or gradients.
   */
  private final float[][] leaving;

  private final float[][] lags;
  private final float[] activated;

  /** The gradient of what enters the hidden layer, in training. */
  private final float[] inner;

  private final float[] scratch;
  private final float[] stateGradient;
  private int columns;
  private int wide;

  /**
   * @param weights shared with other blocks
   * @param gradient where {@link #backward} writes; null for predictions only
   * @param origins origins of a pass
   * @param maxColumns the most columns
   * @param maxAhead the most steps ahead of an origin
   */
  ForkingDecoder(
      ForkingSpec spec,
      ForkingWeights weights,
      @Nullable ForkingWeights gradient,
      int origins,
      int maxColumns,
      int maxAhead) {
    this.spec = spec;
    int most = maxColumns * maxAhead;
    boolean training = gradient != null;
    state =
        new DenseLayer(
            weights.state, gradient == null ? null : gradient.state, origins, maxColumns);
    known = new DenseLayer(weights.known, gradient == null ? null : gradient.known, origins, most);
    hidden =
        new DenseLayer(weights.hidden, gradient == null ? null : gradient.hidden, origins, most);
    output =
        new DenseLayer(weights.output, gradient == null ? null : gradient.output, origins, most);
    ofState = new float[spec.width() * maxColumns];
    first = new float[origins][spec.width() * most];
    second = new float[origins][spec.width() * most];
    leaving = new float[origins][spec.outputs() * most];
    lags = new float[origins][spec.lags() * most];
    activated = new float[spec.width() * most];
    inner = new float[training ? spec.width() * most : 0];
    scratch = new float[spec.width() * most];
    stateGradient = new float[spec.units() * maxColumns];
  }

  /** Starts a pass over so many columns, with so many steps ahead of each origin. */
  void begin(int columns, int ahead) {
    this.columns = columns;
    wide = columns * ahead;
    state.begin(columns);
    known.begin(wide);
    hidden.begin(wide);
    output.begin(wide);
  }

  /**
   * Gives the quantiles of the steps ahead of an origin.
   *
   * @param origin its number in this pass
   * @param from the state there, {@code [units, columns]}
   * @param features what is known, {@code [known, ahead x columns]}
   * @param values of the lags, {@code [lags, ahead x columns]}; kept for the way back
   * @param goal {@code [quantiles, ahead x columns]}, written; they may cross
   */
  void forward(int origin, float[] from, float[] features, float[] values, float[] goal) {
    state.input(origin, 0, from, spec.units());
    state.forward(origin, ofState, 0);
    known.input(origin, 0, features, spec.known());
    known.forward(origin, first[origin], 0);
    addOfState(first[origin]);
    int n = spec.width() * wide;
    activate(first[origin], activated, n);
    hidden.input(origin, 0, activated, spec.width());
    hidden.forward(origin, second[origin], 0);
    addActivated(second[origin], activated, n);
    output.input(origin, 0, activated, spec.width());
    output.forward(origin, leaving[origin], 0);
    System.arraycopy(values, 0, lags[origin], 0, spec.lags() * wide);
    quantiles(leaving[origin], values, goal);
  }

  private void addOfState(float[] goal) {
    for (int row = 0; row < spec.width(); row++) {
      for (int at = row * wide; at < (row + 1) * wide; at += columns) {
        for (int c = 0; c < columns; c++) {
          goal[at + c] += ofState[row * columns + c];
        }
      }
    }
  }

  private void quantiles(float[] outputs, float[] values, float[] goal) {
    for (int i = 0; i < wide; i++) {
      scratch[i] = 0;
    }
    for (int at = 0; at < spec.lags() * wide; at += wide) {
      for (int i = 0; i < wide; i++) {
        scratch[i] = Math.fma(outputs[at + i], values[at + i], scratch[i]);
      }
    }
    int from = spec.lags() * wide;
    for (int q = 0; q < spec.quantiles(); q++) {
      for (int i = 0; i < wide; i++) {
        int at = from + q * wide + i;
        outputs[at] = sinh(Math.max(-MOST, Math.min(MOST, outputs[at])));
        goal[q * wide + i] = scratch[i] + outputs[at];
      }
    }
  }

  private static float sinh(float x) {
    double e = Math.exp(x);
    return (float) ((e - 1 / e) / 2);
  }

  /** {@code goal = x sigmoid(x)}. */
  private void activate(float[] x, float[] goal, int n) {
    Activations.sigmoid(x, scratch, n);
    for (int i = 0; i < n; i++) {
      goal[i] = x[i] * scratch[i];
    }
  }

  /** {@code goal += x sigmoid(x)}. */
  private void addActivated(float[] x, float[] goal, int n) {
    Activations.sigmoid(x, scratch, n);
    for (int i = 0; i < n; i++) {
      goal[i] = Math.fma(x[i], scratch[i], goal[i]);
    }
  }

  /** {@code goal = gradient * derivative of x sigmoid(x)}. */
  private void slope(float[] x, float[] gradient, float[] goal, int n) {
    Activations.sigmoid(x, scratch, n);
    for (int i = 0; i < n; i++) {
      float s = scratch[i];
      goal[i] = gradient[i] * s * Math.fma(x[i], 1f - s, 1f);
    }
  }

  /**
   * Computes the gradients of an origin; origins come in order from the last, each once.
   *
   * @param gradients of the quantiles, {@code [quantiles, ahead x columns]}
   * @param goal the gradient of the state, {@code [units, columns]}; added to
   */
  void backward(int origin, float[] gradients, float[] goal) {
    float[] outputs = leaving[origin];
    outputGradients(outputs, lags[origin], gradients);
    int n = spec.width() * wide;
    output.backward(origin, outputs, 0, activated);
    slope(second[origin], activated, second[origin], n);
    hidden.backward(origin, second[origin], 0, inner);
    for (int i = 0; i < n; i++) {
      activated[i] += inner[i];
    }
    slope(first[origin], activated, activated, n);
    known.backward(origin, activated, 0, null);
    sumOverAhead(activated);
    state.backward(origin, ofState, 0, stateGradient);
    for (int i = 0; i < spec.units() * columns; i++) {
      goal[i] += stateGradient[i];
    }
  }

  /** Replaces the outputs of an origin by their gradients. */
  private void outputGradients(float[] outputs, float[] values, float[] gradients) {
    Arrays.fill(scratch, 0, wide, 0);
    int from = spec.lags() * wide;
    for (int q = 0; q < spec.quantiles(); q++) {
      for (int i = 0; i < wide; i++) {
        float gradient = gradients[q * wide + i];
        int at = from + q * wide + i;
        scratch[i] += gradient;
        float sinh = outputs[at];
        outputs[at] = Math.abs(sinh) >= LARGEST ? 0 : gradient * (float) Math.sqrt(1 + sinh * sinh);
      }
    }
    for (int at = 0; at < from; at += wide) {
      for (int i = 0; i < wide; i++) {
        outputs[at + i] = scratch[i] * values[at + i];
      }
    }
  }

  private void sumOverAhead(float[] gradients) {
    for (int row = 0; row < spec.width(); row++) {
      int goal = row * columns;
      System.arraycopy(gradients, row * wide, ofState, goal, columns);
      for (int at = row * wide + columns; at < (row + 1) * wide; at += columns) {
        for (int c = 0; c < columns; c++) {
          ofState[goal + c] += gradients[at + c];
        }
      }
    }
  }

  @Override
  public void close() {
    state.close();
    known.close();
    hidden.close();
    output.close();
  }
}
