package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {
  private static final int FEATURES = 30;
  private static final int HIDDEN = 60;
  private static final NetworkSpec SPEC =
      new NetworkSpec(CellType.LSTM, FEATURES, HIDDEN, 1, 40, 0);

  private static Parameter tensor(String name) {
    return Parameters.layout(SPEC).stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "XAVIER,recurrent.0.input.weight,0.022222",
    "XAVIER,recurrent.0.state.weight,0.016667",
    "XAVIER,output.weight,0.02",
    "HE,recurrent.0.input.weight,0.066667",
    "HE,recurrent.0.state.weight,0.033333",
    "HE,output.weight,0.033333",
    "LECUN,recurrent.0.input.weight,0.033333",
    "LECUN,recurrent.0.state.weight,0.016667",
    "LECUN,output.weight,0.016667",
    "ORTHOGONAL,recurrent.0.input.weight,0.022222",
    "ORTHOGONAL,output.weight,0.02"
  })
  void weightsHaveTheVarianceOfTheFormula(Initialization how, String name, double variance) {
    float[] values = Parameters.initial(SPEC, how, 4);
    Parameter tensor = tensor(name);
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < tensor.length(); i++) {
      double value = values[tensor.offset() + i];
      mean += value / tensor.length();
      squares += value * value / tensor.length();
    }
    // Five standard errors.
    double n = tensor.length();
    assertEquals(0, mean, 5 * Math.sqrt(variance / n));
    assertEquals(variance, squares, 5 * variance * Math.sqrt(2 / n));
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU", "RNN"})
  void orthogonalStateMatricesKeepLengthsAndAngles(CellType cell) {
    NetworkSpec spec = new NetworkSpec(cell, 3, 17, 2, 1, 0);
    float[] values = Parameters.initial(spec, Initialization.ORTHOGONAL, 4);
    for (Parameter tensor : Parameters.layout(spec)) {
      if (tensor.name().endsWith(".state.weight")) {
        for (int gate = 0; gate < tensor.length(); gate += 17 * 17) {
          requireOrthonormal(values, tensor.offset() + gate, 17);
        }
      }
    }
  }

  private static void requireOrthonormal(float[] values, int offset, int size) {
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int i = 0; i < size; i++) {
          dot += (double) values[offset + a * size + i] * values[offset + b * size + i];
        }
        assertEquals(a == b ? 1 : 0, dot, 1e-6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void biasesAreZeroButTheForgetGates(Initialization how) {
    float[] values = Parameters.initial(SPEC, how, 4);
    Parameter bias = tensor("recurrent.0.bias");
    float[] expected = new float[4 * HIDDEN];
    Arrays.fill(expected, HIDDEN, 2 * HIDDEN, 1);
    assertArrayEquals(
        expected, Arrays.copyOfRange(values, bias.offset(), bias.offset() + bias.length()));
  }

  @Test
  void theSameSeedGivesTheSameParametersAndAnotherOthers() {
    for (Initialization how : Initialization.values()) {
      float[] values = Parameters.initial(SPEC, how, 4);
      assertArrayEquals(values, Parameters.initial(SPEC, how, 4));
      assertFalse(Arrays.equals(values, Parameters.initial(SPEC, how, 5)));
    }
  }
}
