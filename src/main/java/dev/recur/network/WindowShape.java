package dev.recur.network;

import dev.recur.window.WindowSpec;
import java.util.Optional;

/**
 * What windows tell of the network that learns from them: all of its sizes but those that are
 * chosen, which are layers and units, the values of a learned vector, and whether there are a skip
 * and attention. Whether there are a decoder and learned vectors, and how many steps are predicted,
 * the windows alone say.
 *
 * @param window how they are cut
 * @param quantiles how outputs become quantiles; empty if they are points
 * @param targets that are predicted at once
 * @param covariates values of a step beside the targets
 * @param known of these, values known ahead
 * @param series that a vector may be learned of
 */
public record WindowShape(
    WindowSpec window,
    Optional<QuantileOutputs> quantiles,
    int targets,
    int covariates,
    int known,
    int series) {
  /**
   * Returns a network with the sizes that the windows tell.
   *
   * @param network whose sizes may be others
   * @throws IllegalArgumentException if no network has these sizes
   */
  public NetworkSpec of(NetworkSpec network) {
    NetworkOptions options = network.options();
    boolean attention = options.decoder().map(DecoderSpec::attention).orElse(false);
    int vector = options.embedding().map(EmbeddingSpec::size).orElse(1);
    int values = window.ahead() * quantiles.map(QuantileOutputs::count).orElse(1);
    return new NetworkSpec(
        network.cell(),
        (targets + covariates) * window.segment(),
        network.hidden(),
        network.layers(),
        targets * values,
        network.dropout(),
        options
            .with()
            .lookback(network.cell().isRecurrent() ? 0 : window.networkSteps())
            .skip(Math.min(options.skip(), window.networkSteps()))
            .decoder(
                window.decoded()
                    ? Optional.of(new DecoderSpec(window.ahead(), targets, known, attention))
                    : Optional.empty())
            .embedding(
                window.numbered()
                    ? Optional.of(new EmbeddingSpec(series, vector))
                    : Optional.empty())
            .build());
  }
}
