package dev.recur.config;

import dev.recur.network.NetworkOptions;
import dev.recur.series.Limit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user may say about networks; what is empty the preset chooses, and the choice is said.
 *
 * @param preset chooses what is not said
 * @param decoder how the steps of a forecast are made
 * @param attention whether a decoder that goes step by step looks back at the states of the window
 * @param ensemble networks whose median is the forecast
 * @param lookback steps the network sees
 * @param segment steps that make one step of the network
 * @param stride steps between training windows
 * @param apart whether each target is seen and predicted by itself
 * @param transform what is done to the values
 * @param hidden units of a layer
 * @param layers hidden layers
 * @param skip whether a linear map leads from the window straight to the forecast
 * @param dropout share of a layer's inputs dropped in training, 0 for none
 * @param embedding values of a vector that is learned for each series, 0 for none
 * @param options what the hidden layers have beyond that; lookback and skip are filled in
 */
@WithBuilder
public record NetworkConfig(
    Preset preset,
    Decoder decoder,
    boolean attention,
    OptionalInt ensemble,
    OptionalInt lookback,
    OptionalInt segment,
    int stride,
    Optional<Boolean> apart,
    TransformSpec transform,
    OptionalInt hidden,
    OptionalInt layers,
    Optional<Boolean> skip,
    double dropout,
    int embedding,
    NetworkOptions options)
    implements NetworkConfigBuilder.With {
  /** Checks the ranges. */
  public NetworkConfig {
    Ranges.count(Limit.MEMBERS, "networks", ensemble);
    Ranges.count(Limit.STEPS, "lookback", lookback);
    Ranges.count(Limit.STEPS, "segment", segment);
    Ranges.count(Limit.STEPS, "stride", stride);
    Ranges.count(Limit.HIDDEN, "hidden units", hidden);
    Ranges.count(Limit.LAYERS, "layers", layers);
    Ranges.share("dropout", dropout);
    if (embedding != 0) {
      Ranges.count(Limit.EMBEDDING, "embedding", embedding);
    }
  }

  /** Returns the defaults. */
  public static NetworkConfig defaults() {
    return NetworkConfigBuilder.builder()
        .preset(Preset.BALANCED)
        .decoder(Decoder.AUTO)
        .stride(1)
        .transform(TransformSpec.AUTO)
        .options(NetworkOptions.none())
        .build();
  }

  /** Returns a builder that begins with the defaults. */
  public static NetworkConfigBuilder builder() {
    return defaults().with();
  }
}
