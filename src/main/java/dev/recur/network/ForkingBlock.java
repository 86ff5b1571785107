package dev.recur.network;

/**
 * What a network of forking sequences learns from at once: a block of histories that are equally
 * long, with some origins in each that are the same for all, and some steps ahead of every origin.
 * Values of a row stand as {@link ForkingDecoder} has them: {@code ahead} times the columns, the
 * column fastest. Filled anew for every step of training, in place.
 */
public final class ForkingBlock {
  /** Histories. */
  public static final int COLUMNS = 64;

  /** Origins of a history. */
  public static final int ORIGINS = 24;

  /** Steps ahead of an origin. */
  public static final int AHEAD = 6;

  /** {@code [step][inputs x columns]}. */
  private final float[][] inputs;

  /** Steps of these origins, rising. */
  private final int[] origins = new int[ORIGINS];

  /** One an origin: {@code [known, ahead x columns]}. */
  private final float[][] known;

  /** One an origin: {@code [lags, ahead x columns]}. */
  private final float[][] lags;

  /** One an origin: {@code [ahead x columns]}. */
  private final float[][] targets;

  /** How much a target counts, 0 for not at all; shaped as the targets. */
  private final float[][] weights;

  private int steps;

  /**
   * @param mostSteps of a history
   */
  public ForkingBlock(ForkingSpec spec, int mostSteps) {
    inputs = new float[mostSteps][spec.inputs() * COLUMNS];
    known = new float[ORIGINS][spec.known() * AHEAD * COLUMNS];
    lags = new float[ORIGINS][spec.lags() * AHEAD * COLUMNS];
    targets = new float[ORIGINS][AHEAD * COLUMNS];
    weights = new float[ORIGINS][AHEAD * COLUMNS];
  }

  /**
   * Begins anew.
   *
   * @param length steps of the histories
   * @param at the last step known at each origin, rising
   */
  public void begin(int length, int[] at) {
    if (length < 1 || length > inputs.length || at.length != ORIGINS) {
      throw new IllegalArgumentException(length + " steps, " + at.length + " origins");
    }
    steps = length;
    System.arraycopy(at, 0, origins, 0, ORIGINS);
  }

  /** Sets the features of a step of a history. */
  public void inputs(int step, int column, float[] features) {
    put(features, inputs[step], column, COLUMNS);
  }

  /**
   * Sets a step ahead of an origin.
   *
   * @param origin its number
   * @param ahead number of the step ahead among the origin's
   * @param features what is known about it
   * @param values of the lags
   * @param target what came
   * @param weight how much it counts
   */
  public void pair(
      int origin,
      int ahead,
      int column,
      float[] features,
      float[] values,
      float target,
      float weight) {
    int at = ahead * COLUMNS + column;
    put(features, known[origin], at, AHEAD * COLUMNS);
    put(values, lags[origin], at, AHEAD * COLUMNS);
    targets[origin][at] = target;
    weights[origin][at] = weight;
  }

  private static void put(float[] values, float[] goal, int at, int stride) {
    for (int i = 0; i < values.length; i++) {
      goal[i * stride + at] = values[i];
    }
  }

  int steps() {
    return steps;
  }

  float[] inputs(int step) {
    return inputs[step];
  }

  int origin(int number) {
    return origins[number];
  }

  float[] known(int origin) {
    return known[origin];
  }

  float[] lags(int origin) {
    return lags[origin];
  }

  float[] targets(int origin) {
    return targets[origin];
  }

  float[] weights(int origin) {
    return weights[origin];
  }
}
