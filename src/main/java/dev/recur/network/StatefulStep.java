package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.Team;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Training by truncated back-propagation through time (Williams and Peng 1990): streams of values
 * come in chunks of so many steps, one after another; the network predicts at every step, and
 * starts each chunk in the state it left the last one in. The gradient does not flow back beyond
 * the chunk, so memory and time of a step do not grow with the stream, while the state does know
 * what came before.
 *
 * <p>As in {@link TrainingStep}, streams are cut into blocks, and the result is the same for any
 * number of threads. A step takes no memory.
 */
public final class StatefulStep implements AutoCloseable {
  private final NetworkSpec spec;
  private final StepOptions options;
  private final int streams;
  private final int columns;
  private final Update update;
  private final NetworkWeights weights;

  /** One a block, which keeps the state of its streams. */
  private final StreamState[] states;

  /** One a worker. */
  private final Worker[] workers;

  /** One a block, summed in the order of the blocks whoever computed them. */
  private final float[][] blockGradients;

  private final double[] blockLosses;
  private final Team team;
  private final IntConsumer workerTask = this::work;

  private double learningRate;
  private long steps;
  private float[] inputs = {};
  private float[] targets = {};
  private @Nullable WindowScales scales;
  private int counted;

  /**
   * Makes the step; every stream starts in the zero state.
   *
   * @param spec the network
   * @param parameters flat parameters to start from, as {@link Parameters} lays them out; copied
   * @param options the rest; its lookback is the steps of a chunk, its batch the streams
   * @throws IllegalArgumentException if the loss is not one of single values, or the network not
   *     one that {@link #supports} names
   */
  public StatefulStep(NetworkSpec spec, float[] parameters, StepOptions options) {
    if (!(options.loss() instanceof PointLoss)) {
      throw new IllegalArgumentException(options.loss() + " at every step of a stream");
    }
    if (!supports(spec)) {
      throw new IllegalArgumentException(spec + " cannot go on from a state");
    }
    this.spec = spec;
    this.options = options;
    streams = options.maxBatch();
    columns = TrainingStep.columns(streams);
    update = new Update(spec, TrainingStep.checked(spec, parameters), options);
    learningRate = options.learningRate();
    Blas.useOneThread();
    weights = new NetworkWeights(spec);
    states = new StreamState[TrainingStep.blocks(streams)];
    Arrays.setAll(
        states, block -> new StreamState(spec, Math.min(columns, streams - block * columns)));
    workers = new Worker[Math.min(options.threads(), states.length)];
    Arrays.setAll(workers, worker -> new Worker());
    blockGradients = new float[states.length][parameters.length];
    blockLosses = new double[states.length];
    team = new Team(workers.length);
  }

  /** Whether a network reads its input step by step, from the first to the last. */
  public static boolean supports(NetworkSpec spec) {
    return spec.cell().isRecurrent()
        && spec.directions() == 1
        && spec.skipInputs() == 0
        && spec.options().decoder().isEmpty()
        && spec.options().embedding().isEmpty();
  }

  /** What a thread needs for a block. */
  private final class Worker {
    private final NetworkWeights gradient = new NetworkWeights(spec);
    private final StatefulNetwork network =
        new StatefulNetwork(spec, weights, gradient, options.lookback(), columns);
    private final LossBlock loss = new LossBlock(options.loss(), spec.outputs(), columns);
    private final float[] targets = new float[spec.outputs() * columns];
    private final float[][] gradients = new float[options.lookback()][spec.outputs() * columns];

    /** Scales of the block's streams alone. */
    private final WindowScales scales =
        new WindowScales(
            spec.outputs(),
            new float[spec.outputs() * columns],
            new float[spec.outputs() * columns],
            new float[spec.outputs() * columns]);
  }

  /**
   * Takes one step, over the next chunk of every stream.
   *
   * @param inputs {@code [steps, features, streams]}, last index fastest
   * @param targets {@code [steps, outputs, streams]}, last index fastest; NaN where there is
   *     nothing to predict, which then counts nothing
   * @param scales of the streams; null if the loss need not know
   * @return the mean loss over the targets that are there, before the step
   * @throws IllegalArgumentException if no target is there
   */
  public double step(float[] inputs, float[] targets, @Nullable WindowScales scales) {
    check(inputs, targets, scales);
    this.inputs = inputs;
    this.targets = targets;
    this.scales = scales;
    weights.set(update.parameters);
    team.run(workers.length, workerTask);
    Arrays.fill(update.gradients, 0);
    double loss = 0;
    for (int block = 0; block < states.length; block++) {
      TrainingStep.add(blockGradients[block], update.gradients);
      loss += blockLosses[block];
    }
    update.apply(learningRate);
    steps++;
    return loss / counted;
  }

