package dev.recur.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.fit.RunListener;
import dev.recur.network.CellType;
import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.NetworkSpec;
import dev.recur.network.PointLoss;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.transform.PanelTransforms;
import dev.recur.transform.Transform;
import dev.recur.window.Sequence;
import dev.recur.window.WindowSpec;
import dev.recur.window.Windows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {
  private static final NetworkSpec SPEC = new NetworkSpec(CellType.LSTM, 1, 4, 1, 1, 0);
  private static final WindowSpec WINDOW = WindowSpec.oneStep(6, 1, false);
  private static final Split SPLIT = new Split(80, 8, 8);
  private static final TimeSeries SERIES = Fixtures.series("s", Fixtures.seasonal(96, 4, 1));
  private static final Panel PANEL = Fixtures.panel(SERIES);
  private static final PanelTransforms TRANSFORMS =
      PanelTransforms.fit(List.of(Transform.STANDARD), 4, List.of(SERIES.slice(0, 80)));

  private static final TrainingListener SILENT = RunListener.SILENT.trainingStarts(1);

  /** Stands still. */
  private static long noTime() {
    return 0;
  }

  private static TrainingSpecBuilder settings() {
    return TrainingSpec.defaults()
        .with()
        .epochs(6)
        .batch(20)
        .learningRate(LearningRate.constant(0.01))
        .threads(1);
  }

  /** Windows of train; an error of 0.25 is ordinary. */
  private static Windows windows(WindowSpec window) {
    TimeSeries train = SERIES.slice(0, SPLIT.trainEnd());
    double[] values = TRANSFORMS.of(SERIES).get(0).apply(train.target(0));
    return new Windows(
        List.of(new Sequence(Fixtures.features(values), 0, values.length, 0.25)), window);
  }

  private static Trained train(TrainingSpec config, LongSupplier clock) {
    Validation validation = new Validation(PANEL, List.of(SPLIT), TRANSFORMS, WINDOW);
    return new Trainer(SPEC, config, SILENT, clock).train(windows(WINDOW), validation);
  }

  private static Trained train(TrainingSpec config) {
    return train(config, TrainerTest::noTime);
  }

  static Stream<Arguments> changes() {
    Map<String, UnaryOperator<TrainingSpecBuilder>> changes =
        Map.ofEntries(
            Map.entry("loss mae", s -> s.loss(PointLoss.parse("mae"))),
            Map.entry("loss huber", s -> s.loss(PointLoss.parse("huber"))),
            Map.entry("loss mase", s -> s.loss(PointLoss.parse("mase"))),
            Map.entry("loss smape", s -> s.loss(PointLoss.parse("smape"))),
            Map.entry("loss mse+mase", s -> s.loss(PointLoss.parse("mse+mase"))),
            Map.entry("cosine", s -> s.learningRate(new LearningRate(0.01, Schedule.COSINE, 0))),
            Map.entry("step", s -> s.learningRate(new LearningRate(0.01, Schedule.STEP, 0))),
            Map.entry("plateau", s -> s.learningRate(new LearningRate(0.05, Schedule.PLATEAU, 0))),
            Map.entry(
                "warm-up", s -> s.learningRate(new LearningRate(0.01, Schedule.CONSTANT, 0.3))),
            Map.entry("decay", s -> s.weightDecay(0.1)),
            Map.entry("clip by layer", s -> s.clip(new Clip(Clip.Kind.LAYER, 0.05))),
            Map.entry("clip by value", s -> s.clip(new Clip(Clip.Kind.VALUE, 0.01))),
            Map.entry("no clip", s -> s.clip(Clip.none())),
            Map.entry("he", s -> s.initialization(Initialization.HE)),
            Map.entry("lecun", s -> s.initialization(Initialization.LECUN)),
            Map.entry("orthogonal", s -> s.initialization(Initialization.ORTHOGONAL)),
            Map.entry("tbptt", s -> s.tbptt(OptionalInt.of(7))),
            Map.entry("batch", s -> s.batch(30)),
            Map.entry("seed", s -> s.seed(1)));
    return changes.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void everyOptionChangesTrainingAndTheSameOptionsDoNot(
      String name, UnaryOperator<TrainingSpecBuilder> change) {
    TrainingSpecBuilder plain =
        settings().clip(Clip.globalNorm(0.05)).learningRate(LearningRate.constant(0.01));
    if (name.equals("plateau")) {
      plain.learningRate(LearningRate.constant(0.05)).epochs(60).patience(20);
    }
    List<Double> before = losses(train(plain.build()));
    TrainingSpec changed = change.apply(plain).build();
    Trained after = train(changed);
    assertNotEquals(before, losses(after));
    Trained again = train(changed.with().threads(2).build());
    assertEquals(losses(after), losses(again));
    assertArrayEquals(after.weights(), again.weights());
  }

  private static List<Double> losses(Trained trained) {
    return trained.history().stream().map(Epoch::loss).toList();
  }

  @Test
  void watchingAndALimitThatIsNotReachedChangeNothing() {
    TrainingSpec plain = settings().build();
    TrainingSpec watched =
        plain.with().watch(OptionalInt.of(2)).timeLimit(Optional.of(Duration.ofSeconds(1))).build();
    assertArrayEquals(train(plain).weights(), train(watched).weights());
  }

  @Test
  void theForecastOverValidationIsKeptAtEveryWatchedEpoch() {
    Trained trained = train(settings().epochs(5).watch(OptionalInt.of(2)).build());
    for (Epoch epoch : trained.history()) {
      if (epoch.number() % 2 == 1) {
        assertEquals(List.of(), epoch.watched());
      } else {
        assertEquals(1, epoch.watched().size());
        WatchedForecast forecast = epoch.watched().get(0);
        assertEquals("s", forecast.series());
        assertEquals(1, forecast.targets().size());
        assertEquals(SPLIT.validation(), forecast.targets().get(0).size());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"CONSTANT,1,1", "STEP,0.5,0.25", "COSINE,0.565263,0.004278"})
  void theRateOfAnEpochIsThatOfItsLastStep(Schedule schedule, double third, double last) {
    // 74 windows in batches of 20 are 4 steps an epoch: the third epoch ends with step 11 of 24.
    LearningRate rate = new LearningRate(0.01, schedule, 0);
    List<Epoch> history = train(settings().learningRate(rate).build()).history();
    assertEquals(0.01 * third, history.get(2).learningRate(), 1e-8);
    assertEquals(0.01 * last, history.get(5).learningRate(), 1e-8);
  }

  @Test
  void noEpochBeginsAfterTheTimeLimit() {
    AtomicLong now = new AtomicLong();
    LongSupplier aSecondALook = () -> now.getAndAdd(1_000_000_000L);
    TrainingSpecBuilder settings = settings().timeLimit(Optional.of(Duration.ofSeconds(3)));
    Trained trained = train(settings.build(), aSecondALook);
    assertEquals(3, trained.history().size());
    assertTrue(trained.outOfTime());
    Trained unlimited = train(settings().epochs(3).build());
    assertFalse(unlimited.outOfTime());
    assertArrayEquals(unlimited.weights(), trained.weights());
  }

  @Test
  void oneEpochIsTrainedHoweverShortTheTime() {
    AtomicLong now = new AtomicLong();
    Trained trained =
        train(
            settings().timeLimit(Optional.of(Duration.ofMillis(1))).build(),
            () -> now.getAndAdd(1_000_000_000L));
    assertEquals(1, trained.history().size());
  }

  @Test
  void aLimitReachedInTheLastEpochIsNotWhatEndedTraining() {
    AtomicLong now = new AtomicLong();
    Trained trained =
        train(
            settings().epochs(1).timeLimit(Optional.of(Duration.ofMillis(1))).build(),
            () -> now.getAndAdd(1_000_000_000L));
    assertFalse(trained.outOfTime());
  }

  @Test
  void refittingOnTheSameWindowsRepeatsTheTrainingAndItsRates() {
    TrainingSpec config =
        settings()
            .epochs(12)
            .learningRate(new LearningRate(0.05, Schedule.PLATEAU, 0.1))
            .patience(4)
            .build();
    Trained trained = train(config);
    assertTrue(
        trained.history().stream().anyMatch(epoch -> epoch.learningRate() < 0.05 / 1.5),
        "no plateau in " + trained.history());
    List<Epoch> upToBest = trained.history().subList(0, trained.best().number());
    Trained again =
        new Trainer(SPEC, config, SILENT, TrainerTest::noTime).refit(windows(WINDOW), upToBest);
    assertArrayEquals(trained.weights(), again.weights());
    for (int i = 0; i < upToBest.size(); i++) {
      assertEquals(upToBest.get(i).learningRate(), again.history().get(i).learningRate());
      assertEquals(upToBest.get(i).loss(), again.history().get(i).loss());
    }
  }

  @Test
  void chunksAlongTheSeriesLearnToForecastItAlmostAsWellAsItsNoiseAllows() {
    TrainingSpec config = settings().epochs(240).patience(100).tbptt(OptionalInt.of(20)).build();
    WindowSpec window = WindowSpec.oneStep(20, 1, false);
    Validation validation = new Validation(PANEL, List.of(SPLIT), TRANSFORMS, window);
    Trained trained = new Trainer(SPEC, config, SILENT).train(windows(window), validation);
    // The noise of the series has a standard deviation of 2, its season one of 7.
    double rmse = trained.best().validationError();
    assertTrue(rmse < 3, "RMSE " + rmse);
  }

  @Test
  void windowsScaledOneByOneDoNotGoWithAStateThatIsCarried() {
    TrainingSpec config = settings().tbptt(OptionalInt.of(8)).build();
    WindowSpec scaled = WindowSpec.oneStep(6, 1, true);
    Validation validation = new Validation(PANEL, List.of(SPLIT), TRANSFORMS, scaled);
    Trainer trainer = new Trainer(SPEC, config, SILENT);
    String message =
        assertThrows(InputException.class, () -> trainer.train(windows(scaled), validation))
            .getMessage();
    assertTrue(message.startsWith("tbptt "), message);
  }

  @Test
  void aLossThatIsNoNumberIsAnsweredWithWhatToLower() {
    TrainingSpec config =
        settings().learningRate(LearningRate.constant(1e30)).clip(Clip.none()).build();
    String message = assertThrows(InputException.class, () -> train(config)).getMessage();
    assertTrue(message.contains("learningRate"), message);
  }
}
