package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.recurrent.Activation;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {
  static Stream<NetworkSpec> networks() {
    return Variants.of(new NetworkSpec(CellType.LSTM, 3, 5, 2, 4, 0), 7);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void tensorsFollowOneAnotherWithoutGaps(NetworkSpec spec) {
    int next = 0;
    for (Parameter tensor : Parameters.layout(spec)) {
      assertEquals(next, tensor.offset(), tensor.toString());
      next += tensor.length();
    }
    assertEquals(Parameters.count(spec), next);
  }

  @Test
  void theSameSeedGivesTheSameParameters() {
    NetworkSpec spec = new NetworkSpec(CellType.GRU, 3, 5, 2, 4, 0);
    assertArrayEquals(Parameters.initial(spec, 8), Parameters.initial(spec, 8));
  }

  @Test
  void theForgetGateStartsOpen() {
    NetworkSpec spec = new NetworkSpec(CellType.LSTM, 1, 2, 1, 1, 0);
    float[] values = Parameters.initial(spec, 8);
    Parameter bias = Parameters.layout(spec).get(2);
    float[] expected = {0, 0, 1, 1, 0, 0, 0, 0};
    for (int i = 0; i < 8; i++) {
      assertEquals(expected[i], values[bias.offset() + i]);
    }
  }

  @Test
  void anEmbeddingStartsAtZero() {
    NetworkSpec one =
        new NetworkSpec(CellType.GRU, 2, 4, 1, 1, 0)
            .with(NetworkOptions.none().withEmbedding(Optional.of(new EmbeddingSpec(3, 2))));
    float[] values = Parameters.initial(one, 8);
    for (int i = values.length - 6; i < values.length; i++) {
      assertEquals(0, values[i]);
    }
  }

  @Test
  void aNetworkSaysInOneLineWhatItIs() {
    assertEquals(
        "lstm, 1 layer of 32 units, 1 to 1 values",
        new NetworkSpec(CellType.LSTM, 1, 32, 1, 1, 0).toString());
    NetworkOptions options =
        NetworkOptions.none()
            .withRecurrentDropout(0.1)
            .withBidirectional(true)
            .withNormalized(true)
            .withActivation(Optional.of(Activation.LEAKY_RELU))
            .withSkip(6)
            .withDecoder(Optional.of(new DecoderSpec(4, 2, 3, true)))
            .withEmbedding(Optional.of(new EmbeddingSpec(9, 4)));
    assertEquals(
        "rnn, 2 layers of 5 units, 3 to 8 values, dropout 0.2, recurrent dropout 0.1,"
            + " bidirectional, layer norm, leaky-relu, skip from 6 steps,"
            + " decoder of 4 steps with 3 known values and attention, embedding of 4 values for"
            + " 9 series",
        new NetworkSpec(CellType.RNN, 3, 5, 2, 8, 0.2, options).toString());
  }

  @Test
  void sizesBelowOneAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new NetworkSpec(CellType.LSTM, 1, 0, 1, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new NetworkSpec(CellType.LSTM, 1, 1, 1, 1, 1));
  }
}
