package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Forecasts;
import dev.recur.fit.RunListener;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.training.Epoch;
import dev.recur.transform.PanelTransforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing after an origin changes what is learnt before it or the forecast made at it. */
class LeakTest {
  private static final int HORIZON = 4;

  /** The panel with every value of the last steps of every series replaced by another. */
  private static Panel withOtherEnd(Panel panel, int steps) {
    List<TimeSeries> changed = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      double[][] targets = new double[series.targetCount()][];
      for (int k = 0; k < targets.length; k++) {
        targets[k] = observed(series, k);
        for (int t = targets[k].length - steps; t < targets[k].length; t++) {
          targets[k][t] = 1000 + 17 * t * (k + 1) - 3 * targets[k][t];
        }
      }
      changed.add(rebuilt(series, targets));
    }
    return new Panel(panel.schema(), changed);
  }

  /** The values that were observed; NaN for the others. */
  private static double[] observed(TimeSeries series, int target) {
    double[] values = series.target(target);
    for (int t = 0; t < values.length; t++) {
      values[t] = series.observed(target, t) ? values[t] : Double.NaN;
    }
    return values;
  }

  private static TimeSeries rebuilt(TimeSeries series, double[][] targets) {
    return TimeSeries.builder(series.name(), series.calendar(), targets)
        .keys(series.keys())
        .missing(MissingPolicy.INTERPOLATE, 1)
        .build();
  }

  /** The forecasts made at the beginning of test, of values before it. */
  private static List<double[]> forecastsBeforeTest(SavedModel model, Panel panel) {
    Panel before =
        new Panel(
            panel.schema(),
            panel.series().stream().map(s -> s.slice(0, s.length() - HORIZON)).toList());
    List<double[]> forecasts = new ArrayList<>();
    for (TimeSeries points :
        ForecastRun.run(
                model,
                Optional.of(before),
                OptionalInt.of(2 * HORIZON),
                Optional.empty(),
                RunListener.SILENT)
            .points()
            .series()) {
      for (int k = 0; k < points.targetCount(); k++) {
        forecasts.add(points.target(k));
      }
    }
    return forecasts;
  }

  /** Fails if what is learnt from a panel depends on its held-out end. */
  private static void requireBlindToTheHeldOutEnd(
      Function<Panel, SavedModel> training, Panel panel) {
    Panel other = withOtherEnd(panel, HORIZON);
    SavedModel model = training.apply(panel);
    SavedModel changed = training.apply(other);
    assertNotEquals(model.score(), changed.score(), "test values that matter were changed");
    assertEquals(Fixtures.network(model).transforms(), Fixtures.network(changed).transforms());
    assertEquals(Fixtures.network(model).window(), Fixtures.network(changed).window());
    assertEquals(Fixtures.network(model).network(), Fixtures.network(changed).network());
    assertEquals(Fixtures.network(model).training(), Fixtures.network(changed).training());
    assertEquals(model.calibration(), changed.calibration());
    assertEquals(Fixtures.network(model).residuals(), Fixtures.network(changed).residuals());
    assertArrayEquals(
        Fixtures.network(model).weights().flat(), Fixtures.network(changed).weights().flat());
    List<double[]> forecasts = forecastsBeforeTest(model, panel);
    List<double[]> after = forecastsBeforeTest(changed, other);
    assertEquals(forecasts.size(), after.size());
    for (int i = 0; i < forecasts.size(); i++) {
      assertArrayEquals(forecasts.get(i), after.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "log",
        "difference",
        "seasonal-difference",
        "standard",
        "minmax",
        "robust",
        "window",
        "log,seasonal-difference,standard",
        "log,difference,standard",
        "seasonal-difference,difference,robust",
        "difference,minmax",
        "log,window",
        "seasonal-difference,window"
      })
  void valuesAfterTheOriginChangeNothingButTheScore(String transform) {
    requireBlindToTheHeldOutEnd(
        panel -> Fixtures.train(new Settings().transform(transform), panel), Fixtures.smallPanel());
  }

  @Test
  void whatIsChosenFromTheValuesIsChosenFromTrain() {
    Settings settings = new Settings().transform("auto").lookback(OptionalInt.empty());
    requireBlindToTheHeldOutEnd(panel -> Fixtures.train(settings, panel), Fixtures.smallPanel());
  }

  @Test
  void aGapBeforeTheOriginIsNotFilledFromValuesAfterIt() {
    List<TimeSeries> gappy = new ArrayList<>();
    for (TimeSeries series : Fixtures.smallPanel().series()) {
      double[][] targets = {series.target(0), series.target(1)};
      targets[0][series.length() - HORIZON - 1] = Double.NaN;
      targets[0][series.length() - HORIZON] = Double.NaN;
      targets[1][series.length() - 2 * HORIZON - 1] = Double.NaN;
      gappy.add(rebuilt(series, targets));
    }
    Panel panel = new Panel(Fixtures.smallPanel().schema(), gappy);
    requireBlindToTheHeldOutEnd(
        whole -> Fixtures.train(new Settings().transform("difference,standard"), whole), panel);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "standard", "difference,robust", "window"})
  void aTrainingThatSeesTheHeldOutEndWouldBeCaught(String transform) {
    Function<Panel, SavedModel> peeking =
        panel -> Fixtures.train(new Settings().transform(transform).refit(), panel);
    assertThrows(
        AssertionError.class, () -> requireBlindToTheHeldOutEnd(peeking, Fixtures.smallPanel()));
  }

  @Test
  void aScalerFittedToEverythingWouldBeCaught() {
    Function<Panel, SavedModel> peeking =
        panel -> {
          SavedModel m = Fixtures.train(new Settings(), panel);
          NetworkModel network = Fixtures.network(m);
          PanelTransforms leaking =
              PanelTransforms.fit(network.transforms().transforms(), m.season(), panel.series());
          return new SavedModel(
              m.asked(),
              m.schema(),
              m.data(),
              m.horizon(),
              m.season(),
              m.split(),
              new NetworkModel(
                  network.window(),
                  leaking,
                  network.network(),
                  network.quantiles(),
                  network.weights(),
                  network.training(),
                  network.residuals()),
              m.refit(),
              m.score(),
              m.intervals(),
              m.calibration(),
              m.ends(),
              m.provenance());
        };
    assertThrows(
        AssertionError.class, () -> requireBlindToTheHeldOutEnd(peeking, Fixtures.smallPanel()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "none",
        "log",
        "standard",
        "minmax",
        "robust",
        "difference,standard",
        "window"
      })
  void valuesAfterTrainChangeNothingInTheTrainingThatValidationJudges(String transform) {
    // Each epoch's loss tells of the weights before it; three are too few for validation to end
    // the training.
    Settings settings = new Settings().transform(transform).lookback(OptionalInt.empty()).epochs(3);
    Panel panel = Fixtures.smallPanel();
    NetworkModel model = Fixtures.network(Fixtures.train(settings, panel));
    NetworkModel changed =
        Fixtures.network(Fixtures.train(settings, withOtherEnd(panel, 2 * HORIZON)));
    assertNotEquals(errors(model), errors(changed));
    assertEquals(losses(model), losses(changed));
    assertEquals(model.window(), changed.window());
  }

  private static List<Double> errors(NetworkModel model) {
    return model.training().history().stream().map(Epoch::validationError).toList();
  }

  private static List<Double> losses(NetworkModel model) {
    return model.training().history().stream().map(Epoch::loss).toList();
  }

  @Test
  void aForecastAtAnEarlierOriginIgnoresWhatCameAfter() {
    Panel panel = Fixtures.smallPanel();
    SavedModel model = Fixtures.train(new Settings().transform("difference,standard"), panel);
    List<double[]> forecasts = forecastsBeforeTest(model, panel);
    List<double[]> other = forecastsBeforeTest(model, withOtherEnd(panel, HORIZON));
    List<double[]> origin = forecastsBeforeTest(model, withOtherEnd(panel, HORIZON + 1));
    for (int i = 0; i < forecasts.size(); i++) {
      assertArrayEquals(forecasts.get(i), other.get(i));
      assertNotEquals(forecasts.get(i)[0], origin.get(i)[0], "the value at the origin is seen");
    }
  }

  /** Monthly values that follow two covariates. */
  private static TimeSeries withCovariates(double[] past, double[] future) {
    double[] values = Fixtures.seasonal(48, 4, 5);
    return TimeSeries.builder("North", Fixtures.monthly(), values)
        .keys(List.of("North"))
        .past(past)
        .future(future)
        .build();
  }

  @Test
  void pastCovariatesAfterTheOriginChangeNothingAndFutureOnesDo() {
    double[] past = Fixtures.noise(48, 6);
    double[] future = Fixtures.noise(48, 7);
    Panel panel = Fixtures.panel(withCovariates(past, future));
    double[] otherPast = past.clone();
    double[] otherFuture = future.clone();
    for (int t = 48 - HORIZON; t < 48; t++) {
      otherPast[t] = 50 + t;
      otherFuture[t] = 3;
    }
    SavedModel model = Fixtures.train(new Settings(), panel);
    SavedModel blind =
        Fixtures.train(new Settings(), Fixtures.panel(withCovariates(otherPast, future)));
    SavedModel seeing =
        Fixtures.train(new Settings(), Fixtures.panel(withCovariates(past, otherFuture)));

    assertArrayEquals(
        Fixtures.network(model).weights().flat(), Fixtures.network(blind).weights().flat());
    assertEquals(Fixtures.network(model).transforms(), Fixtures.network(blind).transforms());
    assertEquals(model.score(), blind.score());
    assertArrayEquals(
        Fixtures.network(model).weights().flat(),
        Fixtures.network(seeing).weights().flat(),
        "what is known ahead of test is not trained on either");
    assertNotEquals(model.score(), seeing.score(), "a forecast sees what is known ahead");
    assertEquals(
        seeing.score(), evaluated(model, Fixtures.panel(withCovariates(past, otherFuture))));
  }

  private static Evaluation evaluated(SavedModel model, Panel panel) {
    return EvaluateRun.run(model, panel, EvaluateConfig.defaults(), RunListener.SILENT)
        .evaluation();
  }

  @Test
  void aPastCovariateAtTheOriginIsSeen() {
    double[] past = Fixtures.noise(48, 6);
    double[] other = past.clone();
    other[48 - HORIZON - 1] += 5;
    Panel panel = Fixtures.panel(withCovariates(past, Fixtures.noise(48, 7)));
    SavedModel model = Fixtures.train(new Settings(), panel);

    assertNotEquals(
        model.score(),
        evaluated(model, Fixtures.panel(withCovariates(other, Fixtures.noise(48, 7)))));
  }

  /** The points of a backtest with a fit every few folds, by series, fold and step. */
  private static List<Double> backtest(SavedModel model, Panel panel, int folds, int every) {
    EvaluateConfig config =
        EvaluateConfig.builder().folds(folds).refitEvery(every).rivals(List.of()).build();
    Forecasts forecasts = EvaluateRun.run(model, panel, config, RunListener.SILENT).model();
    List<Double> points = new ArrayList<>();
    for (int s = 0; s < panel.size(); s++) {
      for (int fold = 0; fold < 2; fold++) {
        for (int step = 0; step < HORIZON; step++) {
          points.add(forecasts.value(s, fold, 0, step));
        }
      }
    }
    return points;
  }

  /** Two series that follow covariates, with others from a step on in place of what is unknown. */
  private static Panel followers(int changed) {
    List<TimeSeries> series = new ArrayList<>();
    for (String name : List.of("North", "South")) {
      long seed = name.hashCode();
      double[] values = Fixtures.seasonal(48, 4, seed);
      double[] past = Fixtures.noise(48, seed + 1);
      for (int t = changed; t < 48; t++) {
        values[t] = 1e4 - 3 * values[t];
        past[t] = 77;
      }
      series.add(
          TimeSeries.builder(name, Fixtures.monthly(), values)
              .keys(List.of(name))
              .past(past)
              .future(Fixtures.noise(48, seed + 2))
              .build());
    }
    return Fixtures.panel(series.toArray(TimeSeries[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aFitAtAnOriginKnowsNothingOfLaterFolds(int every) {
    Panel whole = followers(48);
    Panel ended =
        Fixtures.panel(
            whole.series().stream().map(series -> series.slice(0, 40)).toArray(TimeSeries[]::new));
    TrainConfig config = new Settings().lookback(OptionalInt.empty()).transform("auto").config();
    SavedModel model = Fixtures.train(config.withSeason(OptionalInt.empty()), whole);

    List<Double> known = backtest(model, whole, 4, every);
    assertEquals(known, backtest(model, ended, 2, every));
    assertEquals(known, backtest(model, followers(36), 4, every));
    assertNotEquals(known, backtest(model, followers(35), 4, every), "the origin itself is seen");
  }

  @Test
  void theSeasonIsFoundInTrain() {
    double[] seasonal = Fixtures.seasonal(120, 12, 1);
    double[] endless = seasonal.clone();
    for (int t = 96; t < 120; t++) {
      endless[t] = 1000 * (t % 5);
    }
    TrainConfig config = TrainConfig.defaults().withModel(ModelChoice.parse("naive"));

    assertEquals(12, season(config, seasonal));
    assertEquals(12, season(config, endless));
    assertEquals(1, season(config, Fixtures.noise(120, 3)));
  }

  private static int season(TrainConfig config, double[] values) {
    return Fixtures.train(config, Fixtures.panel(Fixtures.series("North", values))).season();
  }
}
