package dev.recur.recurrent;

import java.util.Arrays;

/**
 * The cells in double precision and in the plainest words: the reference for {@link Recurrence},
 * and what a Deeplearning4j network of data type DOUBLE runs on. One column after another, gates in
 * the order of the parameters.
 */
public final class DoubleRoll implements Roll {
  private static final double EPSILON = 1e-5;

  private final LayerShape shape;
  private final int units;
  private final double[] weights;
  private final double[] gradient;
  private final Step[][] steps;
  private Pass pass = new Pass(0, null, null, null, null);
  private double[][] hiddenGradient = new double[0][];
  private double[][] memoryGradient = new double[0][];

  /** What one step of one column leaves for the way back. */
  private static final class Step {
    double[] input = {};
    double[] entering = {};
    double[] inputProduct = {};
    double[] stateProduct = {};
    double[] gates = {};
    double[] hidden = {};
    double[] memory = {};
  }

  /**
   * A roll-out.
   *
   * @param shape the layer
   * @param steps the most steps
   * @param columns the most windows
   */
  public DoubleRoll(LayerShape shape, int steps, int columns) {
    this.shape = shape;
    units = shape.units();
    weights = new double[shape.parameters()];
    gradient = new double[shape.parameters()];
    this.steps = new Step[steps + 1][columns];
  }

  @Override
  public void parameters(double[] values) {
    System.arraycopy(values, 0, weights, 0, weights.length);
  }

  @Override
  public void begin(Pass pass) {
    this.pass = pass;
    for (int column = 0; column < pass.columns(); column++) {
      Step start = new Step();
      start.hidden = column(pass.hidden() == null ? zeros() : pass.hidden(), column);
      start.memory = column(pass.memory() == null ? zeros() : pass.memory(), column);
      steps[0][column] = start;
    }
  }

  private double[] zeros() {
    return new double[units * pass.columns()];
  }

  private double[] column(double[] block, int column) {
    double[] values = new double[block.length / pass.columns()];
    Arrays.setAll(values, row -> block[row * pass.columns() + column]);
    return values;
  }

  private boolean masked(int step, int column) {
    return pass.mask() != null && pass.mask()[step * pass.columns() + column] == 0;
  }

  @Override
  public void forward(int step, double[] input) {
    for (int column = 0; column < pass.columns(); column++) {
      Step before = steps[step][column];
      Step after = new Step();
      after.input = column(input, column);
      after.entering = before.hidden.clone();
      if (pass.recurrentDropout() != null) {
        double[] factors = column(pass.recurrentDropout(), column);
        Arrays.setAll(after.entering, i -> before.hidden[i] * factors[i]);
      }
      after.inputProduct = product(0, shape.inputRows(), after.input);
      after.stateProduct = product(shape.recurrentOffset(), shape.recurrentRows(), after.entering);
      double[] fromInput = scaled(after.inputProduct, shape.gainOffset());
      double[] fromState = scaled(after.stateProduct, shape.gainOffset() + shape.inputRows());
      after.gates = new double[shape.rows()];
      for (int i = 0; i < after.gates.length; i++) {
        after.gates[i] = weights[shape.biasOffset() + i];
      }
      boolean gru = shape.cell() == Cell.GRU;
      for (int i = 0; i < fromInput.length; i++) {
        after.gates[i] += fromInput[i];
        after.gates[gru && i >= 2 * units ? i + units : i] += fromState[i];
      }
      after.hidden = new double[units];
      after.memory = new double[units];
      for (int unit = 0; unit < units; unit++) {
        activate(after, before, unit);
      }
      if (masked(step, column)) {
        after.hidden = before.hidden.clone();
        after.memory = before.memory.clone();
      }
      steps[step + 1][column] = after;
    }
  }

