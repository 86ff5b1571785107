package dev.recur.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.config.Decoder;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.note.Note;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.transform.CovariateMoments;
import dev.recur.transform.CovariateScales;
import dev.recur.transform.Standard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurTest {
  private static final int THREADS = 100;

  private static final Recur RECUR = new Recur();

  private static final Data SHOPS = Data.of(Fixtures.smallPanel());

  private static TrainConfig quick() {
    return new Fixtures.Settings().config().withModel(ModelChoice.parse("gru"));
  }

  private static TrainConfig quick(String kind) {
    NetworkConfig network = quick().network();
    return switch (kind) {
      case "direct" -> quick().withNetwork(network.with().decoder(Decoder.DIRECT).build());
      case "ensemble" -> quick().withNetwork(network.with().ensemble(2).build());
      default -> quick().withModel(ModelChoice.parse(kind));
    };
  }

  /** Every number of a forecast. */
  private static List<double[]> numbers(PanelForecast forecast) {
    List<double[]> numbers = new ArrayList<>();
    for (int s = 0; s < forecast.forecasts().size(); s++) {
      for (int k = 0; k < forecast.schema().targets().size(); k++) {
        numbers.add(forecast.forecasts().get(s).points().target(k));
        numbers.add(forecast.lower(s, k, 80));
        numbers.add(forecast.upper(s, k, 95));
      }
    }
    return numbers;
  }

  private static void assertSame(PanelForecast expected, PanelForecast forecast) {
    assertArrayEquals(
        numbers(expected).toArray(double[][]::new), numbers(forecast).toArray(double[][]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "direct", "ensemble", "ets", "pretrained"})
  void aHundredThreadsWithOneLoadedModelAgreeWithOne(String kind) throws Exception {
    SavedModel model = Recur.load(Recur.bytes(RECUR.train(SHOPS, quick(kind))));
    PanelForecast alone = RECUR.forecast(model, SHOPS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch together = new CountDownLatch(THREADS);
      List<Future<PanelForecast>> forecasts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        forecasts.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return RECUR.forecast(model, SHOPS);
                }));
      }
      for (Future<PanelForecast> forecast : forecasts) {
        assertSame(alone, forecast.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "ensemble", "auto"})
  void anInterruptEndsATrainingSoonAndIsKept(String kind) throws Exception {
    TrainingConfig endless =
        quick().training().with().epochs(1_000_000).patience(1_000_000).build();
    TrainConfig config = quick(kind).withTraining(endless);
    CountDownLatch begun = new CountDownLatch(1);
    RunListener listener =
        new RunListener() {
          @Override
          public void note(Note note) {
            begun.countDown();
          }
        };
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean kept = new AtomicBoolean();
    Thread training =
        new Thread(
            () -> {
              try {
                new Recur(listener).train(SHOPS, config);
              } catch (RuntimeException e) {
                thrown.set(e);
                kept.set(Thread.currentThread().isInterrupted());
              }
            });
    training.start();
    assertTrue(begun.await(1, TimeUnit.MINUTES));
    Thread.sleep(200);
    training.interrupt();
    training.join(60_000);
    assertFalse(training.isAlive());
    assertEquals(CancellationException.class, thrown.get().getClass());
    assertTrue(kept.get());
  }

  @Test
  void anInterruptEndsABacktest() {
    SavedModel model = RECUR.train(SHOPS, quick("naive"));
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> RECUR.evaluate(model, SHOPS, EvaluateConfig.defaults()));
    assertTrue(Thread.interrupted());
  }

  @Test
  void aModelFileAndItsBytesGiveTheModelBack(@TempDir Path folder) {
    SavedModel model = RECUR.train(SHOPS, quick());
    Path file = folder.resolve("shops.recur");
    Recur.save(model, file);
    assertSame(RECUR.forecast(model), RECUR.forecast(Recur.load(file)));
    assertArrayEquals(Recur.bytes(model), Recur.bytes(Recur.load(file)));
  }

  @Test
  void evaluateGivesTheScoreThatTrainingKept() {
    SavedModel model = RECUR.train(SHOPS, quick());
    assertEquals(
        model.score().model(),
        RECUR.evaluate(model, SHOPS, EvaluateConfig.defaults()).evaluation().model());
  }

  @Test
  void aForecastOfAModelBeginsWhereItsDataEnds() {
    SavedModel model = RECUR.train(SHOPS, quick("drift"));
    assertSame(RECUR.forecast(model), RECUR.forecast(model, SHOPS));
    PanelForecast longer = RECUR.forecast(model, SHOPS, 7, Levels.parse("50"));
    assertEquals(7, longer.points().series().get(1).length());
    // North: 48 months from January 2020.
    assertEquals("2024-01", longer.points().series().get(0).calendar().label(0));
  }

  @Test
  void aModelKnowsAheadWhatItsDataDid() {
    Data data = SHOPS.withCalendar("month").withHolidays("US");
    SavedModel model = RECUR.train(data, quick());
    assertEquals("US", model.data().holidays());
    assertEquals(1, model.data().calendar().fields().size());
    assertEquals(4, RECUR.forecast(model, SHOPS).points().series().get(0).length());
  }

  @Test
  void aModelFileHasASeriesThatIsTooShortForTheNetwork() {
    Panel panel = Fixtures.smallPanel();
    List<TimeSeries> series = new ArrayList<>(panel.series());
    series.set(0, series.get(0).slice(0, 3));
    SavedModel model = RECUR.train(Data.of(new Panel(panel.schema(), series)), quick());
    PanelForecast read = RECUR.forecast(Recur.load(Recur.bytes(model)));
    assertEquals(series.size(), read.forecasts().size());
    assertSame(RECUR.forecast(model), read);
  }

  @Test
  void covariatesMayBeScaledByMoreSeriesThanAreLearntFrom() {
    Data data = SHOPS.withCalendar("month");
    SavedModel own = RECUR.train(data, quick());
    CovariateScales scales =
        Recur.moments(own, data).values().stream()
            .reduce(CovariateMoments::and)
            .orElseThrow()
            .scales();
    Standard learnt = scales(own).future().get(0);
    assertEquals(learnt.mean(), scales.future().get(0).mean(), 1e-12);
    assertEquals(learnt.deviation(), scales.future().get(0).deviation(), 1e-12);
    // The sine and the cosine of the month.
    List<Standard> other = List.of(new Standard(0.5, 2), new Standard(-0.25, 3));
    CovariateScales others = new CovariateScales(List.of(), other, List.of());
    assertEquals(others, scales(RECUR.train(data, quick(), others)));
    assertEquals(others, scales(RECUR.train(data, quick().withRefit(true), others)));
    assertThrows(
        IllegalArgumentException.class, () -> RECUR.train(data, quick(), CovariateScales.NONE));
  }

  private static CovariateScales scales(SavedModel model) {
    return model.model().networks().get(0).transforms().covariates();
  }

  @Test
  void aHorizonOfNothingIsRefused() {
    SavedModel model = RECUR.train(SHOPS, quick("naive"));
    Levels levels = Levels.DEFAULT;
    assertThrows(IllegalArgumentException.class, () -> RECUR.forecast(model, SHOPS, 0, levels));
  }

  @Test
  void intervalsOfALevelThatWasNotAskedForAreRefused() {
    PanelForecast forecast = RECUR.forecast(SHOPS);
    assertThrows(IllegalArgumentException.class, () -> forecast.lower(0, 0, 50));
    assertThrows(IllegalArgumentException.class, () -> forecast.upper(0, 0, 50));
  }

  @Test
  void intervalsLieAroundTheirPointAndWithinEachOther() {
    PanelForecast forecast = RECUR.forecast(SHOPS);
    double point = forecast.forecasts().get(0).points().target(1, 2);
    assertTrue(forecast.lower(0, 1, 95)[2] < forecast.lower(0, 1, 80)[2]);
    assertTrue(forecast.lower(0, 1, 80)[2] < point);
    assertTrue(point < forecast.upper(0, 1, 80)[2]);
    assertTrue(forecast.upper(0, 1, 80)[2] < forecast.upper(0, 1, 95)[2]);
  }
}
