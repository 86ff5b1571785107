package dev.recur.evaluation;

import dev.recur.forecast.Fallback;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Holds values against the interval that was forecast for each from all values before it. A value
 * outside that of {@value #USUAL} %, or of the level asked for if that is more, is seen by the
 * forecasts after it as the end of that interval, so that a fault neither hides the next nor makes
 * what is right look wrong, and a new level is reached in steps (Gelper, Fried and Croux, Robust
 * forecasting with exponential and Holt-Winters smoothing, Journal of Forecasting 29, 2010). Of a
 * lower level every few values lie outside; to change them all would make the forecasts worse than
 * those that calibrate it.
 */
public final class OneStepCheck {
  /** Level of the interval within which values are taken as they are, percent. */
  private static final double USUAL = 99;

  /** Origins of a series that are forecast together; those after a changed value once more. */
  private static final int MOST_OF_A_SERIES = 32;

  /** What a forecaster does together, so often over all series. */
  private static final int BLOCKS = 4;

  private final Forecaster forecaster;

  /** Of the interval within which values are taken as they are, around that which is checked. */
  private final double[] ends;

  private final List<Anomaly> anomalies = new ArrayList<>();
  private final List<Fallback> fallbacks = new ArrayList<>();
  private int steps;
  private int values;
  private int withoutInterval;

  private OneStepCheck(Forecaster forecaster, double level) {
    this.forecaster = forecaster;
    double lower = (100 - level) / 200;
    double upper = (100 + level) / 200;
    ends =
        level < USUAL
            ? new double[] {(100 - USUAL) / 200, lower, upper, (100 + USUAL) / 200}
            : new double[] {lower, upper};
  }

  /**
   * Values that are checked.
   *
   * @param series with all before them
   * @param from the first, 1 or more
   * @param to after the last
   */
  public record Span(TimeSeries series, int from, int to) {
    /** Checks the order. */
    public Span {
      if (from < 1 || to < from || to > series.length()) {
        throw new IllegalArgumentException(from + " to " + to + " of " + series.length());
      }
    }
  }

  /**
   * Checks values.
   *
   * @param forecaster sees, for each value, those before it and nothing else
   * @param level of the interval, percent
   * @param spans one a series
   * @param done hears how many steps have been checked so far, 0 first
   */
  public static OneStepCheck of(
      Forecaster forecaster, double level, List<Span> spans, IntConsumer done) {
    OneStepCheck check = new OneStepCheck(forecaster, level);
    int part = Math.max(1, BLOCKS * forecaster.together() / MOST_OF_A_SERIES);
    done.accept(0);
    for (int first = 0; first < spans.size(); first += part) {
      List<Progress> some =
          spans.subList(first, Math.min(spans.size(), first + part)).stream()
              .map(span -> new Progress(span))
              .toList();
      check.roll(some, done);
      some.forEach(progress -> check.anomalies.addAll(progress.anomalies));
    }
    return check;
  }

  /** Returns the values outside, in time order, one series after the other. */
  public List<Anomaly> anomalies() {
    return List.copyOf(anomalies);
  }

  /** Returns how many values there were; missing ones do not count. */
  public int values() {
    return values;
  }

  /** Returns how many of the values had no interval, and so were not checked. */
  public int withoutInterval() {
    return withoutInterval;
  }

  /** Returns why another method than the model's own made some of the forecasts. */
  public List<Fallback> fallbacks() {
    return List.copyOf(fallbacks);
  }

  /** A series as the forecasts see it, and how far it has been checked. */
  private static final class Progress {
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final int to;
    private TimeSeries seen;
    private int next;

    Progress(Span span) {
      seen = span.series();
      next = span.from();
      to = span.to();
    }

    int ahead() {
      return Math.min(MOST_OF_A_SERIES, to - next);
    }
  }

  private void roll(List<Progress> series, IntConsumer done) {
    while (series.stream().anyMatch(one -> one.ahead() > 0)) {
      Interruption.check();
      List<TimeSeries> histories = new ArrayList<>();
      for (Progress one : series) {
        for (int t = one.next; t < one.next + one.ahead(); t++) {
          histories.add(one.seen.slice(0, t));
        }
      }
      List<Forecast> forecasts = forecaster.forecast(histories, 1, ends);
      int from = 0;
      for (Progress one : series) {
        int to = from + one.ahead();
        advance(one, forecasts.subList(from, to));
        from = to;
      }
      done.accept(steps);
    }
  }

  /** Checks the next values of a series up to the first that is changed. */
  private void advance(Progress one, List<Forecast> forecasts) {
    for (Forecast forecast : forecasts) {
      TimeSeries before = one.seen;
      steps++;
      check(one, one.next++, forecast);
      if (one.seen != before) {
        return;
      }
    }
  }

  private void check(Progress one, int t, Forecast forecast) {
    forecast.fallback().ifPresent(fallbacks::add);
    TimeSeries series = one.seen;
    for (int k = 0; k < series.targetCount(); k++) {
      if (series.observed(k, t)) {
        values++;
        if (forecast.quantiles().isEmpty()) {
          withoutInterval++;
        } else {
          check(one, t, k, forecast.points().target(k, 0), forecast.quantiles().get());
        }
      }
    }
  }

  private static void check(Progress one, int t, int k, double point, Quantiles quantiles) {
    TimeSeries series = one.seen;
    double value = series.target(k, t);
    int last = quantiles.probabilities().length - 1;
    int inner = last / 2;
    double lower = quantiles.of(k, inner)[0];
    double upper = quantiles.of(k, last - inner)[0];
    if (value < lower || value > upper) {
      one.anomalies.add(
          new Anomaly(
              series.name(),
              series.keys(),
              series.calendar().label(t),
              k,
              value,
              point,
              lower,
              upper));
    }
    double usual = Math.max(quantiles.of(k, 0)[0], Math.min(quantiles.of(k, last)[0], value));
    if (usual != value) {
      one.seen = series.withTarget(k, t, usual);
    }
  }
}
