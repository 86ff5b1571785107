package dev.recur.artifact;

/** The parameters of a network, flat, in the order of its layout. Immutable. */
public final class Weights {
  private final float[] flat;

  /**
   * Keeps a copy.
   *
   * @param flat all parameters
   */
  public Weights(float[] flat) {
    this.flat = flat.clone();
  }

  /** Returns a copy. */
  public float[] flat() {
    return flat.clone();
  }
}
