package dev.recur.fit;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.forecast.Combination;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.network.CellType;
import dev.recur.note.AutoNote;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Combines the pre-trained network, a network fitted to the file and classical methods, quantile by
 * quantile, by weights from a backtest before the held-out end that are drawn towards those of
 * before ({@link AutoWeights}). Where covariates are known ahead, the pre-trained network is also
 * tried on what a regression leaves. What weighs enough is then fitted to all that comes before the
 * held-out end.
 *
 * @param config what the user said
 */
record AutoFitter(TrainConfig config) implements ModelFitter {
  /** Series that the members are tried on, at the most. */
  private static final int MOST_SERIES = 100;

  /** What may be combined, and how much it weighs before it is tried. */
  private record Candidate(ModelChoice choice, double prior) {}

  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate(new ModelChoice.Pretrained(), 0.68),
          new Candidate(new ModelChoice.Network(CellType.GRU), 0.03),
          new Candidate(new ModelChoice.Classical(Method.ETS), 0.05),
          new Candidate(new ModelChoice.Classical(Method.THETA), 0.19),
          new Candidate(new ModelChoice.Classical(Method.SARIMA), 0.05));

  /**
   * Tried where covariates are known ahead; without a trial there is no reason to believe in it.
   */
  private static final Candidate REGRESSED = new Candidate(new ModelChoice.Pretrained(true), 0.3);

  /** Tried on panels; it takes the place of the network that it began as where it is better. */
  private static final Candidate TUNED = new Candidate(new ModelChoice.Tuned(), 0.68);

  /** Series from which on the pre-trained network may learn from them. */
  private static final int FEWEST_TO_TUNE_ON = 50;

  /** A candidate that was tried, and its error. */
  private record Tried(Candidate candidate, double error) {}

  @Override
  public Model fit(Task task, RunListener listener) {
    Optional<Task> trial = trial(task);
    if (trial.isEmpty()) {
      listener.note(new AutoNote.NoTrial());
      return combined(withoutTrial(), 0, task, listener);
    }
    Backtest backtest = HeldOut.backtest(trial.get().someSeries(MOST_SERIES), ScoredQuantiles.NONE);
    List<Tried> tried = new ArrayList<>();
    List<Candidate> candidates = candidates(task);
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      listener.worked(Work.CANDIDATES, i, candidates.size());
      try {
        tried.add(new Tried(candidate, error(candidate, trial.get(), backtest, listener)));
      } catch (InputException e) {
        listener.note(new AutoNote.LeftOut(candidate.choice(), e));
      }
    }
    listener.worked(Work.CANDIDATES, candidates.size(), candidates.size());
    listener.note(
        new AutoNote.Trial(
            tried.stream()
                .map(t -> new AutoNote.Trial.Tried(t.candidate().choice(), t.error()))
                .toList()));
    return combined(oneOfAKind(tried), backtest.folds().forecasts(), task, listener);
  }

  private static List<Candidate> candidates(Task task) {
    boolean knownAhead = task.panel().series().get(0).futureCount() > 0;
    List<Candidate> candidates = new ArrayList<>(CANDIDATES);
    if (knownAhead) {
      candidates.add(REGRESSED);
    }
    if (task.splits().size() >= FEWEST_TO_TUNE_ON) {
      candidates.add(TUNED);
    }
    return candidates;
  }

  /** Of the pre-trained network and the same after it went on learning the better one is kept. */
  private static List<Tried> oneOfAKind(List<Tried> tried) {
    Optional<Tried> tuned = tried.stream().filter(t -> t.candidate().equals(TUNED)).findFirst();
    if (tuned.isEmpty()) {
      return tried;
    }
    Tried released = tried.get(0);
    Tried other = tuned.get().error() < released.error() ? released : tuned.get();
    return tried.stream().filter(t -> !t.equals(other)).toList();
  }

  private ModelFitter fitter(ModelChoice choice) {
    return choice instanceof ModelChoice.Tuned
        ? new TunedFitter(config, true)
        : ModelFitter.of(config.withModel(choice));
  }

  private static Optional<Task> trial(Task task) {
    try {
      return Optional.of(task.beforeTest());
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** What needs no training of its own. */
  private static List<Tried> withoutTrial() {
    return CANDIDATES.stream()
        .filter(candidate -> !(candidate.choice() instanceof ModelChoice.Network))
        .map(candidate -> new Tried(candidate, 1))
        .toList();
  }

  /**
   * Returns those that need no training, at their weights without a backtest.
   *
   * @param season steps in a season, 1 for none
   */
  static Model untrained(int season) {
    List<Tried> tried = withoutTrial();
    return new CombinedModel(
        "auto",
        Combination.MEAN,
        weights(tried, 0),
        tried.stream()
            .map(t -> ModelFitter.untrained((ModelChoice.Untrained) t.candidate().choice(), season))
            .toList());
  }

  private static List<Double> weights(List<Tried> tried, int forecasts) {
    return AutoWeights.of(
        tried.stream().map(t -> t.candidate().prior()).toList(),
        tried.stream().map(Tried::error).toList(),
        forecasts);
  }

  private double error(Candidate candidate, Task trial, Backtest backtest, RunListener listener) {
    Model model = fitter(candidate.choice()).fit(trial, new CandidateListener(listener));
    try (Forecaster forecaster = model.forecaster()) {
      Forecaster shared =
          model.isFittedToHistories()
              ? new ParallelForecaster(forecaster, config.training().threads())
              : forecaster;
      return HeldOut.error(backtest, trial.season(), shared);
    }
  }

  private Model combined(List<Tried> tried, int forecasts, Task task, RunListener listener) {
    List<Double> weights = weights(tried, forecasts);
    List<Model> members = new ArrayList<>();
    List<Double> kept = new ArrayList<>();
    List<ModelChoice> without = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      ModelChoice choice = tried.get(i).candidate().choice();
      if (weights.get(i) > 0) {
        members.add(fitter(choice).fit(task, listener));
        kept.add(weights.get(i));
      } else {
        without.add(choice);
      }
    }
    List<AutoNote.Combined.Weighted> weighted = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      weighted.add(new AutoNote.Combined.Weighted(members.get(i).name(), kept.get(i)));
    }
    listener.note(new AutoNote.Combined(weighted, without));
    return new CombinedModel("auto", Combination.MEAN, kept, members);
  }
}
