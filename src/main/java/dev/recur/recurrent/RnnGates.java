package dev.recur.recurrent;

import java.util.Arrays;

/** {@code h' = f(a)}, f as a rule the hyperbolic tangent (Elman 1990). */
final class RnnGates extends Gates {
  private final Activation activation;

  RnnGates(Activation activation) {
    this.activation = activation;
  }

  @Override
  void forward(int n, float[][] gates, StepState before, StepState after) {
    activation.apply(gates[0], after.hidden(), n);
  }

  @Override
  void backward(
      int n,
      float[][] gates,
      StepState before,
      StepState after,
      StepState gradient,
      float[][] goal) {
    activation.backward(after.hidden(), gradient.hidden(), goal[0], n);
    Arrays.fill(gradient.hidden(), 0, n, 0);
  }
}
