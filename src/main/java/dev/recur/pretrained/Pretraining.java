package dev.recur.pretrained;

import dev.recur.network.ForkingState;
import dev.recur.network.ForkingStep;
import dev.recur.synthetic.Simulator;

/**
 * The training of the network on simulated series. The same configuration gives the same weights,
 * for any number of threads, in one go or in slices.
 */
public final class Pretraining {
  /** The rate ends at this share of where it began. */
  private static final double LAST_RATE = 0.01;

  private static final int WARM_UP = 100;
  private static final double AVERAGE = 0.999;

  /** Blocks that are never trained on begin here. */
  private static final long UNSEEN = 1L << 40;

  private static final int UNSEEN_BLOCKS = 8;

  /** Steps from one checkpoint to the next, if nobody says otherwise. */
  public static final int CHECKPOINT_STEPS = 500;

  /** The longest history that is simulated. */
  private static final int MOST_STEPS = 1024;

  private final PretrainingConfig config;
  private final ForkingState state;
  private final int threads;
  private final int checkpointSteps;

  /**
   * @param checkpoint where to begin or go on; its state moves on with the training
   * @param threads that share the work
   * @param checkpointSteps from one checkpoint to the next; the weights do not depend on it
   */
  public Pretraining(Checkpoint checkpoint, int threads, int checkpointSteps) {
    config = checkpoint.config();
    state = checkpoint.state();
    this.threads = threads;
    this.checkpointSteps = checkpointSteps;
  }

  /** The series that a step learns from. */
  public static int seriesOfStep() {
    return Examples.SERIES * ForkingStep.BLOCKS;
  }

  /**
   * Trains to the end.
   *
   * @return the averaged weights
   */
  public PretrainedWeights run(PretrainingListener listener) {
    SeriesBlocks simulated = SeriesBlocks.of(new Simulator(config.seed()));
    Examples unseen = new Examples(~config.seed(), simulated);
    try (ForkingStep step =
        new ForkingStep(
            config.spec(),
            PretrainedNetwork.probabilities(),
            state,
            new Examples(config.seed(), simulated),
            AVERAGE,
            MOST_STEPS,
            threads)) {
      while (state.steps() < config.steps()) {
        double loss = step.step(rate());
        listener.stepped(state.steps(), loss);
        if (state.steps() % checkpointSteps == 0 || state.steps() == config.steps()) {
          double unseenLoss =
              step.loss((number, goal) -> unseen.fill(UNSEEN + number, goal), UNSEEN_BLOCKS);
          listener.saved(new Checkpoint(config, state), unseenLoss);
        }
      }
    }
    return new PretrainedWeights(config.spec(), state.averaged());
  }

  private double rate() {
    double done = state.steps();
    double warm = Math.min(1, (done + 1) / WARM_UP);
    double fall = (1 + Math.cos(Math.PI * done / config.steps())) / 2;
    return config.learningRate() * warm * (LAST_RATE + (1 - LAST_RATE) * fall);
  }
}
