package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DieboldMarianoTest {

  /** dm.csv is made by dm.R beside it. */
  @ParameterizedTest
  @CsvFileSource(resources = "/evaluation/dm.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
  void statisticAndPValueAreThoseOfR(
      String first, String second, int horizon, double power, double statistic, double p) {
    DieboldMariano test =
        DieboldMariano.test(numbers(first), numbers(second), horizon, power).orElseThrow();
    assertEquals(statistic, test.statistic(), 1e-9);
    assertEquals(p, test.pValue(), 1e-9);
  }

  @Test
  void swappingTheForecastsTurnsTheSign() {
    double[] first = {1, -2, 3, 1, 0.5};
    double[] second = {2, 1, -1, 4, 3};
    DieboldMariano test = DieboldMariano.test(first, second, 1, 2).orElseThrow();
    DieboldMariano turned = DieboldMariano.test(second, first, 1, 2).orElseThrow();
    assertEquals(-test.statistic(), turned.statistic(), 1e-12);
    assertEquals(test.pValue(), turned.pValue(), 1e-12);
  }

  @Test
  void equalLossesOrOneStepHaveNoTest() {
    double[] errors = {1, -2, 3};
    assertTrue(DieboldMariano.test(errors, new double[] {-1, 2, -3}, 1, 2).isEmpty());
    assertTrue(DieboldMariano.test(new double[] {1}, new double[] {2}, 1, 2).isEmpty());
    assertTrue(DieboldMariano.test(new double[3], new double[3], 2, 1).isEmpty());
  }

  @Test
  void horizonLongerThanTheErrorsGivesAProbability() {
    double[] first = IntStream.range(0, 6).mapToDouble(t -> Math.sin(t)).toArray();
    double[] second = IntStream.range(0, 6).mapToDouble(t -> Math.cos(3 * t)).toArray();
    double p = DieboldMariano.test(first, second, 50, 2).orElseThrow().pValue();
    assertTrue(p >= 0 && p <= 1);
  }

  @Test
  void horizonMustBeAtLeastOne() {
    double[] errors = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> DieboldMariano.test(errors, errors, 0, 2));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
