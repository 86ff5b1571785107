package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Levels;
import dev.recur.forecast.Quantiles;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores are those of a slow loop over the points, which knows no arrays of parts. */
class QuantileScoreTest {
  private static final double EXACT = 1e-9;
  private static final ScoredQuantiles SCORED = ScoredQuantiles.of(Levels.parse("80,95"));
  private static final double[] PROBABILITIES = {
    0.025, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.975
  };
  private static final int HORIZON = 4;
  private static final int STRIDE = 2;

  /** Quantiles around the last value that widen with the step and differ with the target. */
  private static double quantile(double last, int target, double probability, int step) {
    return last + (probability - 0.45) * (2 + step) * (3 + target);
  }

  private static final Forecaster SPREAD =
      (histories, horizon, probabilities) -> {
        List<Forecast> forecasts = new ArrayList<>();
        for (TimeSeries history : histories) {
          forecasts.add(spread(history, horizon, probabilities));
        }
        return forecasts;
      };

  private static Forecast spread(TimeSeries history, int horizon, double[] probabilities) {
    Forecast points = Doubles.REPEAT.forecast(List.of(history), horizon).get(0);
    double[][][] values = new double[history.targetCount()][probabilities.length][horizon];
    for (int k = 0; k < values.length; k++) {
      double last = history.target(k, history.length() - 1);
      for (int p = 0; p < probabilities.length; p++) {
        for (int step = 0; step < horizon; step++) {
          values[k][p][step] = quantile(last, k, probabilities[p], step);
        }
      }
    }
    boolean none = probabilities.length == 0 || history.name().equals("bare");
    return none ? points : points.with(new Quantiles(probabilities, values));
  }

  private static double[] random(long seed) {
    return new Random(seed).doubles(30, 0, 40).toArray();
  }

  private static Comparison comparison(TimeSeries... series) {
    Folds folds = Doubles.folds(Fixtures.panel(series), Doubles.origins(HORIZON, 7, STRIDE, 0));
    Backtest backtest = new Backtest(folds, SCORED, Doubles.SILENT);
    return new Comparison(
        folds, 1, Units.original(folds.panel()), backtest.of("model", SPREAD), List.of());
  }

  /** Sums of one level or probability as they come, point by point. */
  private static final class Slow {
    private int points;
    private double inside;
    private double width;
    private double winkler;
    private double pinball;
    private double crps;

    void add(double y, double last, int target, int step, double probability) {
      points++;
      double lower = quantile(last, target, 0.025, step);
      double upper = quantile(last, target, 0.975, step);
      inside += lower <= y && y <= upper ? 1 : 0;
      width += upper - lower;
      winkler += upper - lower + 40 * Math.max(0, lower - y) + 40 * Math.max(0, y - upper);
      pinball += loss(y, quantile(last, target, probability, step), probability);
      for (int p = 0; p < PROBABILITIES.length; p++) {
        double from = p == 0 ? 0 : (PROBABILITIES[p - 1] + PROBABILITIES[p]) / 2;
        double to = p == 10 ? 1 : (PROBABILITIES[p] + PROBABILITIES[p + 1]) / 2;
        double own = loss(y, quantile(last, target, PROBABILITIES[p], step), PROBABILITIES[p]);
        crps += 2 * (to - from) * own;
      }
    }

    private static double loss(double y, double q, double probability) {
      return Math.max(probability * (y - q), (probability - 1) * (y - q));
    }
  }

  private static void requireEqual(Slow slow, double scale, QuantileScore score) {
    IntervalScore interval = score.intervals().get(1);
    assertEquals(slow.points, score.points());
    assertEquals(95, interval.level());
    assertEquals(slow.inside / slow.points, interval.coverage(), EXACT);
    assertEquals(slow.width / slow.points, interval.width(), EXACT);
    assertEquals(slow.winkler / slow.points, interval.winkler(), EXACT);
    assertEquals(slow.winkler / slow.points / scale, interval.msis().getAsDouble(), EXACT);
    assertEquals(slow.pinball / slow.points, score.pinball().get(0.3), EXACT);
    assertEquals(slow.crps / slow.points, score.crps(), EXACT);
  }

  private static double change(double[] values, int before) {
    double sum = 0;
    for (int t = 1; t < before; t++) {
      sum += Math.abs(values[t] - values[t - 1]) / (before - 1);
    }
    return sum;
  }

  @Test
  void everyScoreOfOneSeriesIsThatOfTheSlowLoop() {
    double[] values = random(1);
    Comparison comparison = comparison(Fixtures.series("s", values));
    Slow all = new Slow();
    Slow[] steps = {new Slow(), new Slow(), new Slow(), new Slow()};
    Slow[] folds = new Slow[7];
    for (int f = 0; f < 7; f++) {
      folds[f] = new Slow();
      int observed = 30 - HORIZON - (6 - f) * STRIDE;
      for (int step = 0; step < HORIZON; step++) {
        for (Slow slow : List.of(all, steps[step], folds[f])) {
          slow.add(values[observed + step], values[observed - 1], 0, step, 0.3);
        }
      }
    }
    double scale = change(values, 30 - HORIZON - 12);
    requireEqual(all, scale, comparison.evaluation().model().quantiles().orElseThrow());
    Map<String, QuantileScore> bySteps = comparison.quantilesBy(Part.STEP, comparison.model());
    assertEquals(List.of("1", "2", "3", "4"), List.copyOf(bySteps.keySet()));
    for (int step = 0; step < HORIZON; step++) {
      requireEqual(steps[step], scale, bySteps.get(Integer.toString(step + 1)));
    }
    List<QuantileScore> byFolds =
        List.copyOf(comparison.quantilesBy(Part.FOLD, comparison.model()).values());
    for (int f = 0; f < 7; f++) {
      requireEqual(folds[f], scale, byFolds.get(f));
    }
  }

