package dev.recur.training;

import java.util.List;

/**
 * What one pass over the windows brought.
 *
 * @param number from 1
 * @param loss mean training loss over the epoch's windows
 * @param validationError RMSE of the steps predicted at once over validation: in original units, of
 *     several series or targets in their seasonal-naive errors; NaN where there is no validation
 * @param learningRate of its last step
 * @param watched forecasts over validation by its weights, if it was watched
 */
public record Epoch(
    int number,
    double loss,
    double validationError,
    double learningRate,
    List<WatchedForecast> watched) {
  /** Copies the list. */
  public Epoch {
    watched = List.copyOf(watched);
  }

  /** An epoch that was not watched. */
  public Epoch(int number, double loss, double validationError, double learningRate) {
    this(number, loss, validationError, learningRate, List.of());
  }
}
