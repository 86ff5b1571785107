package dev.recur.window;

/**
 * How windows are cut.
 *
 * @param lookback steps the network sees, 1 or more
 * @param ahead steps it predicts at once: 1 for a recursive forecast, the horizon for a direct one
 * @param segment steps that make one step of the network, a divisor of the lookback; 1 for each
 * @param stride steps between windows, 1 or more
 * @param scaled whether each window is centred and scaled by its own level and spread
 * @param apart whether each target of a series is seen and predicted by itself, as a series of its
 *     own; series of one target are never apart
 * @param decoded whether the future covariates of the steps to be predicted follow each window, for
 *     a network that decodes them step by step
 * @param numbered whether the number of its series follows each window, for a network that has
 *     learned something of every series
 */
public record WindowSpec(
    int lookback,
    int ahead,
    int segment,
    int stride,
    boolean scaled,
    boolean apart,
    boolean decoded,
    boolean numbered) {
  /** Checks the ranges. */
  public WindowSpec {
    if (lookback < 1 || ahead < 1 || segment < 1 || stride < 1 || lookback % segment != 0) {
      throw new IllegalArgumentException(
          "lookback "
              + lookback
              + ", ahead "
              + ahead
              + ", segment "
              + segment
              + ", stride "
              + stride);
    }
  }

  /** Makes windows of all targets that nothing follows. */
  public WindowSpec(int lookback, int ahead, int segment, int stride, boolean scaled) {
    this(lookback, ahead, segment, stride, scaled, false, false, false);
  }

  /** Returns the windows of a network that sees single steps and predicts the next one. */
  public static WindowSpec oneStep(int lookback, int stride, boolean scaled) {
    return new WindowSpec(lookback, 1, 1, stride, scaled);
  }

  /** Returns the same windows, followed by the future covariates of the steps to be predicted. */
  public WindowSpec withDecoded() {
    return new WindowSpec(lookback, ahead, segment, stride, scaled, apart, true, numbered);
  }

  /** Returns the same windows, followed by the number of their series. */
  public WindowSpec withNumbered() {
    return new WindowSpec(lookback, ahead, segment, stride, scaled, apart, decoded, true);
  }

  /** Returns the same windows of each target by itself, or of all together. */
  public WindowSpec withApart(boolean each) {
    return new WindowSpec(lookback, ahead, segment, stride, scaled, each, decoded, numbered);
  }

  /** Returns the steps of the network. */
  public int networkSteps() {
    return lookback / segment;
  }
}
