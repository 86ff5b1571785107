package dev.recur.pretrained;

import dev.recur.network.ForkingSpec;

/** The network that is pre-trained: its shape and the quantiles it gives. */
public final class PretrainedNetwork {
  private static final double[] PROBABILITIES = {.025, .1, .2, .3, .4, .5, .6, .7, .8, .9, .975};

  /** The shape of the network in the release. */
  public static final ForkingSpec SPEC = spec(96, 2, 128);

  private PretrainedNetwork() {}

  /**
   * A network that sees the same.
   *
   * @param units of a GRU
   * @param layers GRUs, one upon the other
   * @param width of the decoder
   */
  public static ForkingSpec spec(int units, int layers, int width) {
    return new ForkingSpec(
        Sight.INPUTS, Sight.KNOWN, Sight.LAGS, units, layers, width, PROBABILITIES.length);
  }

  /** Probabilities of the quantiles, the median in the middle. */
  public static double[] probabilities() {
    return PROBABILITIES.clone();
  }
}
