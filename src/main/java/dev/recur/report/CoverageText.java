package dev.recur.report;

import dev.recur.evaluation.ChanceLimits;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.IntervalScore;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.QuantileScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the intervals of a model caught, in words. */
public final class CoverageText {
  /** From so many draws on, limits lie so close that whole percents would hide the difference. */
  private static final int MANY_DRAWS = 100;

  private CoverageText() {}

  /** Returns in a sentence whether the intervals of the model hold; none without intervals. */
  public static List<String> headline(Evaluation evaluation) {
    return evaluation.model().quantiles().isEmpty()
        ? List.of()
        : List.of(
            warnings(evaluation).isEmpty()
                ? "Its intervals caught as much as they promise, within chance."
                : "Its intervals did not catch what they promise.");
  }

  /** Returns one line a level, none without intervals; and who has fewer intervals than points. */
  public static List<String> lines(Evaluation evaluation, List<ModelScore> models) {
    List<String> lines = new ArrayList<>();
    evaluation
        .model()
        .quantiles()
        .ifPresent(
            score -> {
              for (IntervalScore interval : score.intervals()) {
                lines.add(
                    "the %s %% interval caught %s %% (of %d point%s)"
                        .formatted(
                            IntervalColumns.level(interval),
                            percent(interval.coverage(), 0),
                            score.points(),
                            score.points() == 1 ? "" : "s"));
              }
            });
    for (ModelScore model : models) {
      int points = model.quantiles().map(QuantileScore::points).orElse(0);
      if (points > 0 && points < evaluation.points()) {
        lines.add(
            "%s has intervals for %d of %d points"
                .formatted(model.model(), points, evaluation.points()));
      }
    }
    return lines;
  }

  /**
   * Returns a line for each level whose coverage is off by more than chance would give.
   *
   * @param evaluation whose model is meant
   */
  public static List<String> warnings(Evaluation evaluation) {
    List<String> warnings = new ArrayList<>();
    evaluation
        .model()
        .quantiles()
        .ifPresent(
            score -> {
              for (IntervalScore interval : score.intervals()) {
                ChanceLimits limits = ChanceLimits.of(interval.level() / 100, score.draws());
                if (!limits.allow(interval.coverage())) {
                  warnings.add(warning(interval, limits, score.draws()));
                }
              }
            });
    return warnings;
  }

  private static String warning(IntervalScore interval, ChanceLimits limits, int draws) {
    int decimals = draws < MANY_DRAWS ? 0 : 1;
    return ("warning: the %s %% interval caught %s %%; %s to %s %% would be chance"
            + " (binomial, each of %d forecast%s one draw)")
        .formatted(
            IntervalColumns.level(interval),
            percent(interval.coverage(), decimals),
            percent(limits.low(), decimals),
            percent(limits.high(), decimals),
            draws,
            draws == 1 ? "" : "s");
  }

  /** Returns percents, with a decimal where whole ones would hide a miss or a catch. */
  private static String percent(double share, int decimals) {
    String whole = String.format(Locale.ROOT, "%." + decimals + "f", 100 * share);
    boolean hides = (whole.equals("100") && share < 1) || (whole.equals("0") && share > 0);
    return hides
        ? String.format(Locale.ROOT, "%.1f", Math.max(0.1, Math.min(99.9, 100 * share)))
        : whole;
  }
}
