package dev.recur.dl4j;

import dev.recur.recurrent.DoubleRoll;
import dev.recur.recurrent.FloatRoll;
import dev.recur.recurrent.LayerShape;
import dev.recur.recurrent.Pass;
import dev.recur.recurrent.Roll;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The layer behind {@link RecurrentLayer}: takes {@code [batch, inputs, time]} (or {@code [batch,
 * time, inputs]} in NWC), gives {@code [batch, units, time]}, or {@code [batch, units]} if only the
 * last step is wanted. The state of a masked step is that of the step before.
 */
@SuppressWarnings({"serial", "try"})
final class RecurrentLayerImpl extends BaseRecurrentLayer<RecurrentLayer> {
  private static final String HIDDEN = "hidden";
  private static final String MEMORY = "memory";

  private @Nullable Roll roll;
  private int rollSteps;
  private int rollColumns;

  /** Whether {@link #roll} holds a training pass over the current input, for the way back. */
  private boolean rolled;

  RecurrentLayerImpl(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    rolled = false;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return forward(Map.of(), training, workspaces);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    INDArray output = forward(stateMap, false, workspaces);
    keepState(stateMap);
    return output;
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean store, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    INDArray output = forward(tBpttStateMap, training, workspaces);
    if (store) {
      keepState(tBpttStateMap);
    }
    return output;
  }

