package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import dev.recur.evaluation.OneStepCheck.Span;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values held against what was forecast for each from those before it. */
class OneStepCheckTest {
  /** Repeats the last value, give or take one; two of the ends around, where they are asked for. */
  private static final Forecaster GIVE_OR_TAKE_ONE =
      (histories, horizon, probabilities) -> {
        List<Forecast> forecasts = new ArrayList<>();
        for (TimeSeries history : histories) {
          double last = history.target(0, history.length() - 1);
          double[][][] ends =
              probabilities.length == 2
                  ? new double[][][] {{{last - 1}, {last + 1}}}
                  : new double[][][] {{{last - 2}, {last - 1}, {last + 1}, {last + 2}}};
          forecasts.add(
              Doubles.constant(history, horizon, last).with(new Quantiles(probabilities, ends)));
        }
        return forecasts;
      };

  private static OneStepCheck check(double... values) {
    return checkAt(99, values);
  }

  private static OneStepCheck checkAt(double level, double... values) {
    TimeSeries series =
        TimeSeries.builder("North", Fixtures.monthly(), values)
            .missing(MissingPolicy.PREVIOUS, 1)
            .build();
    Span span = new Span(series, 1, values.length);
    return OneStepCheck.of(GIVE_OR_TAKE_ONE, level, List.of(span), done -> {});
  }

  private static List<String> times(OneStepCheck check) {
    return check.anomalies().stream().map(Anomaly::time).toList();
  }

  @Test
  void aSpikeIsToldOnceAndNotTheReturnFromIt() {
    OneStepCheck check = check(5, 5, 9, 5.5, 5);
    assertEquals(List.of("2020-03"), times(check));
    assertEquals(
        new Anomaly("North", List.of(), "2020-03", 0, 9, 5, 4, 6), check.anomalies().get(0));
    assertEquals(4, check.values());
  }

  @Test
  void aNewLevelIsReachedInStepsOfTheInterval() {
    // Seen are 5, 6, 7, 8 and then 8.5, which lies within 8 give or take one.
    assertEquals(
        List.of("2020-02", "2020-03", "2020-04"), times(check(5, 8.5, 8.5, 8.5, 8.5, 8.5)));
  }

  @Test
  void atALowerLevelOnlyWhatIsFarOutIsChanged() {
    // 6.5 is told and seen as it is; 9 lies outside of 6.6 give or take two and is seen as 8.6.
    assertEquals(List.of("2020-02", "2020-04"), times(checkAt(80, 5, 6.5, 6.6, 9, 9.5)));
  }

  @Test
  void aMissingValueIsNeitherCheckedNorOutside() {
    OneStepCheck check = check(5, Double.NaN, 5.5, 5);
    assertEquals(List.of(), check.anomalies());
    assertEquals(2, check.values());
  }

  @Test
  void manySeriesAndManyValuesAreCheckedAsOneByOne() {
    List<Span> spans = new ArrayList<>();
    List<Anomaly> apart = new ArrayList<>();
    for (int s = 0; s < 40; s++) {
      Span span = new Span(Fixtures.series("s" + s, Fixtures.noise(100, s)), 10 + s % 3, 100);
      spans.add(span);
      apart.addAll(OneStepCheck.of(GIVE_OR_TAKE_ONE, 99, List.of(span), done -> {}).anomalies());
    }
    List<Anomaly> together = OneStepCheck.of(GIVE_OR_TAKE_ONE, 99, spans, done -> {}).anomalies();
    assertEquals(apart, together);
    assertEquals(slowly(spans), together.size());
  }

  /** An independent loop: the last value that was seen, cut to one beside the one before. */
  private static int slowly(List<Span> spans) {
    int outside = 0;
    for (Span span : spans) {
      double[] values = span.series().target(0);
      double seen = values[span.from() - 1];
      for (int t = span.from(); t < span.to(); t++) {
        double step = values[t] - seen;
        outside += Math.abs(step) > 1 ? 1 : 0;
        seen += Math.max(-1, Math.min(1, step));
      }
    }
    return outside;
  }
}
