package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.fit.RunListener;
import dev.recur.fit.Work;
import java.util.ArrayList;
import java.util.List;

/** What a run tells of how far it is. */
final class Counts implements RunListener {
  /** Done and total, as told, of each thing that is counted from 0 on. */
  private final List<List<int[]>> told = new ArrayList<>();

  @Override
  public void forecast(String model, int done, int total) {
    worked(Work.CHANGES, done, total);
  }

  @Override
  public void worked(Work work, int done, int total) {
    if (done == 0) {
      told.add(new ArrayList<>());
    }
    told.get(told.size() - 1).add(new int[] {done, total});
  }

  /**
   * Requires that each count rises from 0 to its total, and one of them in steps.
   *
   * @param counts how many things are counted
   * @param steps in which the longest is told of, at the least
   */
  void requireToldToTheEnd(int counts, int steps) {
    assertEquals(counts, told.size());
    for (List<int[]> one : told) {
      for (int i = 1; i < one.size(); i++) {
        assertTrue(one.get(i)[0] >= one.get(i - 1)[0]);
      }
      int[] last = one.get(one.size() - 1);
      assertEquals(last[1], last[0], "the last is the end");
    }
    assertTrue(told.stream().anyMatch(one -> one.size() >= steps), "told seldom");
  }
}
