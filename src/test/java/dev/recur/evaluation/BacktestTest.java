package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected scores are worked out by hand. */
class BacktestTest {
  private static final double EXACT = 1e-9;

  private static ModelScore score(Panel panel, int horizon, Split... splits) {
    return Doubles.compare(Doubles.folds(panel, Origins.of(horizon), splits), 1, Doubles.REPEAT)
        .evaluation()
        .model();
  }

  @Test
  void forecastsAreScoredFoldByFoldWithALastOneCutShort() {
    // From 4: 4 4 against 6 9; from 9: 9 9 against 8 12; from 12: 12 against 10.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 6, 9, 8, 12, 10});
    Folds folds = Doubles.folds(Fixtures.panel(series), Origins.of(2), new Split(2, 1, 5));
    Evaluation evaluation = Doubles.compare(folds, 1, Doubles.REPEAT).evaluation();
    PointScore score = evaluation.model().overall();
    assertEquals(3, evaluation.folds());
    assertEquals(5, evaluation.points());
    assertEquals(Math.sqrt((4 + 25 + 1 + 9 + 4) / 5.0), score.rmse(), EXACT);
    assertEquals((2 + 5 + 1 + 3 + 2) / 5.0, score.mae(), EXACT);
    assertEquals((-2 - 5 + 1 - 3 + 2) / 5.0, score.bias(), EXACT);
    // Before test the values change by 1 and 2: the scale is 1.5.
    assertEquals(2.6 / 1.5, score.mase().getAsDouble(), EXACT);
  }

  @Test
  void overlappingFoldsAreEachScoredWhole() {
    // Horizon 3, origins a step apart, at 4, 6 and 9: 6 9 8, then 9 8 12, then 8 12 10.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 6, 9, 8, 12, 10});
    Folds folds = Doubles.folds(Fixtures.panel(series), Doubles.origins(3, 3, 1, 0));
    Comparison comparison = Doubles.compare(folds, 1, Doubles.REPEAT);
    Evaluation evaluation = comparison.evaluation();
    assertEquals(3, evaluation.folds());
    assertEquals(9, evaluation.points());
    double squares = 4 + 25 + 16 + (9 + 4 + 36) + (1 + 9 + 1);
    assertEquals(Math.sqrt(squares / 9), evaluation.model().overall().rmse(), EXACT);
    var steps = comparison.by(Part.STEP, comparison.model());
    assertEquals(List.of("1", "2", "3"), List.copyOf(steps.keySet()));
    assertEquals(Math.sqrt((4 + 9 + 1) / 3.0), steps.get("1").rmse(), EXACT);
    assertEquals(Math.sqrt((25 + 4 + 9) / 3.0), steps.get("2").rmse(), EXACT);
    assertEquals(Math.sqrt((16 + 36 + 1) / 3.0), steps.get("3").rmse(), EXACT);
    var origins = comparison.by(Part.FOLD, comparison.model());
    assertEquals(List.of("2020-03", "2020-04", "2020-05"), List.copyOf(origins.keySet()));
    assertEquals(Math.sqrt((4 + 25 + 16) / 3.0), origins.get("2020-03").rmse(), EXACT);
    assertEquals((1 + 3 + 1) / 3.0, origins.get("2020-05").mae(), EXACT);
    // The scale is that of the values before the first origin, for every fold.
    assertEquals(5 / 3.0 / 1.5, origins.get("2020-05").mase().getAsDouble(), EXACT);
  }

  @Test
  void aForecasterSeesOnlyWhatCameBeforeEachOrigin() {
    TimeSeries series = Fixtures.series("s", Fixtures.upTo(20));
    List<Integer> seen = new ArrayList<>();
    Forecaster spy =
        (histories, horizon, probabilities) -> {
          histories.forEach(history -> seen.add(history.length()));
          return Doubles.REPEAT.forecast(histories, horizon);
        };
    Folds folds = Doubles.folds(Fixtures.panel(series), Origins.of(4), new Split(8, 2, 10));
    new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("spy", spy);
    assertEquals(List.of(10, 14, 18), seen);
  }

