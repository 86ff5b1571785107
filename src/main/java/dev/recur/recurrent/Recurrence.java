package dev.recur.recurrent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One recurrent layer, rolled out over the steps of one block of columns (windows). Belongs to one
 * thread and takes no memory after it is made.
 *
 * <p>A block of values is {@code [units, columns]}, columns fastest, so that every gate is one
 * contiguous run; products read and write native memory, gates work in heap arrays.
 */
public final class Recurrence implements AutoCloseable {
  private final LayerShape shape;
  private final int steps;
  private final boolean training;
  private final Gates gates;

  /** {@code [steps, inputs + 1, columns]}, the last row of a step ones. */
  private final NativeFloats inputs;

  /**
   * {@code [steps, units, columns]}: the hidden state before each step; one step if not training.
   */
  private final NativeFloats hidden;

  /** {@code [blocks x units, columns]}. */
  private final NativeFloats products;

  /** {@code [max(units, inputs), columns]}. */
  private final @Nullable NativeFloats backProducts;

  private final Operand inputView;
  private final Operand hiddenView;
  private final Operand productView;
  private final @Nullable Operand backView;

  private final float[][] activations;
  private final StepState[] states;
  private final float[] ones;
  private final float[] shareBias;

  private final float[] gateGradient;
  private final StepState stateGradient;
  private final float[] backCopy;
  private final float[] shareGradient;

  private final NativeWeights weights;
  private final @Nullable NativeWeights gradient;
  private final Operand inputWeights;
  private final Operand recurrentWeights;
  private final @Nullable Operand inputGradient;
  private final @Nullable Operand recurrentGradient;

  private int columns;
  private float @Nullable [] recurrentDropout;
  private float @Nullable [] mask;
  private boolean startsAtZero = true;
  private final float[] dropped;
  private final float[] carriedHidden;
  private final float[] carriedMemory;

  /**
   * A roll-out with zero weights gradients.
   *
   * @param weights the layer's weights, shared with other blocks
   * @param gradient where {@link #backward} adds; null for inference only
   * @param steps steps
   * @param maxColumns the most columns {@link #begin} will be given
   */
  public Recurrence(
      NativeWeights weights, @Nullable NativeWeights gradient, int steps, int maxColumns) {
    shape = weights.shape();
    if (!supports(shape)) {
      throw new IllegalArgumentException("no kernels for " + shape);
    }
    this.weights = weights;
    this.gradient = gradient;
    this.steps = steps;
    training = gradient != null;
    gates = Gates.of(shape.cell());
    int units = shape.units();
    int kept = training ? steps : 1;
    inputs = new NativeFloats((long) steps * (shape.inputs() + 1) * maxColumns);
    hidden = new NativeFloats((long) kept * units * maxColumns);
    products = new NativeFloats((long) shape.rows() * maxColumns);
    int back = Math.max(units, shape.inputs()) * maxColumns;
    backProducts = training ? new NativeFloats(back) : null;
    inputView = inputs.operand();
    hiddenView = hidden.operand();
    productView = products.operand();
    backView = backProducts == null ? null : backProducts.operand();
    activations = new float[kept][shape.rows() * maxColumns];
    states = new StepState[training ? steps + 1 : 2];
    Arrays.setAll(states, t -> StepState.of(shape.cell(), units * maxColumns));
    ones = new float[maxColumns];
    Arrays.fill(ones, 1);
    shareBias = new float[weights.shareBias().length * maxColumns];
    gateGradient = new float[training ? shape.rows() * maxColumns : 0];
    stateGradient = StepState.of(shape.cell(), training ? units * maxColumns : 0);
    backCopy = new float[training ? back : 0];
    shareGradient = new float[training ? shareBias.length : 0];
    inputWeights = weights.input().operand();
    recurrentWeights = weights.recurrent().operand();
    inputGradient = gradient == null ? null : gradient.input().operand();
    recurrentGradient = gradient == null ? null : gradient.recurrent().operand();
    dropped = new float[units * maxColumns];
    carriedHidden = new float[training ? units * maxColumns : 0];
    carriedMemory = new float[carriedHidden.length];
  }

  /** Whether there are kernels for a layer: not yet for peepholes and normalization. */
  static boolean supports(LayerShape shape) {
    return shape.cell() != Cell.PEEPHOLE_LSTM && !shape.normalized();
  }

