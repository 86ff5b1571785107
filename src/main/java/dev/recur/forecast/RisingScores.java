package dev.recur.forecast;

import java.util.List;

/**
 * The scores of a step in rising order: some of those that were kept with a model, spread evenly
 * over their ranks, and later ones, looked up without putting them into one list.
 *
 * @param kept rising
 * @param taken how many of the kept ones count, 0 to all
 * @param later rising
 */
record RisingScores(List<Double> kept, int taken, List<Double> later) {
  /** Returns how many there are. */
  int size() {
    return taken + later.size();
  }

  /**
   * Returns a score.
   *
   * @param place in rising order, from 0
   */
  double at(int place) {
    int after = 0;
    while (after < later.size()
        && after <= place
        && (place - after >= taken || later.get(after) < ofKept(place - after))) {
      after++;
    }
    // So many later ones are among those up to the place, and the rest of them are kept ones.
    double fromLater = after == 0 ? Double.NEGATIVE_INFINITY : later.get(after - 1);
    double fromKept = after > place ? Double.NEGATIVE_INFINITY : ofKept(place - after);
    return Math.max(fromLater, fromKept);
  }

  private double ofKept(int rank) {
    return kept.get((int) ((rank + 0.5) * kept.size() / taken));
  }
}
