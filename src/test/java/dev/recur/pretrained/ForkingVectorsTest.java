package dev.recur.pretrained;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.network.ForkingPredictor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network against plain loops in NumPy; forking_vectors.py beside the files made them. */
class ForkingVectorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"monthly", "yearly", "hourly", "gaps"})
  void quantilesAreThoseOfPlainLoops(String name) throws IOException {
    List<String> lines = lines("forking-" + name + ".txt");
    int[] sizes = Arrays.stream(lines.get(0).split(" ")).mapToInt(Integer::parseInt).toArray();
    double[] weights = numbers(lines.get(1));
    double[] history = numbers(lines.get(2));
    double[] expected = numbers(lines.get(3));
    float[] flat = new float[weights.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) weights[i];
    }
    Sight sight = new Sight(history, sizes[2], sizes[3]);
    int origin = history.length - 1;
    try (ForkingPredictor network =
        new ForkingPredictor(PretrainedNetwork.spec(sizes[0], 2, sizes[1]), flat, history.length)) {
      float[][] predictions = network.predict(List.of(sight), sizes[4])[0];
      for (int i = 0; i < expected.length; i++) {
        int step = i / predictions[0].length;
        double value =
            sight.base(origin, step + 1)
                + sight.scale(origin) * predictions[step][i % predictions[0].length];
        assertEquals(expected[i], value, 1e-4 * sight.scale(origin), "value " + i);
      }
    }
  }

  private static List<String> lines(String name) throws IOException {
    try (var in = ForkingVectorsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
