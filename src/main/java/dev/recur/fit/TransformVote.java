package dev.recur.fit;

import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.transform.Transform;
import dev.recur.transform.TransformChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The transforms of all series of a panel, by what each would choose from its train. */
final class TransformVote {
  /** Seasons of train from which a strong season can be taken away by a mean over seasons. */
  private static final int SEASONS_FOR_A_MEAN = 6;

  private TransformVote() {}

  /** Returns whether train is twice as long as what a mean over seasons uses up. */
  static boolean showsSeasonsForAMean(Task task) {
    int needed = SEASONS_FOR_A_MEAN * task.season();
    return task.train().stream().allMatch(series -> series.length() >= needed);
  }

  /** Whether a series has met no zero and nothing below. */
  private static boolean isPositive(TimeSeries series) {
    return IntStream.range(0, series.targetCount())
        .allMatch(k -> Arrays.stream(series.target(k)).allMatch(value -> value > 0));
  }

  /**
   * Returns the transforms that more than half of the series would choose; a seasonal difference as
   * soon as one would: no choice suits all, and other members of an ensemble choose otherwise. A
   * model that has met a zero before test will meet another, and is given no logarithm.
   *
   * @param task whose train is looked at
   * @param seasonal what takes a strong season away: {@link Transform#SEASONAL_DIFFERENCE} or
   *     {@link Transform#SEASONAL_MEAN}
   */
  static List<Transform> of(Task task, Transform seasonal) {
    List<List<Transform>> choices = new ArrayList<>();
    List<TimeSeries> whole = task.train();
    List<TimeSeries> learned = task.learned(Split::trainEnd, Split::trainEnd);
    for (int s = 0; s < whole.size(); s++) {
      for (int target = 0; target < whole.get(s).targetCount(); target++) {
        choices.add(TransformChoice.of(learned.get(s).target(target), task.season()));
      }
    }
    boolean positive = task.trainAndValidation().stream().allMatch(TransformVote::isPositive);
    List<Transform> common = new ArrayList<>();
    for (Transform transform : Transform.values()) {
      long votes = choices.stream().filter(choice -> choice.contains(transform)).count();
      boolean allowed = transform != Transform.LOG || positive;
      boolean oneIsEnough = transform == Transform.SEASONAL_DIFFERENCE && transform == seasonal;
      if (allowed && votes > (oneIsEnough ? 0 : choices.size() / 2)) {
        common.add(transform == Transform.SEASONAL_DIFFERENCE ? seasonal : transform);
      }
    }
    return common;
  }
}
