package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {
  @Test
  void theProbabilitiesRiseAndEachLevelFindsItsEnds() {
    Levels levels = Levels.parse("95, 80,50");
    double[] probabilities = levels.probabilities();
    assertArrayEquals(new double[] {0.025, 0.1, 0.25, 0.75, 0.9, 0.975}, probabilities);
    double[] lower = {0.25, 0.1, 0.025};
    for (int level = 0; level < 3; level++) {
      assertEquals(lower[level], probabilities[levels.lower(level)]);
      assertEquals(1 - lower[level], probabilities[levels.upper(level)]);
    }
  }

  @ParameterizedTest
  @CsvSource({"'95,80','80,95'", "97.50,97.5", "80.0,80", "none,none", "'80,80',80"})
  void theTextReadsBack(String text, String written) {
    assertEquals(written, Levels.parse(text).toString());
    assertEquals(Levels.parse(text), Levels.parse(written));
  }

  @Test
  void noneHasNoProbabilities() {
    assertTrue(Levels.parse("none").isEmpty());
    assertEquals(0, Levels.parse("none").probabilities().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100", "150", "-5", "text", "", "80,,95", "80;95", "1e1", "NaN"})
  void whatIsNoLevelIsRefused(String text) {
    InputException refused = assertThrows(InputException.class, () -> Levels.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("is no level"), refused::getMessage);
  }
}
