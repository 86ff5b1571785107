package dev.recur.window;

/**
 * How windows are cut.
 *
 * @param lookback steps the network sees, 1 or more
 * @param stride steps between windows, 1 or more
 * @param scaled whether each window is centred and scaled by its own level and spread
 */
public record WindowSpec(int lookback, int stride, boolean scaled) {
  /** Checks the ranges. */
  public WindowSpec {
    if (lookback < 1 || stride < 1) {
      throw new IllegalArgumentException("lookback " + lookback + ", stride " + stride);
    }
  }
}
