package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.ModelFile;
import dev.recur.fit.RunListener;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameSeedTest {
  private static Settings stacked() {
    return new Settings().layers(2, 0.3);
  }

  private static byte[] bytes(Settings settings) {
    return ModelFile.encode(Fixtures.train(settings, Fixtures.smallPanel()));
  }

  static List<Supplier<Settings>> settings() {
    return List.of(Settings::new, SameSeedTest::stacked, () -> stacked().refit());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theSameSeedGivesTheSameBytesWithAnyNumberOfThreads(Supplier<Settings> settings) {
    byte[] first = bytes(settings.get());
    assertArrayEquals(first, bytes(settings.get()));
    assertArrayEquals(first, bytes(settings.get().threads(2)));
    assertArrayEquals(first, bytes(settings.get().threads(4)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE})
  void anotherSeedGivesOtherWeights(long seed) {
    float[] weights =
        Fixtures.network(Fixtures.train(new Settings(), Fixtures.smallPanel())).weights().flat();
    float[] others =
        Fixtures.network(Fixtures.train(new Settings().seed(seed), Fixtures.smallPanel()))
            .weights()
            .flat();
    assertFalse(Arrays.equals(weights, others));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "log,seasonal-difference,standard", "robust,window", "minmax", "auto"})
  void aForecastAfterSavingAndLoadingIsTheForecastBefore(String transform) {
    Panel panel = Fixtures.smallPanel();
    SavedModel model = Fixtures.train(new Settings().transform(transform), panel);
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(model));
    for (Optional<Panel> data : List.of(Optional.<Panel>empty(), Optional.of(panel))) {
      List<TimeSeries> before =
          ForecastRun.run(model, data, OptionalInt.of(9), Optional.empty(), RunListener.SILENT)
              .points()
              .series();
      List<TimeSeries> after =
          ForecastRun.run(loaded, data, OptionalInt.of(9), Optional.empty(), RunListener.SILENT)
              .points()
              .series();
      assertEquals(2, after.size());
      for (int s = 0; s < 2; s++) {
        assertEquals(before.get(s).name(), after.get(s).name());
        assertEquals(before.get(s).calendar(), after.get(s).calendar());
        assertArrayEquals(before.get(s).target(0), after.get(s).target(0));
        assertArrayEquals(before.get(s).target(1), after.get(s).target(1));
      }
    }
  }

  @Test
  void withoutNewDataTheForecastContinuesTheDataTrainedOn() {
    Panel panel = Fixtures.smallPanel();
    SavedModel model = Fixtures.train(new Settings().transform("difference,standard"), panel);
    List<TimeSeries> kept =
        ForecastRun.run(
                model, Optional.empty(), OptionalInt.empty(), Optional.empty(), RunListener.SILENT)
            .points()
            .series();
    List<TimeSeries> given =
        ForecastRun.run(
                model,
                Optional.of(panel),
                OptionalInt.empty(),
                Optional.empty(),
                RunListener.SILENT)
            .points()
            .series();
    for (int s = 0; s < 2; s++) {
      assertEquals(4, kept.get(s).length());
      assertArrayEquals(given.get(s).target(1), kept.get(s).target(1));
      assertEquals(given.get(s).calendar().label(0), kept.get(s).calendar().label(0));
    }
    assertEquals("2024-01", kept.get(0).calendar().label(0));
    assertEquals("2023-05", kept.get(1).calendar().label(0));
  }
}
