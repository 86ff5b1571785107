package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorTest {
  @ParameterizedTest
  @CsvSource({"LSTM,1,1", "LSTM,5,2", "GRU,33,1", "GRU,64,2", "RNN,7,2", "LSTM,128,1"})
  void aWindowHasTheSamePredictionInAnyBatchAndPlace(CellType cell, int hidden, int layers) {
    aWindowHasTheSamePredictionInAnyBatchAndPlace(new NetworkSpec(cell, 3, hidden, layers, 2, 0));
  }

  static Stream<NetworkSpec> networks() {
    return Variants.of(new NetworkSpec(CellType.LSTM, 3, 12, 2, 2, 0), 9);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aWindowHasTheSamePredictionInAnyBatchAndPlace(NetworkSpec spec) {
    int batch = 45;
    Windows windows = Windows.random(spec, 9, batch, 2);
    float[] parameters = Parameters.initial(spec, 1);
    try (Predictor one = new Predictor(spec, parameters, 9, 1);
        Predictor two = new Predictor(spec, parameters, 9, 2)) {
      float[] together = one.predict(windows.inputs(), batch);
      assertArrayEquals(together, two.predict(windows.inputs(), batch));
      for (int window = 0; window < batch; window++) {
        float[] inputs = new float[spec.inputRows(9)];
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] = windows.inputs()[i * batch + window];
        }
        float[] alone = two.predict(inputs, 1);
        assertEquals(together[window], alone[0]);
        assertEquals(together[batch + window], alone[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatWindowsHaveInCommonMayBeComputedOnce(NetworkSpec spec) {
    int batch = 45;
    Windows windows = Windows.random(spec, 9, batch, 2);
    float[] parameters = Parameters.initial(spec, 1);
    try (Predictor each = new Predictor(spec, parameters, 9, 1);
        Predictor two = new Predictor(spec, parameters, 9, 2);
        Predictor once = new Predictor(spec, parameters, 9, 1)) {
      for (int shared : new int[] {4, 8, 1, 9}) {
        float[] inputs = windows.inputs().clone();
        for (int row = 0; row < shared * spec.features(); row++) {
          Arrays.fill(inputs, row * batch, (row + 1) * batch, inputs[row * batch]);
        }
        if (spec.vectorSize() > 0) {
          Arrays.fill(inputs, (spec.inputRows(9) - 1) * batch, inputs.length, 1);
        }
        float[] predictions = each.predict(inputs, batch);
        assertArrayEquals(predictions, once.predict(inputs, batch, shared));
        assertArrayEquals(predictions, two.predict(inputs, batch, shared));
      }
      float[] inputs = windows.inputs();
      assertArrayEquals(each.predict(inputs, batch), once.predict(inputs, batch));
    }
  }

  /** The mean of (1, 3), (2, 4), (6, 2) is (3, 3), the vector of series 1 of the other network. */
  @ParameterizedTest
  @CsvSource({"3", "4", "1000000"})
  void aSeriesWithoutAVectorHasTheMeanOfAll(int number) {
    NetworkSpec spec =
        new NetworkSpec(CellType.LSTM, 2, 5, 1, 1, 0)
            .with(NetworkOptions.none().withEmbedding(Optional.of(new EmbeddingSpec(3, 2))));
    float[] parameters = Parameters.initial(spec, 1);
    float[] other = parameters.clone();
    int vectors = parameters.length - 6;
    System.arraycopy(new float[] {1, 3, 2, 4, 6, 2}, 0, parameters, vectors, 6);
    System.arraycopy(new float[] {0, 0, 3, 3, 0, 0}, 0, other, vectors, 6);
    try (Predictor mean = new Predictor(spec, parameters, 2, 1);
        Predictor single = new Predictor(spec, other, 2, 1)) {
      assertArrayEquals(
          single.predict(new float[] {1, 2, 3, 4, 1}, 1),
          mean.predict(new float[] {1, 2, 3, 4, number}, 1));
    }
  }
}
