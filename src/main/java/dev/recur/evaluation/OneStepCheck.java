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
 * outside is seen by the forecasts after it as the end of the interval that it lies beyond, so that
 * a fault neither hides the next nor makes what is right look wrong, and a new level is reached in
 * steps (Gelper, Fried and Croux, Robust forecasting with exponential and Holt-Winters smoothing,
 * Journal of Forecasting 29, 2010).
 */
public final class OneStepCheck {
  /** Origins of a series that are forecast together, at the most. */
  private static final int MOST_OF_A_SERIES = 32;

  /** What a forecaster does together, so often over all series. */
  private static final int BLOCKS = 4;

  private final Forecaster forecaster;
  private final double[] ends;
  private final int ahead;
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final List<Fallback> fallbacks = new ArrayList<>();
  private int steps;
  private int values;
  private int withoutInterval;

  private OneStepCheck(Forecaster forecaster, double level) {
    this.forecaster = forecaster;
    ends = new double[] {(100 - level) / 200, (100 + level) / 200};
    // Forecasts after an anomaly are made again, so no more than chance alone leaves without one.
    ahead = (int) Math.min(MOST_OF_A_SERIES, Math.ceil(100 / (100 - level)));
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
    int part = Math.max(1, BLOCKS * forecaster.together() / check.ahead);
    done.accept(0);
    for (int first = 0; first < spans.size(); first += part) {
      List<Progress> some =
          spans.subList(first, Math.min(spans.size(), first + part)).stream()
              .map(span -> new Progress(span, check.ahead))
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
    private final int most;
    private TimeSeries seen;
    private int next;

    Progress(Span span, int most) {
      this.most = most;
      seen = span.series();
      next = span.from();
      to = span.to();
    }

    int ahead() {
      return Math.min(most, to - next);
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

  /** Checks the next values of a series up to the first that lies outside. */
  private void advance(Progress one, List<Forecast> forecasts) {
    for (Forecast forecast : forecasts) {
      int found = one.anomalies.size();
      steps++;
      check(one, one.next++, forecast);
      if (one.anomalies.size() > found) {
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
    double lower = quantiles.of(k, 0)[0];
    double upper = quantiles.of(k, 1)[0];
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
      one.seen = series.withTarget(k, t, Math.max(lower, Math.min(upper, value)));
    }
  }
}
