package dev.recur.network;

import java.nio.FloatBuffer;

/** Where the training of a network of forking sequences is: all that its next step depends on. */
public final class ForkingState {
  private final float[] parameters;
  private final float[] average;
  private final Adam adam;

  private ForkingState(float[] parameters, float[] average, Adam adam) {
    this.parameters = parameters;
    this.average = average;
    this.adam = adam;
  }

  /**
   * The start of a training.
   *
   * @param parameters flat; copied
   */
  public static ForkingState of(float[] parameters) {
    return new ForkingState(parameters.clone(), parameters.clone(), new Adam(parameters.length));
  }

  /**
   * A state that was written.
   *
   * @param steps that were taken
   * @param values as {@link #values} gave them
   */
  public static ForkingState of(int steps, float[] values) {
    int n = values.length / 4;
    FloatBuffer buffer = FloatBuffer.wrap(values);
    float[][] parts = new float[4][n];
    for (float[] part : parts) {
      buffer.get(part);
    }
    return new ForkingState(parts[0], parts[1], new Adam(parts[2], parts[3], steps));
  }

  /** Parameters, their average, and both moments of Adam, one after the other. */
  public float[] values() {
    FloatBuffer buffer = FloatBuffer.allocate(4 * parameters.length);
    buffer.put(parameters).put(average);
    adam.put(buffer);
    return buffer.array();
  }

  /** Steps that were taken. */
  public int steps() {
    return adam.updates();
  }

  /** The flat parameters themselves. */
  float[] parameters() {
    return parameters;
  }

  /** The averaged parameters themselves. */
  float[] average() {
    return average;
  }

  /** A copy of the averaged parameters, which forecast better than those of any one step. */
  public float[] averaged() {
    return average.clone();
  }

  Adam adam() {
    return adam;
  }

  /** Moves the average towards the parameters, of which it keeps a share. */
  void average(double share) {
    float keep = (float) share;
    for (int i = 0; i < average.length; i++) {
      average[i] = keep * average[i] + (1 - keep) * parameters[i];
    }
  }
}
