package dev.recur.fit;

import dev.recur.config.ModelChoice;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.forecast.Combination;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.note.AutoNote;
import dev.recur.series.DemandClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What the candidates of {@code auto} did in a backtest, and how much each weighs after it.
 *
 * @param members those that were tried
 * @param forecasts of each of series that are not of intermittent demand
 * @param intermittent forecasts of the others
 */
record AutoTrial(List<Tried> members, int forecasts, int intermittent) {
  /**
   * A candidate that was tried.
   *
   * @param candidate which
   * @param error on the series that are not of intermittent demand; empty if there are none
   * @param intermittent the error on the others; empty if there are none
   */
  record Tried(AutoCandidate candidate, OptionalDouble error, OptionalDouble intermittent) {
    /** Returns the error that the networks of one kind are told apart by. */
    private double first() {
      return (error.isPresent() ? error : intermittent).orElseThrow();
    }

    private boolean is(AutoCandidate other) {
      return candidate.equals(other);
    }
  }

  /** Copies the list. */
  AutoTrial {
    members = List.copyOf(members);
  }

  /**
   * Returns what needs no training of its own, all as good as each other.
   *
   * @param intermittent whether there may be series of intermittent demand
   */
  static AutoTrial untrained(boolean intermittent) {
    OptionalDouble one = OptionalDouble.of(1);
    return new AutoTrial(
        AutoCandidate.untrained(intermittent).stream()
            .map(
                candidate -> new Tried(candidate, one, intermittent ? one : OptionalDouble.empty()))
            .toList(),
        0,
        0);
  }

  /** Of the pre-trained network and the same after it went on learning the better one is kept. */
  AutoTrial oneOfAKind() {
    Optional<Tried> tuned =
        members.stream().filter(tried -> tried.is(AutoCandidate.TUNED)).findFirst();
    if (tuned.isEmpty()) {
      return this;
    }
    Tried released = members.get(0);
    Tried other = tuned.get().first() < released.first() ? released : tuned.get();
    return new AutoTrial(
        members.stream().filter(tried -> !tried.equals(other)).toList(), forecasts, intermittent);
  }

  /** Tells the errors. */
  void tell(Consumer<AutoNote> listener) {
    if (forecasts > 0) {
      listener.accept(
          new AutoNote.Trial(false, errors(tried -> tried.candidate().prior() > 0, Tried::error)));
    }
    if (intermittent > 0) {
      listener.accept(new AutoNote.Trial(true, errors(tried -> true, Tried::intermittent)));
    }
  }

  private List<AutoNote.Trial.Tried> errors(
      Predicate<Tried> which, Function<Tried, OptionalDouble> error) {
    return members.stream()
        .filter(which)
        .map(
            tried ->
                new AutoNote.Trial.Tried(
                    tried.candidate().choice(), error.apply(tried).orElseThrow()))
        .toList();
  }

  /**
   * Combines what weighs something.
   *
   * @param fit makes a model of a candidate
   * @param listener hears the weights
   */
  Model combined(Function<AutoCandidate, Model> fit, Consumer<AutoNote> listener) {
    boolean others = members.stream().allMatch(tried -> tried.error().isPresent());
    boolean seldom = members.stream().allMatch(tried -> tried.intermittent().isPresent());
    List<Double> usual = others ? weights() : ofIntermittent();
    List<Double> ofIntermittent = seldom ? ofIntermittent() : usual;
    List<Model> models = new ArrayList<>();
    List<Double> kept = new ArrayList<>();
    List<Double> keptOfIntermittent = new ArrayList<>();
    for (int i = 0; i < usual.size(); i++) {
      if (usual.get(i) + ofIntermittent.get(i) > 0) {
        models.add(fit.apply(members.get(i).candidate()));
        kept.add(usual.get(i));
        keptOfIntermittent.add(ofIntermittent.get(i));
      }
    }
    if (others) {
      listener.accept(
          new AutoNote.Combined(
              false, weighted(models, kept), without(usual, AutoCandidate::prior)));
    }
    if (seldom) {
      listener.accept(
          new AutoNote.Combined(
              true,
              weighted(models, keptOfIntermittent),
              without(ofIntermittent, AutoCandidate::intermittent)));
    }
    return new CombinedModel("auto", Combination.MEAN, kept, keptOfIntermittent, models);
  }

  /**
   * Returns the points of the combination of members without training.
   *
   * @param folds origins of the forecasts
   * @param made their forecasts
   */
  Forecasts combined(Folds folds, Function<ModelChoice.Untrained, Forecasts> made) {
    List<Double> usual = weights();
    boolean seldom = members.stream().allMatch(tried -> tried.intermittent().isPresent());
    List<Double> ofIntermittent = seldom ? ofIntermittent() : usual;
    List<Forecasts> forecasts =
        members.stream()
            .map(tried -> made.apply((ModelChoice.Untrained) tried.candidate().choice()))
            .toList();
    return Forecasts.mean(
        "auto",
        forecasts,
        (s, f) -> DemandClass.isIntermittent(folds.history(s, f)) ? ofIntermittent : usual);
  }

  private List<Double> weights() {
    return weights(AutoCandidate::prior, Tried::error, forecasts, AutoWeights.USUAL);
  }

  private List<Double> ofIntermittent() {
    return weights(
        AutoCandidate::intermittent, Tried::intermittent, intermittent, AutoWeights.OF_CHANCE);
  }

  /** Returns the weights of the members, 0 of those that are not for these series. */
  private List<Double> weights(
      ToDoubleFunction<AutoCandidate> prior,
      Function<Tried, OptionalDouble> error,
      int count,
      AutoWeights.Trust trust) {
    List<Tried> able =
        members.stream().filter(tried -> prior.applyAsDouble(tried.candidate()) > 0).toList();
    List<Double> shares =
        AutoWeights.of(
            able.stream().map(tried -> prior.applyAsDouble(tried.candidate())).toList(),
            able.stream().map(tried -> error.apply(tried).orElseThrow()).toList(),
            count,
            trust);
    return members.stream()
        .map(tried -> able.contains(tried) ? shares.get(able.indexOf(tried)) : 0.0)
        .toList();
  }

  /** Returns what might have weighed something and does not. */
  private List<ModelChoice> without(List<Double> weights, ToDoubleFunction<AutoCandidate> prior) {
    List<ModelChoice> without = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      AutoCandidate candidate = members.get(i).candidate();
      if (weights.get(i) == 0 && prior.applyAsDouble(candidate) > 0) {
        without.add(candidate.choice());
      }
    }
    return without;
  }

  private static List<AutoNote.Combined.Weighted> weighted(
      List<Model> models, List<Double> weights) {
    List<AutoNote.Combined.Weighted> weighted = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      if (weights.get(i) > 0) {
        weighted.add(new AutoNote.Combined.Weighted(models.get(i).name(), weights.get(i)));
      }
    }
    return weighted;
  }
}
