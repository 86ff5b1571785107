package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.TrainConfig;
import dev.recur.model.SavedModel;
import dev.recur.series.OutlierPolicy;
import dev.recur.series.Panel;
import dev.recur.transform.Standard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip in train changes nothing that is learned; one in test is scored. */
class OutlierTrainingTest {
  private static final TrainConfig AUTO = new Settings().transform("auto").config();

  private static Panel with(int at, double factor) {
    double[] values = Fixtures.seasonal(80, 4, 1);
    values[at] *= factor;
    return Fixtures.panel(Fixtures.series("North", values));
  }

  private static Standard scale(SavedModel model) {
    return (Standard)
        Fixtures.network(model).transforms().fitted().get("North").get(0).links().stream()
            .filter(Standard.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 3, 10, 100})
  void aSlipInTrainChangesNeitherTransformsNorScales(double factor) {
    SavedModel clean = Fixtures.train(AUTO, with(30, 1));
    SavedModel slip = Fixtures.train(AUTO, with(30, factor));
    SavedModel kept = Fixtures.train(AUTO.withOutliers(OutlierPolicy.KEEP), with(30, factor));

    assertEquals(
        Fixtures.network(clean).transforms().transforms(),
        Fixtures.network(slip).transforms().transforms());
    assertEquals(scale(clean).deviation(), scale(slip).deviation(), 0.1 * scale(clean).deviation());
    assertEquals(scale(clean).mean(), scale(slip).mean(), 0.1 * scale(clean).deviation());
    assertNotEquals(scale(kept).deviation(), scale(slip).deviation());
  }

  @ParameterizedTest
  @ValueSource(ints = {77, 78, 79})
  void aSlipInTestIsScoredAsItIs(int at) {
    double clean = rmse(Fixtures.train(AUTO, with(at, 1)));
    double slip = rmse(Fixtures.train(AUTO, with(at, 10)));

    assertTrue(slip > 5 * clean, slip + " and " + clean);
  }

  private static double rmse(SavedModel model) {
    return model.score().model().overall().rmse();
  }
}
