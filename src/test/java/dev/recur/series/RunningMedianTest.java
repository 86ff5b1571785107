package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningMedianTest {
  @Test
  void theMedianOfWhatIsLeftIsThatOfTheOthersAloneAlsoAmongEqualValues() {
    Random random = new Random(1);
    for (int run = 0; run < 2000; run++) {
      int count = 2 + random.nextInt(30);
      double[] values = random.doubles(count, -3, 3).map(Math::rint).toArray();
      int from = random.nextInt(count);
      int to = Math.min(count, from + random.nextInt(count));
      double[] others =
          IntStream.range(0, count)
              .filter(t -> t < from || t >= to)
              .mapToDouble(t -> values[t])
              .toArray();
      if (others.length > 0) {
        double[] without = Arrays.copyOfRange(values, from, to);
        assertEquals(
            RunningMedian.median(others),
            RunningMedian.medianWithout(
                RunningMedian.sorted(values), RunningMedian.sorted(without)));
      }
    }
  }
}
