package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method, whatever it is given. */
class EveryMethodTest {
  private static final int HORIZON = 30;

  /** How one method is fitted. */
  private interface Method {
    FittedModel fit(double[] values, int season) throws CannotFitException;
  }

  private static Map<String, Method> methods() {
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("naive", Naive::fit);
    methods.put("seasonal naive", SeasonalNaive::fit);
    methods.put("drift", Drift::fit);
    methods.put("mean", Mean::fit);
    methods.put("ets", Ets::fit);
    methods.put("theta", Theta::fit);
    methods.put("sarima", Sarima::fit);
    methods.put("var", dev.recur.classical.Method.VAR::fit);
    methods.put("mstl", Mstl::fit);
    methods.putAll(demandMethods());
    return methods;
  }

  private static Map<String, Method> demandMethods() {
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("croston", Croston::fit);
    methods.put("croston sba", Croston::fitUnbiased);
    methods.put("tsb", Tsb::fit);
    methods.put("adida", Adida::fit);
    methods.put("imapa", Imapa::fit);
    return methods;
  }

  private static Map<String, double[]> oddSeries() {
    Random random = new Random(42);
    double[] noise = random.doubles(200).toArray();
    Map<String, double[]> series = new LinkedHashMap<>();
    for (int n : new int[] {1, 2, 3, 4, 5, 8, 9, 12, 13, 14, 25, 36, 37}) {
      series.put(n + " values", of(n, t -> 10 + t + noise[t]));
    }
    series.put("zeros", new double[60]);
    series.put("constant", of(60, t -> 3.7));
    series.put("one step", of(60, t -> t < 30 ? 1 : 2));
    series.put("one spike", of(60, t -> t == 20 ? 1 : 0));
    series.put("mostly zeros", of(100, t -> t % 7 == 0 ? Math.floor(5 * noise[t]) : 0));
    series.put("straight line", of(60, t -> 5 + 2 * t));
    series.put("exact season", of(60, t -> t % 12));
    series.put("exact positive season", of(60, t -> 1 + t % 12));
    series.put("exact growth", of(60, t -> Math.pow(1.1, t)));
    series.put("fast growth", of(60, t -> Math.exp(3.0 * t)));
    series.put("huge", of(80, t -> 1e90 * (10 + t + noise[t])));
    series.put("tiny", of(80, t -> 1e-90 * (10 + t + noise[t])));
    series.put("huge level", of(80, t -> 1e15 + noise[t]));
    series.put("negative", of(80, t -> -100 - t - noise[t]));
    series.put("across zero", of(80, t -> noise[t] - 0.5));
    series.put("tiny beside huge", of(80, t -> t % 2 == 0 ? 1e-50 : 1e50));
    return series;
  }

  static Stream<Arguments> everyMethodOnEveryOddSeries() {
    return methods().keySet().stream()
        .flatMap(
            method -> oddSeries().keySet().stream().map(series -> Arguments.of(method, series)));
  }

  static Stream<String> everyMethod() {
    return methods().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("everyMethodOnEveryOddSeries")
  void forecastsAreFiniteOrRefusedInWords(String method, String name) {
    double[] values = oddSeries().get(name);
    for (int season : new int[] {1, 12, 7, 26, 70}) {
      Optional<FittedModel> fitted = fitOrRefuse(methods().get(method), values, season);
      if (fitted.isEmpty()) {
        continue;
      }
      assertAllFinite(fitted.get().forecast(HORIZON));
      double[] none = {};
      assertAllFinite(fitted.get().quantile(0.95, HORIZON).orElse(none));
      assertAllFinite(fitted.get().quantile(0.05, HORIZON).orElse(none));
    }
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void sameValuesGiveSameForecastsAndLaterChangesGoUnseen(String method) throws CannotFitException {
    double[] values = ReferenceSeries.named("milk").train();
    double[] before = values.clone();
    FittedModel fit = methods().get(method).fit(values, 12);
    double[] forecast = fit.forecast(HORIZON);
    assertArrayEquals(before, values);
    Arrays.fill(values, -1);
    assertArrayEquals(forecast, fit.forecast(HORIZON));
    assertArrayEquals(forecast, methods().get(method).fit(before, 12).forecast(HORIZON));
    fit.forecast(HORIZON)[0] = 0;
    assertArrayEquals(forecast, fit.forecast(HORIZON));
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void shorterHorizonIsTheBeginningOfALongerOne(String method) throws CannotFitException {
    FittedModel fit = methods().get(method).fit(ReferenceSeries.named("airline").train(), 12);
    double[] all = fit.forecast(HORIZON);
    assertArrayEquals(Arrays.copyOf(all, 5), fit.forecast(5), 1e-9 * all[0]);
  }

  static Stream<String> everyMethodWhosePointIsTheMedian() {
    return everyMethod().filter(method -> !demandMethods().containsKey(method));
  }

  @ParameterizedTest
  @MethodSource("everyMethodWhosePointIsTheMedian")
  void quantilesRiseWithTheirProbability(String method) throws CannotFitException {
    FittedModel fit = methods().get(method).fit(ReferenceSeries.named("airline").train(), 12);
    double[] low = fit.quantile(0.1, HORIZON).orElseThrow();
    double[] middle = fit.quantile(0.5, HORIZON).orElseThrow();
    double[] high = fit.quantile(0.9, HORIZON).orElseThrow();
    assertArrayEquals(fit.forecast(HORIZON), middle, 1e-6 * middle[0]);
    for (int h = 0; h < HORIZON; h++) {
      assertTrue(low[h] < middle[h] && middle[h] < high[h]);
    }
  }

  private static Optional<FittedModel> fitOrRefuse(Method method, double[] values, int season) {
    try {
      return Optional.of(method.fit(values, season));
    } catch (CannotFitException e) {
      assertFalse(e.getMessage().isBlank());
      assertFalse(e.getMessage().contains("null"), e.getMessage());
      return Optional.empty();
    }
  }

  private static void assertAllFinite(double[] values) {
    assertEquals(
        values.length, Arrays.stream(values).filter(Double::isFinite).count(), "finite values");
  }

  private static double[] of(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }
}
