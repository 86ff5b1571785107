package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.ModelFile;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.ModelScore;
import dev.recur.forecast.Forecaster;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What {@code auto} makes of series of intermittent demand. */
class IntermittentDemandTest {
  private static final int HORIZON = 4;
  private static final Set<String> OF_DEMAND = Set.of("croston-sba", "tsb", "adida", "imapa");

  private static final TrainConfig CONFIG =
      new Settings().config().withModel(new ModelChoice.Auto());

  private static TimeSeries seldom(String name, long seed, double end) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[60];
    Arrays.setAll(values, t -> random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0);
    Arrays.fill(values, values.length - HORIZON, values.length, end);
    return Fixtures.series(name, values);
  }

  private static Panel mixed(double end) {
    return Fixtures.panel(
        Fixtures.series("often", Fixtures.seasonal(60, 4, 1)),
        seldom("a", 1, end),
        seldom("b", 2, end));
  }

  private static Set<String> weighted(CombinedModel model, List<Double> weights) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i) > 0) {
        names.add(model.members().get(i).name());
      }
    }
    return names;
  }

  @Test
  void seriesOfIntermittentDemandAreForecastByMethodsForItAndTheOthersAreNot() {
    SavedModel model = Fixtures.train(CONFIG, mixed(2));
    CombinedModel combined = (CombinedModel) model.model();
    Set<String> usual = weighted(combined, combined.weights());
    Set<String> intermittent = weighted(combined, combined.intermittent());
    usual.retainAll(OF_DEMAND);
    intermittent.retainAll(OF_DEMAND);
    assertEquals(Set.of(), usual);
    assertFalse(intermittent.isEmpty(), combined.toString());
    List<String> rivals = model.score().baselines().stream().map(ModelScore::model).toList();
    assertTrue(rivals.containsAll(OF_DEMAND), rivals.toString());
  }

  @Test
  void whereNoSeriesIsIntermittentNothingOfItIsTried() {
    SavedModel model =
        Fixtures.train(
            CONFIG, Fixtures.panel(Fixtures.series("often", Fixtures.seasonal(60, 4, 1))));
    CombinedModel combined = (CombinedModel) model.model();
    assertEquals(combined.weights(), combined.intermittent());
    Set<String> names = weighted(combined, combined.weights());
    names.retainAll(OF_DEMAND);
    assertEquals(Set.of(), names);
  }

  @Test
  void theFileHasBothWeightsAndTheSameSeedTheSameBytes() {
    SavedModel model = Fixtures.train(CONFIG, mixed(2));
    byte[] file = ModelFile.encode(model);
    assertArrayEquals(file, ModelFile.encode(Fixtures.train(CONFIG, mixed(2))));
    SavedModel loaded = ModelFile.decode("m.recur", file);
    assertEquals(
        ((CombinedModel) model.model()).intermittent(),
        ((CombinedModel) loaded.model()).intermittent());
    for (TimeSeries series : mixed(2).series()) {
      assertArrayEquals(points(model.model(), series), points(loaded.model(), series));
    }
  }

  @Test
  void neitherWeightsNorForecastsSeeTheHeldOutEnd() {
    SavedModel model = Fixtures.train(CONFIG, mixed(2));
    SavedModel other = Fixtures.train(CONFIG, mixed(900));
    assertNotEquals(model.score(), other.score());
    assertEquals(
        ((CombinedModel) model.model()).intermittent(),
        ((CombinedModel) other.model()).intermittent());
    assertEquals(model.calibration(), other.calibration());
    for (TimeSeries series : mixed(2).series()) {
      TimeSeries before = series.slice(0, series.length() - HORIZON);
      assertArrayEquals(points(model.model(), before), points(other.model(), before));
    }
  }

  private static double[] points(Model model, TimeSeries history) {
    try (Forecaster forecaster = model.forecaster()) {
      return forecaster.forecast(List.of(history), HORIZON).get(0).points().target(0);
    }
  }
}