  private void keepState(Map<String, INDArray> goal) {
    LayerShape shape = layerConf().shape();
    try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      Roll last = roll(rollSteps, rollColumns);
      goal.put(HIDDEN, block(last.hidden(rollSteps - 1), rollColumns, shape.units()));
      if (shape.cell().hasMemory()) {
        goal.put(MEMORY, block(last.memory(rollSteps - 1), rollColumns, shape.units()));
      }
    }
  }

  private INDArray block(double[] values, long... shape) {
    return Nd4j.createFromArray(values).castTo(dataType).reshape('f', shape);
  }

  private Roll roll(int steps, int columns) {
    Roll made = roll;
    if (made == null || rollSteps != steps || rollColumns != columns) {
      LayerShape shape = layerConf().shape();
      boolean fast = dataType == DataType.FLOAT;
      made = fast ? new FloatRoll(shape, steps, columns) : new DoubleRoll(shape, steps, columns);
      roll = made;
      rollSteps = steps;
      rollColumns = columns;
    }
    return made;
  }

  private INDArray forward(
      Map<String, INDArray> state, boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    if (input.rank() != 3) {
      throw new IllegalArgumentException(
          "input of rank " + input.rank() + ", expected [batch, inputs, time] " + layerId());
    }
    applyDropOutIfNecessary(training, workspaces);
    LayerShape shape = layerConf().shape();
    INDArray sequence = permuteIfNWC(input);
    if (sequence.size(1) != shape.inputs()) {
      throw new IllegalArgumentException(
          sequence.size(1) + " inputs, expected " + shape.inputs() + " " + layerId());
    }
    int columns = Math.toIntExact(sequence.size(0));
    int steps = Math.toIntExact(sequence.size(2));
    Roll current = roll(steps, columns);
    current.parameters(parameters(shape, training, workspaces));
    current.begin(pass(state, columns, steps, training));
    double[] inputs = values(sequence);
    int units = shape.units();
    int block = shape.inputs() * columns;
    double[] outputs = new double[steps * units * columns];
    for (int t = 0; t < steps; t++) {
      current.forward(t, Arrays.copyOfRange(inputs, t * block, (t + 1) * block));
      System.arraycopy(current.hidden(t), 0, outputs, t * units * columns, units * columns);
    }
    rolled = training;
    if (layerConf().isLastStepOnly()) {
      double[] last = current.hidden(steps - 1);
      return workspaces.leverageTo(ArrayType.ACTIVATIONS, block(last, columns, units));
    }
    INDArray output = block(outputs, columns, units, steps);
    return permuteIfNWC(workspaces.leverageTo(ArrayType.ACTIVATIONS, output));
  }

  /** {@code [batch, rows, time]} as {@code [time, rows, batch]}, last index fastest. */
  private static double[] values(INDArray sequence) {
    return sequence.dup('f').data().asDouble();
  }

  private double[] parameters(LayerShape shape, boolean training, LayerWorkspaceMgr workspaces) {
    double[] flat = new double[shape.parameters()];
    int offset = 0;
    for (String key : paramTable().keySet()) {
      double[] part = values(getParamWithNoise(key, training, workspaces));
      System.arraycopy(part, 0, flat, offset, part.length);
      offset += part.length;
    }
    return flat;
  }

  private Pass pass(Map<String, INDArray> state, int columns, int steps, boolean training) {
    INDArray hidden = state.get(HIDDEN);
    INDArray memory = state.get(MEMORY);
    if (hidden != null && hidden.size(0) != columns) {
      throw new IllegalStateException(
          "the stored state is of "
              + hidden.size(0)
              + " windows, the input of "
              + columns
              + "; call rnnClearPreviousState between them "
              + layerId());
    }
    return new Pass(
        columns,
        hidden == null ? null : values(hidden),
        memory == null ? null : values(memory),
        mask(columns, steps),
        training ? dropped(columns) : null);
  }

  private double @Nullable [] mask(int columns, int steps) {
    INDArray mask = maskArray;
    if (mask == null) {
      return null;
    }
    if (mask.rank() != 2 || mask.size(0) != columns || mask.size(1) != steps) {
      throw new IllegalArgumentException(
          "mask of shape "
              + Arrays.toString(mask.shape())
              + ", expected ["
              + columns
              + ", "
              + steps
              + "] "
              + layerId());
    }
    return values(mask.castTo(DataType.DOUBLE));
  }

  private double @Nullable [] dropped(int columns) {
    double retain = layerConf().getRecurrentDropOut();
    if (retain == 0 || retain == 1) {
      return null;
    }
    double[] factors = new double[layerConf().shape().units() * columns];
    Arrays.setAll(factors, i -> Nd4j.getRandom().nextDouble() < retain ? 1 / retain : 0);
    return factors;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return tbpttBackpropGradient(epsilon, -1, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backLength, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (!rolled) {
      forward(Map.of(), true, workspaces);
    }
    Roll current = roll(rollSteps, rollColumns);
    LayerShape shape = layerConf().shape();
    int columns = rollColumns;
    int steps = rollSteps;
    int units = shape.units() * columns;
    boolean lastOnly = layerConf().isLastStepOnly();
    double[] outputGradient = values(lastOnly ? epsilon : permuteIfNWC(epsilon));
    double[] none = new double[units];
    double[] inputGradient = new double[steps * shape.inputs() * columns];
    current.beginBackward();
    int first = backLength > 0 ? Math.max(0, steps - backLength) : 0;
    for (int t = steps - 1; t >= first; t--) {
      int from = lastOnly ? 0 : t * units;
      boolean sees = !lastOnly || t == steps - 1;
      double[] given = sees ? Arrays.copyOfRange(outputGradient, from, from + units) : none;
      double[] goal = current.backward(t, given);
      System.arraycopy(goal, 0, inputGradient, t * goal.length, goal.length);
    }
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      INDArray flat = block(current.endBackward(), shape.parameters());
      gradientsFlattened.assign(flat.reshape(gradientsFlattened.shape()));
    }
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradient.gradientForVariable().putAll(gradientViews);
    INDArray below =
        workspaces.leverageTo(
            ArrayType.ACTIVATION_GRAD, block(inputGradient, columns, shape.inputs(), steps));
    return new Pair<>(gradient, permuteIfNWC(backpropDropOutIfPresent(below)));
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
    super.feedForwardMaskArray(mask, state, batch);
    return new Pair<>(layerConf().isLastStepOnly() ? null : mask, MaskState.Passthrough);
  }

  @Override
  public RNNFormat getDataFormat() {
    RNNFormat format = layerConf().getRnnDataFormat();
    return format == null ? RNNFormat.NCW : format;
  }
}
