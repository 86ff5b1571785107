package dev.recur.chart;

import dev.recur.forecast.Forecast;
import dev.recur.forecast.HeldOutForecast;
import dev.recur.forecast.Levels;
import dev.recur.split.Split;
import java.util.List;

/** What was held out of a series, with the forecasts made for it. */
final class HeldOutEnd {
  private final HeldOutForecast heldOut;

  HeldOutEnd(HeldOutForecast heldOut) {
    this.heldOut = heldOut;
  }

  /**
   * Adds what is to be seen of it.
   *
   * @param length steps of the series
   * @param shift from its steps to those of the chart
   * @param below takes bands and where parts begin
   * @param above takes lines
   */
  void add(int length, int shift, Levels levels, int target, List<Mark> below, List<Mark> above) {
    Split split = heldOut.split();
    if (split.validation() > 0) {
      part(split.trainEnd(), split.validation(), "validation", shift, below);
    }
    part(split.testStart(), split.test(), "test", shift, below);
    if (split.length() < length) {
      part(split.length(), length - split.length(), "newer data", shift, below);
    }
    int start = split.testStart() + shift;
    for (Forecast forecast : heldOut.forecasts()) {
      double[] points = forecast.points().target(target);
      int at = start;
      if (at >= 0) {
        forecast.quantiles().ifPresent(q -> below.addAll(Bands.of(q, levels, target, at)));
        above.add(new Line(Line.Kind.FORECAST, at, points));
      }
      start += points.length;
    }
  }

  private static void part(int at, int steps, String label, int shift, List<Mark> marks) {
    if (at + shift > 0) {
      marks.add(new Span(Span.Kind.PART, at + shift, steps, label));
    }
  }
}
