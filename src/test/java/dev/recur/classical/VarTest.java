package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarTest {

  /** Two targets, the second following the first: x = 0.6 x + e, y = 0.7 x + 0.2 y + u. */
  private static double[][] follower(int length) {
    Random random = new Random(3);
    double[][] values = new double[2][length];
    for (int t = 1; t < length; t++) {
      values[0][t] = 0.6 * values[0][t - 1] + random.nextGaussian();
      values[1][t] = 0.7 * values[0][t - 1] + 0.2 * values[1][t - 1] + 0.1 * random.nextGaussian();
    }
    for (double[] target : values) {
      Arrays.setAll(target, t -> 50 + 10 * target[t]);
    }
    return values;
  }

  @Test
  void oneStepAheadFollowsTheEquationsThatMadeTheValues() throws CannotFitException {
    double[][] values = follower(1000);
    Var fit = Var.fit(values, 1);
    double x = values[0][999] - 50;
    double y = values[1][999] - 50;
    double[][] forecast = fit.forecast(1);
    assertEquals("VAR(1)", fit.description());
    assertEquals(50 + 0.6 * x, forecast[0][0], 1);
    assertEquals(50 + 0.7 * x + 0.2 * y, forecast[1][0], 0.2);
  }

  @Test
  void spreadIsThatOfTheErrors() throws CannotFitException {
    Var fit = Var.fit(follower(1000), 1);
    double[][] upper = fit.quantile(0.975, 2).orElseThrow();
    double[][] point = fit.forecast(2);
    // Deviations 10 and 1 one step ahead; then 10 * sqrt(1 + 0.36), sqrt(1 + 49 + 0.04).
    assertEquals(19.6, upper[0][0] - point[0][0], 1);
    assertEquals(1.96, upper[1][0] - point[1][0], 0.1);
    assertEquals(19.6 * Math.sqrt(1.36), upper[0][1] - point[0][1], 1.2);
    assertEquals(1.96 * Math.sqrt(50.04), upper[1][1] - point[1][1], 1);
  }

  @Test
  void equationsAreThoseOfTwoRegressionsByHand() throws CannotFitException {
    // One target, one lag: slope and intercept of y[t] on y[t-1] in closed form.
    double[] y = {1, 3, 2, 5, 4, 6, 5, 8, 3};
    double[][] rows =
        Arrays.stream(y).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    VarEquations equations = VarEquations.of(rows, 1, 1);
    double mx = 34 / 8.0;
    double my = 36 / 8.0;
    double products = 0;
    double squares = 0;
    for (int t = 1; t < y.length; t++) {
      products += (y[t - 1] - mx) * (y[t] - my);
      squares += (y[t - 1] - mx) * (y[t - 1] - mx);
    }
    double slope = products / squares;
    assertEquals(slope, equations.coefficients[1][0], 1e-12);
    assertEquals(my - slope * mx, equations.coefficients[0][0], 1e-12);
  }

  @Test
  void trendAndSeasonComeBackInTheForecast() throws CannotFitException {
    Random random = new Random(5);
    double[][] values = new double[2][240];
    for (int t = 0; t < 240; t++) {
      values[0][t] = 100 + t + 20 * Math.sin(2 * Math.PI * t / 12) + random.nextGaussian();
      values[1][t] = 50 - 10 * Math.cos(2 * Math.PI * t / 12) + random.nextGaussian();
    }
    double[][] forecast = Var.fit(values, 12).forecast(24);
    for (int h = 0; h < 24; h++) {
      int t = 240 + h;
      assertEquals(100 + t + 20 * Math.sin(2 * Math.PI * t / 12), forecast[0][h], 6);
      assertEquals(50 - 10 * Math.cos(2 * Math.PI * t / 12), forecast[1][h], 3);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-60, 1e60})
  void forecastsScaleWithTheValues(double size) throws CannotFitException {
    double[][] values = follower(200);
    double[] expected = Var.fit(values, 1).forecast(5)[1];
    for (double[] target : values) {
      Arrays.setAll(target, t -> size * target[t]);
    }
    double[] scaled = Var.fit(values, 1).forecast(5)[1];
    assertArrayEquals(expected, Arrays.stream(scaled).map(value -> value / size).toArray(), 1e-6);
  }

  @Test
  void whatCannotBeFittedIsRefusedInWords() {
    double[][] constant = follower(50);
    Arrays.fill(constant[1], 4);
    assertEquals(
        "target 2 does not move but for its season or a straight line",
        assertThrows(CannotFitException.class, () -> Var.fit(constant, 1)).getMessage());
    double[][] twins = follower(50);
    twins[1] = twins[0].clone();
    assertTrue(
        assertThrows(CannotFitException.class, () -> Var.fit(twins, 1))
            .getMessage()
            .contains("depend on each other"));
    assertThrows(CannotFitException.class, () -> Var.fit(follower(8), 1));
    assertThrows(CannotFitException.class, () -> Var.fit(follower(3), 1));
    double[][] uneven = {new double[20], new double[19]};
    assertThrows(IllegalArgumentException.class, () -> Var.fit(uneven, 1));
  }
}