  /**
   * Starts a pass over so many columns from the zero state, without mask or dropout.
   *
   * @param columns columns of this pass
   */
  public void begin(int columns) {
    this.columns = columns;
    recurrentDropout = null;
    mask = null;
    startsAtZero = true;
    int n = shape.units() * columns;
    Arrays.fill(states[0].hidden(), 0, n, 0);
    Arrays.fill(states[0].memory(), 0, Math.min(n, states[0].memory().length), 0);
    for (int t = 0; t < steps; t++) {
      inputs.put(inputIndex(t) + shape.inputs() * columns, ones, 0, columns);
    }
    for (int unit = 0; unit < weights.shareBias().length; unit++) {
      float bias = weights.shareBias()[unit];
      Arrays.fill(shareBias, unit * columns, (unit + 1) * columns, bias);
    }
  }

  /**
   * Starts from a given state, kept over {@link #begin}'s zero state.
   *
   * @param hidden {@code [units, columns]}
   * @param memory the same for an LSTM, of length 0 for other cells
   */
  public void startAt(float[] hidden, float[] memory) {
    System.arraycopy(hidden, 0, states[0].hidden(), 0, shape.units() * columns);
    System.arraycopy(memory, 0, states[0].memory(), 0, memory.length);
    startsAtZero = false;
  }

  /**
   * Multiplies the hidden state wherever it enters a product, the same at every step (variational
   * dropout, Gal and Ghahramani 2016).
   *
   * @param factors {@code [units, columns]}: 0, or one over the share kept
   */
  public void dropRecurrent(float[] factors) {
    recurrentDropout = factors;
  }

  /**
   * Leaves the state as it was wherever the mask is 0.
   *
   * @param mask {@code [steps, columns]} of 0 and 1
   */
  public void mask(float[] mask) {
    this.mask = mask;
  }

  /** Sets one row of the input at a step from {@code source[offset]} on. */
  public void input(int step, int row, float[] source, int offset) {
    inputs.put(inputIndex(step) + row * columns, source, offset, columns);
  }

  /** Sets the whole input at a step, {@code [inputs, columns]}. */
  public void input(int step, float[] source) {
    inputs.put(inputIndex(step), source, 0, shape.inputs() * columns);
  }

  /** The hidden state after a step, {@code [units, columns]}; if not training, of the last two. */
  public float[] hidden(int step) {
    return after(step).hidden();
  }

  /** The memory after a step, {@code [units, columns]}; empty if the cell has none. */
  public float[] memory(int step) {
    return after(step).memory();
  }

  /** Rolls one step forward; steps come in order from 0. */
  public void forward(int step) {
    int n = shape.units() * columns;
    Cell cell = shape.cell();
    int inputColumns = shape.inputs() + 1;
    Blas.multiply(
        shape.inputRows(),
        columns,
        inputColumns,
        inputWeights.at(0, inputColumns),
        inputView.at(inputIndex(step), columns),
        0,
        productView.at(0, columns));
    if (shareBias.length > 0) {
      products.put(3 * n, shareBias, 0, n);
    }
    if (step > 0 || !startsAtZero) {
      int at = hiddenIndex(step);
      hidden.put(at, entering(before(step).hidden(), n), 0, n);
      Blas.multiply(
          shape.recurrentRows(),
          columns,
          shape.units(),
          recurrentWeights.at(0, shape.units()),
          hiddenView.at(at, columns),
          1,
          productView.at((long) cell.firstRecurrentBlock() * n, columns));
    }
    float[] active = activations[training ? step : 0];
    products.get(0, active, 0, cell.blocks() * n);
    gates.forward(n, active, before(step), after(step));
    if (mask != null) {
      keepMasked(step, before(step).hidden(), after(step).hidden());
      keepMasked(step, before(step).memory(), after(step).memory());
    }
  }

  private float[] entering(float[] state, int n) {
    if (recurrentDropout == null) {
      return state;
    }
    for (int i = 0; i < n; i++) {
      dropped[i] = state[i] * recurrentDropout[i];
    }
    return dropped;
  }

  private void keepMasked(int step, float[] before, float[] after) {
    for (int i = 0; i < Math.min(after.length, shape.units() * columns); i++) {
      if (mask != null && mask[step * columns + i % columns] == 0) {
        after[i] = before[i];
      }
    }
  }