  @Test
  void overSeriesCoverageIsOfAllPointsAndTheOthersAreMeans() {
    double[] gaps = random(2);
    gaps[27] = Double.NaN;
    gaps[28] = Double.NaN;
    TimeSeries holed =
        TimeSeries.builder("holed", Fixtures.monthly(), gaps)
            .missing(MissingPolicy.PREVIOUS, 1)
            .build();
    Comparison comparison = comparison(Fixtures.series("whole", random(1)), holed);
    QuantileScore all = comparison.evaluation().model().quantiles().orElseThrow();
    Map<String, QuantileScore> parts = comparison.quantilesBy(Part.SERIES, comparison.model());
    QuantileScore whole = parts.get("whole");
    QuantileScore other = parts.get("holed");
    assertTrue(other.points() < whole.points());
    assertEquals(whole.points() + other.points(), all.points());
    assertEquals(comparison.evaluation().points(), all.points());
    IntervalScore first = whole.intervals().get(0);
    IntervalScore second = other.intervals().get(0);
    IntervalScore both = all.intervals().get(0);
    assertEquals(
        (first.coverage() * whole.points() + second.coverage() * other.points()) / all.points(),
        both.coverage(),
        EXACT);
    assertEquals((first.width() + second.width()) / 2, both.width(), EXACT);
    assertEquals((first.winkler() + second.winkler()) / 2, both.winkler(), EXACT);
    assertEquals(
        (first.msis().getAsDouble() + second.msis().getAsDouble()) / 2,
        both.msis().getAsDouble(),
        EXACT);
    assertEquals((whole.crps() + other.crps()) / 2, all.crps(), EXACT);
    assertEquals(
        (whole.pinball().get(0.9) + other.pinball().get(0.9)) / 2, all.pinball().get(0.9), EXACT);
  }

  @Test
  void forecastsThatShareStepsAreOneDrawAndTargetsAreDrawnTogether() {
    TimeSeries two = Fixtures.series("two", random(1), random(2));
    Comparison comparison = comparison(two);
    // Seven origins, two steps apart, of four steps each: every other one shares no step.
    assertEquals(3, comparison.evaluation().model().quantiles().orElseThrow().draws());
    assertEquals(
        List.of("a", "b"),
        List.copyOf(comparison.quantilesBy(Part.TARGET, comparison.model()).keySet()));
    Comparison panel = comparison(Fixtures.series("s", random(1)), Fixtures.series("t", random(2)));
    assertEquals(6, panel.evaluation().model().quantiles().orElseThrow().draws());
  }

  @Test
  void seriesWithoutQuantilesAreLeftOutOfTheirScoreAlone() {
    Comparison comparison =
        comparison(Fixtures.series("bare", random(1)), Fixtures.series("s", random(2)));
    Evaluation evaluation = comparison.evaluation();
    assertEquals(56, evaluation.points());
    assertEquals(28, evaluation.model().quantiles().orElseThrow().points());
    assertEquals(
        List.of("s"),
        List.copyOf(comparison.quantilesBy(Part.SERIES, comparison.model()).keySet()));
    Comparison none = comparison(Fixtures.series("bare", random(1)));
    assertTrue(none.evaluation().model().quantiles().isEmpty());
  }

  @Test
  void inStandardUnitsWidthsAreOverTheDeviation() {
    Panel panel = Fixtures.panel(Fixtures.series("s", random(1)));
    Folds folds = Doubles.folds(panel, Doubles.origins(HORIZON, 7, STRIDE, 0));
    Forecasts forecasts = new Backtest(folds, SCORED, Doubles.SILENT).of("model", SPREAD);
    double[] train = Arrays.copyOf(random(1), 10);
    double mean = Arrays.stream(train).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(train).map(y -> (y - mean) * (y - mean)).average().orElseThrow());
    Units standard = Units.standard(panel, new int[] {10});
    QuantileScore original = score(folds, Units.original(panel), forecasts);
    QuantileScore scaled = score(folds, standard, forecasts);
    IntervalScore before = original.intervals().get(0);
    IntervalScore after = scaled.intervals().get(0);
    assertEquals(before.coverage(), after.coverage(), EXACT);
    assertEquals(before.width() / deviation, after.width(), EXACT);
    assertEquals(before.winkler() / deviation, after.winkler(), EXACT);
    assertEquals(before.msis().getAsDouble(), after.msis().getAsDouble(), EXACT);
    assertEquals(original.crps() / deviation, scaled.crps(), EXACT);
  }

  private static QuantileScore score(Folds folds, Units units, Forecasts forecasts) {
    return new Comparison(folds, 1, units, forecasts, List.of())
        .evaluation()
        .model()
        .quantiles()
        .orElseThrow();
  }
}
