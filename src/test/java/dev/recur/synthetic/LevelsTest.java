package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Test
  void compoundInterestIsExponential() {
    assertArrayEquals(
        new double[] {1, Math.exp(.5), Math.exp(-1)},
        Levels.grown(new double[] {3, 4, 1}, .5, 0),
        1e-12);
  }

  @Test
  void ofPowerOneUpwardStepsAreALineAndDownwardOnesStayPositive() {
    assertArrayEquals(
        new double[] {1, 1.5, 2, Math.exp(-.5)},
        Levels.grown(new double[] {0, 1, 2, -1}, .5, 1),
        1e-12);
  }

  @Test
  void betweenThemTheBoxCoxTransformGivesThePathBack() {
    double power = .4;
    double[] values = Levels.grown(new double[] {0, 1, 3}, 1, power);
    assertEquals(1, (Math.pow(values[1], power) - 1) / power, 1e-12);
    assertEquals(3, (Math.pow(values[2], power) - 1) / power, 1e-12);
  }

  @Test
  void aLongPathGrowsNoMoreThanAHundredAndFiftyfold() {
    double[] values = Levels.grown(new double[] {0, 50, -50}, 1, 0);
    double ratio =
        Arrays.stream(values).max().orElseThrow() / Arrays.stream(values).min().orElseThrow();
    assertEquals(Math.exp(5), ratio, 1e-6);
  }

  @Test
  void rescalingDividesByTheDeviationFromTheFirstValue() {
    double[] path = {1, 4, -2, 1};
    assertEquals(Math.sqrt(4.5), Levels.rescale(path), 1e-12);
    assertEquals(4 / Math.sqrt(4.5), path[1], 1e-12);
    assertEquals(0, Levels.rescale(new double[] {2, 2, 2}));
  }

  @Test
  void addedLevelsAreAsFarApartAsThePath() {
    double[] values = Levels.of(new double[] {0, 1, 3}, 0, Sample.draws());
    assertEquals(1, values[1] - values[0], 1e-9);
    assertEquals(2, values[2] - values[1], 1e-9);
  }
}