  /** Sets the gradients that {@link #backward} adds to, and the state's, to zero. */
  public void beginBackward() {
    if (gradient == null) {
      throw new IllegalStateException("made for inference only");
    }
    gradient.clear();
    int n = shape.units() * columns;
    Arrays.fill(stateGradient.hidden(), 0, n, 0);
    Arrays.fill(stateGradient.memory(), 0, Math.min(n, stateGradient.memory().length), 0);
    Arrays.fill(shareGradient, 0);
  }

  /** Adds to the gradient of the hidden state after the step {@link #backward} comes to next. */
  public void addGradient(float[] outputGradient) {
    float[] dh = stateGradient.hidden();
    for (int i = 0; i < shape.units() * columns; i++) {
      dh[i] += outputGradient[i];
    }
  }

  /**
   * Rolls one step back; steps come in order from the last.
   *
   * @param step the step
   * @param goal the gradient of the input, {@code [inputs, columns]}, written; null if not wanted
   */
  public void backward(int step, float @Nullable [] goal) {
    if (inputGradient == null
        || recurrentGradient == null
        || backProducts == null
        || backView == null) {
      throw new IllegalStateException("made for inference only");
    }
    int n = shape.units() * columns;
    Cell cell = shape.cell();
    if (mask != null) {
      split(step, stateGradient.hidden(), carriedHidden);
      split(step, stateGradient.memory(), carriedMemory);
    }
    gates.backward(n, activations[step], before(step), after(step), stateGradient, gateGradient);
    products.put(0, gateGradient, 0, cell.blocks() * n);
    long recurrentRow = (long) cell.firstRecurrentBlock() * n;
    int inputColumns = shape.inputs() + 1;
    Blas.multiplyTransposedSecond(
        shape.inputRows(),
        inputColumns,
        columns,
        productView.at(0, columns),
        inputView.at(inputIndex(step), columns),
        1,
        inputGradient.at(0, inputColumns));
    if (goal != null) {
      Blas.multiplyTransposedFirst(
          shape.inputs(),
          columns,
          shape.inputRows(),
          inputWeights.at(0, inputColumns),
          productView,
          0,
          backView.at(0, columns));
      backProducts.get(0, goal, 0, shape.inputs() * columns);
    }
    for (int i = 0; i < shareGradient.length && i < n; i++) {
      shareGradient[i] += gateGradient[3 * n + i];
    }
    if (step > 0 || !startsAtZero) {
      Blas.multiplyTransposedSecond(
          shape.recurrentRows(),
          shape.units(),
          columns,
          productView.at(recurrentRow, columns),
          hiddenView.at(hiddenIndex(step), columns),
          1,
          recurrentGradient.at(0, shape.units()));
      Blas.multiplyTransposedFirst(
          shape.units(),
          columns,
          shape.recurrentRows(),
          recurrentWeights.at(0, shape.units()),
          productView,
          0,
          backView.at(0, columns));
      backProducts.get(0, backCopy, 0, n);
      addGradient(entering(backCopy, n));
    }
    if (mask != null) {
      add(carriedHidden, stateGradient.hidden(), n);
      add(carriedMemory, stateGradient.memory(), Math.min(n, stateGradient.memory().length));
    }
  }

  /** Completes the gradients after the last {@link #backward}. */
  public void endBackward() {
    if (gradient == null) {
      throw new IllegalStateException("made for inference only");
    }
    for (int unit = 0; unit < gradient.shareBias().length; unit++) {
      float sum = 0;
      for (int i = unit * columns; i < (unit + 1) * columns; i++) {
        sum += shareGradient[i];
      }
      gradient.shareBias()[unit] = sum;
    }
  }

  private void split(int step, float[] values, float[] carried) {
    for (int i = 0; i < Math.min(values.length, shape.units() * columns); i++) {
      boolean masked = mask != null && mask[step * columns + i % columns] == 0;
      carried[i] = masked ? values[i] : 0;
      values[i] = masked ? 0 : values[i];
    }
  }

  private static void add(float[] source, float[] goal, int length) {
    for (int i = 0; i < length; i++) {
      goal[i] += source[i];
    }
  }

  private StepState before(int step) {
    return states[training ? step : step & 1];
  }

  private StepState after(int step) {
    return states[training ? step + 1 : step + 1 & 1];
  }

  private int inputIndex(int step) {
    return step * (shape.inputs() + 1) * columns;
  }

  private int hiddenIndex(int step) {
    return training ? step * shape.units() * columns : 0;
  }

  @Override
  public void close() {
    inputs.close();
    hidden.close();
    products.close();
    if (backProducts != null) {
      backProducts.close();
    }
  }
}
