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
public final class TrainingStep implements Fitting {
  /** The fewest columns worth a block of their own, as wide as the widest vector. */
  private static final int NARROW = 16;

  /** The most columns in a block, and with fewer blocks than this the batch is cut finer. */
  private static final int WIDE = 64;

  private static final int BLOCKS = 4;

  private final NetworkSpec spec;
  private final StepOptions options;
  private final Update update;
  private final NetworkWeights weights;

  /** One a worker: its memory stays in the cache from block to block. */
  private final BlockNetwork[] networks;

  private final NetworkWeights[] workerGradients;

  /** One a block, summed in the order of the blocks whoever computed them. */
  private final float[][] blockGradients;

  private final AtomicInteger nextBlock = new AtomicInteger();
  private final int mostBlocks;

  /** One a worker. */
  private final LossBlock[] lossBlocks;

  private final double[] blockLosses;
  private final Team team;
  private final IntConsumer workerTask = this::work;

  private double learningRate;
  private long steps;

  private float[] inputs = new float[0];
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
    if (spec.outputs() % options.loss().outputsPerValue() != 0) {
      throw new IllegalArgumentException(
          spec.outputs()
              + " outputs, of which the loss takes "
              + options.loss().outputsPerValue()
              + " for a value");
    }
    spec.checkLookback(options.lookback());
    update = new Update(spec, checked(spec, parameters), options);
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
            BlockNetwork.of(spec, weights, workerGradients[worker], options.lookback(), widest));
    lossBlocks = new LossBlock[workers];
    Arrays.setAll(lossBlocks, worker -> new LossBlock(options.loss(), spec.outputs(), widest));
    blockGradients = new float[count][parameters.length];
    blockLosses = new double[count];
    team = new Team(workers);
  }

  @Override
  public double pass(Batches batches) {
    double sum = 0;
    long windows = 0;
    while (batches.hasNext()) {
      int size = batches.nextBatch();
      learningRate(batches.learningRate());
      sum += size * step(batches.inputs(), batches.targets(), batches.scales(), size);
      windows += size;
      batches.stepped(this::copyParameters);
    }
    return sum / windows;
  }

  static float[] checked(NetworkSpec spec, float[] parameters) {
    if (parameters.length != Parameters.count(spec)) {
      throw new IllegalArgumentException(
          parameters.length + " parameters, expected " + Parameters.count(spec) + " for " + spec);
    }
    return parameters;
  }

  /** Columns of a block in a batch of a given size. */
  static int columns(int batch) {
    int share = (batch + BLOCKS - 1) / BLOCKS;
    int whole = (share + NARROW - 1) / NARROW * NARROW;
    return Math.min(batch, Math.min(whole, WIDE));
  }

  static int blocks(int batch) {
    return (batch + columns(batch) - 1) / columns(batch);
  }

  /**
   * Takes one step, with a loss that looks at scaled units only.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest; with a {@link
   *     DecoderSpec} followed by {@code [ahead, its features, batch]}; with an {@link
   *     EmbeddingSpec} the numbers of the series, {@code [batch]}, come last
   * @param targets {@code [values, batch]}, last index fastest
   * @param batch windows, at most the maximum
   * @return the mean loss over values and windows before the step
   */
  public double step(float[] inputs, float[] targets, int batch) {
    return step(inputs, targets, null, batch);
  }

  /**
   * Takes one step.
   *
   * @param inputs {@code [lookback, features, batch]}, last index fastest; with a {@link
   *     DecoderSpec} followed by {@code [ahead, its features, batch]}; with an {@link
   *     EmbeddingSpec} the numbers of the series, {@code [batch]}, come last
   * @param targets {@code [values, batch]}, last index fastest; a value is one target at one step,
   *     ordered by target, then by step
   * @param scales how the windows were scaled; null if the loss need not know
   * @param batch windows, at most the maximum
   * @return the mean loss over values and windows before the step
   */
  public double step(float[] inputs, float[] targets, @Nullable WindowScales scales, int batch) {
    check(inputs, targets, scales, batch);
    this.inputs = inputs;
    this.batch = batch;
    columns = columns(batch);
    int values = spec.outputs() / options.loss().outputsPerValue();
    scale = (float) (1 / ((double) batch * values));
    for (LossBlock block : lossBlocks) {
      block.batch(targets, scales, batch);
    }
    weights.set(update.parameters);
    int count = blocks(batch);
    nextBlock.set(0);
    team.run(Math.min(networks.length, count), workerTask);
    Arrays.fill(update.gradients, 0);
    double loss = 0;
    for (int block = 0; block < count; block++) {
      add(blockGradients[block], update.gradients);
      loss += blockLosses[block];
    }
    update.apply(learningRate);
    steps++;
    return loss * scale;
  }

  private void check(float[] inputs, float[] targets, @Nullable WindowScales scales, int batch) {
    int window = spec.inputRows(options.lookback());
    int values = spec.outputs() / options.loss().outputsPerValue();
    if (batch < 1 || batch > options.maxBatch()) {
      throw new IllegalArgumentException(
          "batch " + batch + ", expected 1 to " + options.maxBatch());
    }
    if (inputs.length < window * batch || targets.length < values * batch) {
      throw new IllegalArgumentException(
          inputs.length
              + " inputs and "
              + targets.length
              + " targets, expected "
              + window * batch
              + " and "
              + values * batch);
    }
    if (scales != null) {
      scales.check(values, batch);
    } else if (options.loss().needsScales()) {
      throw new IllegalArgumentException(options.loss() + " needs the scales of the windows");
    }
  }

  static void add(float[] values, float[] goal) {
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
    blockLosses[index] = lossBlocks[worker].evaluate(predictions, from, count, scale);
    network.backward(lossBlocks[worker].gradients);
    Arrays.fill(blockGradients[index], 0);
    workerGradients[worker].addTo(blockGradients[index]);
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

  /** A copy of the flat gradients of the last step, after clipping. */
  public float[] gradients() {
    return update.gradients.clone();
  }

  /** Replaces the flat parameters; the optimizer keeps its moments. */
  public void parameters(float[] values) {
    System.arraycopy(checked(spec, values), 0, update.parameters, 0, values.length);
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
