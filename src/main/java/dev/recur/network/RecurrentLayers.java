package dev.recur.network;

import dev.recur.recurrent.NativeWeights;
import dev.recur.recurrent.Recurrence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers, one upon the other. A layer has one direction or two; the second reads the
 * window from its end (Schuster and Paliwal 1997), and the layer above sees both at every step.
 */
final class RecurrentLayers implements HiddenLayers {
  private final int steps;
  private final int hidden;

  /** {@code [layer][direction]}. */
  private final Recurrence[][] layers;

  private final int directions;

  /** What the top layer gives in the end, {@code [direction][hidden x columns]}. */
  private final float[][] tops;

  /** Both directions' values side by side, {@code [2 x hidden, columns]}; empty for one. */
  private final float[] both;

  /**
   * Gradients of what leaves a layer, {@code [direction][step of the window][hidden x columns]}.
   */
  private final float[][][] gradients;

  /** The same for the layer below; with one direction the same arrays serve both. */
  private final float[][][] gradientsBelow;

  /** Of what leaves a layer. */
  private final Dropout[] dropouts;

  /** Of the state inside a layer. */
  private final Dropout[] recurrentDropouts;

  private final float[] scratch;
  private int columns;

  /**
   * Layers over all steps of a window.
   *
   * @param weights {@code [layer][direction]}
   * @param gradient the same, where {@link #backward} adds; null for predictions only
   * @param steps steps of a window
   */
  RecurrentLayers(
      NetworkSpec spec,
      NativeWeights[][] weights,
      NativeWeights @Nullable [][] gradient,
      int steps,
      int maxColumns) {
    this.steps = steps;
    hidden = spec.hidden();
    directions = spec.directions();
    layers = new Recurrence[weights.length][directions];
    for (int layer = 0; layer < layers.length; layer++) {
      for (int direction = 0; direction < directions; direction++) {
        layers[layer][direction] =
            new Recurrence(
                weights[layer][direction],
                gradient == null ? null : gradient[layer][direction],
                steps,
                maxColumns);
      }
    }
    int block = hidden * maxColumns;
    tops = new float[directions][block];
    both = new float[directions == 1 ? 0 : directions * block];
    scratch = new float[block];
    boolean training = gradient != null;
    gradients = gradients(training, block);
    gradientsBelow = directions == 1 ? gradients : gradients(training, block);
    boolean drops = training && spec.dropout() > 0;
    dropouts = new Dropout[drops ? layers.length : 0];
    Arrays.setAll(
        dropouts,
        layer -> new Dropout(spec.dropout(), block, directions * (isTop(layer) ? 1 : steps)));
    double inside = spec.options().recurrentDropout();
    recurrentDropouts = new Dropout[training && inside > 0 ? layers.length : 0];
    Arrays.setAll(recurrentDropouts, layer -> new Dropout(inside, block, directions));
  }

  /** A lone layer has gradients at its last step only. */
  private float[][][] gradients(boolean training, int block) {
    float[][][] made = new float[directions][training ? steps : 0][];
    for (int direction = 0; direction < directions; direction++) {
      for (int t = 0; t < made[direction].length; t++) {
        boolean used = layers.length > 1 || t == turned(direction, steps - 1);
        made[direction][t] = new float[used ? block : 0];
      }
    }
    return made;
  }

  private boolean isTop(int layer) {
    return layer + 1 == layers.length;
  }

  @Override
  public void begin(int columns, long dropoutSeed) {
    this.columns = columns;
    for (int layer = 0; layer < layers.length; layer++) {
      for (Recurrence recurrence : layers[layer]) {
        recurrence.begin(columns);
      }
    }
    for (int layer = 0; layer < dropouts.length; layer++) {
      dropouts[layer].seed(dropoutSeed + layer);
    }
    for (int layer = 0; layer < recurrentDropouts.length; layer++) {
      recurrentDropouts[layer].seed(~(dropoutSeed + layer));
      for (int direction = 0; direction < directions; direction++) {
        float[] factors = recurrentDropouts[layer].factors(direction, hidden * columns);
        layers[layer][direction].dropRecurrent(factors);
      }
    }
  }

