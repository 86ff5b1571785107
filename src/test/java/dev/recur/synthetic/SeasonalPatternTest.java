package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalPatternTest {
  private final Draws draws = Sample.draws();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7, 12, 24, 53, 168, 366})
  void aPatternHasOneValueAPhaseMeanZeroAndVarianceOne(int season) {
    for (int i = 0; i < 200; i++) {
      double[] pattern = SeasonalPattern.draw(season, draws);
      assertEquals(season, pattern.length);
      assertEquals(0, Sample.mean(pattern), 1e-9);
      assertEquals(1, Sample.variance(pattern), 1e-9);
    }
  }

  @Test
  void aSmoothOneHasNothingAboveItsSixthHarmonic() {
    double[] pattern = SeasonalPattern.smooth(48, draws);
    for (int harmonic = 7; harmonic <= 24; harmonic++) {
      double re = 0;
      double im = 0;
      for (int phase = 0; phase < 48; phase++) {
        re += pattern[phase] * Math.cos(2 * Math.PI * harmonic * phase / 48);
        im += pattern[phase] * Math.sin(2 * Math.PI * harmonic * phase / 48);
      }
      assertEquals(0, Math.hypot(re, im), 1e-9);
    }
  }

  @Test
  void blocksAreOnAndOff() {
    double[] pattern = SeasonalPattern.blocks(24, draws);
    assertTrue(Arrays.stream(pattern).allMatch(value -> Math.abs(Math.abs(value) - 1) < 1.5));
    assertTrue(Arrays.stream(pattern).anyMatch(value -> value > 0));
    assertTrue(Arrays.stream(pattern).anyMatch(value -> value < 0));
  }

  @Test
  void spikesStandOutOfTheGround() {
    double[] highest =
        Sample.many(
            500,
            () ->
                Arrays.stream(SeasonalPattern.standardised(SeasonalPattern.spikes(52, draws)))
                    .map(Math::abs)
                    .max()
                    .orElseThrow());
    assertTrue(Sample.median(highest) > 4);
  }
}
