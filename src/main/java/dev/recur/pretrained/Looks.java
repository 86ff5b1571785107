package dev.recur.pretrained;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The outlooks of one history: of all of it and, where it is long, of what is left without its
 * first quarter. Their mean is what is to come.
 */
final class Looks {
  /** A part of a history is looked at if it has this many values, and seasons. */
  private static final int LEAST_VALUES = 32;

  private static final int LEAST_SEASONS = 3;

  private final List<Outlook> outlooks;

  /**
   * @param history values, NaN where missing, but for the first
   * @param season steps in a season, 1 for none
   * @param horizon steps ahead
   */
  Looks(double[] history, int season, int horizon) {
    Outlook whole = new Outlook(history, season, horizon);
    int from = history.length / 4;
    while (from < history.length && Double.isNaN(history[from])) {
      from++;
    }
    int left = history.length - from;
    if (whole.isOpen() && left >= Math.max(LEAST_VALUES, LEAST_SEASONS * season)) {
      double[] later = Arrays.copyOfRange(history, from, history.length);
      Outlook part = new Outlook(later, season, horizon);
      outlooks = part.seesAs(whole) ? List.of(whole, part) : List.of(whole);
    } else {
      outlooks = List.of(whole);
    }
  }

  /** Hands over those that wait for the network. */
  void forEachOpen(Consumer<Outlook> action) {
    outlooks.stream().filter(Outlook::isOpen).forEach(action);
  }

  /** What is to come, {@code [quantile][step]}. */
  double[][] quantiles() {
    double[][] first = outlooks.get(0).quantiles();
    if (outlooks.size() == 1) {
      return first;
    }
    double[][] second = outlooks.get(1).quantiles();
    double[][] means = new double[first.length][];
    for (int q = 0; q < means.length; q++) {
      double[] one = first[q];
      double[] other = second[q];
      means[q] = new double[one.length];
      Arrays.setAll(means[q], h -> one[h] + (other[h] - one[h]) / 2);
    }
    return means;
  }
}
