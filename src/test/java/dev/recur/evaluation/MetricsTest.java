package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.SeasonalScale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final double EXACT = 1e-9;

  /** The worked example of scikit-learn's documentation of its regression metrics. */
  private static final double[] ACTUAL = {3, -0.5, 2, 7};

  private static final double[] FORECAST = {2.5, 0.0, 2, 8};

  /** The worked example of sktime's documentation of its forecasting metrics. */
  private static final double[] SKTIME_ACTUAL = {3, -0.5, 2, 7, 2};

  private static final double[] SKTIME_FORECAST = {2.5, 0.0, 2, 8, 1.25};

  private static final double[] TRAIN = {5, 0.5, 4, 6, 3, 5, 2};

  @Test
  void rmseAndMaeEqualTheScikitLearnExamples() {
    assertEquals(0.6123724356957945, Metrics.rmse(ACTUAL, FORECAST), EXACT);
    assertEquals(0.5, Metrics.mae(ACTUAL, FORECAST), EXACT);
  }

  @Test
  void mapeEqualsTheScikitLearnExample() {
    assertEquals(32.73809523809524, Metrics.mape(ACTUAL, FORECAST).getAsDouble(), EXACT);
  }

  @Test
  void smapeEqualsTheSktimeExample() {
    // sktime, mean_absolute_percentage_error(symmetric=True): 0.5553379953379953.
    assertEquals(55.53379953379953, Metrics.smape(SKTIME_ACTUAL, SKTIME_FORECAST), EXACT);
  }

  @Test
  void maseAndRmsseEqualTheSktimeExamples() {
    SeasonalScale scale = SeasonalScale.of(TRAIN, 1);
    // sktime: mean_absolute_scaled_error 0.18333333333333335, and
    // mean_squared_scaled_error(square_root=True) 0.20568833780186058.
    assertEquals(
        0.18333333333333335,
        Metrics.mase(SKTIME_ACTUAL, SKTIME_FORECAST, scale).getAsDouble(),
        EXACT);
    assertEquals(
        0.20568833780186058,
        Metrics.rmsse(SKTIME_ACTUAL, SKTIME_FORECAST, scale).getAsDouble(),
        EXACT);
  }

  @Test
  void biasIsPositiveWhenForecastsAreTooHigh() {
    assertEquals(0.25, Metrics.bias(ACTUAL, FORECAST), EXACT);
  }

  @Test
  void scaleTakesTheSeasonIntoAccount() {
    // |4-5|, |6-0.5|, |3-4|, |5-6|, |2-3|
    SeasonalScale scale = SeasonalScale.of(TRAIN, 2);
    assertEquals(9.5 / 5, scale.absolute(), EXACT);
    assertEquals(Math.sqrt((1 + 5.5 * 5.5 + 1 + 1 + 1) / 5), scale.rootMeanSquare(), EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-150, 1e150, 1e300})
  void rmseNeitherOverflowsNorVanishes(double size) {
    assertEquals(1, Metrics.rmse(new double[] {size, -size}, new double[] {0, 0}) / size, EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, -1e-4})
  void mapeIsAbsentNearZero(double small) {
    double[] actual = {small, 1, 2};
    assertEquals(OptionalDouble.empty(), Metrics.mape(actual, new double[] {1, 1, 2}));
  }

  @Test
  void allZerosGiveNoMapeAndNoSymmetricError() {
    double[] zeros = new double[3];
    assertTrue(Metrics.mape(zeros, zeros).isEmpty());
    assertEquals(0, Metrics.smape(zeros, zeros));
    assertEquals(200, Metrics.smape(zeros, new double[] {1, -1, 1}), EXACT);
  }

  @Test
  void constantOrShortTrainingValuesGiveNoScaledErrors() {
    double third = 0.1 + 0.2;
    for (double[] train : new double[][] {{4, 4, 4}, {0, 0, 0}, {4}, {}, {0.3, third, 0.3}}) {
      SeasonalScale scale = SeasonalScale.of(train, 1);
      assertFalse(scale.isDefined());
      assertTrue(Metrics.mase(ACTUAL, FORECAST, scale).isEmpty());
      assertTrue(Metrics.rmsse(ACTUAL, FORECAST, scale).isEmpty());
    }
    assertFalse(SeasonalScale.of(new double[] {1, 2, 3}, 3).isDefined());
  }

  @Test
  void onePointIsEnough() {
    PointScore score =
        PointScore.of(
            new double[] {8}, new double[] {10}, SeasonalScale.of(new double[] {1, 5}, 1));
    assertEquals(2, score.rmse(), EXACT);
    assertEquals(2, score.mae(), EXACT);
    assertEquals(2, score.bias(), EXACT);
    assertEquals(25, score.mape().getAsDouble(), EXACT);
    assertEquals(400.0 / 18, score.smape(), EXACT);
    assertEquals(0.5, score.mase().getAsDouble(), EXACT);
    assertEquals(0.5, score.rmsse().getAsDouble(), EXACT);
  }

  @Test
  void zerosForecastAsZerosHaveNoErrorAndNoPercentage() {
    double[] zeros = new double[4];
    PointScore score = PointScore.of(zeros, zeros, SeasonalScale.of(new double[] {1, 5}, 1));
    assertEquals(
        new PointScore(
            Map.of(
                Metric.RMSE, 0.0,
                Metric.MAE, 0.0,
                Metric.BIAS, 0.0,
                Metric.SMAPE, 0.0,
                Metric.MASE, 0.0,
                Metric.RMSSE, 0.0,
                Metric.PIS, 0.0)),
        score);
    assertEquals(OptionalDouble.of(0), Metric.MSE.of(score));
  }

  @Test
  void aConstantOffByAConstantIsOffByThatMuchInEveryMetric() {
    double[] actual = {8, 8, 8};
    PointScore score =
        PointScore.of(actual, new double[] {6, 6, 6}, SeasonalScale.of(new double[] {1, 5}, 1));
    assertEquals(2, score.rmse(), EXACT);
    assertEquals(4, Metric.MSE.of(score).getAsDouble(), EXACT);
    assertEquals(2, score.mae(), EXACT);
    assertEquals(-2, score.bias(), EXACT);
    assertEquals(25, score.mape().getAsDouble(), EXACT);
    assertEquals(400.0 / 14, score.smape(), EXACT);
    assertEquals(0.5, score.mase().getAsDouble(), EXACT);
    assertEquals(0.5, score.rmsse().getAsDouble(), EXACT);
  }

  /** By hand: stock of 1, 3, 2, 0, -4 after the steps, in sum 2; the scale is 4. */
  @Test
  void periodsInStockSumUpWhatPilesUp() {
    PointScore score =
        PointScore.of(
            new double[] {0, 0, 3, 4, 6},
            new double[] {1, 2, 2, 2, 2},
            SeasonalScale.of(new double[] {1, 5}, 1));
    assertEquals(0.5, Metric.PIS.of(score).getAsDouble(), EXACT);
  }

  @Test
  void everyMetricByItsNameIsThatOfTheScore() {
    PointScore score = PointScore.of(SKTIME_ACTUAL, SKTIME_FORECAST, SeasonalScale.of(TRAIN, 1));
    assertEquals(score.rmse(), Metric.RMSE.of(score).getAsDouble());
    assertEquals(score.mae(), Metric.MAE.of(score).getAsDouble());
    assertEquals(score.bias(), Metric.BIAS.of(score).getAsDouble());
    assertEquals(score.mape(), Metric.MAPE.of(score));
    assertEquals(score.smape(), Metric.SMAPE.of(score).getAsDouble());
    assertEquals(score.mase(), Metric.MASE.of(score));
    assertEquals(score.rmsse(), Metric.RMSSE.of(score));
  }

  @Test
  void lengthsThatDifferAndNumbersThatAreNotFiniteAreRefused() {
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> Metrics.mae(one, new double[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> Metrics.mae(new double[0], new double[0]));
    assertThrows(
        IllegalArgumentException.class, () -> Metrics.rmse(one, new double[] {Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> SeasonalScale.of(one, 0));
  }
}
