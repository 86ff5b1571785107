package dev.recur.network;

/** A loss of one output; a batch's loss is the weighted mean over its outputs and windows. */
public interface Loss {
  /** The loss of one predicted value. */
  double value(float predicted, float actual);

  /** The derivative of {@link #value} by the predicted value. */
  float gradient(float predicted, float actual);

  /** Squared error. */
  static Loss mse() {
    return new Loss() {
      @Override
      public double value(float predicted, float actual) {
        double error = predicted - actual;
        return error * error;
      }

      @Override
      public float gradient(float predicted, float actual) {
        return 2 * (predicted - actual);
      }
    };
  }

  /** Absolute error. */
  static Loss mae() {
    return new Loss() {
      @Override
      public double value(float predicted, float actual) {
        return Math.abs(predicted - actual);
      }

      @Override
      public float gradient(float predicted, float actual) {
        return Math.signum(predicted - actual);
      }
    };
  }

  /**
   * Squared up to an error of {@code delta}, absolute beyond (Huber 1964).
   *
   * @throws IllegalArgumentException if delta is not positive
   */
  static Loss huber(double delta) {
    if (!(delta > 0)) {
      throw new IllegalArgumentException("delta " + delta + " must be above 0");
    }
    return new Loss() {
      @Override
      public double value(float predicted, float actual) {
        double error = Math.abs(predicted - actual);
        return error <= delta ? error * error / 2 : delta * (error - delta / 2);
      }

      @Override
      public float gradient(float predicted, float actual) {
        return (float) Math.max(-delta, Math.min(delta, predicted - actual));
      }
    };
  }
}
