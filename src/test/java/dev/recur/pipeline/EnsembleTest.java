package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.artifact.ModelFile;
import dev.recur.config.Decoder;
import dev.recur.config.TrainConfig;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsembleTest {
  private static final int MEMBERS = 3;

  private static TrainConfig config(Decoder decoder, int threads) {
    TrainConfig config = new Settings().lookback(OptionalInt.of(4)).threads(threads).config();
    return config.withNetwork(config.network().with().decoder(decoder).ensemble(MEMBERS).build());
  }

  private static SavedModel train(Decoder decoder, int threads) {
    return Fixtures.train(config(decoder, threads), Fixtures.smallPanel());
  }

  private static List<Quantiles> quantiles(SavedModel model) {
    double[] probabilities = {0.01, 0.1, 0.5, 0.9, 0.99};
    try (Forecaster forecaster = model.forecaster()) {
      return forecaster.forecast(Fixtures.smallPanel().series(), 9, probabilities).stream()
          .map(forecast -> forecast.quantiles().orElseThrow())
          .toList();
    }
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

  @ParameterizedTest
  @EnumSource(names = {"RECURSIVE", "DIRECT", "SEQ2SEQ"})
  void aForecastHasTheSameBitsAloneAndInAnyBatchAndForAnyThreads(Decoder decoder) {
    SavedModel model = train(decoder, 1);
    List<TimeSeries> histories = new ArrayList<>();
    for (TimeSeries series : Fixtures.smallPanel().series()) {
      // What came after the model calibrates anew, of each series by itself.
      for (int length = series.length(); length > series.length() - 10; length--) {
        histories.add(series.slice(0, length));
      }
    }
    List<double[]> alone = new ArrayList<>();
    for (TimeSeries history : histories) {
      alone.addAll(values(model, 1, List.of(history)));
    }
    for (int threads = 1; threads < 4; threads++) {
      List<double[]> together = values(model, threads, histories);
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i));
      }
    }
  }

  /** Points and quantiles of every history. */
  private static List<double[]> values(SavedModel model, int threads, List<TimeSeries> histories) {
    try (Forecaster forecaster = model.forecaster(threads)) {
      return forecaster.forecast(histories, 9, new double[] {0.1, 0.9}).stream()
          .flatMap(
              forecast ->
                  Stream.concat(
                      Stream.of(forecast.points().target(0)),
                      Arrays.stream(forecast.quantiles().orElseThrow().of(0))))
          .toList();
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

  @ParameterizedTest
  @EnumSource(names = {"RECURSIVE", "DIRECT"})
  void whatIsLoadedForecastsTheSame(Decoder decoder) {
    SavedModel model = train(decoder, 1);
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(model));
    assertArrayEquals(forecast(model.model()), forecast(loaded.model()));
    List<Quantiles> before = quantiles(model);
    List<Quantiles> after = quantiles(loaded);
    for (int s = 0; s < before.size(); s++) {
      for (int target = 0; target < 2; target++) {
        for (int p = 0; p < 5; p++) {
          assertArrayEquals(before.get(s).of(target, p), after.get(s).of(target, p));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RECURSIVE", "DIRECT"})
  void quantilesOfATrainedEnsembleRise(Decoder decoder) {
    SavedModel model = train(decoder, 1);
    for (Quantiles quantiles : quantiles(model)) {
      for (int target = 0; target < 2; target++) {
        for (int step = 0; step < 9; step++) {
          for (int p = 1; p < 5; p++) {
            double below = quantiles.of(target, p - 1)[step];
            double here = quantiles.of(target, p)[step];
            assertTrue(below < here, below + " not below " + here);
          }
        }
      }
    }
  }
}