  @Test
  void aSlidingWindowIsAsLongAtEveryOriginThatHasSoMuchBefore() {
    TimeSeries series = Fixtures.series("s", Fixtures.upTo(20));
    List<String> seen = new ArrayList<>();
    Forecaster spy =
        (histories, horizon, probabilities) -> {
          for (TimeSeries h : histories) {
            seen.add((int) h.target(0, 0) + "-" + (int) h.target(0, h.length() - 1));
          }
          return Doubles.REPEAT.forecast(histories, horizon);
        };
    Origins origins = new Origins(2, OptionalInt.of(4), OptionalInt.of(5), OptionalInt.of(9), 0);
    Folds folds = Doubles.folds(Fixtures.panel(series), origins);
    new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("spy", spy);
    assertEquals(List.of("0-2", "0-7", "4-12", "9-17"), seen);
  }

  @ParameterizedTest(name = "fitted again every {0} folds")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 8 10 12 14 16 | 8:8 10:10 12:12 14:14 16:16",
        "2 | 8 12 16       | 8:8 8:10 12:12 12:14 16:16",
        "3 | 8 14          | 8:8 8:10 8:12 14:14 14:16",
        "9 | 8             | 8:8 8:10 8:12 8:14 8:16"
      })
  void aFitLastsUntilTheNextAndSeesTheValuesUpToItsOwnOrigin(
      int every, String fits, String forecasts) {
    TimeSeries series = Fixtures.series("s", Fixtures.upTo(18));
    List<String> fitted = new ArrayList<>();
    List<String> forecast = new ArrayList<>();
    List<Boolean> open = new ArrayList<>();
    Fitter fitter =
        fittedTo -> {
          int length = fittedTo.get(0).length();
          fitted.add(Integer.toString(length));
          open.add(true);
          return new Forecaster() {
            @Override
            public List<Forecast> forecast(
                List<TimeSeries> histories, int horizon, double[] probabilities) {
              histories.forEach(history -> forecast.add(length + ":" + history.length()));
              return Doubles.REPEAT.forecast(histories, horizon);
            }

            @Override
            public void close() {
              open.remove(0);
            }
          };
        };
    Folds folds = Doubles.folds(Fixtures.panel(series), Doubles.origins(2, 5, 2, every));
    new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("spy", fitter);
    assertEquals(fits, String.join(" ", fitted));
    assertEquals(forecasts, String.join(" ", forecast));
    assertTrue(open.isEmpty(), "every fit is closed");
  }

  @Test
  void aSeriesOfFewerOriginsIsFittedUpToItsLastOne() {
    Panel panel =
        Fixtures.panel(
            Fixtures.series("long", Fixtures.upTo(10)), Fixtures.series("short", Fixtures.upTo(6)));
    List<List<Integer>> fitted = new ArrayList<>();
    Fitter fitter =
        histories -> {
          fitted.add(histories.stream().map(TimeSeries::length).toList());
          return Doubles.REPEAT;
        };
    Origins origins =
        new Origins(2, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 1);
    Folds folds = Doubles.folds(panel, origins, new Split(3, 1, 6), new Split(3, 1, 2));
    Forecasts forecasts =
        new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("spy", fitter);
    assertEquals(List.of(List.of(4, 4), List.of(6, 4), List.of(8, 4)), fitted);
    assertEquals(7, forecasts.value(0, 2, 0, 1));
    assertEquals(List.of("2020-04", "2020-06", "2020-08"), folds.names());
    Folds apart = Doubles.folds(panel, origins, new Split(3, 1, 6), new Split(2, 1, 3));
    assertEquals(List.of("1", "2", "3"), apart.names());
  }

  @Test
  void manyForecastsAreCountedAsTheyAreMade() {
    Folds folds =
        Doubles.folds(
            Fixtures.panel(Fixtures.series("s", Fixtures.upTo(90))), Doubles.origins(1, 70, 1, 0));
    List<String> heard = new ArrayList<>();
    new Backtest(
            folds,
            ScoredQuantiles.NONE,
            (model, done, total) -> heard.add(model + " " + done + "/" + total))
        .of("repeat", Doubles.REPEAT);
    assertEquals(List.of("repeat 0/70", "repeat 32/70", "repeat 64/70", "repeat 70/70"), heard);
  }

  @Test
  void overSeveralSeriesTheSquaresOfAllPointsAreShared() {
    // North errs by 3 on four points of each target; South by 0 and 5 on one point.
    TimeSeries north =
        Fixtures.series("North", new double[] {1, 1, 4, 4, 4, 4}, new double[] {1, 1, 4, 4, 4, 4});
    TimeSeries south = Fixtures.series("South", new double[] {2, 2, 2}, new double[] {2, 2, 7});
    ModelScore score =
        score(Fixtures.panel(north, south), 4, new Split(1, 1, 4), new Split(1, 1, 1));
    assertEquals(Math.sqrt((8 * 9 + 25) / 10.0), score.overall().rmse(), EXACT);
    assertEquals((3 + 3 + 0 + 5) / 4.0, score.overall().mae(), EXACT);
    assertEquals(List.of("North", "South"), List.copyOf(score.perSeries().keySet()));
    assertEquals(3, score.perSeries().get("North").rmse(), EXACT);
    assertEquals(Math.sqrt(12.5), score.perSeries().get("South").rmse(), EXACT);
    assertEquals(Math.sqrt(4 * 9 / 5.0), score.perTarget().get("a").rmse(), EXACT);
    assertEquals(Math.sqrt((4 * 9 + 25) / 5.0), score.perTarget().get("b").rmse(), EXACT);
  }

  @Test
  void filledInValuesAreNeitherScoredNorCounted() {
    double[] values = {1, 2, 3, Double.NaN, 5, 9};
    TimeSeries series =
        TimeSeries.builder("s", Fixtures.monthly(), values)
            .missing(MissingPolicy.INTERPOLATE, 1)
            .build();
    Folds folds = Doubles.folds(Fixtures.panel(series), Origins.of(3), new Split(2, 1, 3));
    Evaluation evaluation = Doubles.compare(folds, 1, Doubles.REPEAT).evaluation();
    assertEquals(2, evaluation.points());
    assertEquals(Math.sqrt((4 + 36) / 2.0), evaluation.model().overall().rmse(), EXACT);
  }

  @Test
  void heldOutValuesDoNotChangeTheScaleOfMase() {
    double[] values = {1, 3, 1, 3, 1, 3, 5, 5};
    double[] later = values.clone();
    later[7] = 900;
    // Every change before test is 2, and the errors are 2 and 897.
    PointScore score =
        score(Fixtures.panel(Fixtures.series("s", later)), 2, new Split(5, 1, 2)).overall();
    assertEquals((2 + 897) / 2.0 / 2, score.mase().getAsDouble(), EXACT);
  }

  @Test
  void aPartWithoutScoredPointsIsLeftOut() {
    double[] gone = {1, 2, 3, Double.NaN};
    TimeSeries empty =
        TimeSeries.builder("Gone", Fixtures.monthly(), gone)
            .missing(MissingPolicy.PREVIOUS, 1)
            .build();
    TimeSeries full = Fixtures.series("Here", new double[] {1, 2, 3, 5});
    Split split = new Split(2, 1, 1);
    ModelScore score = score(Fixtures.panel(empty, full), 1, split, split);
    assertEquals(2, score.overall().rmse(), EXACT);
    assertEquals(List.of("Here"), List.copyOf(score.perSeries().keySet()));
    assertTrue(score.overall().mase().isPresent());
    Panel nothing = Fixtures.panel(empty);
    assertThrows(InputException.class, () -> score(nothing, 1, split));
  }
}
