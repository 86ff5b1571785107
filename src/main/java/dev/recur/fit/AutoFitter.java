package dev.recur.fit;

import dev.recur.classical.SeasonStrengths;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.model.Model;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Combines the pre-trained network, a network fitted to the file and classical methods ({@link
 * AutoCandidate}), quantile by quantile, by weights from a backtest before the held-out end that
 * are drawn towards those of before ({@link AutoTrial}). Where covariates are known ahead, the
 * pre-trained network is also tried on what a regression leaves. Series of intermittent demand have
 * weights of their own, by squared errors, and methods for it among their members. What weighs
 * enough is then fitted to all that comes before the held-out end.
 *
 * @param config what the user said
 */
record AutoFitter(TrainConfig config) implements ModelFitter {
  /** Series that the members are tried on, at the most. */
  private static final int MOST_SERIES = 100;

  @Override
  public Model fit(Task task, RunListener listener) {
    Optional<Task> before = before(task);
    AutoTrial trial;
    if (before.isPresent()) {
      trial = tried(task, before.get(), listener);
      trial.tell(listener::note);
    } else {
      listener.note(new AutoNote.NoTrial());
      trial = AutoTrial.untrained(!intermittent(task).isEmpty());
    }
    return trial
        .oneOfAKind()
        .combined(candidate -> fitter(candidate.choice()).fit(task, listener), listener::note);
  }

  /**
   * Returns what the members that need no training forecast together, at their weights without a
   * backtest.
   *
   * @param config what the user said
   * @param task whose season they have
   * @param backtest the origins
   * @param made forecasts from the same origins; a member that is among these is not fitted again
   */
  static Forecasts untrained(
      TrainConfig config, Task task, Backtest backtest, List<Forecasts> made) {
    HeldOut.Rivals others = new HeldOut.Rivals(List.of(), config.training().threads());
    return AutoTrial.untrained(!intermittent(task).isEmpty())
        .combined(
            backtest.folds(),
            choice ->
                made.stream()
                    .filter(forecasts -> forecasts.model().equals(choice.toString()))
                    .findFirst()
                    .orElseGet(
                        () ->
                            others.forecasts(
                                backtest, choice, ModelFitter.told(choice, config, task))));
  }

  private static Optional<Task> before(Task task) {
    try {
      return Optional.of(task.beforeTest());
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** Returns the names of the series of intermittent demand, by the values before test. */
  private static Set<String> intermittent(Task task) {
    return task.before(Split::testStart).stream()
        .filter(DemandClass::isIntermittent)
        .map(TimeSeries::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Tries the candidates of a task before its held-out end, on some of its series. */
  private AutoTrial tried(Task task, Task before, RunListener listener) {
    Task some = before.someSeries(MOST_SERIES);
    Set<String> intermittent = intermittent(some);
    Backtest backtest = HeldOut.backtest(some, ScoredQuantiles.NONE);
    List<AutoTrial.Tried> tried = new ArrayList<>();
    boolean seasons =
        !config.longerSeasons().isEmpty()
            || SeasonStrengths.areSeveral(some.before(Split::testStart), task.season());
    List<AutoCandidate> candidates = AutoCandidate.of(task, !intermittent.isEmpty(), seasons);
    for (int i = 0; i < candidates.size(); i++) {
      AutoCandidate candidate = candidates.get(i);
      listener.worked(Work.CANDIDATES, i, candidates.size());
      try {
        tried.add(tried(candidate, before, backtest, intermittent, listener));
      } catch (InputException e) {
        listener.note(new AutoNote.LeftOut(candidate.choice(), e));
      }
    }
    listener.worked(Work.CANDIDATES, candidates.size(), candidates.size());
    Folds folds = backtest.folds();
    int theirs =
        IntStream.range(0, folds.panel().size())
            .filter(s -> intermittent.contains(folds.series(s).name()))
            .map(s -> folds.of(s).size())
            .sum();
    return new AutoTrial(tried, folds.forecasts() - theirs, theirs);
  }

  private AutoTrial.Tried tried(
      AutoCandidate candidate,
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
          ? new AutoTrial.Tried(
              candidate, OptionalDouble.of(HeldOut.error(backtest, score)), OptionalDouble.empty())
          : new AutoTrial.Tried(
              candidate,
              mean(score, name -> !intermittent.contains(name), PointScore::mase),
              mean(score, intermittent::contains, PointScore::rmsse));
    }
  }

  private ModelFitter fitter(ModelChoice choice) {
    return choice instanceof ModelChoice.Tuned
        ? new TunedFitter(config, true)
        : ModelFitter.of(config.withModel(choice));
  }

  /**
   * Returns the mean over the series that have a scale, over all in original units if none has;
   * empty if there are no such series.
   */
  private static OptionalDouble mean(
      ModelScore score, Predicate<String> which, Function<PointScore, OptionalDouble> scaled) {
    List<PointScore> own =
        score.perSeries().entrySet().stream()
            .filter(series -> which.test(series.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    OptionalDouble mean =
        own.stream().map(scaled).flatMapToDouble(OptionalDouble::stream).average();
    return mean.isPresent() ? mean : own.stream().mapToDouble(PointScore::rmse).average();
  }
}
