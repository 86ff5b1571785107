package dev.recur.evaluation;

import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The scores of one model's forecasts, over all of them or told apart. */
final class PointParts {
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
  PointParts(Folds folds, Units units, SeasonalScale[][] scales, Forecasts forecasts) {
    this.folds = folds;
    this.units = units;
    this.scales = scales;
    this.forecasts = forecasts;
  }

  /** Tells which part a point belongs to. */
  private interface Place {
    int of(int s, int fold, int target, int step);
  }

  /** Returns how many values are scored; one that lies in several folds counts for each. */
  int points() {
    return parts((s, fold, target, step) -> 0).values().stream()
        .flatMap(List::stream)
        .mapToInt(ScoredPart::points)
        .sum();
  }

  /** Returns the score over everything. */
  PointScore overall() {
    return ScoredPart.mean(
        parts((s, fold, target, step) -> 0).values().stream().flatMap(List::stream).toList());
  }

  /** Returns the scores of the parts that have points, in their order. */
  Map<String, PointScore> by(Part part) {
    List<String> names =
        switch (part) {
          case STEP -> IntStream.rangeClosed(1, folds.steps()).mapToObj(Integer::toString).toList();
          case SERIES -> folds.panel().series().stream().map(series -> series.name()).toList();
          case FOLD -> folds.names();
          case TARGET -> folds.panel().schema().targets();
        };
    Place place =
        switch (part) {
          case STEP -> (s, fold, target, step) -> step;
          case SERIES -> (s, fold, target, step) -> s;
          case FOLD -> (s, fold, target, step) -> fold;
          case TARGET -> (s, fold, target, step) -> target;
        };
    Map<String, PointScore> named = new LinkedHashMap<>();
    scores(place).forEach((index, score) -> named.put(names.get(index), score));
    return named;
  }

  private Map<Integer, PointScore> scores(Place place) {
    Map<Integer, PointScore> scores = new TreeMap<>();
    parts(place).forEach((index, list) -> scores.put(index, ScoredPart.mean(list)));
    return scores;
  }

  private Map<Integer, List<ScoredPart>> parts(Place place) {
    Map<Integer, List<ScoredPart>> parts = new TreeMap<>();
    for (int s = 0; s < scales.length; s++) {
      for (int target = 0; target < scales[s].length; target++) {
        SeasonalScale scale = units.of(s, target, scales[s][target]);
        points(s, target, place)
            .forEach(
                (index, points) ->
                    parts.computeIfAbsent(index, x -> new ArrayList<>()).add(points.score(scale)));
      }
    }
    return parts;
  }

  private Map<Integer, Points> points(int s, int target, Place place) {
    Map<Integer, Points> points = new TreeMap<>();
    for (int f = 0; f < folds.of(s).size(); f++) {
      Fold fold = folds.of(s).get(f);
      for (int step = 0; step < fold.steps(); step++) {
        int t = fold.observed() + step;
        double forecast = forecasts.value(s, f, target, step);
        if (folds.series(s).observed(target, t) && !Double.isNaN(forecast)) {
          points
              .computeIfAbsent(place.of(s, f, target, step), x -> new Points())
              .add(
                  units.of(s, target, folds.series(s).target(target, t)),
                  units.of(s, target, forecast));
        }
      }
    }
    return points;
  }

  /** Actual values and forecasts as they are gathered. */
  private static final class Points {
    private double[] actual = new double[8];
    private double[] forecast = new double[8];
    private int count;

    void add(double y, double f) {
      if (count == actual.length) {
        actual = Arrays.copyOf(actual, 2 * count);
        forecast = Arrays.copyOf(forecast, 2 * count);
      }
      actual[count] = y;
      forecast[count++] = f;
    }

    ScoredPart score(SeasonalScale scale) {
      return ScoredPart.of(Arrays.copyOf(actual, count), Arrays.copyOf(forecast, count), scale);
    }
  }
}
