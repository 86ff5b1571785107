package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThinningTest {
  @Test
  void fewValuesAreAllKept() {
    assertArrayEquals(new int[] {0, 1, 2}, Thinning.kept(new double[] {5, 1, 3}, 3));
  }

  @Test
  void ofManyTheEndsAndTheExtremesStay() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = random.doubles(100_000).toArray();
    values[31_415] = 9;
    values[92_653] = -9;
    int[] kept = Thinning.kept(values, 2000);
    assertTrue(kept.length <= 2000, kept.length + " kept");
    assertEquals(0, kept[0]);
    assertEquals(99_999, kept[kept.length - 1]);
    assertTrue(Arrays.binarySearch(kept, 31_415) >= 0);
    assertTrue(Arrays.binarySearch(kept, 92_653) >= 0);
    assertArrayEquals(Arrays.stream(kept).sorted().distinct().toArray(), kept);
  }
}
