package dev.recur.series;

import java.util.Locale;

/**
 * How large things may be. Every size that a user or a file names is compared with its limit before
 * memory is taken for it; why each is as it is, and what is said when it is reached, stands in
 * docs/limits.md.
 */
public enum Limit {
  /** Units of a hidden layer. */
  HIDDEN(8192),
  /** Hidden layers. */
  LAYERS(64),
  /** Members of an ensemble or another combination. */
  MEMBERS(100),
  /** Numbers learned of a series. */
  EMBEDDING(1024),
  /** Steps: of a horizon, a season, a window, a chunk, a stride. */
  STEPS(1 << 20),
  /** Windows of one training step. */
  BATCH(1 << 16),
  /** Passes over the windows, and a patience or an interval counted in them. */
  EPOCHS(1_000_000),
  /** Threads. */
  THREADS(1024),
  /** Trials of a search. */
  TRIALS(10_000),
  /** Sample paths of a series. */
  SAMPLES(100_000),
  /** Levels of intervals. */
  LEVELS(100),
  /** Steps of a pre-training. */
  PRETRAINING_STEPS(10_000_000),
  /** Seconds of a measurement. */
  SECONDS(3600),
  /** Values that a network sees or says at once. */
  VALUES(1 << 24),
  /** Weights of all networks of a model. */
  WEIGHTS(1 << 26),
  /** Series of which a network has learned something. */
  SERIES(1 << 24),
  /** Bytes of a model file. */
  FILE(1 << 29);

  private final int most;

  Limit(int most) {
    this.most = most;
  }

  /** The largest that is allowed. */
  public int most() {
    return most;
  }

  /** Returns whether a count is from 1 to the largest. */
  public boolean allows(long count) {
    return count >= 1 && count <= most;
  }

  /**
   * Returns a count.
   *
   * @param what is counted, for the complaint
   * @param count how many
   * @throws IllegalArgumentException if it is not from 1 to the largest
   */
  public int require(String what, long count) {
    if (!allows(count)) {
      throw new IllegalArgumentException(what + " " + count + ": give 1 to " + most);
    }
    return (int) count;
  }

  /** The largest, as people read it: {@code 67,108,864}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d", most);
  }
}
