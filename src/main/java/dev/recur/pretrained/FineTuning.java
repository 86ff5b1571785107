package dev.recur.pretrained;

import dev.recur.network.ForkingExamples;
import dev.recur.network.ForkingState;
import dev.recur.network.ForkingStep;
import dev.recur.series.TimeSeries;
import dev.recur.synthetic.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The network goes on learning on given series: at every step half of what it sees are stretches of
 * theirs, half simulated series, so that it does not forget. The same series give the same weights,
 * for any number of threads.
 *
 * @param season steps in a season, 1 for none
 * @param horizon steps ahead that matter
 * @param threads that share the work
 */
public record FineTuning(int season, int horizon, int threads) {
  private static final long SEED = 1;

  /** Steps of training. */
  public static final int STEPS = 100;

  private static final int WARM_UP = 20;
  private static final double RATE = 2e-4;

  /** The rate ends at this share of where it began. */
  private static final double LAST_RATE = 0.01;

  private static final double AVERAGE = 0.98;

  /** The longest history that is learnt from. */
  private static final int MOST_STEPS = 512;

  /** The longest history that is simulated. */
  private static final int MOST_SIMULATED = 1024;

  /**
   * Returns weights that went on.
   *
   * @param weights where they begin
   * @param series what is learnt from, all of it
   * @param stepped hears how many of the {@link #STEPS} are done
   * @return empty if no series has enough values
   */
  public Optional<PretrainedWeights> of(
      PretrainedWeights weights, List<TimeSeries> series, IntConsumer stepped) {
    return of(weights, series, STEPS, stepped);
  }

  /** The same in so many steps. */
  Optional<PretrainedWeights> of(
      PretrainedWeights weights, List<TimeSeries> series, int steps, IntConsumer stepped) {
    PanelBlocks blocks = new PanelBlocks(SEED, observed(series), season, ahead(), MOST_STEPS);
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    Examples given = new Examples(SEED, blocks);
    Examples simulated = new Examples(SEED, SeriesBlocks.of(new Simulator(SEED)));
    ForkingExamples both =
        (number, goal) -> (number % 2 == 0 ? given : simulated).fill(number, goal);
    ForkingState state = ForkingState.of(weights.flat());
    try (ForkingStep step =
        new ForkingStep(
            weights.spec(),
            PretrainedNetwork.probabilities(),
            state,
            both,
            AVERAGE,
            MOST_SIMULATED,
            threads)) {
      while (state.steps() < steps) {
        step.step(rate(state.steps(), steps));
        stepped.accept(state.steps());
      }
    }
    return Optional.of(new PretrainedWeights(weights.spec(), state.averaged()));
  }

  private int ahead() {
    return Math.min(horizon, Outlook.learnt(season));
  }

  private static double rate(int done, int steps) {
    double warm = Math.min(1, (done + 1.0) / WARM_UP);
    double fall = (1 + Math.cos(Math.PI * done / steps)) / 2;
    return RATE * warm * (LAST_RATE + (1 - LAST_RATE) * fall);
  }

  private static List<double[]> observed(List<TimeSeries> series) {
    List<double[]> targets = new ArrayList<>();
    for (TimeSeries one : series) {
      for (int target = 0; target < one.targetCount(); target++) {
        targets.add(PretrainedForecaster.observed(one, target, 0));
      }
    }
    return targets;
  }
}
