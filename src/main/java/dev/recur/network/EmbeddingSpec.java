package dev.recur.network;

/**
 * A learned vector for each series of a panel, which the first hidden layer sees beside the values
 * of every step (entity embeddings, Guo and Berkhahn 2016).
 *
 * @param series vectors; a number that is not below it stands for any other series and has their
 *     mean
 * @param size values of a vector
 */
public record EmbeddingSpec(int series, int size) {
  /** Numbers up to here are exact among the inputs, which are floats. */
  private static final int MOST_SERIES = 1 << 24;

  /**
   * @throws IllegalArgumentException if a size is out of its range
   */
  public EmbeddingSpec {
    if (series < 1 || series > MOST_SERIES || size < 1) {
      throw new IllegalArgumentException(
          series
              + " vectors of "
              + size
              + " values, expected 1 to "
              + MOST_SERIES
              + " of 1 or more");
    }
  }

  @Override
  public String toString() {
    return "embedding of " + size + " values for " + series + " series";
  }
}
