package dev.recur.evaluation;

import dev.recur.series.SeasonalScale;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The scores of one model's forecasts, over all of them or told apart. */
final class Parts {
  private static final Place EVERYTHING = (s, fold, target, step) -> 0;
  private static final double[][] NOTHING = {};

  private final Folds folds;
  private final Units units;
  private final SeasonalScale[][] scales;
  private final Forecasts forecasts;

  /**
   * Makes parts.
   *
   * @param folds origins and what came after them
   * @param units what errors are measured in
   * @param scales shape [series][target], original units
   * @param forecasts of the model
   */
  Parts(Folds folds, Units units, SeasonalScale[][] scales, Forecasts forecasts) {
    this.folds = folds;
    this.units = units;
    this.scales = scales;
    this.forecasts = forecasts;
  }

  /** Tells which part a point belongs to. */
  private interface Place {
    int of(int s, int fold, int target, int step);
  }

  /** What was forecast. */
  private interface Columns {
    /** Returns shape [column][step], original units; empty if there is nothing of this kind. */
    Optional<double[][]> of(int s, int fold, int target);
  }

  /** Scores one target of one series. */
  private interface Scorer<P> {
    P score(int s, Gathered points, SeasonalScale scale);
  }

  /** Returns how many values are scored; one that lies in several folds counts for each. */
  int points() {
    return all(points(EVERYTHING)).stream().mapToInt(ScoredPart::points).sum();
  }

  /** Returns the score over everything. */
  PointScore overall() {
    return ScoredPart.mean(all(points(EVERYTHING)));
  }

  /** Returns the score of the quantiles over everything that has some; empty if nothing has. */
  Optional<QuantileScore> quantiles() {
    List<QuantilePart> parts = all(quantiles(EVERYTHING));
    return parts.isEmpty() ? Optional.empty() : Optional.of(QuantilePart.mean(parts));
  }

  /** Returns the scores of the parts that have points, in their order. */
  Map<String, PointScore> by(Part part) {
    return named(part, points(place(part)), ScoredPart::mean);
  }

  /** Returns the scores of the quantiles of the parts that have some, in their order. */
  Map<String, QuantileScore> quantilesBy(Part part) {
    return named(part, quantiles(place(part)), QuantilePart::mean);
  }

  private static Place place(Part part) {
    return switch (part) {
      case STEP -> (s, fold, target, step) -> step;
      case SERIES -> (s, fold, target, step) -> s;
      case FOLD -> (s, fold, target, step) -> fold;
      case TARGET -> (s, fold, target, step) -> target;
    };
  }

  private <P, S> Map<String, S> named(
      Part part, Map<Integer, List<P>> parts, Function<List<P>, S> mean) {
    List<String> names =
        switch (part) {
          case STEP -> IntStream.rangeClosed(1, folds.steps()).mapToObj(Integer::toString).toList();
          case SERIES -> folds.panel().series().stream().map(series -> series.name()).toList();
          case FOLD -> folds.names();
          case TARGET -> folds.panel().schema().targets();
        };
    Map<String, S> named = new LinkedHashMap<>();
    parts.forEach((index, list) -> named.put(names.get(index), mean.apply(list)));
    return named;
  }

  private static <P> List<P> all(Map<Integer, List<P>> parts) {
    return parts.values().stream().flatMap(List::stream).toList();
  }

  private Map<Integer, List<ScoredPart>> points(Place place) {
    return parts(
        place,
        (s, fold, target) -> Optional.of(new double[][] {forecasts.values(s, fold, target)}),
        (s, points, scale) -> ScoredPart.of(points.column(0), points.column(1), scale));
  }

  private Map<Integer, List<QuantilePart>> quantiles(Place place) {
    ScoredQuantiles scored = forecasts.scored();
    int overlap = folds.origins().overlap();
    return parts(
        place,
        (s, fold, target) -> forecasts.quantiles(s, fold).map(made -> made.of(target)),
        (s, points, scale) -> QuantilePart.of(s, points, scored, overlap, scale));
  }

  private <P> Map<Integer, List<P>> parts(Place place, Columns columns, Scorer<P> scorer) {
    Map<Integer, List<P>> parts = new TreeMap<>();
    for (int s = 0; s < scales.length; s++) {
      for (int target = 0; target < scales[s].length; target++) {
        SeasonalScale scale = units.of(s, target, scales[s][target]);
        for (var part : gathered(s, target, place, columns).entrySet()) {
          parts
              .computeIfAbsent(part.getKey(), x -> new ArrayList<>())
              .add(scorer.score(s, part.getValue(), scale));
        }
      }
    }
    return parts;
  }

  /** Returns the actual values and what was forecast, in the units of errors, by part. */
  private Map<Integer, Gathered> gathered(int s, int target, Place place, Columns columns) {
    Map<Integer, Gathered> gathered = new TreeMap<>();
    for (int f = 0; f < folds.of(s).size(); f++) {
      double[][] made = columns.of(s, f, target).orElse(NOTHING);
      Fold fold = folds.of(s).get(f);
      for (int step = 0; step < fold.steps() && made.length > 0; step++) {
        int t = fold.observed() + step;
        if (folds.series(s).observed(target, t)
            && !Double.isNaN(forecasts.value(s, f, target, step))) {
          double[] row = new double[1 + made.length];
          row[0] = units.of(s, target, folds.series(s).target(target, t));
          for (int column = 0; column < made.length; column++) {
            row[1 + column] = units.of(s, target, made[column][step]);
          }
          gathered
              .computeIfAbsent(place.of(s, f, target, step), x -> new Gathered(row.length))
              .add(f, row);
        }
      }
    }
    return gathered;
  }
}
