package dev.recur.model;

import dev.recur.series.TimeSeries;

/**
 * What a model file keeps of one series: enough to forecast beyond its end, and to know what the
 * weights have seen.
 *
 * @param tail its last values, as many as a forecast needs
 * @param unseen steps at the end of the series, more than the tail where it is short, by which the
 *     weights were neither fitted nor chosen, nor intervals calibrated: the held-out ones, or none
 *     after a refit
 */
public record SeriesEnd(TimeSeries tail, int unseen) {
  /** Checks the count. */
  public SeriesEnd {
    if (unseen < 0) {
      throw new IllegalArgumentException("unseen " + unseen);
    }
  }

  /** Returns the step, in the tail's calendar, of the last value the weights have seen. */
  public int lastSeen() {
    return tail.length() - 1 - unseen;
  }
}
