package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.Team;
import java.util.Arrays;

/**
 * Predictions of a trained network. Windows go through the network in blocks of one fixed width,
 * the last filled up with zeros, so a window's prediction has the same bits in whatever batch and
 * place it comes and for any number of threads.
 */
public final class Predictor implements AutoCloseable {
  /** Windows that go through the network at once. */
  public static final int COLUMNS = 16;

  private final NetworkSpec spec;
  private final int lookback;
  private final NetworkWeights weights;
  private final BlockNetwork[] networks;
  private final Team team;

  private float[] inputs = new float[0];
  private float[] predictions = new float[0];
  private int batch;

  /**
   * @param spec the network
   * @param parameters flat parameters, as {@link Parameters} lays them out; copied
   * @param lookback steps of a window
   * @param threads threads to use
   */
  public Predictor(NetworkSpec spec, float[] parameters, int lookback, int threads) {
    this.spec = spec;
    this.lookback = lookback;
    spec.checkLookback(lookback);
    TrainingStep.checked(spec, parameters);
    Blas.useOneThread();
    weights = new NetworkWeights(spec);
    networks = new BlockNetwork[threads];
    Arrays.setAll(networks, i -> BlockNetwork.of(spec, weights, null, lookback, COLUMNS));
    team = new Team(threads);
    parameters(parameters);
  }

  /** Replaces the parameters. */
  public void parameters(float[] values) {
    weights.set(TrainingStep.checked(spec, values));
  }

  /**
   * Predicts.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest; with a {@link
   *     DecoderSpec} followed by {@code [ahead, its features, batch]}; with an {@link
   *     EmbeddingSpec} the numbers of the series, {@code [batch]}, come last
   * @param batch windows
   * @return {@code [outputs, batch]}, last index fastest
   */
  public float[] predict(float[] inputs, int batch) {
    return predict(inputs, batch, 0);
  }

  /**
   * Predicts windows that begin alike, with the same bits in less time.
   *
   * @param inputs as for {@link #predict(float[], int)}
   * @param batch windows
   * @param shared steps from the first on that are the same in all windows
   * @return {@code [outputs, batch]}, last index fastest
   */
  public float[] predict(float[] inputs, int batch, int shared) {
    if (batch < 1 || inputs.length < spec.inputRows(lookback) * batch) {
      throw new IllegalArgumentException(
          inputs.length + " inputs, expected " + spec.inputRows(lookback) * batch);
    }
    this.inputs = inputs;
    this.batch = batch;
    predictions = new float[spec.outputs() * batch];
    for (BlockNetwork network : networks) {
      network.shareSteps(shared);
    }
    int blocks = (batch + COLUMNS - 1) / COLUMNS;
    team.run(Math.min(networks.length, blocks), this::predictShare);
    return predictions;
  }

  private void predictShare(int share) {
    for (int from = share * COLUMNS; from < batch; from += networks.length * COLUMNS) {
      int count = Math.min(COLUMNS, batch - from);
      float[] block = networks[share].forward(inputs, batch, from, count, COLUMNS, 0);
      for (int output = 0; output < spec.outputs(); output++) {
        System.arraycopy(block, output * COLUMNS, predictions, output * batch + from, count);
      }
    }
  }

  @Override
  public void close() {
    team.close();
    for (BlockNetwork network : networks) {
      network.close();
    }
    weights.close();
  }
}
