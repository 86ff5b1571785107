package dev.recur.config;

import dev.recur.network.NetworkOptions;
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
    NetworkOptions options) {

  /** Returns the defaults. */
  public static NetworkConfig defaults() {
    return new NetworkConfig(
        Preset.BALANCED,
        Decoder.AUTO,
        false,
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        1,
        Optional.empty(),
        TransformSpec.AUTO,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        0,
        0,
        NetworkOptions.none());
  }

  /** Returns settings that begin as these and may be changed one by one. */
  public NetworkSettings change() {
    return new NetworkSettings(this);
  }
}
