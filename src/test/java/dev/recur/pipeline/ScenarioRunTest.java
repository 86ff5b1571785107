package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.ScenarioForecast;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ScenarioRun.Scenario;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Forecasts under several futures, and by how much they differ. */
class ScenarioRunTest {
  private static final int LENGTH = 120;
  private static final int AHEAD = 4;
  private static final double EFFECT = 3;

  /** Values that are three times a covariate and noise, with what is known of it ahead. */
  private static Panel panel(double... ahead) {
    SplittableRandom random = new SplittableRandom(5);
    double[] price = new double[LENGTH + ahead.length];
    double[] values = new double[LENGTH];
    double rest = 0;
    for (int t = 0; t < LENGTH; t++) {
      price[t] = random.nextGaussian();
      rest = 0.5 * rest + random.nextGaussian();
      values[t] = 50 + EFFECT * price[t] + rest;
    }
    System.arraycopy(ahead, 0, price, LENGTH, ahead.length);
    TimeSeries series =
        TimeSeries.builder("North", Fixtures.monthly(), values)
            .keys(List.of("North"))
            .future(price)
            .build();
    Schema schema =
        new Schema(
            List.of("month"),
            List.of("shop"),
            List.of("units"),
            List.of(new Covariate("price", Role.FUTURE, List.of())),
            series.calendar().frequency(),
            series.calendar().notation(),
            Schema.Format.COMMA);
    return new Panel(schema, List.of(series));
  }

  private static double[] constant(double value) {
    double[] all = new double[AHEAD];
    Arrays.fill(all, value);
    return all;
  }

  private static SavedModel model(String name) {
    TrainConfig config = new Settings().config().withSeason(OptionalInt.of(1));
    return Fixtures.train(config.withModel(ModelChoice.parse(name)), panel());
  }

  private static ScenarioRun.Result run(SavedModel model, Scenario... scenarios) {
    return ScenarioRun.run(
        model,
        List.of(scenarios),
        OptionalInt.empty(),
        Optional.of(Levels.parse("95")),
        42,
        RunListener.SILENT);
  }

  @Test
  void theDifferenceIsTheEffectAndItsIntervalHoldsIt() {
    SavedModel model = model("sarima");
    ScenarioRun.Result result =
        run(
            model,
            new Scenario("low", panel(constant(0))),
            new Scenario("high", panel(constant(1))),
            new Scenario("same", panel(constant(0))));
    List<ScenarioForecast> own = result.series().get(0);
    assertTrue(own.get(0).difference().isEmpty());
    Forecast difference = own.get(1).difference().orElseThrow();
    Forecast cumulative = own.get(1).cumulative().orElseThrow();
    double sum = 0;
    for (int step = 0; step < AHEAD; step++) {
      double point = difference.points().target(0, step);
      assertEquals(
          own.get(1).forecast().points().target(0, step)
              - own.get(0).forecast().points().target(0, step),
          point,
          1e-9);
      assertEquals(EFFECT, point, 0.5);
      double lower = difference.quantiles().orElseThrow().of(0, 0)[step];
      double upper = difference.quantiles().orElseThrow().of(0, 1)[step];
      assertTrue(lower < EFFECT && EFFECT < upper, lower + " to " + upper);
      assertTrue(upper - lower > 0.05 && upper - lower < 1.5, "width " + (upper - lower));
      sum += point;
      assertEquals(sum, cumulative.points().target(0, step), 1e-9);
    }
    Forecast none = own.get(2).difference().orElseThrow();
    assertArrayEquals(new double[AHEAD], none.points().target(0));
    assertArrayEquals(new double[AHEAD], none.quantiles().orElseThrow().of(0, 0));
  }

  @Test
  void eachFutureIsForecastAsByItselfAndTheSameAgain() {
    SavedModel model = model("gru");
    Scenario low = new Scenario("low", panel(constant(0)));
    Scenario high = new Scenario("high", panel(constant(1)));
    ScenarioRun.Result result = run(model, low, high);
    Forecast alone =
        ForecastRun.run(
                model,
                Optional.of(high.panel()),
                OptionalInt.empty(),
                Optional.of(Levels.parse("95")),
                RunListener.SILENT)
            .forecasts()
            .get(0);
    Forecast beside = result.series().get(0).get(1).forecast();
    assertArrayEquals(alone.points().target(0), beside.points().target(0));
    assertArrayEquals(
        alone.quantiles().orElseThrow().of(0, 1), beside.quantiles().orElseThrow().of(0, 1));
    Forecast first = result.series().get(0).get(1).difference().orElseThrow();
    Forecast second = run(model, low, high).series().get(0).get(1).difference().orElseThrow();
    assertArrayEquals(
        first.quantiles().orElseThrow().of(0, 0), second.quantiles().orElseThrow().of(0, 0));
  }

  @Test
  void aModelThatReadsNoFutureIsRefused() {
    String refused =
        assertThrows(
                InputException.class,
                () ->
                    run(
                        model("naive"),
                        new Scenario("a", panel(constant(0))),
                        new Scenario("b", panel(constant(1)))))
            .getMessage();
    assertTrue(refused.startsWith("naive does not read future covariates"), refused);
  }
}