  private double[] product(int offset, int rows, double[] values) {
    double[] sums = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < values.length; i++) {
        sums[row] += weights[offset + row * values.length + i] * values[i];
      }
    }
    return sums;
  }

  /** The product itself, or normalized over the units of each gate and times its gains. */
  private double[] scaled(double[] product, int gains) {
    double[] values = product.clone();
    if (shape.normalized()) {
      for (int from = 0; from < values.length; from += units) {
        double[] standard = standard(product, from);
        for (int i = 0; i < units; i++) {
          values[from + i] = standard[i] * weights[gains + from + i];
        }
      }
    }
    return values;
  }

  private double mean(double[] product, int from) {
    return Arrays.stream(product, from, from + units).sum() / units;
  }

  private double deviation(double[] product, int from) {
    double mean = mean(product, from);
    double squares = 0;
    for (int i = from; i < from + units; i++) {
      squares += (product[i] - mean) * (product[i] - mean);
    }
    return Math.sqrt(squares / units + EPSILON);
  }

  private double[] standard(double[] product, int from) {
    double mean = mean(product, from);
    double deviation = deviation(product, from);
    double[] values = new double[units];
    Arrays.setAll(values, i -> (product[from + i] - mean) / deviation);
    return values;
  }

  private double peephole(int gate, int unit) {
    return weights[shape.peepholeOffset() + gate * units + unit];
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private void activate(Step after, Step before, int unit) {
    double[] a = after.gates;
    boolean peepholes = shape.peepholes() > 0;
    int g1 = units + unit;
    int g2 = 2 * units + unit;
    int g3 = 3 * units + unit;
    switch (shape.cell()) {
      case LSTM, PEEPHOLE_LSTM -> {
        double c = before.memory[unit];
        a[unit] = sigmoid(a[unit] + (peepholes ? peephole(0, unit) * c : 0));
        a[g1] = sigmoid(a[g1] + (peepholes ? peephole(1, unit) * c : 0));
        a[g2] = Math.tanh(a[g2]);
        after.memory[unit] = a[g1] * c + a[unit] * a[g2];
        a[g3] = sigmoid(a[g3] + (peepholes ? peephole(2, unit) * after.memory[unit] : 0));
        after.hidden[unit] = a[g3] * Math.tanh(after.memory[unit]);
      }
      case GRU -> {
        a[unit] = sigmoid(a[unit]);
        a[g1] = sigmoid(a[g1]);
        a[g2] = Math.tanh(a[g2] + a[unit] * a[g3]);
        after.hidden[unit] = (1 - a[g1]) * a[g2] + a[g1] * before.hidden[unit];
      }
      case RNN -> {
        a[unit] = shape.activation().value(a[unit]);
        after.hidden[unit] = a[unit];
      }
    }
  }

  @Override
  public double[] hidden(int step) {
    return block(steps[step + 1], true);
  }

  @Override
  public double[] memory(int step) {
    return shape.cell().hasMemory() ? block(steps[step + 1], false) : new double[0];
  }

  private double[] block(Step[] columns, boolean hidden) {
    double[] values = new double[units * pass.columns()];
    for (int i = 0; i < values.length; i++) {
      Step column = columns[i % pass.columns()];
      values[i] = (hidden ? column.hidden : column.memory)[i / pass.columns()];
    }
    return values;
  }

  @Override
  public void beginBackward() {
    Arrays.fill(gradient, 0);
    hiddenGradient = new double[pass.columns()][units];
    memoryGradient = new double[pass.columns()][units];
  }

  @Override
  public double[] backward(int step, double[] outputGradient) {
    double[] goal = new double[shape.inputs() * pass.columns()];
    for (int column = 0; column < pass.columns(); column++) {
      double[] dh = hiddenGradient[column];
      for (int unit = 0; unit < units; unit++) {
        dh[unit] += outputGradient[unit * pass.columns() + column];
      }
      if (!masked(step, column)) {
        double[] inputGradient = backward(step, column, dh, memoryGradient[column]);
        for (int i = 0; i < inputGradient.length; i++) {
          goal[i * pass.columns() + column] = inputGradient[i];
        }
      }
    }
    return goal;
  }

  private double[] backward(int step, int column, double[] dh, double[] dc) {
    Step before = steps[step][column];
    Step after = steps[step + 1][column];
    double[] da = new double[shape.rows()];
    for (int unit = 0; unit < units; unit++) {
      derive(after, before, unit, da, dh, dc);
    }
    for (int i = 0; i < da.length; i++) {
      gradient[shape.biasOffset() + i] += da[i];
    }
    boolean gru = shape.cell() == Cell.GRU;
    double[] fromInput = Arrays.copyOf(da, shape.inputRows());
    double[] fromState = Arrays.copyOf(da, shape.recurrentRows());
    if (gru) {
      System.arraycopy(da, 3 * units, fromState, 2 * units, units);
    }
    unscale(fromInput, after.inputProduct, shape.gainOffset());
    unscale(fromState, after.stateProduct, shape.gainOffset() + shape.inputRows());
    double[] inputGradient = back(0, fromInput, after.input);
    double[] enteringGradient = back(shape.recurrentOffset(), fromState, after.entering);
    for (int unit = 0; unit < units; unit++) {
      double factor =
          pass.recurrentDropout() == null
              ? 1
              : pass.recurrentDropout()[unit * pass.columns() + column];
      dh[unit] += factor * enteringGradient[unit];
    }
    return inputGradient;
  }

  /** Replaces the gradient of the scaled product by that of the product, and adds to the gains'. */
  private void unscale(double[] values, double[] product, int gains) {
    if (!shape.normalized()) {
      return;
    }
    for (int from = 0; from < values.length; from += units) {
      double[] standard = standard(product, from);
      double deviation = deviation(product, from);
      double mean = 0;
      double along = 0;
      for (int i = 0; i < units; i++) {
        gradient[gains + from + i] += values[from + i] * standard[i];
        values[from + i] *= weights[gains + from + i];
        mean += values[from + i] / units;
        along += values[from + i] * standard[i] / units;
      }
      for (int i = 0; i < units; i++) {
        values[from + i] = (values[from + i] - mean - standard[i] * along) / deviation;
      }
    }
  }

  /** Adds to the gradient of the weights and returns that of the values they multiply. */
  private double[] back(int offset, double[] rows, double[] values) {
    double[] valueGradient = new double[values.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < values.length; i++) {
        int at = offset + row * values.length + i;
        gradient[at] += rows[row] * values[i];
        valueGradient[i] += rows[row] * weights[at];
      }
    }
    return valueGradient;
  }

  /**
   * One unit's gradient of the pre-activations; leaves in dh and dc what passes by the products.
   */
  private void derive(Step after, Step before, int unit, double[] da, double[] dh, double[] dc) {
    double[] a = after.gates;
    int g1 = units + unit;
    int g2 = 2 * units + unit;
    int g3 = 3 * units + unit;
    switch (shape.cell()) {
      case LSTM, PEEPHOLE_LSTM -> {
        double squashed = Math.tanh(after.memory[unit]);
        da[g3] = dh[unit] * squashed * a[g3] * (1 - a[g3]);
        dc[unit] += dh[unit] * a[g3] * (1 - squashed * squashed);
        boolean peepholes = shape.peepholes() > 0;
        dc[unit] += peepholes ? da[g3] * peephole(2, unit) : 0;
        da[unit] = dc[unit] * a[g2] * a[unit] * (1 - a[unit]);
        da[g1] = dc[unit] * before.memory[unit] * a[g1] * (1 - a[g1]);
        da[g2] = dc[unit] * a[unit] * (1 - a[g2] * a[g2]);
        dc[unit] *= a[g1];
        dh[unit] = 0;
        if (peepholes) {
          dc[unit] += da[unit] * peephole(0, unit) + da[g1] * peephole(1, unit);
          int at = shape.peepholeOffset() + unit;
          gradient[at] += da[unit] * before.memory[unit];
          gradient[at + units] += da[g1] * before.memory[unit];
          gradient[at + 2 * units] += da[g3] * after.memory[unit];
        }
      }
      case GRU -> {
        da[g2] = dh[unit] * (1 - a[g1]) * (1 - a[g2] * a[g2]);
        da[g1] = dh[unit] * (before.hidden[unit] - a[g2]) * a[g1] * (1 - a[g1]);
        da[unit] = da[g2] * a[g3] * a[unit] * (1 - a[unit]);
        da[g3] = da[g2] * a[unit];
        dh[unit] *= a[g1];
      }
      case RNN -> {
        da[unit] = dh[unit] * shape.activation().slope(a[unit]);
        dh[unit] = 0;
      }
    }
  }

  @Override
  public double[] endBackward() {
    return gradient.clone();
  }
}
