package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Expected numbers are reckoned by hand. */
class GainTest {
  private static final double[] REFERENCE = {4, 6, 5, 5};

  /** Differences 1, 3, 1, 1: mean 1.5, deviation 1; a reference of 5 on average. */
  private static final double[] BETTER = {3, 3, 4, 4};

  @Test
  void theGainIsAShareOfTheMeanErrorOfTheReference() {
    assertEquals(0.3, Gain.of(REFERENCE, BETTER, 4).share(), 1e-12);
    assertEquals(-1.5 / 3.5, Gain.of(BETTER, REFERENCE, 4).share(), 1e-12);
  }

  @Test
  void onlyForecastsThatShareNoStepCountForTheStandardError() {
    assertEquals(0.1, Gain.of(REFERENCE, BETTER, 4).standardError(), 1e-12);
    assertEquals(0.1 * Math.sqrt(2), Gain.of(REFERENCE, BETTER, 2).standardError(), 1e-12);
    assertEquals(0.1, Gain.of(REFERENCE, BETTER, 9).standardError(), 1e-12);
  }

  @Test
  void aGainExceedsSoManyOfItsStandardErrorsAndNoMore() {
    assertTrue(Gain.of(REFERENCE, BETTER, 4).exceeds(2.9));
    assertFalse(Gain.of(REFERENCE, BETTER, 4).exceeds(3.1));
    assertFalse(Gain.of(BETTER, REFERENCE, 4).exceeds(0));
  }

  @Test
  void oneForecastCannotTellGainFromLuck() {
    assertEquals(Double.POSITIVE_INFINITY, Gain.of(REFERENCE, BETTER, 1).standardError());
    Gain single = Gain.of(new double[] {2}, new double[] {1}, 1);
    assertEquals(0.5, single.share(), 1e-12);
    assertFalse(single.exceeds(0));
  }

  @Test
  void nothingIsGainedOverAReferenceWithoutErrors() {
    Gain none = Gain.of(new double[] {0, 0}, new double[] {0, 0}, 2);
    assertEquals(0, none.share());
    assertFalse(none.exceeds(0));
  }

  @Test
  void errorsFromOtherOriginsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Gain.of(REFERENCE, new double[] {1}, 2));
  }
}