  private void check(float[] inputs, float[] targets, @Nullable WindowScales scales) {
    int chunk = options.lookback() * streams;
    if (inputs.length < chunk * spec.features() || targets.length < chunk * spec.outputs()) {
      throw new IllegalArgumentException(
          inputs.length
              + " inputs and "
              + targets.length
              + " targets, expected "
              + chunk * spec.features()
              + " and "
              + chunk * spec.outputs());
    }
    if (scales != null) {
      scales.check(spec.outputs(), streams);
    } else if (options.loss().needsScales()) {
      throw new IllegalArgumentException(options.loss() + " needs the scales of the streams");
    }
    counted = 0;
    for (int i = 0; i < chunk * spec.outputs(); i++) {
      counted += Float.isNaN(targets[i]) ? 0 : 1;
    }
    if (counted == 0) {
      throw new IllegalArgumentException("a chunk without targets");
    }
  }

  /** Takes every so-manieth block: blocks cost the same. */
  private void work(int worker) {
    for (int block = worker; block < states.length; block += workers.length) {
      block(workers[worker], block);
    }
  }

  private void block(Worker worker, int index) {
    int from = index * columns;
    StreamState state = states[index];
    long dropoutSeed = ((options.seed() + steps) * states.length + index) * spec.layers();
    float[][] predictions = worker.network.forward(inputs, streams, from, state, dropoutSeed);
    int count = state.columns();
    WindowScales blockScales = cut(worker.scales, from, count);
    double loss = 0;
    for (int t = 0; t < predictions.length; t++) {
      cutTargets(t, from, count, predictions[t], worker.targets);
      worker.loss.batch(worker.targets, blockScales, count);
      loss += worker.loss.evaluate(predictions[t], 0, count, (float) (1.0 / counted));
      System.arraycopy(worker.loss.gradients, 0, worker.gradients[t], 0, spec.outputs() * count);
    }
    blockLosses[index] = loss;
    worker.network.backward(worker.gradients);
    Arrays.fill(blockGradients[index], 0);
    worker.gradient.addTo(blockGradients[index]);
  }

  private @Nullable WindowScales cut(WindowScales goal, int from, int count) {
    WindowScales all = scales;
    if (all == null) {
      return null;
    }
    for (int output = 0; output < spec.outputs(); output++) {
      int row = output / (spec.outputs() / all.targets()) * streams + from;
      System.arraycopy(all.levels(), row, goal.levels(), output * count, count);
      System.arraycopy(all.spreads(), row, goal.spreads(), output * count, count);
      System.arraycopy(all.weights(), row, goal.weights(), output * count, count);
    }
    return goal;
  }

  /** What is not there is taken as predicted perfectly, which has no loss and no gradient. */
  private void cutTargets(int step, int from, int count, float[] predictions, float[] goal) {
    for (int output = 0; output < spec.outputs(); output++) {
      int row = (step * spec.outputs() + output) * streams + from;
      for (int column = 0; column < count; column++) {
        float target = targets[row + column];
        int at = output * count + column;
        goal[at] = Float.isNaN(target) ? predictions[at] : target;
      }
    }
  }

  /** Sets a stream back to the zero state, as something else follows in it. */
  public void restart(int stream) {
    states[stream / columns].restart(stream % columns);
  }

  /** How many targets the last chunk had. */
  public int counted() {
    return counted;
  }

  /** Sets the learning rate of the next steps. */
  public void learningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  /** A copy of the flat parameters. */
  public float[] parameters() {
    return update.parameters.clone();
  }

  /** Copies the flat parameters into an array that is there already. */
  public void copyParameters(float[] goal) {
    System.arraycopy(update.parameters, 0, goal, 0, goal.length);
  }

  /** Replaces the flat parameters; the optimizer keeps its moments, the streams their states. */
  public void parameters(float[] values) {
    float[] checked = TrainingStep.checked(spec, values);
    System.arraycopy(checked, 0, update.parameters, 0, checked.length);
  }

  /** A copy of the flat gradients of the last step, after clipping. */
  public float[] gradients() {
    return update.gradients.clone();
  }

  @Override
  public void close() {
    team.close();
    for (Worker worker : workers) {
      worker.network.close();
    }
    weights.close();
  }
}
