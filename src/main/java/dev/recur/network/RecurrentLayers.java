package dev.recur.network;

import dev.recur.recurrent.NativeWeights;
import dev.recur.recurrent.Recurrence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers, one upon the other. A layer has one direction or two; the second reads the
 * steps from their end (Schuster and Paliwal 1997), and the layer above sees both at every step.
 */
final class RecurrentLayers implements HiddenLayers {
  /** What is seen of the top layer from outside. */
  enum Sees {
    /** What each direction has come to when it has read everything. */
    LAST_STEP,
    /** What leaves it at every step. */
    EVERY_STEP
  }

  private final Sees sees;
  private final int steps;
  private final int hidden;

  /** {@code [layer][direction]}. */
  private final Recurrence[][] layers;

  private final int directions;

  /** What leaves the top layer, {@code [direction][step seen][hidden x columns]}. */
  private final float[][][] leaving;

  /** Both directions' values side by side, {@code [2 x hidden, columns]}; empty for one. */
  private final float[] both;

  /** Gradients of what leaves a layer, {@code [direction][step][hidden x columns]}. */
  private final float[][][] gradients;

  /** The same for the layer below; with one direction the same arrays serve both. */
  private final float[][][] gradientsBelow;

  /** Of what leaves a layer. */
  private final Dropout[] dropouts;

  /** Of the state inside a layer. */
  private final Dropout[] recurrentDropouts;

  private final float[] scratch;

  /** A state to start at, the sum over the directions of the layers before. */
  private final float[] startHidden;

  private final float[] startMemory;

  /** Layers that have started where these ended. */
  private @Nullable RecurrentLayers following;

  /**
   * Of everything the first layer sees at a step, {@code [inputs, columns]}; empty unless asked.
   */
  private float[] inputGradient = {};

  /** Of its last rows, summed over the steps. */
  private float[] vectorGradient = {};

  private int vectorRows;
  private int columns;

  /** Steps that all blocks have in common, and the state behind them once it is known. */
  private int shared;

  private boolean sharedIsKnown;
  private final StreamState behindShared;

  /**
   * Layers over so many steps.
   *
   * @param weights {@code [layer][direction]}
   * @param gradient the same, where the way back adds; null for predictions only
   */
  RecurrentLayers(
      NetworkSpec spec,
      NativeWeights[][] weights,
      NativeWeights @Nullable [][] gradient,
      Sees sees,
      int steps,
      int maxColumns) {
    this.sees = sees;
    this.steps = steps;
    hidden = spec.hidden();
    directions = weights[0].length;
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
    leaving = new float[directions][sees == Sees.EVERY_STEP ? steps : 1][block];
    both = new float[directions == 1 ? 0 : directions * block];
    scratch = new float[block];
    startHidden = new float[block];
    startMemory = new float[layers[0][0].memory(0).length];
    boolean training = gradient != null;
    behindShared = new StreamState(spec, training ? 0 : maxColumns);
    gradients = gradients(training, block);
    gradientsBelow = directions == 1 ? gradients : gradients(training, block);
    boolean drops = training && spec.dropout() > 0;
    dropouts = new Dropout[drops ? layers.length : 0];
    Arrays.setAll(
        dropouts,
        layer ->
            new Dropout(
                spec.dropout(), block, directions * (isTop(layer) ? leaving[0].length : steps)));
    double inside = spec.options().recurrentDropout();
    recurrentDropouts = new Dropout[training && inside > 0 ? layers.length : 0];
    Arrays.setAll(recurrentDropouts, layer -> new Dropout(inside, block, directions));
  }

  /** A lone layer that is seen at its last step has gradients there only. */
  private float[][][] gradients(boolean training, int block) {
    float[][][] made = new float[directions][training ? steps : 0][];
    boolean all = layers.length > 1 || sees == Sees.EVERY_STEP;
    for (int direction = 0; direction < directions; direction++) {
      for (int t = 0; t < made[direction].length; t++) {
        boolean used = all || t == turned(direction, steps - 1);
        made[direction][t] = new float[used ? block : 0];
      }
    }
    return made;
  }

  /** Asks, in training, for the gradient of the last rows of the input, the same at every step. */
  void returnVectorGradient(int rows, int maxColumns) {
    vectorRows = rows;
    inputGradient = new float[layers[0][0].inputs() * maxColumns];
    vectorGradient = new float[rows * maxColumns];
  }

  @Override
  public float[] vectorGradient() {
    return vectorGradient;
  }

  private boolean isTop(int layer) {
    return layer + 1 == layers.length;
  }

  @Override
  public void begin(int columns, long dropoutSeed) {
    this.columns = columns;
    for (Recurrence[] layer : layers) {
      for (Recurrence recurrence : layer) {
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

  /**
   * Starts each layer, which has one direction, at the state in which that of the layers before
   * ended; of two directions at the sum. The way back goes on there. Called after {@link #begin}.
   */
  void startAt(RecurrentLayers before) {
    before.following = this;
    for (int layer = 0; layer < layers.length; layer++) {
      Arrays.fill(startHidden, 0);
      Arrays.fill(startMemory, 0);
      for (Recurrence recurrence : before.layers[layer]) {
        add(recurrence.hidden(before.steps - 1), startHidden, hidden * columns);
        float[] memory = recurrence.memory(before.steps - 1);
        add(memory, startMemory, Math.min(memory.length, hidden * columns));
      }
      layers[layer][0].startAt(0, startHidden, startMemory);
    }
  }

  /** Starts each layer, which has one direction, at a state. Called after {@link #begin}. */
  void startAt(StreamState state) {
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer][0].startAt(0, state.hidden(layer), state.memory(layer));
    }
  }

  /** Keeps the state that each layer, of one direction, has come to. */
  void keep(StreamState state) {
    for (int layer = 0; layer < layers.length; layer++) {
      Recurrence recurrence = layers[layer][0];
      state.keep(layer, recurrence.hidden(steps - 1), recurrence.memory(steps - 1));
    }
  }

  private static void add(float[] values, float[] goal, int n) {
    for (int i = 0; i < n; i++) {
      goal[i] += values[i];
    }
  }

  /** The step that a direction reads as its own step, and the other way round. */
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
    roll();
    if (directions == 1) {
      return leaving[0][0];
    }
    int length = hidden * columns;
    for (int direction = 0; direction < directions; direction++) {
      System.arraycopy(leaving[direction][0], 0, both, direction * length, length);
    }
    return both;
  }

