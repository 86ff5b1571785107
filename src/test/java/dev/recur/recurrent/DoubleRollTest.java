package dev.recur.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference's gradients against central differences, with random shapes, states, masks and
 * recurrent dropout; the shapes of one unit, one column and one step come often.
 */
class DoubleRollTest {
  private static final double STEP = 1e-6;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Case(LayerShape shape, Pass pass, double[][] inputs, double[][] gradients) {
    /** The sum of all hidden states times the output gradients. */
    double value(double[] parameters) {
      Roll roll = new DoubleRoll(shape, inputs.length, pass.columns());
      roll.parameters(parameters);
      roll.begin(pass);
      double sum = 0;
      for (int t = 0; t < inputs.length; t++) {
        roll.forward(t, inputs[t]);
        double[] hidden = roll.hidden(t);
        for (int i = 0; i < hidden.length; i++) {
          sum += hidden[i] * gradients[t][i];
        }
      }
      return sum;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gradientsAreTheSlopesOfTheValue(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Cell[] cells = Cell.values();
    Cell cell = cells[seed % cells.length];
    int units = random.nextInt(3) == 0 ? 1 : random.nextInt(2, 5);
    int columns = random.nextInt(3) == 0 ? 1 : random.nextInt(2, 4);
    int steps = random.nextInt(3) == 0 ? 1 : random.nextInt(2, 5);
    boolean normalized = units > 1 && random.nextInt(3) == 0;
    Activation[] activations = Activation.values();
    Activation activation =
        cell == Cell.RNN ? activations[random.nextInt(activations.length)] : Activation.TANH;
    LayerShape shape = new LayerShape(cell, random.nextInt(1, 4), units, normalized, activation);
    Pass pass =
        new Pass(
            columns,
            random.nextBoolean() ? normal(random, units * columns) : null,
            random.nextBoolean() ? normal(random, units * columns) : null,
            random.nextBoolean() ? zerosAnd(random, steps * columns, 1) : null,
            random.nextBoolean() ? zerosAnd(random, units * columns, 1.25) : null);
    double[] parameters = normal(random, shape.parameters());
    double[][] inputs = new double[steps][];
    double[][] gradients = new double[steps][];
    for (int t = 0; t < steps; t++) {
      inputs[t] = normal(random, shape.inputs() * columns);
      gradients[t] = normal(random, units * columns);
    }
    Case one = new Case(shape, pass, inputs, gradients);

    Roll roll = new DoubleRoll(shape, steps, columns);
    roll.parameters(parameters);
    roll.begin(pass);
    for (int t = 0; t < steps; t++) {
      roll.forward(t, inputs[t]);
    }
    roll.beginBackward();
    double[][] inputGradients = new double[steps][];
    for (int t = steps - 1; t >= 0; t--) {
      inputGradients[t] = roll.backward(t, gradients[t]);
    }
    double[] parameterGradient = roll.endBackward();

    for (int i = 0; i < parameters.length; i++) {
      assertSlope(one, parameters, parameters, i, parameterGradient[i], shape + " parameter " + i);
    }
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < inputs[t].length; i++) {
        assertSlope(one, parameters, inputs[t], i, inputGradients[t][i], shape + " input " + i);
      }
    }
  }

  private static void assertSlope(
      Case one, double[] parameters, double[] varied, int at, double gradient, String where) {
    double value = varied[at];
    varied[at] = value + STEP;
    double above = one.value(parameters);
    varied[at] = value - STEP;
    double below = one.value(parameters);
    varied[at] = value;
    double slope = (above - below) / (2 * STEP);
    assertEquals(slope, gradient, 1e-5 * Math.max(Math.abs(slope), 1e-3), where);
  }

  private static double[] normal(SplittableRandom random, int length) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static double[] zerosAnd(SplittableRandom random, int length, double kept) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> random.nextInt(4) == 0 ? 0 : kept);
    return values;
  }
}
