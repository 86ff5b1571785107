package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.TimeSeries;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles of networks: by sample paths through the recursion, and predicted at once. */
class SamplePathQuantilesTest {
  private static final double[] ENDS = {0.025, 0.1, 0.9, 0.975};

  /** A walk whose steps are standard normal, from 100. */
  private static TimeSeries walk(int length, long seed) {
    double[] values = Fixtures.noise(length, seed);
    values[0] = 100;
    for (int t = 1; t < length; t++) {
      values[t] += values[t - 1];
    }
    return Fixtures.series("walk", values);
  }

  private static double[][] noise(int count, long seed) {
    return Arrays.stream(Fixtures.noise(count, seed))
        .mapToObj(error -> new double[] {error})
        .toArray(double[][]::new);
  }

  private static float[] last(float[] inputs, int batch) {
    return Arrays.copyOfRange(inputs, inputs.length - batch, inputs.length);
  }

  private static RecursiveForecaster walker(TimeSeries walk, Residuals residuals, long seed) {
    return new RecursiveForecaster(
        PanelTransforms.fit(List.of(), 1, List.of(walk)),
        WindowSpec.oneStep(3, 1, false),
        SamplePathQuantilesTest::last,
        residuals,
        RecursiveForecaster.PATHS,
        seed);
  }

  private static Quantiles quantiles(Forecaster forecaster, TimeSeries history, int horizon) {
    Forecast forecast = forecaster.forecast(List.of(history), horizon, ENDS).get(0);
    return forecast.quantiles().orElseThrow();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void intervalsOfARandomWalkWidenAsTheRootOfTheSteps(long seed) {
    TimeSeries walk = walk(400, seed);
    double[][] normal = new double[500][1];
    for (int i = 0; i < normal.length; i++) {
      normal[i][0] = Normal.quantile((i + 0.5) / normal.length);
    }
    Quantiles quantiles = quantiles(walker(walk, Residuals.of(normal, normal), seed), walk, 50);
    for (int pair = 0; pair < 2; pair++) {
      double[] low = quantiles.of(0, pair);
      double[] high = quantiles.of(0, 3 - pair);
      double first = high[0] - low[0];
      for (int h = 1; h <= 50; h++) {
        double widening = (high[h - 1] - low[h - 1]) / first / Math.sqrt(h);
        assertEquals(1, widening, 0.1, "step " + h + " of ends " + pair);
      }
    }
  }

  @Test
  void theFirstStepIsSpreadAsTheErrorsAre() {
    TimeSeries walk = walk(400, 3);
    Residuals residuals = Residuals.of(noise(10, 1), noise(400, 2));
    Quantiles quantiles = quantiles(walker(walk, residuals, 9), walk, 1);
    double width = quantiles.of(0, 2)[0] - quantiles.of(0, 1)[0];
    assertEquals(2 * Normal.quantile(0.9), width, 0.25);
  }

  @Test
  void errorsThatGrewOfLateWidenTheIntervals() {
    double[] calm = walk(200, 4).target(0);
    double[] lively = calm.clone();
    for (int t = 150; t < 200; t++) {
      lively[t] = lively[t - 1] + 3 * (calm[t] - calm[t - 1]);
    }
    Residuals residuals = Residuals.of(noise(200, 1), noise(200, 2));
    TimeSeries first = Fixtures.series("walk", calm);
    TimeSeries second = Fixtures.series("walk", lively);
    double narrow = width(quantiles(walker(first, residuals, 1), first, 1));
    double wide = width(quantiles(walker(second, residuals, 1), second, 1));
    // Forty late errors of three times the size against a belief that weighs as ten.
    double size = Math.sqrt((10 + 9 * 40) / 50.0);
    assertEquals(size, wide / narrow, 0.35);
  }

  private static double width(Quantiles quantiles) {
    return quantiles.of(0, 3)[0] - quantiles.of(0, 0)[0];
  }

  @Test
  void aLongerForecastBeginsWithTheQuantilesOfAShorterOne() {
    TimeSeries walk = walk(100, 6);
    Forecaster walker = walker(walk, Residuals.of(noise(100, 1), noise(20, 2)), 4);
    Quantiles longer = quantiles(walker, walk, 20);
    Quantiles shorter = quantiles(walker, walk, 7);
    for (int p = 0; p < ENDS.length; p++) {
      assertArrayEquals(shorter.of(0, p), Arrays.copyOf(longer.of(0, p), 7));
    }
  }

  @Test
  void residualsAreCentredAndDrawnToTheSizeOfValidation() {
    double[][] train = noise(1000, 1);
    double[][] validation = noise(90, 2);
    for (double[] error : validation) {
      error[0] *= 2;
    }
    Residuals residuals = Residuals.of(train, validation);
    double mean = residuals.vectors().stream().mapToDouble(v -> v.get(0)).average().orElseThrow();
    double square =
        residuals.vectors().stream().mapToDouble(v -> v.get(0) * v.get(0)).average().orElseThrow();
    assertEquals(0, mean, 0.02);
    // Ninety errors of twice the size against a belief that weighs as ten.
    assertEquals(Math.sqrt((90 * 4 + 10) / 100.0), Math.sqrt(square), 0.25);
    assertEquals(Residuals.MOST, residuals.vectors().size());
  }

  /** Predicts three quantiles, at random but rising, of three steps. */
  private record RandomQuantiles(long seed) implements StepPredictor {
    @Override
    public float[] predict(float[] inputs, int batch) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] outputs = new float[9 * batch];
      for (int value = 0; value < 3; value++) {
        for (int b = 0; b < batch; b++) {
          float level = (float) random.nextGaussian();
          for (int q = 0; q < 3; q++) {
            outputs[(3 * value + q) * batch + b] = level;
            level += (float) random.nextDouble();
          }
        }
      }
      return outputs;
    }

    @Override
    public double[] probabilities() {
      return new double[] {0.05, 0.5, 0.95};
    }
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void quantilesKeepTheirOrderThroughEveryTransformAndBlock(Transform transform) {
    double[] values = Fixtures.seasonal(60, 4, 1);
    TimeSeries series = Fixtures.series("s", values);
    for (boolean window : new boolean[] {false, true}) {
      for (long seed = 0; seed < 20; seed++) {
        BlockRecursion recursion =
            new BlockRecursion(
                PanelTransforms.fit(List.of(transform), 4, List.of(series)),
                new WindowSpec(8, 3, 1, 1, window),
                new RandomQuantiles(seed));
        double[][][][] quantiles = recursion.quantiles(List.of(series), 10);
        for (int h = 0; h < 10; h++) {
          for (int q = 1; q < 3; q++) {
            double below = quantiles[q - 1][0][0][h];
            double here = quantiles[q][0][0][h];
            assertTrue(below <= here, transform + " step " + h + ": " + below + " above " + here);
          }
        }
      }
    }
  }

  @Test
  void thePointIsTheMiddleOfThePredictedQuantiles() {
    TimeSeries series = Fixtures.series("s", Fixtures.seasonal(60, 4, 1));
    RecursiveForecaster forecaster =
        new RecursiveForecaster(
            PanelTransforms.fit(List.of(Transform.LOG), 4, List.of(series)),
            new WindowSpec(8, 3, 1, 1, true),
            new RandomQuantiles(7));
    double[] median = {0.5};
    Forecast forecast = forecaster.forecast(List.of(series), 10, median).get(0);
    double[] points = forecaster.forecast(List.of(series), 10).get(0).points().target(0);
    assertArrayEquals(points, forecast.points().target(0));
    assertArrayEquals(points, forecast.quantiles().orElseThrow().of(0, 0), 1e-9);
  }
}
