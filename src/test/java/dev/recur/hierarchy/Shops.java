package dev.recur.hierarchy;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.Notation;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sales of goods in shops of regions, made from a seed. */
final class Shops {
  static final Calendar MONTHS =
      Calendar.of(Frequency.parse("monthly"), Notation.of("yyyy-MM"), "2019-01");

  private Shops() {}

  /** Two regions, two shops in each, two goods in each shop; 48 months. */
  static Panel panel(long seed) {
    return new Panel(MinTraceTest.schema("region", "shop", "good"), series(seed, 48));
  }

  static List<TimeSeries> series(long seed, int months) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TimeSeries> series = new ArrayList<>();
    for (String shop : List.of("n1", "n2", "s1", "s2")) {
      for (String good : List.of("tea", "milk")) {
        double[] values = new double[months];
        for (int t = 0; t < months; t++) {
          values[t] = Math.max(0, 40 + 10 * Math.sin(t * Math.PI / 6) + 6 * random.nextGaussian());
        }
        series.add(
            TimeSeries.builder(shop + ", " + good, MONTHS, values)
                .keys(List.of(shop.startsWith("n") ? "north" : "south", shop, good))
                .build());
      }
    }
    return series;
  }
}
