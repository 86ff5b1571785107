package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.Team;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One training step after another: forward, loss, backward, clip, Adam, with nothing between them.
 * A batch is cut into blocks that depend only on its size; each block's gradients are computed by
 * one thread and summed in the order of the blocks, so the result is the same for any number of
 * threads. A step takes no memory.
 */
public final class TrainingStep implements AutoCloseable {
  /** The fewest columns worth a block of their own, as wide as the widest vector. */
  private static final int NARROW = 16;

  /** The most columns in a block, and with fewer blocks than this the batch is cut finer. */
  private static final int WIDE = 64;

  private static final int BLOCKS = 4;

  private final NetworkSpec spec;
  private final StepOptions options;
  private final float[] parameters;
  private final float[] gradients;
  private final Adam adam;
  private final NetworkWeights weights;

  /** One a worker: its memory stays in the cache from block to block. */
  private final BlockNetwork[] networks;

  private final NetworkWeights[] workerGradients;

  /** One a block, summed in the order of the blocks whoever computed them. */
  private final float[][] blockGradients;

  private final AtomicInteger nextBlock = new AtomicInteger();
  private final int mostBlocks;
  private final float[][] outputGradients;
  private final double[] blockLosses;
  private final Team team;
  private final IntConsumer workerTask = this::work;

  private double learningRate;
  private long steps;

  private float[] inputs = new float[0];
  private float[] targets = new float[0];
  private float @Nullable [] windowWeights;
  private int batch;
  private int columns;
  private float scale;

  /**
   * @param spec the network
   * @param parameters flat parameters to start from, as {@link Parameters} lays them out; copied
   * @param options the rest
   */
  public TrainingStep(NetworkSpec spec, float[] parameters, StepOptions options) {
    this.spec = spec;
    this.options = options;
    this.parameters = checked(spec, parameters).clone();
    gradients = new float[parameters.length];
    adam = new Adam(parameters.length);
    learningRate = options.learningRate();
    Blas.useOneThread();
    int widest = columns(options.maxBatch());
    int count = 1;
    for (int size = 1; size <= options.maxBatch(); size++) {
      count = Math.max(count, blocks(size));
    }
    mostBlocks = count;
    weights = new NetworkWeights(spec);
    int workers = Math.min(options.threads(), count);
    workerGradients = new NetworkWeights[workers];
    Arrays.setAll(workerGradients, worker -> new NetworkWeights(spec));
    networks = new BlockNetwork[workers];
    Arrays.setAll(
        networks,
        worker ->
            new BlockNetwork(spec, weights, workerGradients[worker], options.lookback(), widest));
    outputGradients = new float[workers][spec.outputs() * widest];
    blockGradients = new float[count][parameters.length];
    blockLosses = new double[count];
    team = new Team(workers);
  }

  static float[] checked(NetworkSpec spec, float[] parameters) {
    if (parameters.length != Parameters.count(spec)) {
      throw new IllegalArgumentException(
          parameters.length + " parameters, expected " + Parameters.count(spec) + " for " + spec);
    }
    return parameters;
  }

  /** Columns of a block in a batch of a given size. */
  private static int columns(int batch) {
    int share = (batch + BLOCKS - 1) / BLOCKS;
    int whole = (share + NARROW - 1) / NARROW * NARROW;
    return Math.min(batch, Math.min(whole, WIDE));
  }

  private static int blocks(int batch) {
    return (batch + columns(batch) - 1) / columns(batch);
  }

  /**
   * Takes one step.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @param targets {@code [outputs, batch]}, last index fastest
   * @param batch windows, at most the maximum
   * @return the mean loss over outputs and windows before the step
   */
  public double step(float[] inputs, float[] targets, int batch) {
    return step(inputs, targets, null, batch);
  }

