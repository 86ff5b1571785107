package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.Decoder;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.NetworkConfig;
import dev.recur.config.Preset;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.config.TransformSpec;
import dev.recur.covariate.CalendarFeatures;
import dev.recur.covariate.CalendarFeatures.Field;
import dev.recur.covariate.DataSettings;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.model.TrainingSummary;
import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.NetworkOptions;
import dev.recur.network.PointLoss;
import dev.recur.pipeline.EvaluateRun;
import dev.recur.series.Aggregation;
import dev.recur.series.InputException;
import dev.recur.series.Label;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import dev.recur.training.Epoch;
import dev.recur.training.LearningRate;
import dev.recur.training.Schedule;
import dev.recur.training.TrainingSpec;
import dev.recur.training.WatchedForecast;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES = List.of("manifest.json", "weights.safetensors");
  private static final SavedModel MODEL =
      Fixtures.train(
          new Settings().transform("log,seasonal-difference,minmax").epochs(2),
          Fixtures.smallPanel());
  private static final List<byte[]> ENTRIES =
      Archive.decode("m.recur", ModelFile.encode(MODEL), NAMES);

  private static JsonNode manifest() throws IOException {
    return JSON.readTree(ENTRIES.get(0));
  }

  /** A file with this manifest and the sound weights, checksums and zip in order. */
  private static byte[] fileWith(JsonNode manifest) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(NAMES.get(0), JSON.writeValueAsBytes(manifest));
    entries.put(NAMES.get(1), ENTRIES.get(1));
    return Archive.encode(entries);
  }

  @Test
  void whatIsWrittenIsReadBackWhole() {
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(MODEL));
    assertEquals(MODEL.asked(), loaded.asked());
    assertEquals(MODEL.schema(), loaded.schema());
    assertEquals(MODEL.horizon(), loaded.horizon());
    assertEquals(MODEL.season(), loaded.season());
    assertEquals(MODEL.split(), loaded.split());
    NetworkModel model = (NetworkModel) MODEL.model();
    NetworkModel read = (NetworkModel) loaded.model();
    assertEquals(model.window(), read.window());
    assertEquals(model.transforms(), read.transforms());
    assertEquals(model.network(), read.network());
    assertArrayEquals(model.weights().flat(), read.weights().flat());
    assertEquals(model.training(), read.training());
    assertEquals(MODEL.refit(), loaded.refit());
    assertEquals(MODEL.score(), loaded.score());
    assertEquals(MODEL.provenance(), loaded.provenance());
    assertEquals(MODEL.ends().size(), loaded.ends().size());
    assertArrayEquals(ModelFile.encode(MODEL), ModelFile.encode(loaded));
  }

  @Test
  void everySettingOfATrainingIsReadBack() {
    NetworkModel model = (NetworkModel) MODEL.model();
    TrainingSpec config =
        TrainingSpec.defaults()
            .with()
            .epochs(7)
            .batch(3)
            .loss(PointLoss.parse("2*mase+smape"))
            .learningRate(new LearningRate(0.5, Schedule.COSINE, 0.25))
            .patience(9)
            .clip(new Clip(Clip.Kind.LAYER, 0.125))
            .weightDecay(0.75)
            .initialization(Initialization.ORTHOGONAL)
            .tbptt(OptionalInt.of(11))
            .watch(OptionalInt.of(5))
            .timeLimit(Optional.of(Duration.ofMinutes(90)))
            .seed(Long.MIN_VALUE)
            .threads(1)
            .build();
    WatchedForecast watched =
        new WatchedForecast("a", List.of(List.of(1.5, Double.NaN), List.of(-2.0, 1e300)));
    TrainingSummary training =
        new TrainingSummary(
            config,
            true,
            false,
            2,
            true,
            List.of(
                new Epoch(1, 4, Double.POSITIVE_INFINITY, 0.125),
                new Epoch(2, 4, Double.NaN, 0.125),
                new Epoch(3, 3, 2.5, 0.25, List.of(watched))));
    SavedModel saved =
        new SavedModel(
            MODEL.asked(),
            MODEL.schema(),
            MODEL.data(),
            MODEL.horizon(),
            MODEL.season(),
            MODEL.split(),
            new NetworkModel(
                model.window(),
                model.transforms(),
                model.network(),
                model.quantiles(),
                model.weights(),
                training,
                model.residuals()),
            MODEL.refit(),
            MODEL.score(),
            MODEL.intervals(),
            MODEL.calibration(),
            MODEL.ends(),
            MODEL.provenance());
    SavedModel loaded = ModelFile.decode("m.recur", ModelFile.encode(saved));
    assertEquals(training, ((NetworkModel) loaded.model()).training());
  }

  @Test
  void everythingThatWasAskedIsReadBack() {
    TrainConfig asked =
        TrainConfig.builder()
            .horizon(4)
            .season(4)
            .test(Optional.of(SplitSize.parse("4")))
            .validation(Optional.of(SplitSize.parse("12.5%")))
            .network(
                NetworkConfig.builder()
                    .preset(Preset.ACCURATE)
                    .decoder(Decoder.SEQ2SEQ)
                    .attention(true)
                    .ensemble(OptionalInt.of(1))
                    .lookback(OptionalInt.of(6))
                    .segment(OptionalInt.of(2))
                    .stride(3)
                    .apart(Optional.of(true))
                    .transform(TransformSpec.parse("log,window"))
                    .hidden(OptionalInt.of(3))
                    .layers(OptionalInt.of(1))
                    .skip(Optional.of(false))
                    .dropout(0.125)
                    .embedding(2)
                    .options(
                        NetworkOptions.none()
                            .withBidirectional(true)
                            .withNormalized(true)
                            .withRecurrentDropout(0.25))
                    .build())
            .training(
                TrainingConfig.builder()
                    .epochs(OptionalInt.of(2))
                    .epochsDivisor(2)
                    .batch(OptionalInt.of(7))
                    .loss(Optional.of(PointLoss.parse("2*mase+smape")))
                    .learningRate(OptionalDouble.of(0.01))
                    .schedule(Optional.of(Schedule.COSINE))
                    .warmup(OptionalDouble.of(0.5))
                    .patience(OptionalInt.of(5))
                    .clip(new Clip(Clip.Kind.LAYER, 0.5))
                    .weightDecay(0.25)
                    .initialization(Initialization.ORTHOGONAL)
                    .watch(OptionalInt.of(2))
                    .timeLimit(Optional.of(Duration.ofMinutes(90)))
                    .seed(Long.MIN_VALUE)
                    .threads(1)
                    .build())
            .refit(true)
            .build();
    TrainConfig open = TrainConfig.defaults().withRefit(true);
    TrainConfig anywhere = open.withIntervals(open.intervals().withNonNegative(Optional.of(false)));
    for (TrainConfig config : List.of(asked, open, anywhere)) {
      ObjectNode json = TrainConfigJson.write(config);
      Intervals settled = config.intervals().settled(List.of());
      TrainConfig read = TrainConfigJson.read(new Json(json, "asked"), settled, true);
      assertEquals(config.withTraining(config.training().withThreads(1)), read);
    }
  }

  @Test
  void aFileWithoutWhatWasAskedIsOfFormatThreeAndSaysWhatThatMeans() throws IOException {
    ObjectNode manifest = (ObjectNode) manifest();
    manifest.remove("asked");
    manifest.put("format", 3);
    SavedModel old = ModelFile.decode("m.recur", fileWith(manifest));
    assertEquals(Optional.empty(), old.asked());
    byte[] again = ModelFile.encode(old);
    assertEquals(Optional.empty(), ModelFile.decode("m.recur", again).asked());

    List<String> notes = new ArrayList<>();
    EvaluateConfig config =
        EvaluateConfig.builder().folds(OptionalInt.of(2)).refitEvery(1).rivals(List.of()).build();
    EvaluateRun.run(old, Fixtures.smallPanel(), config, Fixtures.notes(notes));
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains("may flatter early folds"), notes.get(0));
  }

  @Test
  void whatWasDoneToTheDataIsReadBack() {
    DataSettings settings =
        new DataSettings(
            new CalendarFeatures(List.of(Field.MONTH, Field.YEARDAY)),
            "AU-VIC",
            Label.END,
            "Australia/Melbourne",
            Optional.of(Aggregation.MEAN),
            MissingPolicy.SEASONAL,
            4,
            "d/M/yyyy",
            OptionalInt.of(3),
            "#",
            "IBM850");
    SavedModel model =
        Fixtures.train(new Settings().epochs(1).config(), Fixtures.smallPanel(), settings);
    SavedModel read = ModelFile.decode("m.recur", ModelFile.encode(model));

    assertEquals(settings, model.data());
    assertEquals(settings, read.data());
    assertEquals(5, Fixtures.network(read).transforms().covariates().future().size());
    assertEquals(0, read.ends().get(0).tail().futureCount(), "the calendar can be asked again");
    assertThrows(InputException.class, () -> settings.with().zone("Nowhere/City").build());
  }

  /** Every place of the manifest, as a JSON pointer, with its own node left to the mutation. */
  private static List<String> places(JsonNode node, String at) {
    List<String> places = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                places.add(at + "/" + name);
                places.addAll(places(object.get(name), at + "/" + name));
              });
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      places.add(at + "/0");
      places.addAll(places(array.get(0), at + "/0"));
      if (array.size() > 1) {
        places.add(at + "/" + (array.size() - 1));
        places.addAll(places(array.get(array.size() - 1), at + "/" + (array.size() - 1)));
      }
    }
    return places;
  }

  private static void replace(JsonNode root, String place, JsonNode value) {
    int slash = place.lastIndexOf('/');
    ContainerNode<?> parent = (ContainerNode<?>) root.at(place.substring(0, slash));
    String last = place.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(last), value);
    }
  }

  static Stream<JsonNode> others() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return Stream.of(
        json.nullNode(),
        json.numberNode(0),
        json.numberNode(-1),
        json.numberNode(Integer.MAX_VALUE),
        json.numberNode(0.5),
        json.textNode(""),
        json.textNode("\u0000'Z"),
        json.textNode("[VV]+qqqq"),
        json.arrayNode(),
        json.arrayNode().add("log"),
        json.objectNode().put("North", 1));
  }

  /** Fails on anything but a forecast, or a complaint about the values in the file. */
  private static void requireForecastOrComplaint(SavedModel model) {
    List<TimeSeries> tails = model.ends().stream().map(SeriesEnd::tail).toList();
    try (Forecaster forecaster = model.model().forecaster()) {
      assertEquals(tails.size(), forecaster.forecast(tails, 2).size());
    } catch (InputException e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void anyValueInTheManifestGivesAForecastOrIsRefusedAsInput(JsonNode other) throws IOException {
    JsonNode sound = manifest();
    // The scores of the baselines are read as that of the model is.
    ((ObjectNode) sound.get("score")).putArray("baselines");
    for (String place : places(sound, "")) {
      JsonNode manifest = sound.deepCopy();
      replace(manifest, place, other);
      byte[] file = fileWith(manifest);
      try {
        requireForecastOrComplaint(ModelFile.decode("m.recur", file));
      } catch (InputException e) {
        assertTrue(e.getMessage().startsWith("m.recur: "), place + ": " + e.getMessage());
      } catch (RuntimeException e) {
        throw new AssertionError(place + " = " + other, e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/format",
        "/recur",
        "/asked",
        "/asked/network/preset",
        "/asked/training/seed",
        "/schema/targets",
        "/horizon",
        "/season",
        "/model/window/lookback",
        "/model/transforms/fitted",
        "/model/network/hidden",
        "/model/training/seed",
        "/refit",
        "/score",
        "/series",
        "/provenance/sha256",
        "/entries/weights.safetensors"
      })
  void aMissingPartIsRefusedByName(String place) throws IOException {
    JsonNode manifest = manifest();
    int slash = place.lastIndexOf('/');
    ((ObjectNode) manifest.at(place.substring(0, slash))).remove(place.substring(slash + 1));
    byte[] bytes = fileWith(manifest);
    InputException e = assertThrows(InputException.class, () -> ModelFile.decode("m.recur", bytes));
    assertTrue(
        e.getMessage().startsWith("m.recur: manifest" + place.replace('/', '.')), e.getMessage());
  }

  @Test
  void aDeepManifestIsRefused() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    entries.put(NAMES.get(0), deep.getBytes(StandardCharsets.UTF_8));
    entries.put(NAMES.get(1), ENTRIES.get(1));
    byte[] bytes = Archive.encode(entries);
    assertThrows(InputException.class, () -> ModelFile.decode("m.recur", bytes));
  }
}
