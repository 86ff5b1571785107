package dev.recur.network;

/**
 * What a network has beyond its plain layers.
 *
 * @param lookback steps of every window, which an MLP needs to know; 0 for any, which recurrent
 *     layers can read
 * @param skip steps at the end of the window whose inputs go to the outputs by a linear map of
 *     their own, added to what the layers give; 0 for none
 */
public record NetworkOptions(int lookback, int skip) {
  private static final NetworkOptions NONE = new NetworkOptions(0, 0);

  /**
   * @throws IllegalArgumentException if an option is out of its range
   */
  public NetworkOptions {
    if (lookback < 0 || skip < 0) {
      throw new IllegalArgumentException(
          "lookback " + lookback + " and skip " + skip + " must be 0 or more");
    }
  }

  /** Nothing beyond the plain layers. */
  public static NetworkOptions none() {
    return NONE;
  }

  /** These options for windows of so many steps only; 0 for any. */
  public NetworkOptions withLookback(int lookback) {
    return new NetworkOptions(lookback, skip);
  }

  /** These options with a linear skip from so many last steps of the window; 0 for none. */
  public NetworkOptions withSkip(int skip) {
    return new NetworkOptions(lookback, skip);
  }
}
