package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonalPartTest {
  private final Draws draws = Sample.draws();

  /** Median over parts of the mean square of the change over some steps. */
  private double change(Span span, int steps) {
    return Sample.median(
        Sample.many(
            400,
            () -> {
              double[] part = SeasonalPart.draw(span, draws);
              double sum = 0;
              for (int t = steps; t < part.length; t++) {
                sum += Math.pow(part[t] - part[t - steps], 2);
              }
              return sum / (part.length - steps);
            }));
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "12, 12", "52, 52", "24, 480"})
  void valuesComeBackAfterASeasonAndNotAfterHalfOfIt(int season, double pace) {
    Span span = new Span(6 * season, season, 0, pace);
    assertTrue(change(span, season) < .4);
    assertTrue(change(span, season / 2) > 1.2);
  }

  @ParameterizedTest
  @CsvSource({"24, 168, 24", "48, 336, 48", "7, 364, 182"})
  void withALongSeasonTheyComeBackAfterThat(int season, int longSeason, int other) {
    Span span = new Span(3 * longSeason, season, longSeason, 5 * longSeason);
    assertTrue(change(span, longSeason) < .8 * change(span, other));
  }

  @Test
  void withoutASeasonThereIsNone() {
    double[] part = SeasonalPart.draw(new Span(30, 1, 0, 1), draws);
    assertEquals(0, Arrays.stream(part).map(Math::abs).sum());
  }
}
