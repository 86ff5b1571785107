package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final Simulator SIMULATOR = new Simulator(7);

  @Test
  void aThousandSeriesHaveTheBytesTheyEverHad() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 1000; i++) {
      SyntheticSeries series = SIMULATOR.series(i * 1009L);
      ByteBuffer bytes = ByteBuffer.allocate(8 * series.values().length + 8);
      bytes.putInt(series.season()).putInt(series.longSeason());
      for (double value : series.values()) {
        bytes.putDouble(value);
      }
      digest.update(bytes.array());
    }
    assertEquals(
        "85c6ed534667efa8ccf1d09ef5733c76638e53bf28cbe3b7a3b8e645c7f3ff55",
        HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void aSeriesIsTheSameInAnyOrderAndOnAnyThread() {
    double[][] forward =
        IntStream.range(0, 200).parallel().mapToObj(n -> values(n * 37L)).toArray(double[][]::new);
    Simulator other = new Simulator(7);
    for (int n = 199; n >= 0; n--) {
      assertArrayEquals(forward[n], other.series(n * 37L).values());
    }
  }

  @Test
  void anotherSeedOrNumberIsAnotherSeries() {
    assertFalse(Arrays.equals(values(5), new Simulator(8).series(5).values()));
    assertFalse(Arrays.equals(values(5), values(6)));
  }

  @Test
  void theSeriesOfABlockShareLengthAndSeasons() {
    for (long block = 0; block < 500; block++) {
      SyntheticSeries first = SIMULATOR.series(64 * block);
      SyntheticSeries last = SIMULATOR.series(64 * block + 63);
      assertEquals(first.season(), last.season());
      assertEquals(first.longSeason(), last.longSeason());
      assertEquals(first.values().length, last.values().length);
      assertEquals(
          SIMULATOR.history(64 * block) + SIMULATOR.ahead(64 * block), first.values().length);
    }
  }

  @Test
  void valuesAreFiniteButForGapsInTheHistoryOfSixPerCent() {
    int gappy = 0;
    for (long n = 0; n < 64 * 3000; n += 61) {
      double[] values = values(n);
      int history = SIMULATOR.history(n);
      boolean gap = false;
      double size = 0;
      for (int t = 0; t < values.length; t++) {
        if (Double.isNaN(values[t])) {
          gap = true;
          assertTrue(t > 0 && t < history, "series " + n + " at " + t);
        } else {
          size = Math.max(size, Math.abs(values[t]));
        }
      }
      gappy += gap ? 1 : 0;
      assertTrue(size <= 1e9, "series " + n + " reaches " + size);
    }
    assertEquals(.06, gappy / 3148.0, .015);
  }

  @Test
  void fewSeriesAreConstant() {
    long constant =
        LongStream.range(0, 5000)
            .filter(n -> Arrays.stream(values(n * 64)).distinct().count() == 1)
            .count();
    assertEquals(.004, constant / 5000.0, .003);
  }

  @Test
  void everySeasonUpToTheDaysOfAYearOccurs() {
    long seasons =
        LongStream.range(0, 1_500_000)
            .mapToInt(block -> Block.draw(new Draws(3, block, 0)).season())
            .distinct()
            .count();
    assertEquals(366, seasons);
  }

  @Test
  void aNumberBelowZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SIMULATOR.series(-1));
  }

  private static double[] values(long number) {
    return SIMULATOR.series(number).values();
  }
}