  /**
   * Takes one step with a weight for each window.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest
   * @param targets {@code [outputs, batch]}, last index fastest
   * @param windowWeights {@code [batch]}, not negative, their sum above 0; null for equal weights
   * @param batch windows, at most the maximum
   * @return the weighted mean loss over outputs and windows before the step
   */
  public double step(float[] inputs, float[] targets, float @Nullable [] windowWeights, int batch) {
    check(inputs, targets, windowWeights, batch);
    this.inputs = inputs;
    this.targets = targets;
    this.windowWeights = windowWeights;
    this.batch = batch;
    columns = columns(batch);
    double total = windowWeights == null ? batch : 0;
    for (int i = 0; windowWeights != null && i < batch; i++) {
      total += windowWeights[i];
    }
    scale = (float) (1 / (total * spec.outputs()));
    weights.set(parameters);
    int count = blocks(batch);
    nextBlock.set(0);
    team.run(Math.min(networks.length, count), workerTask);
    Arrays.fill(gradients, 0);
    double loss = 0;
    for (int block = 0; block < count; block++) {
      add(blockGradients[block], gradients);
      loss += blockLosses[block];
    }
    clip();
    adam.update(parameters, gradients, learningRate);
    steps++;
    return loss * scale;
  }

  private void check(float[] inputs, float[] targets, float @Nullable [] windowWeights, int batch) {
    int window = options.lookback() * spec.features();
    if (batch < 1 || batch > options.maxBatch()) {
      throw new IllegalArgumentException(
          "batch " + batch + ", expected 1 to " + options.maxBatch());
    }
    if (inputs.length < window * batch || targets.length < spec.outputs() * batch) {
      throw new IllegalArgumentException(
          inputs.length
              + " inputs and "
              + targets.length
              + " targets, expected "
              + window * batch
              + " and "
              + spec.outputs() * batch);
    }
    if (windowWeights != null && windowWeights.length < batch) {
      throw new IllegalArgumentException(windowWeights.length + " weights, expected " + batch);
    }
  }

  private static void add(float[] values, float[] goal) {
    for (int i = 0; i < goal.length; i++) {
      goal[i] += values[i];
    }
  }

  /** Takes blocks until none is left; a worker's memory serves all of its blocks. */
  private void work(int worker) {
    int count = blocks(batch);
    for (int b = nextBlock.getAndIncrement(); b < count; b = nextBlock.getAndIncrement()) {
      block(worker, b);
    }
  }

  private void block(int worker, int index) {
    BlockNetwork network = networks[worker];
    int from = index * columns;
    int count = Math.min(columns, batch - from);
    long dropoutSeed = ((options.seed() + steps) * mostBlocks + index) * spec.layers();
    float[] predictions = network.forward(inputs, batch, from, count, count, dropoutSeed);
    float[] outputGradient = outputGradients[worker];
    double loss = 0;
    for (int output = 0; output < spec.outputs(); output++) {
      for (int column = 0; column < count; column++) {
        float predicted = predictions[output * count + column];
        float actual = targets[output * batch + from + column];
        float weight = windowWeights == null ? 1 : windowWeights[from + column];
        loss += weight * options.loss().value(predicted, actual);
        outputGradient[output * count + column] =
            scale * weight * options.loss().gradient(predicted, actual);
      }
    }
    blockLosses[index] = loss;
    network.backward(outputGradient);
    Arrays.fill(blockGradients[index], 0);
    workerGradients[worker].addTo(blockGradients[index]);
  }

  private void clip() {
    double limit = options.clip().limit();
    switch (options.clip().kind()) {
      case NONE -> {}
      case GLOBAL_NORM -> Clip.toNorm(gradients, 0, gradients.length, limit);
      case ELEMENT -> Clip.elements(gradients, (float) limit);
      case LAYER_NORM -> {
        for (int layer = 0; layer <= spec.layers(); layer++) {
          int from = Parameters.layerOffset(spec, layer);
          int to =
              layer < spec.layers() ? Parameters.layerOffset(spec, layer + 1) : gradients.length;
          Clip.toNorm(gradients, from, to, limit);
        }
      }
    }
  }

  /** Sets the learning rate of the next steps. */
  public void learningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  /** A copy of the flat parameters. */
  public float[] parameters() {
    return parameters.clone();
  }

  /** Copies the flat parameters into an array that is there already. */
  public void copyParameters(float[] goal) {
    System.arraycopy(parameters, 0, goal, 0, parameters.length);
  }

  /** A copy of the flat gradients of the last step, after clipping. */
  public float[] gradients() {
    return gradients.clone();
  }

  /** Replaces the flat parameters; the optimizer keeps its moments. */
  public void parameters(float[] values) {
    System.arraycopy(checked(spec, values), 0, parameters, 0, parameters.length);
  }

  @Override
  public void close() {
    team.close();
    for (BlockNetwork network : networks) {
      network.close();
    }
    weights.close();
  }
}
