package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecursiveForecasterTest {
  private static final int LOOKBACK = 3;

  /** The value at a step of a window, where the batch index runs fastest. */
  private static float at(float[] inputs, int step, int feature, int features, int batch, int b) {
    return inputs[step * features * batch + feature * batch + b];
  }

  /** Predicts the last value of one target plus 1. */
  private static float[] lastPlusOne(float[] inputs, int batch) {
    float[] outputs = new float[batch];
    for (int b = 0; b < batch; b++) {
      outputs[b] = at(inputs, LOOKBACK - 1, 0, 1, batch, b) + 1;
    }
    return outputs;
  }

  /** Predicts for two targets: the sum of both last values, and the first less the second. */
  private static float[] sumAndDifference(float[] inputs, int batch) {
    float[] outputs = new float[2 * batch];
    for (int b = 0; b < batch; b++) {
      float x = at(inputs, LOOKBACK - 1, 0, 2, batch, b);
      float y = at(inputs, LOOKBACK - 1, 1, 2, batch, b);
      outputs[b] = x + y;
      outputs[batch + b] = x - y;
    }
    return outputs;
  }

  /** Predicts the sum of the oldest and half of the newest value. */
  private static float[] oldestAndHalfNewest(float[] inputs, int batch) {
    float[] outputs = new float[batch];
    for (int b = 0; b < batch; b++) {
      outputs[b] =
          0.5f * at(inputs, LOOKBACK - 1, 0, 1, batch, b) + at(inputs, 0, 0, 1, batch, b) * 0.25f;
    }
    return outputs;
  }

  private static RecursiveForecaster forecaster(
      List<Transform> transforms, boolean window, StepPredictor predictor, TimeSeries... train) {
    return new RecursiveForecaster(
        PanelTransforms.fit(transforms, 4, List.of(train)),
        WindowSpec.oneStep(LOOKBACK, 1, window),
        predictor);
  }

  private static double[] forecast(RecursiveForecaster forecaster, TimeSeries series, int horizon) {
    return forecaster.forecast(List.of(series), horizon).get(0).points().target(0);
  }

  @Test
  void thePredictionIsTakenForTheLastValueOfTheNextWindow() {
    TimeSeries series = Fixtures.series("s", new double[] {5, 1, 8, 20});
    double[] points =
        forecast(
            forecaster(List.of(), false, RecursiveForecasterTest::lastPlusOne, series), series, 5);
    assertArrayEquals(new double[] {21, 22, 23, 24, 25}, points);
  }

  @Test
  void targetsApartAreForecastAsSeriesOfTheirOwn() {
    double[] first = {5, 1, 8, 20};
    double[] second = {7, 7, 7, 100};
    TimeSeries both = Fixtures.series("s", first, second);
    List<TimeSeries> alone = List.of(both.targetApart(0), both.targetApart(1));
    RecursiveForecaster apart =
        new RecursiveForecaster(
            PanelTransforms.fit(List.of(Transform.STANDARD), 4, alone),
            WindowSpec.oneStep(LOOKBACK, 1, false).withApart(true),
            RecursiveForecasterTest::lastPlusOne);
    TimeSeries points = apart.forecast(List.of(both), 3).get(0).points();
    assertEquals(2, points.targetCount());
    for (int k = 0; k < 2; k++) {
      TimeSeries single = Fixtures.series("s", k == 0 ? first : second);
      RecursiveForecaster own =
          forecaster(
              List.of(Transform.STANDARD), false, RecursiveForecasterTest::lastPlusOne, single);
      assertArrayEquals(forecast(own, single, 3), points.target(k));
    }
  }

  @Test
  void thePredictorWorksInScaledUnits() {
    // Mean 15, deviation 5: one scaled unit is 5.
    TimeSeries series = Fixtures.series("s", new double[] {10, 20, 10, 20});
    double[] points =
        forecast(
            forecaster(
                List.of(Transform.STANDARD), false, RecursiveForecasterTest::lastPlusOne, series),
            series,
            3);
    assertArrayEquals(new double[] {25, 30, 35}, points, 1e-5);
  }

  @Test
  void differencesAreSummedUpFromTheLastObservation() {
    // The last change is 6, so the changes ahead are 7, 8, 9.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 10});
    double[] points =
        forecast(
            forecaster(
                List.of(Transform.DIFFERENCE), false, RecursiveForecasterTest::lastPlusOne, series),
            series,
            3);
    assertArrayEquals(new double[] {17, 25, 34}, points, 1e-5);
  }

  @Test
  void aScaledWindowIsScaledAnewAtEveryStep() {
    // 2, 4, 9: level 5, spread 8/3; scaled last value 1.5, so 2.5 units above 5.
    TimeSeries series = Fixtures.series("s", new double[] {2, 4, 9});
    double[] points =
        forecast(
            forecaster(List.of(), true, RecursiveForecasterTest::lastPlusOne, series), series, 2);
    double first = 5 + 2.5 * 8 / 3;
    double level = (4 + 9 + first) / 3;
    double spread = (level - 4 + Math.abs(level - 9) + first - level) / 3;
    assertArrayEquals(new double[] {first, first + spread}, points, 1e-5);
  }

  @Test
  void aDirectForecastGoesOnByBlocks() {
    // Blocks of two: last + 1, last + 2. The horizon ends within the third.
    StepPredictor two =
        (inputs, batch) -> {
          float last = at(inputs, LOOKBACK - 1, 0, 1, batch, 0);
          return new float[] {last + 1, last + 2};
        };
    TimeSeries series = Fixtures.series("s", new double[] {5, 1, 8, 20});
    RecursiveForecaster forecaster =
        new RecursiveForecaster(
            PanelTransforms.fit(List.of(), 4, List.of(series)),
            new WindowSpec(LOOKBACK, 2, 1, 1, false),
            two);
    assertArrayEquals(new double[] {21, 22, 23, 24, 25}, forecast(forecaster, series, 5));
  }

  @Test
  void theNetworkSeesTheFutureCovariateOfTheStepItPredicts() {
    double[] ahead = {0, 0, 0, 0, 1, 2, 4};
    TimeSeries series =
        TimeSeries.builder("s", Fixtures.monthly(), new double[] {5, 1, 8, 20})
            .future(ahead)
            .build();
    // Fitted to train the covariate has mean 0 and, for want of spread, unit 1.
    StepPredictor sum =
        (inputs, batch) ->
            new float[] {
              at(inputs, LOOKBACK - 1, 0, 2, batch, 0) + at(inputs, LOOKBACK - 1, 1, 2, batch, 0)
            };
    double[] points = forecast(forecaster(List.of(), false, sum, series), series, 4);
    assertArrayEquals(new double[] {21, 23, 27, 31}, points, "the last known value is kept");
  }

  @Test
  void aPastCovariateKeepsItsLastValueBeyondTheOrigin() {
    TimeSeries series =
        TimeSeries.builder("s", Fixtures.monthly(), new double[] {5, 1, 8, 20})
            .past(new double[] {-1, 1, -1, 1})
            .build();
    StepPredictor sum =
        (inputs, batch) ->
            new float[] {
              at(inputs, LOOKBACK - 1, 0, 2, batch, 0) + at(inputs, LOOKBACK - 1, 1, 2, batch, 0)
            };
    double[] points = forecast(forecaster(List.of(), false, sum, series), series, 3);
    assertArrayEquals(new double[] {21, 22, 23}, points);
  }

  @Test
  void allTargetsAreFedBack() {
    TimeSeries series = Fixtures.series("s", new double[] {0, 0, 5}, new double[] {0, 0, 3});
    Forecast forecast =
        forecaster(List.of(), false, RecursiveForecasterTest::sumAndDifference, series)
            .forecast(List.of(series), 4)
            .get(0);
    assertArrayEquals(new double[] {8, 10, 16, 20}, forecast.points().target(0));
    assertArrayEquals(new double[] {2, 6, 4, 12}, forecast.points().target(1));
  }

  @ParameterizedTest(name = "horizon {0}")
  @ValueSource(ints = {1, 2, 3, 4, 50})
  void aForecastEqualsASlowLoopForAnyHorizon(int horizon) {
    double[] values = Fixtures.seasonal(20, 4, 7);
    TimeSeries series = Fixtures.series("s", values);
    List<Double> known = new ArrayList<>(Arrays.stream(values).boxed().toList());
    for (int step = 0; step < horizon; step++) {
      int end = known.size();
      known.add(
          (double)
              (0.5f * known.get(end - 1).floatValue() + 0.25f * known.get(end - 3).floatValue()));
    }
    double[] expected =
        known.subList(values.length, known.size()).stream().mapToDouble(v -> v).toArray();
    double[] points =
        forecast(
            forecaster(List.of(), false, RecursiveForecasterTest::oldestAndHalfNewest, series),
            series,
            horizon);
    assertArrayEquals(expected, points, 1e-6);
  }

  @Test
  void theLastObservationIsSeenAndTheForecastBeginsAfterIt() {
    double[] values = Fixtures.seasonal(20, 4, 7);
    TimeSeries series = Fixtures.series("s", values);
    values[19] += 100;
    TimeSeries changed = Fixtures.series("s", values);
    RecursiveForecaster forecaster =
        forecaster(List.of(), false, RecursiveForecasterTest::lastPlusOne, series);
    assertEquals(
        forecast(forecaster, series, 1)[0] + 100, forecast(forecaster, changed, 1)[0], 1e-4);
    TimeSeries points = forecaster.forecast(List.of(series), 2).get(0).points();
    assertEquals("2021-09", points.calendar().label(0));
    assertEquals("2021-10", points.calendar().label(1));
  }

  @Test
  void eachForecastDependsOnItsOwnHistoryAlone() {
    List<TimeSeries> histories = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      histories.add(Fixtures.series("s" + i, Fixtures.seasonal(8 + i % 5, 4, i)));
    }
    RecursiveForecaster forecaster =
        forecaster(
            List.of(Transform.DIFFERENCE, Transform.STANDARD),
            true,
            RecursiveForecasterTest::oldestAndHalfNewest,
            histories.toArray(TimeSeries[]::new));
    List<Forecast> together = forecaster.forecast(histories, 5);
    assertEquals(600, together.size());
    for (int i = 0; i < 600; i += 37) {
      assertArrayEquals(
          forecast(forecaster, histories.get(i), 5), together.get(i).points().target(0));
      assertEquals(histories.get(i).name(), together.get(i).points().name());
      assertEquals(histories.get(i).keys(), together.get(i).points().keys());
    }
  }

  @ParameterizedTest(name = "{0}: needs {1}")
  @CsvSource({"NONE,3", "DIFFERENCE,4", "SEASONAL_DIFFERENCE,7"})
  void aHistoryTooShortIsRefusedWithTheNumberItHasAndNeeds(String transform, int needed) {
    TimeSeries train = Fixtures.series("North", Fixtures.seasonal(30, 4, 1));
    List<Transform> transforms =
        transform.equals("NONE") ? List.of() : List.of(Transform.valueOf(transform));
    RecursiveForecaster forecaster =
        forecaster(transforms, false, RecursiveForecasterTest::lastPlusOne, train);
    assertEquals(needed, forecaster.needed());
    assertEquals(2, forecast(forecaster, train.slice(0, needed), 2).length);
    InputException e =
        assertThrows(
            InputException.class, () -> forecast(forecaster, train.slice(0, needed - 1), 2));
    assertTrue(
        e.getMessage()
            .startsWith(
                "North: has "
                    + (needed - 1)
                    + " values before the forecast; the model needs at least "
                    + needed),
        e.getMessage());
  }

  @Test
  void aHistoryThatTheTransformsDoNotAllowIsRefusedByName() {
    TimeSeries train = Fixtures.series("North", new double[] {1, 2, 3, 4});
    TimeSeries later = Fixtures.series("North", new double[] {1, 2, 0, 4});
    RecursiveForecaster forecaster =
        forecaster(List.of(Transform.LOG), false, RecursiveForecasterTest::lastPlusOne, train);
    InputException e = assertThrows(InputException.class, () -> forecast(forecaster, later, 1));
    assertEquals("North: transform log needs values above 0 but found 0.0", e.getMessage());
  }

  @ParameterizedTest(name = "scaled windows {0}")
  @ValueSource(booleans = {false, true})
  void aForecastThatRunsAwayIsRefusedWithItsStep(boolean window) {
    TimeSeries series = Fixtures.series("North", Fixtures.seasonal(10, 4, 1));
    int[] calls = {0};
    StepPredictor runaway =
        (inputs, batch) -> new float[] {++calls[0] < 3 ? 1 : Float.POSITIVE_INFINITY};
    RecursiveForecaster forecaster = forecaster(List.of(), window, runaway, series);
    InputException e = assertThrows(InputException.class, () -> forecast(forecaster, series, 6));
    assertTrue(e.getMessage().startsWith("North: "), e.getMessage());
    assertTrue(e.getMessage().contains("step 3"), e.getMessage());
    calls[0] = 0;
    double[] points = forecaster.points(List.of(series), 6)[0][0];
    assertTrue(Double.isFinite(points[1]));
    assertFalse(Double.isFinite(points[2]));
  }
}
