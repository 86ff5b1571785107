package dev.recur.config;

import java.util.OptionalInt;

/** Makes a {@link NetworkConfig} from another, a change at a time. */
public final class NetworkSettings {
  private final NetworkConfig from;
  private Decoder decoder;
  private OptionalInt ensemble;
  private OptionalInt lookback;
  private TransformSpec transform;
  private OptionalInt hidden;
  private OptionalInt layers;
  private double dropout;

  NetworkSettings(NetworkConfig config) {
    from = config;
    decoder = config.decoder();
    ensemble = config.ensemble();
    lookback = config.lookback();
    transform = config.transform();
    hidden = config.hidden();
    layers = config.layers();
    dropout = config.dropout();
  }

  /** Sets how the steps of a forecast are made. */
  public NetworkSettings decoder(Decoder value) {
    decoder = value;
    return this;
  }

  /** Sets the networks whose median is the forecast. */
  public NetworkSettings ensemble(int value) {
    ensemble = OptionalInt.of(value);
    return this;
  }

  /** Sets the steps the network sees. */
  public NetworkSettings lookback(int value) {
    lookback = OptionalInt.of(value);
    return this;
  }

  /** Sets what is done to the values. */
  public NetworkSettings transform(TransformSpec value) {
    transform = value;
    return this;
  }

  /** Sets the units of a layer. */
  public NetworkSettings hidden(int value) {
    hidden = OptionalInt.of(value);
    return this;
  }

  /** Sets the hidden layers. */
  public NetworkSettings layers(int value) {
    layers = OptionalInt.of(value);
    return this;
  }

  /** Sets the share of a layer's inputs dropped in training. */
  public NetworkSettings dropout(double value) {
    dropout = value;
    return this;
  }

  /** Returns the configuration. */
  public NetworkConfig done() {
    return new NetworkConfig(
        from.preset(),
        decoder,
        from.attention(),
        ensemble,
        lookback,
        from.segment(),
        from.stride(),
        from.apart(),
        transform,
        hidden,
        layers,
        from.skip(),
        dropout,
        from.embedding(),
        from.options());
  }
}
