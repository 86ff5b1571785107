package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Calibrator.Origin;
import dev.recur.note.IntervalNote;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
  private static final int REPETITIONS = 1000;

  /** Forecasts the last value, with normal quantiles of a spread around it. */
  private record LastValue(double spread) implements Forecaster {
    @Override
    public List<Forecast> forecast(
        List<TimeSeries> histories, int horizon, double[] probabilities) {
      List<Forecast> forecasts = new ArrayList<>();
      for (TimeSeries history : histories) {
        double last = history.target(0, history.length() - 1);
        double[] points = new double[horizon];
        Arrays.fill(points, last);
        double[][] quantiles = new double[probabilities.length][horizon];
        for (int p = 0; p < quantiles.length; p++) {
          Arrays.fill(quantiles[p], last + spread * Normal.quantile(probabilities[p]));
        }
        Forecast forecast = Forecast.after(history, new double[][] {points});
        forecasts.add(
            probabilities.length == 0
                ? forecast
                : forecast.with(new Quantiles(probabilities, new double[][][] {quantiles})));
      }
      return forecasts;
    }
  }

  /** Forecasts zero with standard normal quantiles, from any history. */
  private record Blind() implements Forecaster {
    @Override
    public List<Forecast> forecast(
        List<TimeSeries> histories, int horizon, double[] probabilities) {
      List<Forecast> forecasts = new ArrayList<>();
      for (TimeSeries history : histories) {
        double[][] quantiles = new double[probabilities.length][horizon];
        for (int p = 0; p < quantiles.length; p++) {
          Arrays.fill(quantiles[p], Normal.quantile(probabilities[p]));
        }
        forecasts.add(
            Forecast.after(history, new double[1][horizon])
                .with(new Quantiles(probabilities, new double[][][] {quantiles})));
      }
      return forecasts;
    }

    @Override
    public int needed() {
      return 1;
    }
  }

  private static Origin origin(DoubleSupplier error, int steps) {
    double[] values = new double[1 + steps];
    for (int t = 1; t < values.length; t++) {
      values[t] = error.getAsDouble();
    }
    return new Origin(Fixtures.series("s", values), new Fold(1, steps));
  }

  private static Calibration calibration(double spread, DoubleSupplier error, int count) {
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      origins.add(origin(error, 1));
    }
    return Calibrator.of(new LastValue(spread), origins, 1);
  }

  private static double[] ends(double spread, Calibration calibration, double level) {
    double[] probabilities = new Levels(List.of(level)).probabilities();
    Forecaster calibrated =
        new CalibratedForecaster(new LastValue(spread), calibration, Seen.EVERYTHING);
    TimeSeries history = Fixtures.series("s", new double[] {0});
    Quantiles quantiles =
        calibrated.forecast(List.of(history), 1, probabilities).get(0).quantiles().orElseThrow();
    return new double[] {quantiles.of(0, 0)[0], quantiles.of(0, 1)[0]};
  }

  @ParameterizedTest(name = "{0} scores, level {1}, spread {2} times right, heavy tails {3}")
  @CsvSource({
    "99, 80, 1, false",
    "99, 95, 0.3, false",
    "99, 95, 4, true",
    "199, 80, 0.2, true",
    "199, 99, 0.5, true",
    "60, 90, 2, true"
  })
  void intervalsCatchTheirShareWhateverTheDistributionWas(
      int scores, double level, double spread, boolean heavy) {
    SplittableRandom random = new SplittableRandom(1000 + scores);
    DoubleSupplier error =
        heavy
            ? () -> random.nextGaussian() / Math.max(0.05, random.nextDouble())
            : random::nextGaussian;
    int caught = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      double[] ends = ends(spread, calibration(spread, error, scores), level);
      double value = error.getAsDouble();
      caught += value >= ends[0] && value <= ends[1] ? 1 : 0;
    }
    // At least the level, and at most one rank above it: 99.9 % limits of a binomial count.
    double share = level / 100;
    double most = share + 1.0 / (scores + 1);
    double observed = caught / (double) REPETITIONS;
    double chance = 3.3 * Math.sqrt(share * (1 - share) / REPETITIONS);
    assertTrue(observed >= share - chance && observed <= most + chance, "caught " + observed);
  }

  @Test
  void anUncalibratedDistributionWouldBeCaught() {
    SplittableRandom random = new SplittableRandom(5);
    int caught = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      double[] ends = ends(0.3, Calibration.NONE, 95);
      double value = random.nextGaussian();
      caught += value >= ends[0] && value <= ends[1] ? 1 : 0;
    }
    assertTrue(caught < 0.6 * REPETITIONS, caught + " caught");
  }

  @ParameterizedTest
  @CsvSource({"0.8,4", "0.95,19", "0.99,99", "0.5,1", "0.9,9"})
  void aLevelNeedsAsManyScoresAsItsRankAsksFor(double level, int needed) {
    assertEquals(needed, Calibration.needed(level));
    assertTrue(Math.ceil((needed + 1) * level - 1e-9) <= needed);
    assertTrue(needed == 1 || Math.ceil(needed * level - 1e-9) > needed - 1);
  }

  @Test
  void withoutScoresADistributionStaysAsItIs() {
    double[] probabilities = {0.005, 0.1, 0.5, 0.975};
    double[][] deviates = Calibration.NONE.deviates(probabilities, 3);
    for (double[] step : deviates) {
      assertArrayEquals(Distribution.deviates(probabilities), step, 1e-12);
    }
  }

  @Test
  void theScoresOfFewForecastsCorrectLittle() {
    // Every score is twice what a right distribution would have.
    List<Double> scores = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      scores.add(2 * Normal.quantile((1 + i / 201.0) / 2));
    }
    double before = 1;
    for (int forecasts : new int[] {1, 4, 20, 49, 50}) {
      double end =
          new Calibration(List.of(scores), forecasts, 0).deviates(new double[] {0.9}, 1)[0][0];
      double factor = end / Normal.quantile(0.9);
      assertTrue(factor > before, forecasts + " forecasts: " + factor);
      before = factor;
    }
    assertEquals(2, before, 0.02);
  }

  @Test
  void aWidthThatFewForecastsTellIsItselfUncertain() {
    // Scores as a right distribution has them; Student's t of 10 degrees of freedom, from tables.
    List<Double> scores = new ArrayList<>();
    for (int i = 1; i <= 199; i++) {
      scores.add(Normal.quantile((1 + i / 200.0) / 2));
    }
    double[] probabilities = {0.1, 0.9, 0.975};
    double[] few = new Calibration(List.of(scores), 4, 0).deviates(probabilities, 1)[0];
    assertArrayEquals(new double[] {-1.3722, 1.3722, 2.2281}, few, 5e-5);
    double[] many = new Calibration(List.of(scores), 50, 0).deviates(probabilities, 1)[0];
    assertArrayEquals(Distribution.deviates(probabilities), many, 1e-9);
  }

  @Test
  void aLevelThatTheScoresAreTooFewForIsCorrectedAsTheWidestTheyAreEnoughFor() {
    List<List<Double>> scores = new ArrayList<>();
    for (int step = 0; step < 6; step++) {
      scores.add(new ArrayList<>());
    }
    for (int i = 1; i <= 54; i++) {
      scores.get(i % 6).add(3 * Normal.quantile((1 + i / 55.0) / 2));
    }
    Calibration calibration = new Calibration(scores, 54, 0);
    double[] deviates = calibration.deviates(new double[] {0.8, 0.9995}, 7)[6];
    assertEquals(3 * Normal.quantile(0.8), deviates[0], 1e-9);
    assertEquals(3 * Normal.quantile(0.9995), deviates[1], 1e-9);
    Levels levels = Levels.parse("80,99.9");
    IntervalNote widened = IntervalNote.Widened.of(calibration, levels).orElseThrow();
    assertEquals(
        List.of(new IntervalNote.FewErrors(54, "99.9", 999, Levels.parse("80")), widened),
        IntervalNote.of(calibration, levels));
    assertEquals(1, IntervalNote.of(calibration, Levels.parse("80,95")).size());
  }

  @Test
  void whatIsWidenedIsTheDeviateOverTheModelsOwn() {
    // Scores three times as far out as they should be, of so many forecasts that all is corrected.
    List<Double> scores = new ArrayList<>();
    for (int i = 1; i <= 99; i++) {
      scores.add(3 * Normal.quantile((1 + i / 100.0) / 2));
    }
    Calibration.Widening many = new Calibration(List.of(scores), 99, 0).widening(0.8);
    assertEquals(3, many.errors(), 1e-9);
    assertEquals(1, many.few(), 1e-9);
    // Of one forecast a third of the correction in logarithms, and Student's t of seven degrees of
    // freedom, whose quantile of 0.9 stands in tables as 1.415.
    Calibration.Widening one = new Calibration(List.of(scores), 1, 0).widening(0.8);
    assertEquals(Math.cbrt(3), one.errors(), 1e-9);
    assertEquals(1.415 / 1.2816, one.few(), 1e-3);
    assertEquals(1, Calibration.NONE.widening(0.8).all(), 1e-9);
  }

  @Test
  void whatCameAfterTheModelIsScoredToo() {
    // Errors of ten times the spread from step 30 on, which the model has not seen.
    double[] values = Fixtures.noise(90, 5);
    for (int t = 30; t < 90; t++) {
      values[t] *= 10;
    }
    TimeSeries series = Fixtures.series("s", values);
    Calibration kept = calibration(1, () -> 0.5, 5);
    Forecaster late = new CalibratedForecaster(new Blind(), kept, seenUpTo(series, 29));
    Forecaster seen = new CalibratedForecaster(new Blind(), kept, seenUpTo(series, 89));
    assertEquals(width(seen, series.slice(0, 30)), width(late, series.slice(0, 30)));
    double wider = width(late, series);
    assertTrue(wider > 1.5 * width(late, series.slice(0, 30)), "width " + wider);
    assertEquals(width(seen, series.slice(0, 30)), width(seen, series));
  }

  private static Seen seenUpTo(TimeSeries series, int step) {
    return new Seen(Optional.of(Map.of(series.name(), series.calendar().ticks(step))));
  }

  private static double width(Forecaster forecaster, TimeSeries history) {
    double[] ends = {0.1, 0.9};
    Quantiles quantiles =
        forecaster.forecast(List.of(history), 1, ends).get(0).quantiles().orElseThrow();
    return quantiles.of(0, 1)[0] - quantiles.of(0, 0)[0];
  }

  @Test
  void whatSeveralForecastsOfASeriesShareCountsOnce() {
    double[] values = Fixtures.noise(40, 3);
    TimeSeries series = Fixtures.series("s", values);
    List<Origin> origins = new ArrayList<>();
    Fold.rolling(20, 40, 10, 2).forEach(fold -> origins.add(new Origin(series, fold)));
    Calibration calibration = Calibrator.of(new LastValue(1), origins, 10);
    assertEquals(2, calibration.forecasts());
    assertEquals(10 * 6 + 8 + 6 + 4 + 2, calibration.points());
  }

  @Test
  void theCorrelationIsThatOfNeighbouringErrors() {
    SplittableRandom random = new SplittableRandom(8);
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double[] state = {random.nextGaussian()};
      origins.add(
          origin(
              () -> {
                state[0] = 0.8 * state[0] + 0.6 * random.nextGaussian();
                return state[0];
              },
              12));
    }
    Calibration calibration = Calibrator.of(new LastValue(1), origins, 12);
    assertEquals(0.8, calibration.correlation(), 0.03);
  }

  @Test
  void scoresOfSeriesElsewhereCountByTheirShare() {
    SplittableRandom random = new SplittableRandom(5);
    Calibration calm = calibration(1, () -> random.nextGaussian(), 1000);
    Calibration lively = calibration(1, () -> 3 * random.nextGaussian(), 200);
    Calibration both = calm.joined(lively, 0.9, 500);
    // Nine of ten scores are lively ones, of which there are no more than these.
    assertEquals(222, both.points());
    assertEquals(222, both.forecasts());
    List<Double> pooled = new ArrayList<>(lively.scores().get(0));
    for (int i = 0; i < 22; i++) {
      pooled.add(calm.scores().get(0).get((int) ((i + 0.5) * 1000 / 22)));
    }
    assertEquals(pooled.stream().sorted().toList(), both.scores().get(0));
    assertEquals(500, calm.joined(lively, 0.2, 500).points());
    assertEquals(calm, calm.joined(lively, 0, 500));
    assertEquals(calm, calm.joined(Calibration.NONE, 0.5, 500));
    assertEquals(lively, Calibration.NONE.joined(lively, 0.5, 500));
  }
}
