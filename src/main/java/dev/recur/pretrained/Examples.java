package dev.recur.pretrained;

import dev.recur.network.ForkingBlock;
import dev.recur.network.ForkingExamples;
import dev.recur.synthetic.SyntheticSeries;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Series as examples: in each series some origins, the same for its block, and some steps ahead of
 * each, near ones more often than far ones.
 *
 * @param seed of the draws of origins and steps ahead
 * @param source of the series
 */
record Examples(long seed, SeriesBlocks source) implements ForkingExamples {
  /** Targets further than this from their base, in scales, are not learnt. */
  private static final double MOST = 1e3;

  /** A series weighs as its targets are large, but not more than if they were this. */
  private static final double LEAST_SIZE = 0.3;

  /** Series of a block. */
  static final int SERIES = ForkingBlock.COLUMNS;

  private static final double SEASONS_BEFORE_AN_ORIGIN = 1.2;
  private static final int STEPS_BEFORE_AN_ORIGIN = 3;

  @Override
  public void fill(long number, ForkingBlock goal) {
    SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
    SeriesBlocks.Block block = source.block(number);
    int history = block.history();
    int ahead = block.ahead();
    SyntheticSeries[] series = new SyntheticSeries[ForkingBlock.COLUMNS];
    int longest = 1;
    for (int c = 0; c < series.length; c++) {
      series[c] = block.series().apply(c);
      longest = Math.max(longest, series[c].season());
    }
    int[] origins = origins(random, history, longest);
    goal.begin(history, origins);
    for (int c = 0; c < series.length; c++) {
      new Column(series[c], history, ahead, c).fill(goal, origins, random);
    }
  }

  private static int[] origins(SplittableRandom random, int history, int season) {
    int before = Math.max(STEPS_BEFORE_AN_ORIGIN, (int) (SEASONS_BEFORE_AN_ORIGIN * season));
    int least = Math.min(history - 1, before);
    int[] origins = new int[ForkingBlock.ORIGINS];
    Arrays.setAll(origins, i -> random.nextInt(least, history));
    Arrays.sort(origins);
    return origins;
  }

  /** One series of a block. */
  private static final class Column {
    private final double[] values;
    private final int history;
    private final int ahead;
    private final int column;
    private final Sight sight;
    private final float[] inputs = new float[Sight.INPUTS];
    private final float[] known = new float[Sight.KNOWN];
    private final float[] lags = new float[Sight.LAGS];

    Column(SyntheticSeries series, int history, int ahead, int column) {
      values = series.values();
      this.history = history;
      this.ahead = ahead;
      this.column = column;
      sight = new Sight(Arrays.copyOf(values, history), series.season(), series.longSeason());
    }

    void fill(ForkingBlock goal, int[] origins, SplittableRandom random) {
      for (int step = 0; step < history; step++) {
        sight.inputs(step, inputs);
        goal.inputs(step, column, inputs);
      }
      int pairs = origins.length * ForkingBlock.AHEAD;
      int[] aheads = new int[pairs];
      double[] targets = new double[pairs];
      double size = 0;
      int scored = 0;
      for (int pair = 0; pair < pairs; pair++) {
        int origin = origins[pair / ForkingBlock.AHEAD];
        aheads[pair] = ahead(random);
        double value = values[origin + aheads[pair]];
        double scale = sight.scale(origin);
        targets[pair] = (value - sight.base(origin, aheads[pair])) / scale;
        if (Math.abs(targets[pair]) < MOST) {
          size += Math.abs(targets[pair]);
          scored++;
        }
      }
      double weight = 1 / Math.max(LEAST_SIZE, size / Math.max(1, scored));
      for (int pair = 0; pair < pairs; pair++) {
        int number = pair / ForkingBlock.AHEAD;
        sight.known(origins[number], aheads[pair], known, lags);
        boolean counts = Math.abs(targets[pair]) < MOST;
        goal.pair(
            number,
            pair % ForkingBlock.AHEAD,
            column,
            known,
            lags,
            (float) (counts ? targets[pair] : 0),
            (float) (counts ? weight : 0));
      }
    }

    /** Log-uniform from 1 to the most. */
    private int ahead(SplittableRandom random) {
      double drawn = Math.exp(random.nextDouble() * Math.log(ahead)) - 1 + random.nextDouble();
      return Math.max(1, Math.min(ahead, 1 + (int) drawn));
    }
  }
}
