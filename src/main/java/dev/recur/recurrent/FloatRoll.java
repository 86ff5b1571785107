package dev.recur.recurrent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@link Recurrence} behind the interface of a {@link Roll}. */
public final class FloatRoll implements Roll {
  private final LayerShape shape;
  private final NativeWeights weights;
  private final NativeWeights gradient;
  private final Recurrence recurrence;
  private int columns;

  /**
   * A roll-out.
   *
   * @param shape the layer
   * @param steps steps
   * @param columns the most windows
   */
  public FloatRoll(LayerShape shape, int steps, int columns) {
    this.shape = shape;
    Blas.useOneThread();
    weights = new NativeWeights(shape);
    gradient = new NativeWeights(shape);
    recurrence = new Recurrence(weights, gradient, steps, columns);
  }

  @Override
  public void parameters(double[] values) {
    weights.set(floats(values), 0);
  }

  @Override
  public void begin(Pass pass) {
    columns = pass.columns();
    recurrence.begin(columns);
    if (pass.hidden() != null) {
      recurrence.startAt(0, floats(pass.hidden()), floatsOrEmpty(pass.memory()));
    }
    if (pass.mask() != null) {
      recurrence.mask(floats(pass.mask()));
    }
    if (pass.recurrentDropout() != null) {
      recurrence.dropRecurrent(floats(pass.recurrentDropout()));
    }
  }

  @Override
  public void forward(int step, double[] input) {
    recurrence.input(step, floats(input));
    recurrence.forward(step);
  }

  @Override
  public double[] hidden(int step) {
    return doubles(recurrence.hidden(step), shape.units() * columns);
  }

  @Override
  public double[] memory(int step) {
    float[] memory = recurrence.memory(step);
    return doubles(memory, memory.length == 0 ? 0 : shape.units() * columns);
  }

  @Override
  public void beginBackward() {
    recurrence.beginBackward();
  }

  @Override
  public double[] backward(int step, double[] outputGradient) {
    float[] goal = new float[shape.inputs() * columns];
    recurrence.addGradient(floats(outputGradient));
    recurrence.backward(step, goal);
    return doubles(goal, goal.length);
  }

  @Override
  public double[] endBackward() {
    float[] flat = new float[shape.parameters()];
    gradient.addTo(flat, 0);
    return doubles(flat, flat.length);
  }

  private static float[] floatsOrEmpty(double @Nullable [] values) {
    return values == null ? new float[0] : floats(values);
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static double[] doubles(float[] values, int length) {
    double[] result = new double[length];
    Arrays.setAll(result, i -> values[i]);
    return result;
  }
}
