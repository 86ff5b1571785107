package dev.recur.network;

import java.util.SplittableRandom;

/** Random windows of a seed. */
@SuppressWarnings("ArrayRecordComponent")
public record Windows(int lookback, int batch, float[] inputs, float[] targets) {
  public static Windows random(NetworkSpec spec, int lookback, int batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] inputs = normal(random, spec.inputRows(lookback) * batch);
    int series = spec.options().embedding().map(EmbeddingSpec::series).orElse(0);
    for (int window = 0; series > 0 && window < batch; window++) {
      inputs[inputs.length - batch + window] = random.nextInt(series);
    }
    return new Windows(lookback, batch, inputs, normal(random, spec.outputs() * batch));
  }

  private static float[] normal(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
