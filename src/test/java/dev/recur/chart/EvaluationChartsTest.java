package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.Units;
import dev.recur.series.Panel;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EvaluationChartsTest {
  private static final int STEPS = 6;

  /** Forecasts that are off by something of the step ahead, from each of some origins. */
  private static Forecasts off(String name, int folds, DoubleUnaryOperator off) {
    double[][][][] values = new double[1][folds][1][STEPS];
    for (int f = 0; f < folds; f++) {
      int start = 24 + f * STEPS;
      Arrays.setAll(values[0][f][0], h -> start + h + off.applyAsDouble(h));
    }
    return new Forecasts(name, values, 0);
  }

  /** A series that rises by one a step, and so has a seasonal-naive error of 1. */
  private static Comparison comparison(int folds, DoubleUnaryOperator off) {
    Panel panel = Fixtures.panel(Fixtures.series("", Fixtures.upTo(24 + folds * STEPS)));
    List<Fold> origins = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      origins.add(new Fold(24 + f * STEPS, STEPS));
    }
    return new Comparison(
        new Folds(panel, Origins.of(STEPS), List.of(origins)),
        1,
        Units.original(panel),
        off("model", folds, off),
        List.of(off("near", folds, h -> 2), off("far", folds, h -> 30)));
  }

  private static Bars bars(Chart chart) {
    return (Bars) chart.marks().stream().filter(Bars.class::isInstance).findFirst().orElseThrow();
  }

  private static Chart titled(Comparison comparison, String title) {
    return new EvaluationCharts(comparison)
        .scores().stream().filter(chart -> chart.title().matches(title)).findFirst().orElseThrow();
  }

  @Test
  void errorsOfOneSizeCorrelateWholly() {
    Bars bars = bars(titled(comparison(8, h -> 3), "Autocorrelation.*"));
    assertEquals(STEPS / 2, bars.length());
    for (int lag = 0; lag < bars.length(); lag++) {
      assertEquals(1, bars.value(lag), 1e-12);
    }
  }

  @Test
  void errorsThatTakeTurnsCorrelateNegatively() {
    Bars bars = bars(titled(comparison(8, h -> h % 2 == 0 ? 1 : -1), "Autocorrelation.*"));
    assertEquals(-1, bars.value(0), 1e-12);
    assertEquals(1, bars.value(1), 1e-12);
  }

  @Test
  void everyErrorIsInTheDistribution() {
    Bars bars = bars(titled(comparison(8, h -> h - 2), "Errors, .*"));
    double sum = 0;
    for (int bin = 0; bin < bars.length(); bin++) {
      sum += bars.value(bin);
    }
    assertEquals(100, sum, 1e-9);
  }

  @Test
  void rivalsStandSideBySideWithWhatChanceMayDo() {
    Comparison comparison = comparison(8, h -> 3);
    Chart chart = titled(comparison, "RMSE, ±.*");
    assertEquals("model", chart.axis().label(0));
    assertEquals("far", chart.axis().label(2));
    assertEquals(3, bars(chart).value(0), 1e-12);
    assertEquals(3, bars(chart).low(0), 1e-9, "every origin is off by the same");
    assertFalse(
        bars(titled(comparison(1, h -> 3), "RMSE")).hasRange(0), "one origin tells no range");
  }

  @Test
  void ofManyForecastsSixtyAreDrawnWithTheLast() {
    EvaluationCharts charts = new EvaluationCharts(comparison(100, h -> 1));
    Chart chart = charts.worst(Set.of(), 1, OptionalInt.empty(), 1).get(0);
    List<Line> lines =
        chart.marks().stream()
            .filter(Line.class::isInstance)
            .map(Line.class::cast)
            .filter(line -> line.kind() == Line.Kind.FORECAST)
            .toList();
    assertEquals(60, lines.size());
    assertEquals(chart.steps(), lines.get(59).start() + STEPS);
    assertTrue(charts.title().endsWith("60 forecasts of a series drawn"), charts.title());
    List<String> rivals =
        chart.marks().stream()
            .filter(mark -> mark instanceof Line line && line.kind() == Line.Kind.RIVAL)
            .map(mark -> ((Line) mark).label())
            .distinct()
            .toList();
    assertEquals(List.of("near"), rivals);
  }
}
