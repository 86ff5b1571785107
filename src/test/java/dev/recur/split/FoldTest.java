package dev.recur.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
  @ParameterizedTest(name = "{0} to {1}, horizon {2}, stride {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "36 | 48 | 12 | 12 | 36+12",
        "36 | 48 | 6  | 6  | 36+6 42+6",
        "36 | 48 | 5  | 5  | 36+5 41+5 46+2",
        "36 | 40 | 12 | 12 | 36+4",
        "36 | 39 | 2  | 1  | 36+2 37+2 38+1",
        "36 | 42 | 2  | 4  | 36+2 40+2",
        "36 | 37 | 1  | 1  | 36+1",
        "36 | 36 | 3  | 1  | ''"
      })
  void originsRollToTheEndAndTheLastForecastIsCutShort(
      int from, int to, int horizon, int stride, String expected) {
    List<Fold> folds = Fold.rolling(from, to, horizon, stride);
    assertEquals(
        expected,
        folds.stream()
            .map(fold -> fold.observed() + "+" + fold.steps())
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest(name = "{0} to {1}, horizon {2}, stride {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "36 | 48 | 12 | 12 | 36+12",
        "36 | 48 | 5  | 5  | 36+5 41+5",
        "36 | 40 | 2  | 1  | 36+2 37+2 38+2",
        "36 | 40 | 2  | 2000000000 | 36+2",
        "36 | 40 | 5  | 1  | ''"
      })
  void fullFoldsEndWithinThePart(int from, int to, int horizon, int stride, String expected) {
    assertEquals(
        expected,
        Fold.full(from, to, horizon, stride).stream()
            .map(fold -> fold.observed() + "+" + fold.steps())
            .collect(Collectors.joining(" ")));
  }

  @Test
  void anOriginNeedsAValueBeforeIt() {
    assertThrows(IllegalArgumentException.class, () -> Fold.rolling(0, 4, 2, 2));
  }
}
