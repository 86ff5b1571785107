package dev.recur.pretrained;

import dev.recur.network.ForkingSpec;
import dev.recur.network.ForkingState;
import dev.recur.network.ForkingStep;
import dev.recur.synthetic.Simulator;

/**
 * The training of the network on simulated series. The same seed and steps give the same bits, for
 * any number of threads, in one go or in slices.
 */
public final class Pretraining implements AutoCloseable {
  private static final double RATE = 2e-3;
  private static final double LAST_RATE = 2e-5;
  private static final int WARM_UP = 100;
  private static final double AVERAGE = 0.999;

  /** Series whose numbers begin here are never trained on; they tell how far it is. */
  private static final long UNSEEN = 1L << 40;

  private static final int UNSEEN_BLOCKS = 64;

  /** The longest history that is simulated. */
  private static final int MOST_STEPS = 1024;

  private final long steps;
  private final ForkingState state;
  private final ForkingStep step;
  private final Examples unseen;

  /**
   * @param spec the network
   * @param seed of the first weights and of everything drawn
   * @param steps of the whole training
   * @param state where to go on
   * @param threads that share the work
   */
  public Pretraining(ForkingSpec spec, long seed, long steps, ForkingState state, int threads) {
    this.steps = steps;
    this.state = state;
    Simulator simulator = new Simulator(seed);
    step =
        new ForkingStep(
            spec,
            PretrainedNetwork.probabilities(),
            state,
            new Examples(seed, simulator),
            AVERAGE,
            MOST_STEPS,
            threads);
    unseen = new Examples(~seed, simulator);
  }

  /** Takes a step; returns the loss before it. */
  public double step() {
    long done = state.steps();
    double warm = Math.min(1, (done + 1.0) / WARM_UP);
    double fall = (1 + Math.cos(Math.PI * done / steps)) / 2;
    return step.step(warm * (LAST_RATE + (RATE - LAST_RATE) * fall));
  }

  /** The loss of the averaged weights on simulated series that training never draws. */
  public double unseenLoss() {
    return step.loss(
        (number, goal) -> unseen.fill(UNSEEN / 64 + number, goal), UNSEEN_BLOCKS);
  }

  @Override
  public void close() {
    step.close();
  }
}
