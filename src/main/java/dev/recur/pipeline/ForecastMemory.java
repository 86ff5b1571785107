package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.series.Memory;
import dev.recur.series.Panel;

/** Refuses forecasts that are too large, before memory is taken for them. */
final class ForecastMemory {
  /** Copies of a forecast on its way. */
  private static final int COPIES = 4;

  private ForecastMemory() {}

  /**
   * Checks the values of a forecast.
   *
   * @param panel what is continued
   * @param series of it that are held at once
   * @param horizon steps ahead
   * @param each values of a step, such as points and quantiles
   * @throws dev.recur.series.InputException if there is too little memory
   */
  static void require(Panel panel, int series, int horizon, int each) {
    double values = (double) series * panel.schema().targets().size() * horizon * each;
    Memory.require(
        "a forecast of %d series, %d steps ahead with %d values each,"
            .formatted(series, horizon, each),
        COPIES * Double.BYTES * values,
        "lower ",
        setting("horizon"),
        ", or ask for fewer ",
        setting("levels"),
        " or ",
        setting("samples"));
  }
}
