package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.ExplainConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Importance;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.ForecastParts;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.Explanation.Effect;
import dev.recur.pipeline.Explanation.Member;
import dev.recur.series.FeatureGroup;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What drives a forecast is found where it is known, and nothing else is. */
class ExplainRunTest {
  private static final int LENGTH = 160;
  private static final int TEST = 24;

  /** Values that follow x1, not x2, up to a step; other values from there on. */
  private static Panel panel(int changed) {
    SplittableRandom random = new SplittableRandom(3);
    double[] cause = new double[LENGTH];
    double[] noise = new double[LENGTH];
    double[] values = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      cause[t] = random.nextGaussian();
      noise[t] = random.nextGaussian();
      values[t] = 50 + 4 * cause[t] + 0.5 * random.nextGaussian();
      values[t] += t < changed ? 0 : 100;
    }
    TimeSeries series =
        TimeSeries.builder("North", Fixtures.monthly(), values)
            .keys(List.of("North"))
            .future(cause, noise)
            .build();
    Schema schema =
        new Schema(
            List.of("month"),
            List.of("shop"),
            List.of("units"),
            List.of(
                new Covariate("x1", Role.FUTURE, List.of()),
                new Covariate("x2", Role.FUTURE, List.of())),
            series.calendar().frequency(),
            series.calendar().notation(),
            Schema.Format.COMMA);
    return new Panel(schema, List.of(series));
  }

  private static SavedModel model(String name) {
    TrainConfig config =
        new Settings()
            .epochs(60)
            .config()
            .withSeason(OptionalInt.of(1))
            .withTest(Optional.of(new SplitSize.Steps(TEST)));
    return Fixtures.train(config.withModel(ModelChoice.parse(name)), panel(LENGTH));
  }

  private static Explanation explain(SavedModel model, Panel panel, int draws) {
    return explain(model, panel, draws, RunListener.SILENT);
  }

  private static Explanation explain(
      SavedModel model, Panel panel, int draws, RunListener listener) {
    ExplainConfig defaults = ExplainConfig.defaults();
    return ExplainRun.run(
        model,
        panel,
        defaults.with().draws(draws).evaluate(defaults.evaluate().withThreads(1)).build(),
        listener);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarima", "gru"})
  void theCauseIsFoundAndTheNoiseIsNot(String name) {
    SavedModel model = model(name);
    Explanation explained = explain(model, panel(LENGTH), 4);
    Importance cause = explained.columns().get(0);
    Importance noise = explained.columns().get(1);
    assertEquals("x1", cause.name());
    assertTrue(cause.isClear(), cause.toString());
    assertTrue(cause.rise() > explained.error(), cause + " of " + explained.error());
    assertTrue(Math.abs(noise.rise()) < 0.1 * cause.rise(), noise.toString());
    assertEquals(explained, explain(model, panel(LENGTH), 4), "the same draws give the same");
    List<Effect> effects = explained.one().effects();
    assertEquals(List.of("x1, ahead", "x2, ahead"), names(effects).subList(0, 2));
    assertTrue(effects.get(0).size() > 5 * effects.get(1).size(), effects.toString());
  }

  private static List<String> names(List<Effect> effects) {
    return effects.stream().map(Effect::name).toList();
  }

  @Test
  void theForecastThatIsTakenApartKnowsNothingOfWhatCame() {
    SavedModel model = model("sarima");
    Explanation.OneForecast one = explain(model, panel(LENGTH), 1).one();
    Explanation.OneForecast other = explain(model, panel(LENGTH - 4), 1).one();
    assertEquals("2033-01", one.from());
    assertEquals(one, other, "its origin is four steps before the end");
    assertFalse(one.equals(explain(model, panel(LENGTH - 5), 1).one()));
  }

  @Test
  void howFarItIsIsTold() {
    Counts counts = new Counts();
    explain(model("sarima"), panel(LENGTH), 3, counts);
    // The backtest as it is, then all that is made again, each forecast of it told.
    counts.requireToldToTheEnd(2, 3 * (2 + 2 + 4));
  }

  @Test
  void levelTrendAndSeasonMakeTheForecast() {
    double[] values = Fixtures.seasonal(60, 4, 1);
    Panel panel = Fixtures.panel(Fixtures.series("North", values));
    for (String name : List.of("ets", "theta")) {
      TrainConfig config = new Settings().config().withModel(ModelChoice.parse(name));
      SavedModel model = Fixtures.train(config, panel);
      Explanation explained = explain(model, panel, 1);
      assertEquals(List.of(), explained.columns());
      Member member = explained.one().members().get(0);
      ForecastParts parts = member.parts().orElseThrow();
      TimeSeries history = panel.series().get(0).slice(0, 56);
      Forecast forecast = model.forecaster().forecast(List.of(history), 4).get(0);
      for (int h = 0; h < 4; h++) {
        double smooth = parts.level() + parts.trend().get(h);
        double season = parts.season().get(h);
        assertEquals(
            forecast.points().target(0, h),
            parts.multiplicative() ? smooth * season : smooth + season,
            1e-9,
            name);
      }
      assertEquals(
          forecast.points().target(0, 0),
          parts.multiplicative()
              ? (parts.level() + parts.trend().get(0)) * parts.season().get(0)
              : parts.level() + parts.trend().get(0) + parts.season().get(0),
          1e-9);
    }
  }

  @Test
  void shufflingKeepsTheValuesAndWhatIsNotShuffled() {
    double[] past = Fixtures.upTo(20);
    double[] future = Fixtures.upTo(24);
    TimeSeries series =
        TimeSeries.builder("North", Fixtures.monthly(), Fixtures.upTo(20))
            .past(past)
            .future(future, future)
            .statics(7)
            .build();
    TimeSeries other =
        TimeSeries.builder("South", Fixtures.monthly(), Fixtures.upTo(20))
            .past(past)
            .future(future, future)
            .statics(9)
            .build();
    TimeSeries shuffled =
        new Shuffled(new FeatureGroup("p", Role.PAST, List.of(0)), false, List.of(), 1)
            .apply(series);
    assertFalse(IntStream.range(0, 20).allMatch(t -> shuffled.past(0, t) == t));
    assertEquals(190, IntStream.range(0, 20).mapToDouble(t -> shuffled.past(0, t)).sum());
    TimeSeries ahead =
        new Shuffled(new FeatureGroup("f", Role.FUTURE, List.of(1)), true, List.of(), 1)
            .apply(series);
    assertTrue(IntStream.range(0, 20).allMatch(t -> ahead.future(1, t) == t));
    assertTrue(IntStream.range(20, 24).allMatch(t -> ahead.future(1, t) < 20));
    assertTrue(IntStream.range(0, 24).allMatch(t -> ahead.future(0, t) == t));
    TimeSeries statics =
        new Shuffled(new FeatureGroup("s", Role.STATIC, List.of(0)), false, List.of(other), 1)
            .apply(series);
    assertEquals(9, statics.statics(0));
  }

  @Test
  void aSeriesThatIsNotThereIsRefused() {
    ExplainConfig config = ExplainConfig.defaults().withSeries(Optional.of("West")).withDraws(1);
    String refused =
        assertThrows(
                InputException.class,
                () -> ExplainRun.run(model("naive"), panel(LENGTH), config, RunListener.SILENT))
            .getMessage();
    assertEquals("there is no series 'West' in the backtest; the first is 'North'", refused);
  }
}
