package dev.recur.fit;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.forecast.Combination;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.network.CellType;
import dev.recur.note.AutoNote;
import dev.recur.series.DemandClass;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Combines the pre-trained network, a network fitted to the file and classical methods, quantile by
 * quantile, by weights from a backtest before the held-out end that are drawn towards those of
 * before ({@link AutoWeights}). Where covariates are known ahead, the pre-trained network is also
 * tried on what a regression leaves. Series of intermittent demand have weights of their own, by
 * squared errors, and methods for it among their members. What weighs enough is then fitted to all
 * that comes before the held-out end.
 *
 * @param config what the user said
 */
record AutoFitter(TrainConfig config) implements ModelFitter {
  /** Series that the members are tried on, at the most. */
  private static final int MOST_SERIES = 100;

  /**
   * What may be combined, and how much it weighs before it is tried.
   *
   * @param choice what
   * @param prior its weight
   * @param intermittent its weight for series of intermittent demand
   */
  private record Candidate(ModelChoice choice, double prior, double intermittent) {
    private Candidate(Method method, double prior, double intermittent) {
      this(new ModelChoice.Classical(method), prior, intermittent);
    }
  }

  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate(new ModelChoice.Pretrained(), 0.68, 0.02),
          new Candidate(new ModelChoice.Network(CellType.GRU), 0.03, 0.02),
          new Candidate(Method.ETS, 0.05, 0.04),
          new Candidate(Method.THETA, 0.19, 0.04),
          new Candidate(Method.SARIMA, 0.05, 0.02));

  /** Tried where there are series of intermittent demand, and for those alone. */
  private static final List<Candidate> OF_DEMAND =
      List.of(
          new Candidate(ModelChoice.Pretrained.ofMeans(), 0, 0.1),
          new Candidate(Method.CROSTON_SBA, 0, 0.04),
          new Candidate(Method.TSB, 0, 0.28),
          new Candidate(Method.ADIDA, 0, 0.16),
          new Candidate(Method.IMAPA, 0, 0.28));

  /**
   * Tried where covariates are known ahead; without a trial there is no reason to believe in it.
   */
  private static final Candidate REGRESSED =
      new Candidate(ModelChoice.Pretrained.ofRest(), 0.3, 0.02);

  /** Tried on panels; it takes the place of the network that it began as where it is better. */
  private static final Candidate TUNED = new Candidate(new ModelChoice.Tuned(), 0.68, 0.02);

  /** Series from which on the pre-trained network may learn from them. */
  private static final int FEWEST_TO_TUNE_ON = 50;

  /**
   * A candidate that was tried.
   *
   * @param candidate which
   * @param error on the series that are not of intermittent demand; NaN if there are none
   * @param intermittent the error on the others; NaN if there are none
   */
  private record Tried(Candidate candidate, double error, double intermittent) {
    /** Returns the error that the networks of one kind are told apart by. */
    double first() {
      return Double.isNaN(error) ? intermittent : error;
    }
  }

  /**
   * What was tried, and on what.
   *
   * @param members those that were tried
   * @param forecasts of each of series that are not of intermittent demand
   * @param intermittent forecasts of the others
   */
  private record Trial(List<Tried> members, int forecasts, int intermittent) {
    List<Double> weights() {
      return weights(Candidate::prior, Tried::error, forecasts, AutoWeights.USUAL);
    }

    List<Double> ofIntermittent() {
      return weights(
          Candidate::intermittent, Tried::intermittent, intermittent, AutoWeights.OF_CHANCE);
    }

    /** Returns the weights of the members, 0 of those that are not for these series. */
    private List<Double> weights(
        ToDoubleFunction<Candidate> prior,
        ToDoubleFunction<Tried> error,
        int count,
        AutoWeights.Trust trust) {
      List<Tried> able =
          members.stream().filter(tried -> prior.applyAsDouble(tried.candidate()) > 0).toList();
      List<Double> shares =
          AutoWeights.of(
              able.stream().map(tried -> prior.applyAsDouble(tried.candidate())).toList(),
              able.stream().map(error::applyAsDouble).toList(),
              count,
              trust);
      return members.stream()
          .map(tried -> able.contains(tried) ? shares.get(able.indexOf(tried)) : 0.0)
          .toList();
    }
  }

  @Override
  public Model fit(Task task, RunListener listener) {
    Optional<Task> before = before(task);
    if (before.isEmpty()) {
      listener.note(new AutoNote.NoTrial());
      return combined(withoutTrial(!intermittent(task).isEmpty()), task, listener);
    }
    Task some = before.get().someSeries(MOST_SERIES);
    Set<String> intermittent = intermittent(some);
    Backtest backtest = HeldOut.backtest(some, ScoredQuantiles.NONE);
    List<Tried> tried = new ArrayList<>();
    List<Candidate> candidates = candidates(task, !intermittent.isEmpty());
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      listener.worked(Work.CANDIDATES, i, candidates.size());
      try {
        tried.add(tried(candidate, before.get(), backtest, intermittent, listener));
      } catch (InputException e) {
        listener.note(new AutoNote.LeftOut(candidate.choice(), e));
      }
    }
    listener.worked(Work.CANDIDATES, candidates.size(), candidates.size());
    Folds folds = backtest.folds();
    int all = folds.forecasts();
    int theirs =
        IntStream.range(0, folds.panel().size())
            .filter(s -> intermittent.contains(folds.series(s).name()))
            .map(s -> folds.of(s).size())
            .sum();
    say(tried, all > theirs, theirs > 0, listener);
    return combined(new Trial(oneOfAKind(tried), all - theirs, theirs), task, listener);
  }

  private static void say(
      List<Tried> tried, boolean others, boolean intermittent, RunListener listener) {
    if (others) {
      listener.note(
          new AutoNote.Trial(
              false,
              tried.stream()
                  .filter(t -> t.candidate().prior() > 0)
                  .map(t -> new AutoNote.Trial.Tried(t.candidate().choice(), t.error()))
                  .toList()));
    }
    if (intermittent) {
      listener.note(
          new AutoNote.Trial(
              true,
              tried.stream()
                  .map(t -> new AutoNote.Trial.Tried(t.candidate().choice(), t.intermittent()))
                  .toList()));
    }
  }

  /** Returns the names of the series of intermittent demand, by the values before test. */
  private static Set<String> intermittent(Task task) {
    return task.before(Split::testStart).stream()
        .filter(DemandClass::isIntermittent)
        .map(TimeSeries::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Candidate> candidates(Task task, boolean intermittent) {
    boolean knownAhead = task.panel().series().get(0).futureCount() > 0;
    List<Candidate> candidates = new ArrayList<>(CANDIDATES);
    if (knownAhead) {
      candidates.add(REGRESSED);
    }
    if (task.splits().size() >= FEWEST_TO_TUNE_ON) {
      candidates.add(TUNED);
    }
    if (intermittent) {
      candidates.addAll(OF_DEMAND);
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
    Tried other = tuned.get().first() < released.first() ? released : tuned.get();
    return tried.stream().filter(t -> !t.equals(other)).toList();
  }

  private ModelFitter fitter(ModelChoice choice) {
    return choice instanceof ModelChoice.Tuned
        ? new TunedFitter(config, true)
        : ModelFitter.of(config.withModel(choice));
  }

  private static Optional<Task> before(Task task) {
    try {
      return Optional.of(task.beforeTest());
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /**
   * What needs no training of its own.
   *
   * @param intermittent whether there may be series of intermittent demand
   */
  private static Trial withoutTrial(boolean intermittent) {
    List<Candidate> candidates = new ArrayList<>(CANDIDATES);
    if (intermittent) {
      candidates.addAll(OF_DEMAND);
    }
    return new Trial(
        candidates.stream()
            .filter(candidate -> !(candidate.choice() instanceof ModelChoice.Network))
            .map(candidate -> new Tried(candidate, 1, intermittent ? 1 : Double.NaN))
            .toList(),
        0,
        0);
  }

  /**
   * Returns those that need no training, at their weights without a backtest.
   *
   * @param season steps in a season, 1 for none
   */
  static Model untrained(int season) {
    Trial trial = withoutTrial(true);
    return combined(
        trial,
        candidate -> ModelFitter.untrained((ModelChoice.Untrained) candidate.choice(), season),
        note -> {});
  }

  private Tried tried(
      Candidate candidate,
      Task before,
      Backtest backtest,
      Set<String> intermittent,
      RunListener listener) {
    Model model = fitter(candidate.choice()).fit(before, new CandidateListener(listener));
    try (Forecaster forecaster = model.forecaster()) {
      Forecaster shared =
          model.isFittedToHistories()
              ? new ParallelForecaster(forecaster, config.training().threads())
              : forecaster;
      ModelScore score = HeldOut.score(backtest, before.season(), "auto", shared);
      return intermittent.isEmpty()
          ? new Tried(candidate, HeldOut.error(backtest, score), Double.NaN)
          : new Tried(
              candidate,
              mean(score, name -> !intermittent.contains(name), PointScore::mase),
              mean(score, intermittent::contains, PointScore::rmsse));
    }
  }

  /** Returns the mean over the series that have a scale; over all in original units if none has. */
  private static double mean(
      ModelScore score, Predicate<String> which, Function<PointScore, OptionalDouble> scaled) {
    List<PointScore> own =
        score.perSeries().entrySet().stream()
            .filter(series -> which.test(series.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return own.stream()
        .map(scaled)
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElse(own.stream().mapToDouble(PointScore::rmse).average().orElse(Double.NaN));
  }

  private Model combined(Trial trial, Task task, RunListener listener) {
    return combined(
        trial, candidate -> fitter(candidate.choice()).fit(task, listener), listener::note);
  }

  /** Combines what weighs something. */
  private static Model combined(
      Trial trial, Function<Candidate, Model> fit, Consumer<AutoNote> listener) {
    boolean others = trial.members().stream().noneMatch(tried -> Double.isNaN(tried.error()));
    boolean seldom =
        trial.members().stream().noneMatch(tried -> Double.isNaN(tried.intermittent()));
    List<Double> usual = others ? trial.weights() : trial.ofIntermittent();
    List<Double> intermittent = seldom ? trial.ofIntermittent() : usual;
    List<Model> members = new ArrayList<>();
    List<Double> kept = new ArrayList<>();
    List<Double> keptOfIntermittent = new ArrayList<>();
    for (int i = 0; i < usual.size(); i++) {
      if (usual.get(i) + intermittent.get(i) > 0) {
        members.add(fit.apply(trial.members().get(i).candidate()));
        kept.add(usual.get(i));
        keptOfIntermittent.add(intermittent.get(i));
      }
    }
    if (others) {
      listener.accept(
          new AutoNote.Combined(
              false, weighted(members, kept), without(trial, usual, Candidate::prior)));
    }
    if (seldom) {
      listener.accept(
          new AutoNote.Combined(
              true,
              weighted(members, keptOfIntermittent),
              without(trial, intermittent, Candidate::intermittent)));
    }
    return new CombinedModel("auto", Combination.MEAN, kept, keptOfIntermittent, members);
  }

  /** Returns what might have weighed something and does not. */
  private static List<ModelChoice> without(
      Trial trial, List<Double> weights, ToDoubleFunction<Candidate> prior) {
    List<ModelChoice> without = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Candidate candidate = trial.members().get(i).candidate();
      if (weights.get(i) == 0 && prior.applyAsDouble(candidate) > 0) {
        without.add(candidate.choice());
      }
    }
    return without;
  }

  private static List<AutoNote.Combined.Weighted> weighted(
      List<Model> members, List<Double> weights) {
    List<AutoNote.Combined.Weighted> weighted = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (weights.get(i) > 0) {
        weighted.add(new AutoNote.Combined.Weighted(members.get(i).name(), weights.get(i)));
      }
    }
    return weighted;
  }
}