  /** {@inheritDoc} Two directions have no step in common, for one begins at the other end. */
  @Override
  public void shareSteps(int count) {
    shared = directions == 1 ? count : 0;
    sharedIsKnown = false;
  }

  @Override
  public int firstStep() {
    return sharedIsKnown ? shared : 0;
  }

  /** Rolls all layers over all steps. */
  void roll() {
    for (int layer = 0; layer < layers.length; layer++) {
      for (int direction = 0; direction < directions; direction++) {
        roll(layer, direction);
      }
    }
    sharedIsKnown = shared > 0;
  }

  private void roll(int layer, int direction) {
    Recurrence recurrence = layers[layer][direction];
    int first = firstStep();
    if (first > 0) {
      recurrence.startAt(first, behindShared.hidden(layer), behindShared.memory(layer));
    }
    for (int step = first; step < steps; step++) {
      recurrence.forward(step);
      if (step + 1 == shared) {
        behindShared.keepFirst(layer, recurrence.hidden(step), recurrence.memory(step));
      }
      int t = turned(direction, step);
      if (!isTop(layer)) {
        float[] values = dropped(layer, direction, t, recurrence.hidden(step), scratch);
        for (int above = 0; above < directions; above++) {
          layers[layer + 1][above].input(turned(above, t), direction * hidden, values, hidden);
        }
      } else if (isSeen(step)) {
        float[] values = dropped(layer, direction, t, recurrence.hidden(step), scratch);
        System.arraycopy(values, 0, leaving(direction, t), 0, hidden * columns);
      }
    }
  }

  /** Whether the top layer is seen at a direction's own step. */
  private boolean isSeen(int step) {
    return sees == Sees.EVERY_STEP || step == steps - 1;
  }

  /** What leaves the top layer at a step, one that is seen: {@code [hidden, columns]}. */
  float[] leaving(int direction, int t) {
    return leaving[direction][sees == Sees.EVERY_STEP ? t : 0];
  }

  /** What is seen of a layer's values from outside, or their gradient: some dropped. */
  private float[] dropped(int layer, int direction, int t, float[] values, float[] goal) {
    if (dropouts.length == 0) {
      return values;
    }
    boolean everyStep = !isTop(layer) || sees == Sees.EVERY_STEP;
    int slot = everyStep ? direction * steps + t : direction;
    return dropouts[layer].drop(slot, values, goal, hidden * columns);
  }

  @Override
  public void backward(float[] gradient) {
    int length = hidden * columns;
    for (int direction = 0; direction < directions; direction++) {
      System.arraycopy(gradient, direction * length, lastGradient(direction), 0, length);
    }
    rollBack();
  }

  /** Where the gradient of {@link #leaving} belongs before {@link #rollBack}, which uses it up. */
  float[] gradient(int direction, int t) {
    return gradients[direction][t];
  }

  /** Where the gradient of what a direction came to in the end belongs. */
  float[] lastGradient(int direction) {
    return gradients[direction][turned(direction, steps - 1)];
  }

  /** Rolls all layers back over all steps. */
  void rollBack() {
    Arrays.fill(vectorGradient, 0);
    float[][][] above = gradients;
    float[][][] below = gradientsBelow;
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      for (int direction = 0; direction < directions; direction++) {
        rollBack(layer, direction, above[direction], below);
      }
      float[][][] swapped = above;
      above = below;
      below = swapped;
    }
  }

  private void rollBack(int layer, int direction, float[][] above, float[][][] below) {
    Recurrence recurrence = layers[layer][direction];
    recurrence.beginBackward();
    if (following != null) {
      Recurrence next = following.layers[layer][0];
      recurrence.addGradient(next.hiddenGradient());
      recurrence.addMemoryGradient(next.memoryGradient());
    }
    for (int step = steps - 1; step >= 0; step--) {
      int t = turned(direction, step);
      if (!isTop(layer) || isSeen(step)) {
        recurrence.addGradient(dropped(layer, direction, t, above[t], above[t]));
      }
      if (layer == 0) {
        backwardToInput(recurrence, step);
      } else if (directions == 1) {
        recurrence.backward(step, below[0][t]);
      } else {
        recurrence.backward(step, both);
        spread(direction, t, below);
      }
    }
  }

  private void backwardToInput(Recurrence recurrence, int step) {
    if (vectorRows == 0) {
      recurrence.backward(step, null);
      return;
    }
    recurrence.backward(step, inputGradient);
    int first = (recurrence.inputs() - vectorRows) * columns;
    for (int i = 0; i < vectorRows * columns; i++) {
      vectorGradient[i] += inputGradient[first + i];
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
