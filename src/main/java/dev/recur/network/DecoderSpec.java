package dev.recur.network;

/**
 * The second half of a sequence-to-sequence network (Sutskever 2014): recurrent layers that start
 * at the state in which those over the window ended, then roll over the steps ahead, and a dense
 * layer that every step shares. Each step sees its place, from 1 / ahead to 1, and what is known of
 * it ahead; no prediction is fed back, so that training and forecasting do the same.
 *
 * <p>The outputs of such a network are {@code [targets, ahead, values]}, values being what is
 * predicted of one target at one step.
 *
 * @param ahead steps
 * @param targets targets
 * @param features values known ahead, each step; 0 for none
 * @param attention whether the dense layer also sees an average of the states over the window,
 *     weighted by how well they fit the decoder's (Luong 2015, "general")
 */
public record DecoderSpec(int ahead, int targets, int features, boolean attention) {
  /**
   * @throws IllegalArgumentException if a size is out of its range
   */
  public DecoderSpec {
    if (ahead < 1 || targets < 1 || features < 0) {
      throw new IllegalArgumentException(
          "ahead "
              + ahead
              + " and targets "
              + targets
              + " must be 1 or more, features "
              + features
              + " 0 or more");
    }
  }

  /** Values that the first layer sees at a step: those known ahead and the step's place. */
  int inputs() {
    return features + 1;
  }

  @Override
  public String toString() {
    return "decoder of "
        + ahead
        + " steps with "
        + features
        + " known values"
        + (attention ? " and attention" : "");
  }
}
