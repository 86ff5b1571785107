package dev.recur.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowScaleTest {
  @Test
  void levelIsTheMeanAndSpreadTheMeanAbsoluteDeviationOfTheWindowAlone() {
    // 2, 4, 9: mean 5, deviations 3, 1 and 4.
    WindowScale scale = WindowScale.of(new double[] {100, 2, 4, 9, 100}, 1, 3);
    assertEquals(5, scale.level(), 1e-12);
    assertEquals(8.0 / 3, scale.spread(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void invertingWhatWasAppliedGivesTheValueBack(long seed) {
    double[] values = Fixtures.seasonal(30, 7, seed);
    WindowScale scale = WindowScale.of(values, 3, 20);
    for (double value : values) {
      assertEquals(value, scale.invert(scale.apply(value)), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, -5, 1e-300, 1e300})
  void aFlatWindowIsCentredAndCanBeInverted(double level) {
    WindowScale scale = WindowScale.of(new double[] {level, level, level, level}, 0, 4);
    assertEquals(0, scale.apply(level), 1e-9);
    assertEquals(level, scale.invert(0), Math.abs(level) * 1e-12);
  }

  @Test
  void noneChangesNothing() {
    assertEquals(3.25, WindowScale.NONE.apply(3.25));
    assertEquals(3.25, WindowScale.NONE.invert(3.25));
  }
}
