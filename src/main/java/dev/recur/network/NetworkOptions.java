package dev.recur.network;

/**
 * What a network has beyond its plain layers.
 *
 * @param skip steps at the end of the window whose inputs go to the outputs by a linear map of
 *     their own, added to what the layers give; 0 for none
 */
public record NetworkOptions(int skip) {
  private static final NetworkOptions NONE = new NetworkOptions(0);

  /**
   * @throws IllegalArgumentException if an option is out of its range
   */
  public NetworkOptions {
    if (skip < 0) {
      throw new IllegalArgumentException("skip " + skip + " must be 0 or more");
    }
  }

  /** Nothing beyond the plain layers. */
  public static NetworkOptions none() {
    return NONE;
  }

  /** These options with a linear skip from so many last steps of the window; 0 for none. */
  public NetworkOptions withSkip(int skip) {
    return new NetworkOptions(skip);
  }
}
