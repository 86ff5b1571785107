package dev.recur.report;

import dev.recur.evaluation.Threshold;

/** A condition on the score that holds, in words. */
public final class ThresholdText {
  private ThresholdText() {}

  /** Returns the condition with the numbers, such as {@code rmse of gru is 21.3 (rmse>20)}. */
  public static String of(Threshold.Reached reached) {
    Threshold condition = reached.threshold();
    String rival =
        condition
            .rival()
            .map(name -> ", %s of %s %s".formatted(condition.metric(), name, reached.limit()))
            .orElse("");
    return "%s of %s is %s%s (%s)"
        .formatted(condition.metric(), reached.model(), reached.value(), rival, condition);
  }
}
