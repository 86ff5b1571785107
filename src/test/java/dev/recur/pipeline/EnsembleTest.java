package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.CombinedModel;
import dev.recur.artifact.Model;
import dev.recur.artifact.ModelFile;
import dev.recur.artifact.NetworkModel;
import dev.recur.artifact.SavedModel;
import dev.recur.forecast.Forecaster;
import dev.recur.series.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsembleTest {
  private static final int MEMBERS = 3;

  private static TrainConfig config(Decoder decoder, int threads) {
    TrainConfig config = new Settings().lookback(OptionalInt.of(4)).threads(threads).config();
    return config.with(config.network().change().decoder(decoder).ensemble(MEMBERS).done());
  }

  private static SavedModel train(Decoder decoder, int threads) {
    return Fixtures.train(config(decoder, threads), Fixtures.smallPanel());
  }

  private static double[] forecast(Model model) {
    Panel panel = Fixtures.smallPanel();
    try (Forecaster forecaster = model.forecaster()) {
      return forecaster.forecast(List.of(panel.series().get(0)), 6).get(0).points().target(0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RECURSIVE", "DIRECT", "SEQ2SEQ"})
  void theForecastIsTheMedianOfTheMembers(Decoder decoder) {
    CombinedModel ensemble = (CombinedModel) train(decoder, 2).model();
    assertEquals(MEMBERS, ensemble.members().size());
    double[] combined = forecast(ensemble);
    List<double[]> members = ensemble.members().stream().map(EnsembleTest::forecast).toList();
    for (int step = 0; step < combined.length; step++) {
      int at = step;
      double[] sorted = members.stream().mapToDouble(points -> points[at]).sorted().toArray();
      assertEquals(sorted[1], combined[step]);
    }
  }

  @Test
  void membersDiffer() {
    List<Model> members = ((CombinedModel) train(Decoder.RECURSIVE, 1).model()).members();
    for (int i = 1; i < MEMBERS; i++) {
      float[] first = ((NetworkModel) members.get(0)).weights().flat();
      assertFalse(Arrays.equals(first, ((NetworkModel) members.get(i)).weights().flat()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RECURSIVE", "DIRECT"})
  void anyNumberOfThreadsGivesTheSameBytes(Decoder decoder) {
    byte[] one = ModelFile.encode(train(decoder, 1));
    assertArrayEquals(one, ModelFile.encode(train(decoder, 2)));
    assertArrayEquals(one, ModelFile.encode(train(decoder, 4)));
  }

  @Test
  void whatIsLoadedForecastsTheSame() {
    SavedModel model = train(Decoder.DIRECT, 1);
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(model));
    assertArrayEquals(forecast(model.model()), forecast(loaded.model()));
  }
}
