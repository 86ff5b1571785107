package dev.recur.evaluation;

import dev.recur.series.InputException;
import dev.recur.series.SeasonalScale;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model and its rivals on the same held-out values: scores by any part, and whether one wins. */
public final class Comparison {
  private final Folds folds;
  private final int season;
  private final Units units;
  private final Forecasts model;
  private final List<Forecasts> rivals;

  /** Shape [series][target], original units. */
  private final SeasonalScale[][] scales;

  private final int points;
  private final Optional<Unreconciled> unreconciled;

  /**
   * Compares.
   *
   * @param folds origins and what came after them
   * @param season steps in a season, for the scale of MASE and RMSSE; 1 for none
   * @param units what errors are measured in
   * @param model forecasts of the model
   * @param rivals forecasts of the others; where the model has none they do not count
   * @throws InputException if there is nothing to score
   */
  public Comparison(Folds folds, int season, Units units, Forecasts model, List<Forecasts> rivals) {
    this(folds, season, units, model, rivals, Optional.empty());
  }

  private Comparison(
      Folds folds,
      int season,
      Units units,
      Forecasts model,
      List<Forecasts> rivals,
      Optional<Unreconciled> unreconciled) {
    this.unreconciled = unreconciled;
    this.folds = folds;
    this.season = season;
    this.units = units;
    this.model = model;
    this.rivals = rivals.stream().map(rival -> rival.onlyWhere(model)).toList();
    scales = new SeasonalScale[folds.panel().size()][folds.targets()];
    for (int s = 0; s < scales.length; s++) {
      for (int k = 0; k < scales[s].length; k++) {
        scales[s][k] = folds.scale(s, k, season);
      }
    }
    points = new Parts(folds, units, scales, model).points();
    if (points == 0) {
      throw new InputException("every held-out value is missing, so there is nothing to score");
    }
  }

  /** Returns the same, of forecasts that were made to add up. */
  public Comparison after(Unreconciled before) {
    return new Comparison(folds, season, units, model, rivals, Optional.of(before));
  }

  /** Returns what the forecasts of the model were before they were made to add up, if they were. */
  public Optional<Unreconciled> unreconciled() {
    return unreconciled;
  }

  /**
   * Returns the scores by level before and after forecasts were made to add up, and at last those
   * of all series; none where nothing was.
   */
  public List<LevelScore> levels() {
    List<LevelScore> scores = new ArrayList<>();
    unreconciled.ifPresent(
        before -> {
          before.levels().forEach(level -> scores.add(levelScore(level, before.forecasts())));
          SeriesRange all = new SeriesRange("all", 0, folds.panel().size());
          scores.add(levelScore(all, before.forecasts()));
        });
    return scores;
  }

  private LevelScore levelScore(SeriesRange level, Forecasts before) {
    Evaluation evaluation =
        new Comparison(
                folds.only(level),
                season,
                units.only(level),
                model.only(level),
                List.of(before.only(level)))
            .evaluation();
    return new LevelScore(
        level, evaluation.baselines().get(0), evaluation.model(), evaluation.verdict());
  }

  /** Returns the origins and what came after them. */
  public Folds folds() {
    return folds;
  }

  /** Returns what errors are measured in. */
  public Units units() {
    return units;
  }

  /** Returns the forecasts of the model, original units. */
  public Forecasts model() {
    return model;
  }

  /** Returns the forecasts of the others, original units. */
  public List<Forecasts> rivals() {
    return rivals;
  }

  /** Returns whether there is only one target of one series. */
  public boolean isOne() {
    return folds.panel().size() * folds.targets() == 1;
  }

  /**
   * Returns what errors are divided by before those of several series are thrown together: the
   * seasonal-naive error of a target of a series before its first origin, original units; 1 where
   * there are no others, NaN where it is not defined.
   *
   * @param s series
   * @param target target
   */
  public double scale(int s, int target) {
    SeasonalScale scale = scales[s][target];
    return isOne() ? 1 : scale.isDefined() ? scale.absolute() : Double.NaN;
  }

  /**
   * Returns how far a forecast was above what came.
   *
   * @param forecasts of the model or a rival
   * @param s series
   * @param fold of the series
   * @param target target
   * @return shape [step], original units; NaN where nothing came or was forecast
   */
  public double[] errors(Forecasts forecasts, int s, int fold, int target) {
    Fold at = folds.of(s).get(fold);
    TimeSeries series = folds.series(s);
    double[] errors = new double[at.steps()];
    for (int step = 0; step < errors.length; step++) {
      int t = at.observed() + step;
      errors[step] =
          series.observed(target, t)
              ? forecasts.value(s, fold, target, step) - series.target(target, t)
              : Double.NaN;
    }
    return errors;
  }

  /** Returns the scores and the verdict. */
  public Evaluation evaluation() {
    ModelScore score = score(model);
    List<ModelScore> baselines = rivals.stream().map(this::score).toList();
    return new Evaluation(
        folds.origins().horizon(),
        season,
        folds.count(),
        points,
        score,
        baselines,
        verdict(score, baselines));
  }

  private ModelScore score(Forecasts forecasts) {
    Parts parts = new Parts(folds, units, scales, forecasts);
    return new ModelScore(
        forecasts.model(),
        parts.overall(),
        parts.by(Part.SERIES),
        parts.by(Part.TARGET),
        parts.quantiles(),
        forecasts.standIns());
  }

  /** The best rival is the one with the lowest RMSSE, RMSE where no series has a scale. */
  private Optional<Verdict> verdict(ModelScore score, List<ModelScore> baselines) {
    Optional<Forecasts> best = Optional.empty();
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < baselines.size(); i++) {
      PointScore rival = baselines.get(i).overall();
      double error = score.overall().rmsse().isEmpty() ? rival.rmse() : rival.rmsse().orElseThrow();
      if (!rivals.get(i).model().equals(model.model()) && error < lowest) {
        lowest = error;
        best = Optional.of(rivals.get(i));
      }
    }
    return best.map(rival -> Verdict.of(folds, scales, model, rival, single()));
  }

  /** The series that are no sums of others: where forecasts were made to add up, the last level. */
  private SeriesRange single() {
    SeriesRange all = new SeriesRange("", 0, folds.panel().size());
    return unreconciled.map(Unreconciled::levels).stream()
        .flatMap(List::stream)
        .reduce(all, (upper, lower) -> lower);
  }

  /**
   * Returns the error of the model's forecasts from each origin: the root of the mean squared error
   * over steps, series and targets, original units; with several series or targets in the
   * seasonal-naive error of each.
   */
  public double[] errorPerOrigin() {
    return Arrays.stream(new Losses(folds, scales, model).perOrigin()).map(Math::sqrt).toArray();
  }

  /**
   * Returns the scores of a model's parts, in the order of the steps, origins, series or targets.
   *
   * @param part what is told apart
   * @param forecasts of the model or a rival
   */
  public Map<String, PointScore> by(Part part, Forecasts forecasts) {
    return new Parts(folds, units, scales, forecasts).by(part);
  }

  /**
   * Returns the scores of the quantiles of a model's parts, in the order of the steps, origins,
   * series or targets.
   *
   * @param part what is told apart
   * @param forecasts of the model or a rival
   * @return empty if it has no quantiles
   */
  public Map<String, QuantileScore> quantilesBy(Part part, Forecasts forecasts) {
    return new Parts(folds, units, scales, forecasts).quantilesBy(part);
  }
}
