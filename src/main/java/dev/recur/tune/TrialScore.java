package dev.recur.tune;

import java.util.List;
import java.util.Optional;

/**
 * How good a trial was at a stage.
 *
 * @param trial the trial
 * @param stage how far it had come
 * @param errors one an origin: the root of the mean squared error over steps, series and targets;
 *     original units, or with several series or targets the seasonal-naive error of each; empty if
 *     it failed
 * @param failure why there are no errors, in one line
 */
public record TrialScore(Trial trial, Stage stage, List<Double> errors, Optional<String> failure) {
  /** Copies the list. */
  public TrialScore {
    errors = List.copyOf(errors);
    if (errors.isEmpty() == failure.isEmpty()) {
      throw new IllegalArgumentException(errors + " and " + failure);
    }
  }

  /** Returns whether there are errors. */
  boolean isDone() {
    return failure.isEmpty();
  }

  /** Returns the mean error over the origins; infinite if the trial failed. */
  public double error() {
    return errors.stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
