package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.classical.Method;
import dev.recur.forecast.Combination;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTextTest {
  private static final List<Model> MEMBERS =
      List.of(new ClassicalModel(Method.SARIMA, 12), new ClassicalModel(Method.IMAPA, 12));

  private static String members(List<Double> weights, List<Double> intermittent) {
    return ModelText.members(
        new CombinedModel("auto", Combination.MEAN, weights, intermittent, MEMBERS));
  }

  @Test
  void membersThatWeighSomethingAreNamed() {
    List<Double> even = List.of(1.5, 1.5);
    assertEquals("the mean of 0.50 sarima, 0.50 imapa", members(even, even));
    assertEquals(
        "sarima alone; of intermittent demand imapa alone",
        members(List.of(1.0, 0.0), List.of(0.0, 2.0)));
    List<Model> one = MEMBERS.subList(0, 1);
    assertEquals(
        "sarima alone", ModelText.members(new CombinedModel("auto", Combination.MEAN, one)));
    assertEquals(
        "the median of sarima, imapa",
        ModelText.members(new CombinedModel("gru", Combination.MEDIAN, MEMBERS)));
  }
}
