package dev.recur.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FineTuningTest {
  private static final int LENGTH = 60;

  /** Every seventh value is a peak that falls to nothing: no season is said. */
  private static double[] teeth(int phase) {
    double[] values = new double[LENGTH];
    Arrays.setAll(values, t -> 100 - 15 * ((t + phase) % 7));
    return values;
  }

  private static List<TimeSeries> panel() {
    List<TimeSeries> panel = new ArrayList<>();
    for (int s = 0; s < 14; s++) {
      panel.add(Fixtures.series("s" + s, teeth(s)));
    }
    return panel;
  }

  private static double error(PretrainedWeights weights) {
    double error = 0;
    try (PretrainedForecaster forecaster = new PretrainedForecaster(weights, 1)) {
      for (int s = 0; s < 7; s++) {
        double[] values = teeth(s + 3);
        TimeSeries history = Fixtures.series("x", Arrays.copyOf(values, LENGTH - 7));
        double[] points = forecaster.forecast(List.of(history), 7).get(0).points().target(0);
        for (int h = 0; h < 7; h++) {
          error += Math.abs(points[h] - values[LENGTH - 7 + h]) / 49;
        }
      }
    }
    return error;
  }

  @Test
  void theNetworkLearnsWhatTheSeriesHaveInCommonWhateverTheThreads() {
    PretrainedWeights released = PretrainedWeights.released();
    PretrainedWeights tuned =
        new FineTuning(1, 7, 1).of(released, panel(), 25, done -> {}).orElseThrow();
    assertTrue(error(tuned) < 0.98 * error(released), error(tuned) + ", " + error(released));
    PretrainedWeights other =
        new FineTuning(1, 7, 2).of(released, panel(), 25, done -> {}).orElseThrow();
    assertArrayEquals(tuned.flat(), other.flat());
  }

  @Test
  void seriesWithoutEnoughValuesTeachNothing() {
    assertEquals(
        Optional.empty(),
        new FineTuning(1, 7, 1)
            .of(
                PretrainedWeights.released(),
                List.of(Fixtures.series("s", Fixtures.upTo(5))),
                1,
                done -> {}));
  }
}
