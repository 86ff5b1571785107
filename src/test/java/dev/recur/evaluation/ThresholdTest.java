package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.report.ThresholdText;
import dev.recur.series.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
  private static ModelScore score(String name, double rmse, double mase) {
    PointScore score =
        new PointScore(
            Map.of(
                Metric.RMSE, rmse,
                Metric.MAE, 2.0,
                Metric.BIAS, -3.0,
                Metric.SMAPE, 4.0,
                Metric.MASE, mase,
                Metric.RMSSE, 5.0));
    return new ModelScore(name, score, Map.of(), Map.of(), Optional.empty(), 0);
  }

  private static final Evaluation EVALUATION =
      new Evaluation(
          12,
          12,
          1,
          12,
          score("lstm", 20, 1),
          List.of(score("naive", 40, 2), score("seasonal-naive", 30, 1)),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "rmse>20, false",
    "rmse>=20, true",
    "rmse<20, false",
    "rmse<=20, true",
    "RMSE > 19.5, true",
    "rmse>2e1, false",
    "rmse>.5, true",
    "mse>399, true",
    "bias<-2, true",
    "bias>-3, false",
    "mase>=seasonal-naive, true",
    "mase>seasonal-naive, false",
    "rmse>=naive, false",
    "rmse < naive, true"
  })
  void aConditionHoldsOrNot(String condition, boolean expected) {
    assertEquals(expected, Threshold.parse(condition).reached(EVALUATION).isPresent());
  }

  @Test
  void whatHoldsIsSaidWithTheNumbers() {
    assertEquals(
        Optional.of("rmse of lstm is 20.0, rmse of naive 40.0 (rmse<naive)"),
        Threshold.parse("rmse < naive").reached(EVALUATION).map(ThresholdText::of));
    assertEquals(
        Optional.of("mase of lstm is 1.0 (mase>0.5)"),
        Threshold.parse("mase>0.5").reached(EVALUATION).map(ThresholdText::of));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rmse", "rmse>", ">20", "rmse=20", "rmse==20", "rmse>20 or mae>3"})
  void anotherFormIsRefused(String text) {
    InputException e = assertThrows(InputException.class, () -> Threshold.parse(text));
    assertTrue(e.getMessage().startsWith("'" + text + "' is not a condition"), e.getMessage());
  }

  @Test
  void anUnknownMetricIsAnsweredWithTheKnown() {
    InputException e = assertThrows(InputException.class, () -> Threshold.parse("r2<0.5"));
    assertTrue(e.getMessage().contains("'r2<0.5'"), e.getMessage());
    InputException crps = assertThrows(InputException.class, () -> Threshold.parse("wape>1"));
    assertTrue(crps.getMessage().contains("rmse, mse, mae, mape"), crps.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "rmse>ets, one of the models compared",
    "rmse>20x, one of the models compared",
    "mape>3, has no meaning"
  })
  void whatCannotBeJudgedIsRefused(String condition, String words) {
    Threshold threshold = Threshold.parse(condition);
    InputException e = assertThrows(InputException.class, () -> threshold.reached(EVALUATION));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
