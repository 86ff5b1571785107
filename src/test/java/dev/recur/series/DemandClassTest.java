package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandClassTest {
  /**
   * 23 steps with 18 demands have an interval of 1.28, 24 one of 1.33; sizes of 1 and 5.68 in equal
   * numbers have a squared variation of 0.4907, of 1 and 5.66 one of 0.4896.
   */
  @ParameterizedTest
  @CsvSource({"23, 5.66, smooth", "23, 5.68, erratic", "24, 5.66, intermittent", "24, 5.68, lumpy"})
  void classesAreToldByIntervalAndVariation(int steps, double size, String expected) {
    double[] values = new double[steps];
    for (int demand = 0; demand < 18; demand++) {
      values[demand] = demand % 2 == 0 ? 1 : size;
    }
    assertEquals(expected, DemandClass.of(values).orElseThrow().toString());
  }

  @Test
  void stepsBeforeTheFirstDemandAndMissingOnesDoNotCount() {
    double[] values = {0, 0, 0, Double.NaN, 2, Double.NaN, 2, 2, Double.NaN};
    assertEquals(Optional.of(DemandClass.SMOOTH), DemandClass.of(values));
  }

  @Test
  void valuesBelowZeroAndNoneAboveHaveNoClass() {
    assertEquals(Optional.empty(), DemandClass.of(new double[] {0, 0, 1, -1}));
    assertEquals(Optional.empty(), DemandClass.of(new double[40]));
    assertEquals(Optional.empty(), DemandClass.of(new double[0]));
  }

  @Test
  void variationOfLargeSizesDoesNotOverflow() {
    double[] values = new double[20];
    Arrays.fill(values, 3e300);
    assertEquals(Optional.of(DemandClass.SMOOTH), DemandClass.of(values));
  }
}
