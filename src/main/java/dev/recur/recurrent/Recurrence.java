package dev.recur.recurrent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One recurrent layer, rolled out over the steps of one block of columns (windows). Belongs to one
 * thread and takes no memory after it is made.
 *
 * <p>A block of values is {@code [units, columns]}, columns fastest, so that every gate is one
 * contiguous run; products read and write native memory, gates work in heap arrays. The input of a
 * step, a row of ones and the state before it lie together as {@code [x; 1; h]}, so that one
 * product does input, bias and recurrence.
 */
public final class Recurrence implements AutoCloseable {
  private final LayerShape shape;
  private final int steps;
  private final boolean training;
  private final Gates gates;
  private final Product[] products;
  private final @Nullable LayerNormalization normalization;
  private final int width;

  /** {@code [steps, inputs + 1 + units, columns]}: {@code [x; 1; h]} of every step. */
  private final NativeFloats entering;

  /** What the products write, {@code [blocks x units, columns]}, or gradients of it. */
  private final NativeFloats gateValues;

  /** {@code [max(units, inputs), columns]}. */
  private final NativeFloats backward;

  private final Operand enteringView;
  private final Operand gateView;
  private final Operand backwardView;
  private final Operand weightView;
  private final @Nullable Operand gradientView;

  /** {@code [steps, blocks, units x columns]}; one step if not training. */
  private final float[][][] activations;

  private final StepState[] states;
  private final float[] ones;
  private final float[][] gateGradient;
  private final StepState stateGradient;
  private final float[] backwardCopy;
  private final float[] scratch;
  private final float[] zeros;
  private final @Nullable NativeWeights gradient;

  private int columns;
  private boolean startsAtZero = true;
  private float @Nullable [] recurrentDropout;
  private final Mask mask;

  /**
   * A roll-out.
   *
   * @param weights the layer's weights, shared with other blocks
   * @param gradient where {@link #backward} adds; null for inference only
   * @param steps steps
   * @param maxColumns the most columns {@link #begin} will be given
   */
  public Recurrence(
      NativeWeights weights, @Nullable NativeWeights gradient, int steps, int maxColumns) {
    shape = weights.shape();
    this.gradient = gradient;
    this.steps = steps;
    training = gradient != null;
    gates = Gates.of(weights, gradient);
    products = shape.cell().products(shape.normalized()).toArray(Product[]::new);
    normalization =
        shape.normalized() ? new LayerNormalization(weights, gradient, steps, maxColumns) : null;
    width = weights.width();
    int block = shape.units() * maxColumns;
    int back = training ? Math.max(shape.units(), shape.inputs()) * maxColumns : 0;
    entering = new NativeFloats((long) steps * width * maxColumns);
    int rows = shape.normalized() ? shape.inputRows() + shape.recurrentRows() : shape.rows();
    gateValues = new NativeFloats((long) rows * maxColumns);
    backward = new NativeFloats(back);
    enteringView = entering.operand();
    gateView = gateValues.operand();
    backwardView = backward.operand();
    weightView = weights.matrix().operand();
    gradientView = gradient == null ? null : gradient.matrix().operand();
    activations = new float[training ? steps : 1][shape.cell().blocks()][block];
    states = new StepState[training ? steps + 1 : 2];
    Arrays.setAll(states, t -> StepState.of(shape.cell(), block));
    ones = new float[maxColumns];
    Arrays.fill(ones, 1);
    gateGradient = new float[shape.cell().blocks()][training ? block : 0];
    stateGradient = StepState.of(shape.cell(), training ? block : 0);
    backwardCopy = new float[back];
    scratch = new float[block];
    zeros = new float[shape.normalized() ? block : 0];
    mask = new Mask(training ? block : 0);
  }

  /**
   * Starts a pass over so many columns from the zero state, without mask or dropout.
   *
   * @param columns columns of this pass
   */
  public void begin(int columns) {
    this.columns = columns;
    recurrentDropout = null;
    mask.set(null, columns);
    startsAtZero = true;
    int n = shape.units() * columns;
    zero(states[0], n);
    for (int t = 0; t < steps; t++) {
      entering.put(index(t) + shape.inputs() * columns, ones, 0, columns);
    }
  }

