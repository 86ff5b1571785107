package dev.recur.pretrained;

import dev.recur.network.ForkingBlock;
import dev.recur.synthetic.SyntheticSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Blocks of stretches of given series. The length of a block is that of a stretch of one of them,
 * drawn at random; those that are as long give its series.
 */
final class PanelBlocks implements SeriesBlocks {
  /** A history is not shorter than this share of what it could be, nor than these steps. */
  private static final double LEAST_SHARE = 0.5;

  private static final int LEAST_STEPS = 4;

  private final long seed;
  private final int season;
  private final int ahead;
  private final int most;

  /** Rising in length. */
  private final List<double[]> series;

  /**
   * @param seed of the draws
   * @param series values, NaN where missing, but for the first of each; those without a value to
   *     learn from are left out
   * @param season steps in a season, 1 for none
   * @param ahead steps ahead that are learnt, at the most
   * @param most steps of a history
   */
  PanelBlocks(long seed, List<double[]> series, int season, int ahead, int most) {
    this.seed = seed;
    this.season = season;
    this.ahead = ahead;
    this.most = most;
    this.series = new ArrayList<>();
    for (double[] values : series) {
      if (values.length > LEAST_STEPS + 1) {
        this.series.add(values);
      }
    }
    this.series.sort(Comparator.comparingInt(values -> values.length));
  }

  /** Returns whether there is nothing to learn from. */
  boolean isEmpty() {
    return series.isEmpty();
  }

  @Override
  public Block block(long number) {
    SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
    int first = random.nextInt(series.size());
    int length = series.get(first).length;
    int steps = Math.min(ahead, Math.max(1, (length - LEAST_STEPS) / 2));
    int longest = Math.min(most, length - steps);
    int least = Math.min(longest, Math.max(LEAST_STEPS, (int) (LEAST_SHARE * longest)));
    int history = random.nextInt(least, longest + 1);
    int from = firstOf(history + steps);
    SyntheticSeries[] drawn = new SyntheticSeries[ForkingBlock.COLUMNS];
    for (int c = 0; c < drawn.length; c++) {
      double[] values = series.get(random.nextInt(from, series.size()));
      drawn[c] = stretch(values, history + steps, random);
    }
    return new Block(history, steps, c -> drawn[c]);
  }

  /** Returns the place of the first series of such a length. */
  private int firstOf(int length) {
    int low = 0;
    int high = series.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (series.get(middle).length >= length) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private SyntheticSeries stretch(double[] values, int length, SplittableRandom random) {
    int from = random.nextInt(values.length - length + 1);
    double[] stretch = new double[length];
    System.arraycopy(values, from, stretch, 0, length);
    if (Double.isNaN(stretch[0])) {
      int seen = from;
      while (Double.isNaN(values[seen])) {
        seen--;
      }
      stretch[0] = values[seen];
    }
    return new SyntheticSeries(stretch, season, LongSeasons.of(season, length));
  }
}
