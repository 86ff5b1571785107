package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.Fuzz;
import dev.recur.OddSeries;
import dev.recur.artifact.ModelFile;
import dev.recur.classical.Method;
import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.ClassicalModel;
import dev.recur.model.Model;
import dev.recur.model.SavedModel;
import dev.recur.network.CellType;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model on every odd series: numbers, points within intervals, widths where things move. */
class OddSeriesTest {
  private static final int LENGTH = 40;
  private static final int HORIZON = 6;

  private static String fault(PanelForecast forecast, double[] history) {
    Forecast first = forecast.forecasts().get(0);
    TimeSeries points = first.points();
    boolean moved = Arrays.stream(history).distinct().count() > 1;
    for (int step = 0; step < points.length(); step++) {
      double point = points.target(0, step);
      if (!Double.isFinite(point)) {
        return "the point is " + point;
      }
      if (first.quantiles().isPresent()) {
        for (double percent : forecast.levels().percents()) {
          double low = forecast.lower(0, 0, percent)[step];
          double high = forecast.upper(0, 0, percent)[step];
          if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return "an interval from " + low + " to " + high;
          }
          if (point < low || point > high) {
            return point + " outside of " + low + " to " + high;
          }
          boolean narrow = low == high && !isMostly(history, low);
          if (moved && narrow && Math.abs(point) < 1e14 && isUsual(history)) {
            return "no width at " + point;
          }
        }
      }
    }
    return "";
  }

  /** Whether an interval may be one value, as most are it. */
  private static boolean isMostly(double[] history, double value) {
    return Arrays.stream(history).filter(each -> each == value).count() > history.length / 2;
  }

  /** Whether changes are large enough to show beside the values. */
  private static boolean isUsual(double[] history) {
    double most = Arrays.stream(history).map(Math::abs).max().orElse(0);
    return most > 1e-100 && most < 1e100;
  }

  private static PanelForecast forecast(SavedModel model, Panel panel) {
    return ForecastRun.run(
        model, Optional.of(panel), OptionalInt.of(HORIZON), Optional.empty(), RunListener.SILENT);
  }

  private static Map<String, String> faults(TrainConfig config) {
    Map<String, String> faults = new TreeMap<>();
    OddSeries.all(LENGTH)
        .forEach(
            (name, values) -> {
              Panel panel = Fixtures.panel(Fixtures.series("odd", values));
              try {
                SavedModel model =
                    ModelFile.decode("m", ModelFile.encode(Fixtures.train(config, panel)));
                faults.put(name, fault(forecast(model, panel), values));
              } catch (InputException e) {
                assertNotNull(e.getMessage(), name);
              } catch (RuntimeException e) {
                faults.put(name, e + " at " + e.getStackTrace()[0]);
              }
            });
    assertTrue(faults.size() > 10, "forecast are only " + faults.keySet());
    faults.values().removeIf(String::isEmpty);
    return faults;
  }

  @ParameterizedTest
  @EnumSource
  void aClassicalMethodForecastsNumbers(Method method) {
    Map<String, String> faults = new TreeMap<>();
    for (int season : new int[] {1, 4}) {
      Model model = new ClassicalModel(method, season);
      OddSeries.all(LENGTH)
          .forEach(
              (name, values) -> {
                Panel panel = Fixtures.panel(Fixtures.series("odd", values));
                try (Forecaster forecaster = Intervals.OF_ANY_SIGN.of(model.forecaster())) {
                  PanelForecast forecast =
                      new PanelForecast(
                          panel.schema(),
                          forecaster.forecast(
                              panel.series(), HORIZON, Levels.DEFAULT.probabilities()),
                          Levels.DEFAULT);
                  faults.put(name + " " + season, fault(forecast, values));
                }
              });
    }
    faults.values().removeIf(String::isEmpty);
    assertEquals(Map.of(), faults);
  }

  @Test
  void aTrainedMethodForecastsNumbers() {
    assertEquals(Map.of(), faults(new Settings().config().withModel(ModelChoice.parse("ets"))));
  }

  @Test
  void thePretrainedNetworkForecastsNumbers() {
    ZeroShotConfig config = ZeroShotConfig.builder().horizon(HORIZON).season(4).build();
    Map<String, String> faults = new TreeMap<>();
    OddSeries.all(LENGTH)
        .forEach(
            (name, values) -> {
              Panel panel = Fixtures.panel(Fixtures.series("odd", values));
              faults.put(name, fault(ZeroShotRun.run(panel, config, RunListener.SILENT), values));
            });
    faults.values().removeIf(String::isEmpty);
    assertEquals(Map.of(), faults);
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("none", CellType.MLP),
        Arguments.of("log", CellType.GRU),
        Arguments.of("difference,minmax", CellType.MLP),
        Arguments.of("seasonal-difference,standard", CellType.GRU),
        Arguments.of("seasonal-mean,robust", CellType.MLP),
        Arguments.of("log,difference,standard", CellType.GRU),
        Arguments.of("window", CellType.LSTM),
        Arguments.of("auto", CellType.GRU));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNetworkForecastsNumbers(String transform, CellType cell) {
    TrainConfig config =
        new Settings().transform(transform).config().withModel(new ModelChoice.Network(cell));
    assertEquals(Map.of(), faults(config));
  }

  @Test
  void aDirectNetworkForecastsNumbers() {
    TrainConfig config = new Settings().config();
    assertEquals(
        Map.of(), faults(config.withNetwork(config.network().withDecoder(Decoder.DIRECT))));
  }

  private static final List<String> TRANSFORMS =
      List.of(
          "auto",
          "none",
          "log",
          "difference,minmax",
          "seasonal-difference,robust",
          "seasonal-mean,standard",
          "log,difference,standard",
          "standard,window",
          "window");

  /** Any series, model and transform. */
  @Test
  void seriesAtRandomAreForecastAsNumbersOrRefused() {
    Map<String, Integer> outcomes =
        Fuzz.run(
            "odd series",
            80,
            random -> {
              double[] values = OddSeries.random(random, random.nextInt(24, 61));
              Panel panel = Fixtures.panel(Fixtures.series("odd", values));
              TrainConfig config = config(random);
              String what = config.model() + " " + config.network() + Arrays.toString(values);
              try {
                SavedModel model = Fixtures.train(config, panel);
                String fault = fault(forecast(model, panel), values);
                assertEquals("", fault, what);
                return "forecast";
              } catch (InputException e) {
                assertTrue(!String.valueOf(e.getMessage()).contains("\n"), what + e.getMessage());
                return "refused";
              } catch (RuntimeException e) {
                throw new AssertionError(what, e);
              }
            });
    assertTrue(outcomes.containsKey("forecast"), outcomes.toString());
  }

  private static TrainConfig config(SplittableRandom random) {
    String transform = TRANSFORMS.get(random.nextInt(TRANSFORMS.size()));
    TrainConfig config = new Settings().transform(transform).epochs(2).config();
    if (random.nextInt(3) > 0) {
      Method[] methods = Method.values();
      return config.withModel(ModelChoice.parse(methods[random.nextInt(methods.length)] + ""));
    }
    CellType[] cells = CellType.values();
    boolean direct = random.nextInt(3) == 0;
    return config
        .withModel(new ModelChoice.Network(cells[random.nextInt(cells.length)]))
        .withNetwork(config.network().withDecoder(direct ? Decoder.DIRECT : Decoder.RECURSIVE));
  }
}
