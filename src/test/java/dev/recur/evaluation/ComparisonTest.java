package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Forecaster;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double EXACT = 1e-9;

  /** A panel of noise around 100, as many series as asked for. */
  private static Panel noise(int series, int length) {
    TimeSeries[] all = new TimeSeries[series];
    for (int s = 0; s < series; s++) {
      double[] values = Fixtures.noise(length, 3 + s);
      for (int t = 0; t < length; t++) {
        values[t] = 100 + (1 + 0.1 * s) * values[t];
      }
      all[s] = Fixtures.series("s" + s, values);
    }
    return Fixtures.panel(all);
  }

  private static Verdict verdict(Comparison comparison) {
    return comparison.evaluation().verdict().orElseThrow();
  }

  @Test
  void theBestRivalIsTheOneWithTheLowestError() {
    Folds folds = Doubles.folds(noise(1, 60), Doubles.origins(1, 20, 1, 0));
    Comparison comparison =
        Doubles.compare(
            folds, 1, Doubles.REPEAT, Doubles.always(90), Doubles.always(101), Doubles.always(0));
    assertEquals("rival-1", verdict(comparison).rival());
    assertTrue(
        Doubles.compare(folds, 1, Doubles.REPEAT).evaluation().verdict().isEmpty(),
        "there is no verdict without rivals");
  }

  @Test
  void overOriginsTheTestIsThatOfTheMeanSquaredErrors() {
    // Horizon 3, a step apart: three forecasts in a row overlap.
    Panel panel = noise(1, 60);
    Folds folds = Doubles.folds(panel, Doubles.origins(3, 24, 1, 0));
    Verdict verdict =
        verdict(Doubles.compare(folds, 1, Doubles.always(100.3), Doubles.always(101)));
    double[] model = new double[24];
    double[] rival = new double[24];
    double[] values = panel.series().get(0).target(0);
    for (int f = 0; f < 24; f++) {
      for (int step = 0; step < 3; step++) {
        double y = values[60 - 3 - 23 + f + step];
        model[f] += (100.3 - y) * (100.3 - y) / 3;
        rival[f] += (101 - y) * (101 - y) / 3;
      }
    }
    DieboldMariano expected = byHand(model, rival, 3);
    assertEquals(Verdict.Sample.ORIGINS, verdict.sample());
    assertEquals(24, verdict.count());
    assertEquals(expected.statistic(), verdict.test().orElseThrow().statistic(), EXACT);
    assertEquals(expected.pValue(), verdict.test().orElseThrow().pValue(), EXACT);
  }

  private static DieboldMariano byHand(double[] model, double[] rival, int overlap) {
    return DieboldMariano.test(
            Arrays.stream(model).map(Math::sqrt).toArray(),
            Arrays.stream(rival).map(Math::sqrt).toArray(),
            overlap,
            2)
        .orElseThrow();
  }

  @Test
  void inAPanelEachErrorIsDividedByTheNaiveErrorOfItsSeriesAndTheSeriesAreAveraged() {
    Panel panel = noise(3, 40);
    Folds folds = Doubles.folds(panel, Doubles.origins(2, 10, 2, 0));
    Verdict verdict = verdict(Doubles.compare(folds, 4, Doubles.always(100.5), Doubles.always(99)));
    double[] model = new double[10];
    double[] rival = new double[10];
    for (TimeSeries series : panel.series()) {
      double[] y = series.target(0);
      double squares = 0;
      for (int t = 4; t < 20; t++) {
        squares += (y[t] - y[t - 4]) * (y[t] - y[t - 4]) / 16;
      }
      for (int t = 20; t < 40; t++) {
        int f = (t - 20) / 2;
        model[f] += (100.5 - y[t]) * (100.5 - y[t]) / squares / 6;
        rival[f] += (99 - y[t]) * (99 - y[t]) / squares / 6;
      }
    }
    DieboldMariano expected = byHand(model, rival, 1);
    assertEquals(expected.statistic(), verdict.test().orElseThrow().statistic(), EXACT);
    assertEquals(10, verdict.count());
  }

  @Test
  void withTooFewOriginsTheTestIsOverTheSeries() {
    Panel panel = noise(9, 30);
    Folds folds = Doubles.folds(panel, Doubles.origins(2, 2, 2, 0));
    Verdict verdict = verdict(Doubles.compare(folds, 1, Doubles.always(100), Doubles.always(90)));
    assertEquals(Verdict.Sample.SERIES, verdict.sample());
    assertEquals(9, verdict.count());
    assertEquals(Verdict.Outcome.BETTER, verdict.outcome());
    Verdict turned = verdict(Doubles.compare(folds, 1, Doubles.always(90), Doubles.always(100)));
    assertEquals(Verdict.Outcome.WORSE, turned.outcome());
    assertEquals(
        -verdict.test().orElseThrow().statistic(), turned.test().orElseThrow().statistic(), EXACT);
  }

  @Test
  void fewOriginsOfFewSeriesTellNothing() {
    Folds folds = Doubles.folds(noise(2, 40), Doubles.origins(4, 7, 4, 0));
    Verdict few = verdict(Doubles.compare(folds, 1, Doubles.always(100), Doubles.always(0)));
    assertEquals(Verdict.Outcome.TOO_FEW, few.outcome());
    assertEquals(7, few.count());
    assertEquals(8, few.least());
    // Of twelve steps a step apart, twelve in a row overlap: four times as many are needed.
    Folds overlapping = Doubles.folds(noise(1, 90), Doubles.origins(12, 47, 1, 0));
    Verdict close = verdict(Doubles.compare(overlapping, 1, Doubles.always(1), Doubles.always(0)));
    assertEquals(Verdict.Outcome.TOO_FEW, close.outcome());
    assertEquals(48, close.least());
    Folds enough = Doubles.folds(noise(1, 90), Doubles.origins(12, 48, 1, 0));
    assertEquals(
        Verdict.Outcome.BETTER,
        verdict(Doubles.compare(enough, 1, Doubles.always(1), Doubles.always(0))).outcome());
  }

  @Test
  void forecastsThatAreTheSameDoNotDiffer() {
    Folds folds = Doubles.folds(noise(1, 40), Doubles.origins(1, 10, 1, 0));
    Verdict verdict = verdict(Doubles.compare(folds, 1, Doubles.REPEAT, Doubles.REPEAT));
    assertEquals(Verdict.Outcome.NO_DIFFERENCE, verdict.outcome());
    assertEquals(Optional.empty(), verdict.test());
  }

  @Test
  void rivalsCountOnlyWhereTheModelHasAForecast() {
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 6, 9, 8});
    Folds folds = Doubles.folds(Fixtures.panel(series), Doubles.origins(3, 1, 3, 0));
    Forecasts model = new Forecasts("given", new double[][][][] {{{{5, Double.NaN, 9}}}}, 0);
    Forecasts rival =
        new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("repeat", Doubles.REPEAT);
    Evaluation evaluation =
        new Comparison(folds, 1, Units.original(folds.panel()), model, List.of(rival)).evaluation();
    assertEquals(2, evaluation.points());
    assertEquals(1, evaluation.model().overall().rmse(), EXACT);
    assertEquals(Math.sqrt((4 + 16) / 2.0), evaluation.baselines().get(0).overall().rmse(), EXACT);
  }

  @Test
  void inStandardUnitsErrorsAreThoseOfEachTargetOverItsDeviationInTrain() {
    double[] a = {1, 3, 5, 3, 10, 20};
    double[] b = {100, 100, 300, 300, 700, 100};
    Panel panel = Fixtures.panel(Fixtures.series("s", a, b));
    Folds folds = Doubles.folds(panel, Origins.of(2), new Split(3, 1, 2));
    Forecasts repeat =
        new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("repeat", Doubles.REPEAT);
    Comparison comparison =
        new Comparison(folds, 1, Units.standard(panel, new int[] {4}), repeat, List.of());
    // a: mean 3, deviation root of (4+0+4+0)/4; b: mean 200, deviation 100. Repeated: 3 and 300.
    double first = Math.sqrt(2);
    PointScore score = comparison.evaluation().model().overall();
    double squares = (49 + 289) / 2.0 + (16 + 4);
    assertEquals(Math.sqrt(squares / 4), score.rmse(), EXACT);
    assertEquals((7 / first + 17 / first + 4 + 2) / 4, score.mae(), EXACT);
    assertEquals(squares / 4, Metric.MSE.of(score).getAsDouble(), EXACT);
    Map<String, PointScore> targets = comparison.by(Part.TARGET, repeat);
    assertEquals((4 + 2) / 2.0, targets.get("b").mae(), EXACT);
    // Scaled errors have no unit: those of the original values.
    PointScore original = Doubles.compare(folds, 1, Doubles.REPEAT).evaluation().model().overall();
    assertEquals(original.mase().getAsDouble(), score.mase().getAsDouble(), EXACT);
    assertEquals(original.rmsse().getAsDouble(), score.rmsse().getAsDouble(), EXACT);
  }

  @Test
  void aTargetThatNeverChangesHasNoDeviation() {
    Panel panel = Fixtures.panel(Fixtures.series("South", new double[] {4, 4, 4, 5}));
    InputException e =
        assertThrows(InputException.class, () -> Units.standard(panel, new int[] {3}));
    assertTrue(e.getMessage().startsWith("South: target 'a'"), e.getMessage());
  }

  @Test
  void partsOfAPanelAreMeansOverItsSeries() {
    Panel panel =
        Fixtures.panel(
            Fixtures.series("North", new double[] {1, 2, 4, 6, 9}),
            Fixtures.series("South", new double[] {2, 4, 2, 4, 8}));
    Folds folds = Doubles.folds(panel, Doubles.origins(2, 1, 2, 0));
    Comparison comparison = Doubles.compare(folds, 1, Doubles.REPEAT);
    Map<String, PointScore> steps = comparison.by(Part.STEP, comparison.model());
    // Repeated are 4 and 2; the scales before are 1.5 and 2.
    assertEquals((2 / 1.5 + 2 / 2.0) / 2, steps.get("1").mase().getAsDouble(), EXACT);
    assertEquals(Math.sqrt((25 + 36) / 2.0), steps.get("2").rmse(), EXACT);
    assertEquals(
        List.of("2020-03"), new ArrayList<>(comparison.by(Part.FOLD, comparison.model()).keySet()));
  }

  @Test
  void aForecasterOfSeveralThreadsForecastsAndComplainsLikeOne() {
    Forecaster each =
        (histories, horizon, probabilities) -> {
          if (histories.get(0).length() % 7 == 3) {
            throw new InputException("no " + histories.get(0).length());
          }
          return Doubles.REPEAT.forecast(histories, horizon);
        };
    List<TimeSeries> histories = new ArrayList<>();
    for (int length = 4; length < 10; length++) {
      histories.add(Fixtures.series("s", Fixtures.upTo(length)));
    }
    for (int threads = 1; threads < 9; threads++) {
      Forecaster parallel = new dev.recur.forecast.ParallelForecaster(each, threads);
      List<Double> last =
          parallel.forecast(histories, 2).stream().map(f -> f.points().target(0, 1)).toList();
      assertEquals(List.of(3.0, 4.0, 5.0, 6.0, 7.0, 8.0), last);
      List<TimeSeries> refused = new ArrayList<>(histories);
      refused.add(2, Fixtures.series("s", Fixtures.upTo(10)));
      refused.add(Fixtures.series("s", Fixtures.upTo(17)));
      InputException e = assertThrows(InputException.class, () -> parallel.forecast(refused, 2));
      assertEquals("no 10", e.getMessage());
    }
  }
}
