package dev.recur.network;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.Team;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One training step of a network of forking sequences after another: examples, loss, gradients,
 * clipping, Adam with decay of the weights, and a moving average of the weights. A step takes a
 * fixed number of blocks; each is one thread's work and their gradients are summed in their order,
 * so the result is the same for any number of threads. A thread that would wait for the others
 * fills blocks of the next step meanwhile.
 */
public final class ForkingStep implements AutoCloseable {
  /** Blocks of a step. */
  public static final int BLOCKS = 2;

  private static final double CLIP = 1;
  private static final double WEIGHT_DECAY = 1e-3;

  /** Steps at the beginning over which the average follows more closely. */
  private static final double WARM_UP = 10;

  private final ForkingSpec spec;
  private final ForkingExamples examples;
  private final double average;
  private final ForkingWeights weights;
  private final ForkingWeights[] workerGradients;
  private final ForkingGradient[] networks;
  private final float[][] blockGradients;
  private final double[] losses = new double[BLOCKS];
  private final float[] gradients;
  private final AtomicInteger nextBlock = new AtomicInteger();
  private final AtomicInteger nextFilled = new AtomicInteger();
  private final Team team;
  private final ForkingState state;
  private ForkingBlock[] blocks = new ForkingBlock[BLOCKS];
  private ForkingBlock[] coming = new ForkingBlock[BLOCKS];

  /** The step whose blocks are coming; negative if they are not filled. */
  private long filledStep = -1;

  /**
   * @param probabilities of the quantiles
   * @param state where to start; changed by every step
   * @param examples where to learn from; step n takes the blocks from n times {@link #BLOCKS} on
   * @param average share of the average that a step keeps
   * @param mostSteps of a history
   * @param threads that share the work
   */
  public ForkingStep(
      ForkingSpec spec,
      double[] probabilities,
      ForkingState state,
      ForkingExamples examples,
      double average,
      int mostSteps,
      int threads) {
    this.spec = spec;
    this.state = state;
    this.examples = examples;
    this.average = average;
    Blas.useOneThread();
    int workers = Math.min(threads, BLOCKS);
    weights = new ForkingWeights(spec);
    Arrays.setAll(blocks, block -> new ForkingBlock(spec, mostSteps));
    Arrays.setAll(coming, block -> new ForkingBlock(spec, mostSteps));
    workerGradients = new ForkingWeights[workers];
    Arrays.setAll(workerGradients, worker -> new ForkingWeights(spec));
    networks = new ForkingGradient[workers];
    Arrays.setAll(
        networks,
        worker ->
            new ForkingGradient(spec, probabilities, weights, workerGradients[worker], mostSteps));
    blockGradients = new float[BLOCKS][spec.parameters()];
    gradients = new float[spec.parameters()];
    team = new Team(workers);
  }

  /**
   * Takes one step.
   *
   * @param learningRate of the step
   * @return the mean loss before it
   */
  public double step(double learningRate) {
    weights.set(state.parameters(), 0);
    long step = state.steps();
    if (filledStep != step) {
      nextFilled.set(0);
      team.run(networks.length, worker -> fillComing(step));
    }
    ForkingBlock[] filled = coming;
    coming = blocks;
    blocks = filled;
    nextBlock.set(0);
    nextFilled.set(0);
    team.run(
        networks.length,
        worker -> {
          addGradients(worker);
          fillComing(step + 1);
        });
    filledStep = step + 1;
    Arrays.fill(gradients, 0);
    double loss = 0;
    for (int block = 0; block < BLOCKS; block++) {
      TrainingStep.add(blockGradients[block], gradients);
      loss += losses[block] / BLOCKS;
    }
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] /= BLOCKS;
    }
    Clip.toNorm(gradients, 0, gradients.length, CLIP);
    decay((float) (1 - learningRate * WEIGHT_DECAY));
    state.adam().update(state.parameters(), gradients, learningRate);
    double steps = state.adam().updates();
    state.average(Math.min(average, steps / (WARM_UP + steps)));
    return loss;
  }

  private void decay(float keep) {
    for (ParameterRange range : ParameterRange.weights(spec.layout())) {
      for (int at = range.from(); at < range.to(); at++) {
        state.parameters()[at] *= keep;
      }
    }
  }

  private void addGradients(int worker) {
    for (int b = nextBlock.getAndIncrement(); b < BLOCKS; b = nextBlock.getAndIncrement()) {
      Arrays.fill(blockGradients[b], 0);
      losses[b] = networks[worker].add(blocks[b], blockGradients[b]);
    }
  }

  private void fillComing(long step) {
    for (int b = nextFilled.getAndIncrement(); b < BLOCKS; b = nextFilled.getAndIncrement()) {
      examples.fill(step * BLOCKS + b, coming[b]);
    }
  }

  /**
   * The mean loss of the averaged weights on other examples.
   *
   * @param others examples
   * @param count blocks from 0 on
   */
  public double loss(ForkingExamples others, int count) {
    weights.set(state.average(), 0);
    filledStep = -1;
    double[] each = new double[count];
    AtomicInteger next = new AtomicInteger();
    team.run(
        networks.length,
        worker -> {
          for (int b = next.getAndIncrement(); b < count; b = next.getAndIncrement()) {
            others.fill(b, coming[worker]);
            each[b] = networks[worker].loss(coming[worker]);
          }
        });
    return Arrays.stream(each).sum() / count;
  }

  @Override
  public void close() {
    team.close();
    for (ForkingGradient network : networks) {
      network.close();
    }
    for (ForkingWeights gradient : workerGradients) {
      gradient.close();
    }
    weights.close();
  }
}
