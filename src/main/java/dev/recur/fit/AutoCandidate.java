package dev.recur.fit;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.network.CellType;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code auto} may combine, and how much it weighs before it is tried.
 *
 * @param choice what
 * @param prior its weight; 0 for what is for intermittent demand alone
 * @param intermittent its weight for series of intermittent demand
 */
record AutoCandidate(ModelChoice choice, double prior, double intermittent) {
  /** Tried on panels; it takes the place of the network that it began as where it is better. */
  static final AutoCandidate TUNED = new AutoCandidate(new ModelChoice.Tuned(), 0.68, 0.02);

  private static final AutoCandidate SARIMA = new AutoCandidate(Method.SARIMA, 0.05, 0.02);

  private static final List<AutoCandidate> ALWAYS =
      List.of(
          new AutoCandidate(new ModelChoice.Pretrained(), 0.68, 0.02),
          new AutoCandidate(new ModelChoice.Network(CellType.GRU), 0.03, 0.02),
          new AutoCandidate(Method.ETS, 0.05, 0.04),
          new AutoCandidate(Method.THETA, 0.19, 0.04),
          SARIMA);

  /** Tried where there are series of intermittent demand, and for those alone. */
  private static final List<AutoCandidate> OF_DEMAND =
      List.of(
          new AutoCandidate(ModelChoice.Pretrained.ofMeans(), 0, 0.1),
          new AutoCandidate(Method.CROSTON_SBA, 0, 0.04),
          new AutoCandidate(Method.TSB, 0, 0.28),
          new AutoCandidate(Method.ADIDA, 0, 0.16),
          new AutoCandidate(Method.IMAPA, 0, 0.28));

  /**
   * Tried where covariates are known ahead; without a trial there is no reason to believe in it.
   */
  private static final AutoCandidate REGRESSED =
      new AutoCandidate(ModelChoice.Pretrained.ofRest(), 0.3, 0.02);

  /** Tried where most series have several seasons. */
  static final AutoCandidate OF_SEASONS = new AutoCandidate(Method.MSTL, 0.1, 0.02);

  /** Series from which on the pre-trained network may learn from them. */
  private static final int FEWEST_TO_TUNE_ON = 50;

  /**
   * Series up to which SARIMA is tried: it searches a model for every forecast, which takes tens of
   * times as long as all others together.
   */
  private static final int MOST_TO_SEARCH_FOR = 1000;

  private AutoCandidate(Method method, double prior, double intermittent) {
    this(new ModelChoice.Classical(method), prior, intermittent);
  }

  /**
   * Returns what is tried on a task.
   *
   * @param intermittent whether there are series of intermittent demand
   * @param seasons whether most series have several seasons
   */
  static List<AutoCandidate> of(Task task, boolean intermittent, boolean seasons) {
    boolean knownAhead = task.panel().series().get(0).futureCount() > 0;
    List<AutoCandidate> candidates = new ArrayList<>(ALWAYS);
    if (task.splits().size() > MOST_TO_SEARCH_FOR) {
      candidates.remove(SARIMA);
    }
    if (knownAhead) {
      candidates.add(REGRESSED);
    }
    if (seasons) {
      candidates.add(OF_SEASONS);
    }
    if (task.splits().size() >= FEWEST_TO_TUNE_ON) {
      candidates.add(TUNED);
    }
    if (intermittent) {
      candidates.addAll(OF_DEMAND);
    }
    return candidates;
  }

  /**
   * Returns what needs no training of its own.
   *
   * @param intermittent whether there may be series of intermittent demand
   */
  static List<AutoCandidate> untrained(boolean intermittent) {
    List<AutoCandidate> candidates = new ArrayList<>(ALWAYS);
    if (intermittent) {
      candidates.addAll(OF_DEMAND);
    }
    return candidates.stream()
        .filter(candidate -> !(candidate.choice() instanceof ModelChoice.Network))
        .toList();
  }
}
