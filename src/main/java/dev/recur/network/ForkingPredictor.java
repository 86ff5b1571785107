package dev.recur.network;

import dev.recur.recurrent.Blas;
import java.util.Arrays;
import java.util.List;

/**
 * Predictions of a network of forking sequences for blocks of histories. Blocks have one fixed
 * width, so the prediction of a history has the same bits in whatever block and place it comes.
 * Belongs to one thread.
 */
public final class ForkingPredictor implements AutoCloseable {
  /**
   * The most histories of a block. Kernels of OpenBLAS for CPUs without AVX-512 give the columns of
   * wider blocks different bits by their place.
   */
  public static final int COLUMNS = 16;

  private final ForkingSpec spec;
  private final ForkingWeights weights;
  private final ForkingEncoder encoder;
  private final ForkingDecoder decoder;
  private final float[] inputs;
  private final float[] states;
  private final float[] known;
  private final float[] lags;
  private final float[] quantiles;

  /**
   * @param parameters flat, as {@link ForkingSpec#layout} lays them out; copied
   * @param mostSteps of a history
   */
  public ForkingPredictor(ForkingSpec spec, float[] parameters, int mostSteps) {
    if (parameters.length != spec.parameters()) {
      throw new IllegalArgumentException(
          parameters.length + " parameters, expected " + spec.parameters());
    }
    this.spec = spec;
    Blas.useOneThread();
    weights = new ForkingWeights(spec);
    weights.set(parameters, 0);
    encoder = new ForkingEncoder(spec, weights, null, mostSteps, COLUMNS);
    decoder = new ForkingDecoder(spec, weights, null, 1, COLUMNS, 1);
    inputs = new float[spec.inputs() * COLUMNS];
    states = new float[spec.units() * COLUMNS];
    known = new float[spec.known() * COLUMNS];
    lags = new float[spec.lags() * COLUMNS];
    quantiles = new float[spec.quantiles() * COLUMNS];
  }

  /**
   * Predicts the steps after some histories, which cost as many steps as the longest has.
   *
   * @param histories at most {@link #COLUMNS}
   * @param horizon steps ahead
   * @return {@code [history][step][quantile]}; quantiles may cross
   */
  public float[][][] predict(List<? extends ForkingHistory> histories, int horizon) {
    encode(histories);
    float[][][] predictions = new float[histories.size()][horizon][spec.quantiles()];
    float[] features = new float[spec.known()];
    float[] values = new float[spec.lags()];
    decoder.begin(COLUMNS, 1);
    for (int step = 0; step < horizon; step++) {
      for (int c = 0; c < histories.size(); c++) {
        histories.get(c).known(step + 1, features, values);
        put(features, known, c);
        put(values, lags, c);
      }
      decoder.forward(0, states, known, lags, quantiles);
      for (int c = 0; c < predictions.length; c++) {
        for (int q = 0; q < spec.quantiles(); q++) {
          predictions[c][step][q] = quantiles[q * COLUMNS + c];
        }
      }
    }
    return predictions;
  }

  /** Keeps of every history the state after its own last step. */
  private void encode(List<? extends ForkingHistory> histories) {
    int longest = histories.stream().mapToInt(ForkingHistory::steps).max().orElseThrow();
    float[] features = new float[spec.inputs()];
    Arrays.fill(inputs, 0);
    Arrays.fill(states, 0);
    Arrays.fill(known, 0);
    Arrays.fill(lags, 0);
    encoder.begin(COLUMNS);
    for (int step = 0; step < longest; step++) {
      for (int c = 0; c < histories.size(); c++) {
        if (step < histories.get(c).steps()) {
          histories.get(c).inputs(step, features);
          put(features, inputs, c);
        }
      }
      float[] state = encoder.forward(step, inputs);
      for (int c = 0; c < histories.size(); c++) {
        if (step == histories.get(c).steps() - 1) {
          for (int unit = 0; unit < spec.units(); unit++) {
            states[unit * COLUMNS + c] = state[unit * COLUMNS + c];
          }
        }
      }
    }
  }

  private static void put(float[] values, float[] goal, int column) {
    for (int i = 0; i < values.length; i++) {
      goal[i * COLUMNS + column] = values[i];
    }
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    weights.close();
  }
}