  /** The step of the window that a direction reads at its own step, and the other way round. */
  private int turned(int direction, int step) {
    return direction == 0 ? step : steps - 1 - step;
  }

  @Override
  public void input(int step, float[] values) {
    for (int direction = 0; direction < directions; direction++) {
      layers[0][direction].input(turned(direction, step), values);
    }
  }

  @Override
  public float[] forward() {
    for (int layer = 0; layer < layers.length; layer++) {
      for (int direction = 0; direction < directions; direction++) {
        forward(layer, direction);
      }
    }
    if (directions == 1) {
      return tops[0];
    }
    for (int direction = 0; direction < directions; direction++) {
      int length = hidden * columns;
      System.arraycopy(tops[direction], 0, both, direction * length, length);
    }
    return both;
  }

  private void forward(int layer, int direction) {
    Recurrence recurrence = layers[layer][direction];
    for (int step = 0; step < steps; step++) {
      recurrence.forward(step);
      int t = turned(direction, step);
      if (!isTop(layer)) {
        float[] values = leaving(layer, direction, t, recurrence.hidden(step), scratch);
        for (int above = 0; above < directions; above++) {
          layers[layer + 1][above].input(turned(above, t), direction * hidden, values, hidden);
        }
      }
    }
    if (isTop(layer)) {
      float[] last = recurrence.hidden(steps - 1);
      int t = turned(direction, steps - 1);
      float[] values = leaving(layer, direction, t, last, scratch);
      System.arraycopy(values, 0, tops[direction], 0, hidden * columns);
    }
  }

  /** What is seen of a layer's output from outside: some of it dropped. */
  private float[] leaving(int layer, int direction, int t, float[] values, float[] goal) {
    if (dropouts.length == 0) {
      return values;
    }
    int slot = isTop(layer) ? direction : direction * steps + t;
    return dropouts[layer].drop(slot, values, goal, hidden * columns);
  }

  @Override
  public void backward(float[] gradient) {
    int length = hidden * columns;
    for (int direction = 0; direction < directions; direction++) {
      float[] goal = gradients[direction][turned(direction, steps - 1)];
      System.arraycopy(gradient, direction * length, goal, 0, length);
    }
    float[][][] above = gradients;
    float[][][] below = gradientsBelow;
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      for (int direction = 0; direction < directions; direction++) {
        backward(layer, direction, above[direction], below);
      }
      float[][][] swapped = above;
      above = below;
      below = swapped;
    }
  }

  private void backward(int layer, int direction, float[][] above, float[][][] below) {
    Recurrence recurrence = layers[layer][direction];
    recurrence.beginBackward();
    for (int step = steps - 1; step >= 0; step--) {
      int t = turned(direction, step);
      if (!isTop(layer) || step == steps - 1) {
        recurrence.addGradient(leaving(layer, direction, t, above[t], above[t]));
      }
      if (layer == 0) {
        recurrence.backward(step, null);
      } else if (directions == 1) {
        recurrence.backward(step, below[0][t]);
      } else {
        recurrence.backward(step, both);
        spread(direction, t, below);
      }
    }
  }

  /** Gives both directions of the layer below their share; the first direction here begins. */
  private void spread(int direction, int t, float[][][] below) {
    int length = hidden * columns;
    for (int goal = 0; goal < directions; goal++) {
      float[] share = below[goal][t];
      for (int i = 0; i < length; i++) {
        share[i] = both[goal * length + i] + (direction == 0 ? 0 : share[i]);
      }
    }
  }

  @Override
  public void close() {
    for (Recurrence[] layer : layers) {
      for (Recurrence recurrence : layer) {
        recurrence.close();
      }
    }
  }
}
