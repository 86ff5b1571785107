package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing after an origin changes what is fitted or forecast at it. */
class BacktestLeakTest {
  private static final int HORIZON = 3;

  /**
   * Forecasts a number that any change of anything in the histories changes: the values, what was
   * filled in, the lengths, the calendar.
   */
  private static double everything(List<TimeSeries> histories) {
    double sum = 0;
    for (TimeSeries history : histories) {
      sum = 0.37 * sum + history.calendar().label(0).hashCode() % 1000;
      for (int k = 0; k < history.targetCount(); k++) {
        for (int t = 0; t < history.length(); t++) {
          sum = 0.9 * sum + history.target(k, t) + (history.observed(k, t) ? 0 : 1000);
        }
      }
    }
    return sum;
  }

  /** Fits to everything it is given, and forecasts by everything it is given. */
  private static final Fitter HONEST =
      fitted -> {
        double fit = everything(fitted);
        return (histories, horizon, probabilities) -> {
          List<Forecast> forecasts = new ArrayList<>();
          for (TimeSeries history : histories) {
            double value = fit + everything(List.of(history));
            forecasts.add(Doubles.constant(history, horizon, value, -value));
          }
          return forecasts;
        };
      };

  /** Two series of two targets with a gap across many an origin. */
  private static Panel panel() {
    List<TimeSeries> gappy = new ArrayList<>();
    for (TimeSeries series : Fixtures.smallPanel().series()) {
      double[][] targets = {series.target(0), series.target(1)};
      for (int t = series.length() - 15; t < series.length(); t += 4) {
        targets[0][t] = Double.NaN;
        targets[0][t + 1] = Double.NaN;
      }
      gappy.add(rebuilt(series, targets));
    }
    return new Panel(Fixtures.smallPanel().schema(), gappy);
  }

  private static TimeSeries rebuilt(TimeSeries series, double[][] targets) {
    return TimeSeries.builder(series.name(), series.calendar(), targets)
        .keys(series.keys())
        .missing(MissingPolicy.INTERPOLATE, 1)
        .build();
  }

  /** The panel with every value that was observed after an origin replaced by another. */
  private static Panel withOtherFuture(Folds folds, int origin) {
    List<TimeSeries> changed = new ArrayList<>();
    for (int s = 0; s < folds.panel().size(); s++) {
      TimeSeries series = folds.series(s);
      double[][] targets = new double[series.targetCount()][series.length()];
      for (int k = 0; k < targets.length; k++) {
        for (int t = 0; t < series.length(); t++) {
          boolean after = t >= folds.of(s).get(origin).observed();
          double value = series.observed(k, t) ? series.target(k, t) : Double.NaN;
          targets[k][t] = after ? 700 + 31 * t - value : value;
        }
      }
      changed.add(rebuilt(series, targets));
    }
    return new Panel(folds.panel().schema(), changed);
  }

  /** Fails if a value after an origin changes a forecast made there or before. */
  private static void requireBlind(Origins origins, Function<Folds, Forecasts> backtest) {
    Folds folds = Doubles.folds(panel(), origins);
    Forecasts forecasts = backtest.apply(folds);
    for (int origin = 0; origin < folds.count(); origin++) {
      Folds changed = Doubles.folds(withOtherFuture(folds, origin), origins);
      Forecasts after = backtest.apply(changed);
      for (int s = 0; s < folds.panel().size(); s++) {
        for (int f = 0; f <= origin; f++) {
          for (int k = 0; k < folds.targets(); k++) {
            assertEquals(
                forecasts.value(s, f, k, HORIZON - 1),
                after.value(s, f, k, HORIZON - 1),
                "fold " + f + " and values after that of fold " + origin);
          }
        }
      }
    }
  }

