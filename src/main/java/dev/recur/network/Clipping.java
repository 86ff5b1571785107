package dev.recur.network;

import java.util.List;

/** Keeps the gradients of a network small. Takes no memory after it is made. */
public final class Clipping {
  private final Clip clip;
  private final List<ParameterRange> layers;

  /**
   * Clips the gradients of a network.
   *
   * @param spec the network
   * @param clip what is bounded
   */
  public Clipping(NetworkSpec spec, Clip clip) {
    this.clip = clip;
    layers = ParameterRange.layers(Parameters.layout(spec));
  }

  /**
   * Clips gradients in place.
   *
   * @param gradients flat, as {@link Parameters} lays them out
   */
  public void apply(float[] gradients) {
    switch (clip.kind()) {
      case NONE -> {}
      case NORM -> Clip.toNorm(gradients, 0, gradients.length, clip.limit());
      case VALUE -> Clip.elements(gradients, (float) clip.limit());
      case LAYER -> {
        for (int i = 0; i < layers.size(); i++) {
          Clip.toNorm(gradients, layers.get(i).from(), layers.get(i).to(), clip.limit());
        }
      }
    }
  }
}
