package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
  static Stream<Loss> losses() {
    return Stream.of(Loss.mse(), Loss.mae(), Loss.huber(1), Loss.huber(0.3));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void gradientIsTheSlopeOfTheValue(Loss loss) {
    float step = 1f / 1024;
    for (float error = -2.03125f; error < 2; error += 0.25f) {
      double slope = (loss.value(error + step, 0) - loss.value(error - step, 0)) / (2 * step);
      assertEquals(slope, loss.gradient(error, 0), 1e-6);
    }
  }
}