  private static void zero(StepState state, int n) {
    Arrays.fill(state.hidden(), 0, n, 0);
    Arrays.fill(state.memory(), 0, Math.min(n, state.memory().length), 0);
  }

  /**
   * Starts at a step from a given state instead of the zero state.
   *
   * @param step the first that is rolled
   * @param hidden {@code [units, columns]}
   * @param memory the same for an LSTM, of length 0 for other cells
   */
  public void startAt(int step, float[] hidden, float[] memory) {
    System.arraycopy(hidden, 0, before(step).hidden(), 0, shape.units() * columns);
    System.arraycopy(memory, 0, before(step).memory(), 0, memory.length);
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
   * @param values {@code [steps, columns]} of 0 and 1
   */
  public void mask(float[] values) {
    mask.set(values, columns);
  }

  /** Sets the input at a step, {@code [inputs, columns]}. */
  public void input(int step, float[] source) {
    entering.put(index(step), source, 0, shape.inputs() * columns);
  }

  /**
   * Sets rows of the input at a step.
   *
   * @param row the first row
   * @param source {@code [rows, columns]}
   */
  public void input(int step, int row, float[] source, int rows) {
    entering.put(index(step) + row * columns, source, 0, rows * columns);
  }

  /** Rows of the input at a step. */
  public int inputs() {
    return shape.inputs();
  }

  /** The hidden state after a step, {@code [units, columns]}; if not training, of the last two. */
  public float[] hidden(int step) {
    return after(step).hidden();
  }

  /** The memory after a step, {@code [units, columns]}; empty if the cell has none. */
  public float[] memory(int step) {
    return after(step).memory();
  }

  /** Rolls one step forward; steps come in order from that of the start. */
  public void forward(int step) {
    int n = shape.units() * columns;
    boolean zeroState = step == 0 && startsAtZero;
    if (!zeroState) {
      float[] state = dropped(before(step).hidden(), n);
      entering.put(index(step) + (shape.inputs() + 1) * columns, state, 0, n);
    }
    for (Product product : products) {
      multiply(product, step, zeroState);
    }
    float[][] active = activations[training ? step : 0];
    if (normalization == null) {
      get(active, n);
    } else {
      get(normalization.products(), n);
      normalization.forward(step, columns, active);
    }
    gates.forward(n, active, before(step), after(step));
    mask.keep(step, n, before(step), after(step));
  }

  private void multiply(Product product, int step, boolean zeroState) {
    int n = shape.units() * columns;
    int from = product.from(shape);
    int length = product.to(shape, zeroState) - from;
    if (length == 0) {
      for (int block = product.goal(); block < product.goal() + product.blocks(); block++) {
        gateValues.put(block * n, zeros, 0, n);
      }
      return;
    }
    Blas.multiply(
        product.blocks() * shape.units(),
        columns,
        length,
        weightView.at((long) product.firstBlock() * shape.units() * width + from, width),
        enteringView.at(index(step) + from * columns, columns),
        0,
        gateView.at((long) product.goal() * n, columns));
  }

  private void get(float[][] blocks, int n) {
    for (int i = 0; i < blocks.length; i++) {
      gateValues.get(i * n, blocks[i], 0, n);
    }
  }

  private void put(float[][] blocks, int n) {
    for (int i = 0; i < blocks.length; i++) {
      gateValues.put(i * n, blocks[i], 0, n);
    }
  }

  private float[] dropped(float[] values, int n) {
    if (recurrentDropout == null) {
      return values;
    }
    for (int i = 0; i < n; i++) {
      scratch[i] = values[i] * recurrentDropout[i];
    }
    return scratch;
  }

  /** Sets the gradients that {@link #backward} adds to, and the state's, to zero. */
  public void beginBackward() {
    if (gradient == null) {
      throw new IllegalStateException("made for inference only");
    }
    gradient.clear();
    zero(stateGradient, shape.units() * columns);
  }

  /** Adds to the gradient of the hidden state after the step {@link #backward} comes to next. */
  public void addGradient(float[] outputGradient) {
    add(outputGradient, stateGradient.hidden(), shape.units() * columns);
  }

  /** The same for the memory; nothing for a cell without. */
  public void addMemoryGradient(float[] memoryGradient) {
    int n = Math.min(memoryGradient.length, shape.units() * columns);
    add(memoryGradient, stateGradient.memory(), n);
  }

  /**
   * The gradient of the hidden state before the step that {@link #backward} came to last, {@code
   * [units, columns]}; with the zero state at the start only if that step is not the first.
   */
  public float[] hiddenGradient() {
    return stateGradient.hidden();
  }

  /** The same for the memory; empty if the cell has none. */
  public float[] memoryGradient() {
    return stateGradient.memory();
  }

  private static void add(float[] values, float[] goal, int n) {
    for (int i = 0; i < n; i++) {
      goal[i] += values[i];
    }
  }

  /**
   * Rolls one step back; steps come in order from the last.
   *
   * @param step the step
   * @param goal the gradient of the input, {@code [inputs, columns]}, written; null if not wanted
   */
  public void backward(int step, float @Nullable [] goal) {
    int n = shape.units() * columns;
    boolean zeroState = step == 0 && startsAtZero;
    mask.split(step, n, stateGradient);
    gates.backward(n, activations[step], before(step), after(step), stateGradient, gateGradient);
    if (normalization == null) {
      put(gateGradient, n);
    } else {
      normalization.backward(step, columns, gateGradient);
      put(normalization.products(), n);
    }
    for (Product product : products) {
      addWeightGradient(product, step, zeroState);
    }
    if (goal != null) {
      back(0, 0, shape.inputRows(), 0, shape.inputs());
      backward.get(0, goal, 0, shape.inputs() * columns);
    }
    if (!zeroState) {
      int block = shape.cell().firstRecurrentBlock();
      int from = normalization == null ? block : shape.cell().inputBlocks();
      back(block, from, shape.recurrentRows(), shape.inputs() + 1, shape.units());
      backward.get(0, backwardCopy, 0, n);
      add(dropped(backwardCopy, n), stateGradient.hidden(), n);
    }
    mask.join(n, stateGradient);
  }

  private void addWeightGradient(Product product, int step, boolean zeroState) {
    if (gradientView == null) {
      throw new IllegalStateException("made for inference only");
    }
    int from = product.from(shape);
    int length = product.to(shape, zeroState) - from;
    if (length == 0) {
      return;
    }
    int firstRow = product.firstBlock() * shape.units();
    Blas.multiplyTransposedSecond(
        product.blocks() * shape.units(),
        length,
        columns,
        gateView.at((long) product.goal() * shape.units() * columns, columns),
        enteringView.at(index(step) + from * columns, columns),
        1,
        gradientView.at((long) firstRow * width + from, width));
  }

  /**
   * The gradient of rows of the column {@code [x; 1; h]}, through so many rows of the weights.
   *
   * @param firstBlock the first block of the weights' rows
   * @param from the first block of what the products wrote
   */
  private void back(int firstBlock, int from, int rows, int firstColumn, int length) {
    int firstRow = firstBlock * shape.units();
    Blas.multiplyTransposedFirst(
        length,
        columns,
        rows,
        weightView.at((long) firstRow * width + firstColumn, width),
        gateView.at((long) from * shape.units() * columns, columns),
        0,
        backwardView.at(0, columns));
  }

  private StepState before(int step) {
    return states[training ? step : step & 1];
  }

  private StepState after(int step) {
    return states[training ? step + 1 : step + 1 & 1];
  }

  private int index(int step) {
    return step * width * columns;
  }

  @Override
  public void close() {
    entering.close();
    gateValues.close();
    backward.close();
  }
}
