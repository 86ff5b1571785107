package dev.recur.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.StepPredictor;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.transform.PanelTransforms;
import dev.recur.window.WindowSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static final int LOOKBACK = 2;

  /** Repeats the last value of the window, one target. */
  private static final StepPredictor REPEAT =
      (inputs, batch) -> {
        float[] outputs = new float[batch];
        System.arraycopy(inputs, (LOOKBACK - 1) * batch, outputs, 0, batch);
        return outputs;
      };

  private static Validation validation(TimeSeries series, Split split) {
    Panel panel = Fixtures.panel(series);
    PanelTransforms none =
        PanelTransforms.fit(List.of(), 1, List.of(series.slice(0, split.trainEnd())));
    return new Validation(panel, List.of(split), none, WindowSpec.oneStep(LOOKBACK, 1, false));
  }

  @Test
  void theErrorIsOneStepAheadOfEveryOriginOfValidation() {
    // Train 1 2 4, validation 8 16, test 99. From 4: error 4; from 8: error 8.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 8, 16, 99});
    Validation validation = validation(series, new Split(3, 2, 1));
    assertEquals(Math.sqrt((16 + 64) / 2.0), validation.rmse(REPEAT), 1e-9);
  }

  @Test
  void aDirectForecastIsComparedAsFarAsValidationGoes() {
    // From 4: errors 4 and 12; from 8: error 8, and the next step is test.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 8, 16, 99});
    Panel panel = Fixtures.panel(series);
    PanelTransforms none = PanelTransforms.fit(List.of(), 1, List.of(series.slice(0, 3)));
    Validation validation =
        new Validation(
            panel, List.of(new Split(3, 2, 1)), none, new WindowSpec(LOOKBACK, 2, 1, 1, false));
    StepPredictor twice =
        (inputs, batch) -> {
          float[] last = REPEAT.predict(inputs, batch);
          float[] both = Arrays.copyOf(last, 2 * batch);
          System.arraycopy(last, 0, both, batch, batch);
          return both;
        };
    assertEquals(Math.sqrt((16 + 144 + 64) / 3.0), validation.rmse(twice), 1e-9);
  }

  @Test
  void noValueOfTestIsLookedAt() {
    double[] values = Fixtures.seasonal(30, 4, 5);
    Split split = new Split(20, 6, 4);
    double before = validation(Fixtures.series("s", values), split).rmse(REPEAT);
    for (int t = split.testStart(); t < values.length; t++) {
      values[t] = 1e6 * t;
    }
    assertEquals(before, validation(Fixtures.series("s", values), split).rmse(REPEAT));
  }

  @Test
  void aGapAtTheEndOfValidationIsNotFilledFromTest() {
    Split split = new Split(5, 3, 2);
    double[] values = {1, 2, 3, 4, 5, 6, 7, Double.NaN, 9, 10};
    double before = validation(gappy(values), split).rmse(REPEAT);
    values[8] = 1000;
    assertEquals(before, validation(gappy(values), split).rmse(REPEAT));
  }

  @Test
  void filledInValuesAreNotScored() {
    // From 5 and from 6: error 1. What follows 7 is missing.
    double[] values = {1, 2, 3, 4, 5, 6, 7, Double.NaN, 9, 10};
    double rmse = validation(gappy(values), new Split(5, 3, 2)).rmse(REPEAT);
    assertEquals(1, rmse, 1e-9);
  }

  private static TimeSeries gappy(double[] values) {
    return TimeSeries.builder("s", Fixtures.monthly(), values)
        .missing(MissingPolicy.INTERPOLATE, 1)
        .build();
  }

  @Test
  void manyOriginsAreThinnedOutOverTheWholeOfValidation() {
    TimeSeries series = Fixtures.series("s", Fixtures.upTo(9000));
    Validation validation = validation(series, new Split(1000, 7900, 100));
    int[] origins = {0};
    StepPredictor counted =
        (inputs, batch) -> {
          origins[0] += batch;
          return REPEAT.predict(inputs, batch);
        };
    // Of a straight line, repeating the last value errs by 1.
    assertEquals(1, validation.rmse(counted), 1e-4);
    assertTrue(origins[0] <= 4096, "" + origins[0]);
    assertTrue(origins[0] > 2048, "" + origins[0]);
  }

  @Test
  void aForecastThatIsNoNumberIsWorseThanAny() {
    TimeSeries series = Fixtures.series("s", Fixtures.upTo(10));
    StepPredictor broken =
        (inputs, batch) -> {
          float[] outputs = new float[batch];
          Arrays.fill(outputs, Float.NaN);
          return outputs;
        };
    assertEquals(Double.POSITIVE_INFINITY, validation(series, new Split(5, 3, 2)).rmse(broken));
  }

  @Test
  void whatIsWatchedIsTheForecastOfValidationFromTheEndOfTrain() {
    // Train ends with 4, validation has two steps, and 99 is test.
    TimeSeries series = Fixtures.series("s", new double[] {1, 2, 4, 8, 16, 99});
    List<WatchedForecast> watched = validation(series, new Split(3, 2, 1)).watch(REPEAT);
    assertEquals(List.of(new WatchedForecast("s", List.of(List.of(4.0, 4.0)))), watched);
  }
}
