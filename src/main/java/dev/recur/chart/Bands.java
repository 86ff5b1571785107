package dev.recur.chart;

import dev.recur.forecast.Levels;
import dev.recur.forecast.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Intervals as bands. */
final class Bands {
  private Bands() {}

  /** Bands from the widest to the narrowest, so that none hides another. */
  static List<Mark> of(Quantiles quantiles, Levels levels, int target, int start) {
    Integer[] order = new Integer[levels.percents().size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, (a, b) -> Double.compare(levels.percents().get(b), levels.percents().get(a)));
    List<Mark> bands = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      int level = order[i];
      bands.add(
          new Band(
              i == order.length - 1,
              start,
              quantiles.of(target, levels.lower(level)),
              quantiles.of(target, levels.upper(level)),
              levels.name(level) + " %"));
    }
    return bands;
  }
}
