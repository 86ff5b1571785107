package dev.recur.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The float kernels against the plain double precision reference, on random shapes. */
class RecurrenceTest {
  static IntStream seeds() {
    return IntStream.range(0, 96);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void outputsAndGradientsEqualTheReference(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Cell[] cells = Cell.values();
    int units = random.nextInt(4) == 0 ? 1 : random.nextInt(1, 70);
    int columns = random.nextInt(4) == 0 ? 1 : random.nextInt(1, 40);
    int steps = random.nextInt(4) == 0 ? 1 : random.nextInt(1, 12);
    boolean normalized = random.nextInt(3) == 0;
    Cell cell = cells[seed % cells.length];
    Activation[] activations = Activation.values();
    Activation activation =
        cell == Cell.RNN ? activations[random.nextInt(activations.length)] : Activation.TANH;
    LayerShape shape = new LayerShape(cell, random.nextInt(1, 9), units, normalized, activation);
    Pass pass =
        new Pass(
            columns,
            random.nextBoolean() ? normal(random, units * columns) : null,
            null,
            random.nextBoolean() ? mask(random, steps * columns, 1) : null,
            random.nextBoolean() ? mask(random, units * columns, 1.25) : null);
    double[] parameters = normal(random, shape.parameters());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] /= Math.sqrt(units + shape.inputs());
    }
    double[][] inputs = new double[steps][];
    double[][] gradients = new double[steps][];
    for (int t = 0; t < steps; t++) {
      inputs[t] = normal(random, shape.inputs() * columns);
      gradients[t] = normal(random, units * columns);
    }
    double[][] expected =
        run(new DoubleRoll(shape, steps, columns), parameters, pass, inputs, gradients);
    double[][] actual =
        run(new FloatRoll(shape, steps, columns), parameters, pass, inputs, gradients);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i].length, actual[i].length);
      double largest = Arrays.stream(expected[i]).map(Math::abs).max().orElse(0);
      for (int j = 0; j < expected[i].length; j++) {
        String where =
            shape + " columns " + columns + " steps " + steps + " array " + i + " at " + j;
        assertEquals(expected[i][j], actual[i][j], 1e-4 * Math.max(largest, 1e-3), where);
      }
    }
  }

  /** Hidden states, input gradients and parameter gradients of one pass forward and back. */
  private static double[][] run(
      Roll roll, double[] parameters, Pass pass, double[][] inputs, double[][] gradients) {
    int steps = inputs.length;
    double[][] results = new double[2 * steps + 1][];
    roll.parameters(parameters);
    roll.begin(pass);
    for (int t = 0; t < steps; t++) {
      roll.forward(t, inputs[t]);
      results[t] = roll.hidden(t);
    }
    roll.beginBackward();
    for (int t = steps - 1; t >= 0; t--) {
      results[steps + t] = roll.backward(t, gradients[t]);
    }
    results[2 * steps] = roll.endBackward();
    return results;
  }

  private static double[] normal(SplittableRandom random, int length) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> (float) random.nextGaussian());
    return values;
  }

  private static double[] mask(SplittableRandom random, int length, double kept) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> random.nextInt(5) == 0 ? 0 : kept);
    return values;
  }
}
