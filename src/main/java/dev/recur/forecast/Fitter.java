package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.List;

/** Something that can be fitted again at every origin of a backtest. */
@FunctionalInterface
public interface Fitter {
  /**
   * Returns what was fitted; the caller closes it.
   *
   * @param histories observed values of every series up to an origin, original units
   * @throws dev.recur.series.InputException if a history is too short
   */
  Forecaster fit(List<TimeSeries> histories);
}
