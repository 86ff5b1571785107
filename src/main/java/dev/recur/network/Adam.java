package dev.recur.network;

import java.nio.FloatBuffer;

/** The Adam optimizer (Kingma and Ba 2015), as Deeplearning4j computes it. */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final float[] mean;
  private final float[] variance;
  private int updates;

  Adam(int parameters) {
    this(new float[parameters], new float[parameters], 0);
  }

  /** Goes on after so many updates, with both moments as they were then. */
  Adam(float[] mean, float[] variance, int updates) {
    this.mean = mean;
    this.variance = variance;
    this.updates = updates;
  }

  int updates() {
    return updates;
  }

  /** Writes both moments. */
  void put(FloatBuffer goal) {
    goal.put(mean).put(variance);
  }

  void update(float[] parameters, float[] gradients, double learningRate) {
    updates++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
    update(parameters, gradients, (float) (learningRate * correction));
  }

  private void update(float[] parameters, float[] gradients, float rate) {
    float b1 = (float) BETA1;
    float b2 = (float) BETA2;
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = b1 * mean[i] + (1 - b1) * gradients[i];
    }
    for (int i = 0; i < parameters.length; i++) {
      variance[i] = b2 * variance[i] + (1 - b2) * (gradients[i] * gradients[i]);
    }
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * mean[i] / ((float) Math.sqrt(variance[i]) + EPSILON);
    }
  }
}
