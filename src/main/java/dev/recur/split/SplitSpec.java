package dev.recur.split;

/**
 * How much of the end of every series is held out.
 *
 * @param validation the part before test, by which training is stopped
 * @param test the held-out end, scored once
 */
public record SplitSpec(SplitSize validation, SplitSize test) {
  /**
   * Returns the length of validation before another end than that of the series; a date would not
   * move with it, so one horizon takes its place.
   *
   * @param horizon steps ahead
   */
  public SplitSize validationAnywhere(int horizon) {
    return validation instanceof SplitSize.From ? new SplitSize.Steps(horizon) : validation;
  }
}
