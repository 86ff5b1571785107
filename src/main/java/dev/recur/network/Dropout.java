package dev.recur.network;

/**
 * Drops values from blocks and scales the others up, so that sums keep their mean (inverted
 * dropout). The same seed and slot drop the same places on the way forward and back.
 */
final class Dropout {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final double share;
  private final float scale;
  private final boolean[] ready;
  private final float[][] factors;
  private long seed;

  Dropout(double share, int block, int slots) {
    this.share = share;
    scale = (float) (1 / (1 - share));
    ready = new boolean[slots];
    factors = new float[slots][block];
  }

  void seed(long seed) {
    this.seed = seed;
    java.util.Arrays.fill(ready, false);
  }

  /** What a slot's values are multiplied by: 0, or one over the share kept. */
  float[] factors(int slot, int length) {
    float[] factor = factors[slot];
    if (!ready[slot]) {
      fill(factor, length, seed * GOLDEN + slot);
      ready[slot] = true;
    }
    return factor;
  }

  /** {@code goal = source} with the slot's places dropped. */
  float[] drop(int slot, float[] source, float[] goal, int length) {
    float[] factor = factors(slot, length);
    for (int i = 0; i < length; i++) {
      goal[i] = source[i] * factor[i];
    }
    return goal;
  }

  /** SplitMix64 (Steele 2014), without taking memory. */
  private void fill(float[] factor, int length, long start) {
    long state = mix(start);
    long limit = (long) (share * (1L << 53));
    for (int i = 0; i < length; i++) {
      state += GOLDEN;
      factor[i] = (mix(state) >>> 11) < limit ? 0 : scale;
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