  private static Forecasts honest(Folds folds) {
    Backtest backtest = new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT);
    return folds.origins().refitEvery() > 0
        ? backtest.of("honest", HONEST)
        : backtest.of("honest", HONEST.fit(List.of()));
  }

  @ParameterizedTest(name = "{0} folds {1} apart, fitted again every {2}, window {3}")
  @CsvSource({"6,1,0,99", "6,1,1,99", "6,1,4,99", "4,3,1,99", "3,5,2,99", "6,1,1,9", "6,2,0,9"})
  void noForecastDependsOnAValueAfterItsOrigin(int folds, int stride, int refitEvery, int window) {
    Origins origins =
        new Origins(
            HORIZON,
            OptionalInt.of(folds),
            OptionalInt.of(stride),
            OptionalInt.of(window),
            refitEvery);
    requireBlind(origins, BacktestLeakTest::honest);
  }

  @Test
  void theForecastsOfTheDoubleDependOnTheValueAtTheOrigin() {
    Origins origins = Doubles.origins(HORIZON, 6, 1, 1);
    Folds folds = Doubles.folds(panel(), origins);
    Forecasts forecasts = honest(folds);
    Forecasts changed = honest(Doubles.folds(withOtherFuture(folds, 0), origins));
    for (int f = 1; f < 6; f++) {
      assertTrue(forecasts.value(0, f, 0, 0) != changed.value(0, f, 0, 0), "fold " + f);
    }
  }

  @Test
  void aModelThatPeeksIsCaught() {
    Function<Folds, Forecasts> peeking =
        folds -> {
          Forecaster peeks =
              (histories, horizon, probabilities) -> {
                List<Forecast> forecasts = new ArrayList<>();
                for (TimeSeries history : histories) {
                  TimeSeries whole =
                      folds.panel().series().stream()
                          .filter(series -> series.name().equals(history.name()))
                          .findFirst()
                          .orElseThrow();
                  double next = whole.target(1, history.length());
                  forecasts.add(Doubles.constant(history, horizon, next, next));
                }
                return forecasts;
              };
          return new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("peeks", peeks);
        };
    Origins origins = Doubles.origins(HORIZON, 6, 1, 0);
    assertThrows(AssertionError.class, () -> requireBlind(origins, peeking));
  }

  @ParameterizedTest(name = "fitted again every {0}")
  @CsvSource({"0", "1"})
  void aBacktestThatHandsOverOneStepTooManyIsCaught(int refitEvery) {
    Function<Folds, Forecasts> late =
        folds -> {
          List<List<Fold>> moved = new ArrayList<>();
          for (int s = 0; s < folds.panel().size(); s++) {
            moved.add(
                folds.of(s).stream()
                    .map(fold -> new Fold(fold.observed() + 1, fold.steps()))
                    .toList());
          }
          return honest(new Folds(folds.panel(), folds.origins(), moved));
        };
    Origins origins = Doubles.origins(HORIZON, 6, 1, refitEvery);
    assertThrows(AssertionError.class, () -> requireBlind(origins, late));
  }

  @Test
  void aFitToEverythingIsCaught() {
    Function<Folds, Forecasts> leaking =
        folds -> {
          Forecaster fittedToAll = HONEST.fit(folds.panel().series());
          return new Backtest(folds, ScoredQuantiles.NONE, Doubles.SILENT).of("leaks", fittedToAll);
        };
    Origins origins = Doubles.origins(HORIZON, 6, 1, 0);
    assertThrows(AssertionError.class, () -> requireBlind(origins, leaking));
  }

  @Test
  void aGapFilledFromLaterValuesIsCaught() {
    Function<Folds, Forecasts> filledOnce =
        folds -> {
          List<TimeSeries> filled = new ArrayList<>();
          for (TimeSeries series : folds.panel().series()) {
            filled.add(
                TimeSeries.builder(
                        series.name(), series.calendar(), series.target(0), series.target(1))
                    .keys(series.keys())
                    .build());
          }
          Panel panel = new Panel(folds.panel().schema(), filled);
          return honest(Doubles.folds(panel, folds.origins()));
        };
    Origins origins = Doubles.origins(HORIZON, 6, 1, 0);
    assertThrows(AssertionError.class, () -> requireBlind(origins, filledOnce));
  }
}
