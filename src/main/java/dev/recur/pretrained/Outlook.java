package dev.recur.pretrained;

import dev.recur.network.ForkingPredictor;
import java.util.Arrays;
import java.util.List;

/**
 * What is to come of one history: the quantiles of each step ahead, original units. Where the
 * network has nothing to go by, because values are too few or all the same, they are known at once;
 * the others wait for it.
 */
final class Outlook {
  /** Values below which the network is not asked. */
  private static final int FEWEST = 4;

  /** Steps ahead that the network has learnt, whatever the season. */
  private static final int LEARNT = 64;

  /** Seasons ahead that the network has learnt. */
  private static final int SEASONS_LEARNT = 3;

  /** Seasons that a history must hold for the season to be offered to the network. */
  private static final double SEASONS_NEEDED = 1.3;

  private final double[] history;
  private final int horizon;
  private final int season;
  private final int longSeason;

  /** {@code [quantile][step]}, rising with the quantile. */
  private final double[][] quantiles;

  private boolean open;

  /**
   * @param history values, NaN where missing, but for the first
   * @param season steps in a season, 1 for none
   * @param horizon steps ahead
   */
  Outlook(double[] history, int season, int horizon) {
    this.history = history;
    this.horizon = horizon;
    boolean seen = history.length >= SEASONS_NEEDED * season && history.length > season + 2;
    this.season = seen ? season : 1;
    longSeason = LongSeasons.of(this.season, history.length);
    quantiles = new double[PretrainedNetwork.probabilities().length][horizon];
    FewValues few = FewValues.of(history);
    open = few.count() >= FEWEST && !few.areOne();
    if (!open) {
      few.write(quantiles);
    }
  }

  boolean isOpen() {
    return open;
  }

  /** Whether it waits for the network and offers it the same seasons as another. */
  boolean seesAs(Outlook other) {
    return open && season == other.season && longSeason == other.longSeason;
  }

  int steps() {
    return history.length;
  }

  /** Asks the network about several histories. */
  static void fill(ForkingPredictor network, List<Outlook> block) {
    List<Sight> sights =
        block.stream().map(o -> new Sight(o.history, o.season, o.longSeason)).toList();
    int most = block.stream().mapToInt(Outlook::learnt).max().orElseThrow();
    float[][][] predictions = network.predict(sights, most);
    for (int i = 0; i < predictions.length; i++) {
      block.get(i).take(sights.get(i), predictions[i]);
    }
  }

  /** Steps ahead that the network is asked for. */
  private int learnt() {
    return Math.min(horizon, learnt(season));
  }

  /** Steps ahead that the network has learnt in series of a season. */
  static int learnt(int season) {
    return Math.max(LEARNT, SEASONS_LEARNT * season);
  }

  private void take(Sight sight, float[][] predictions) {
    int origin = history.length - 1;
    double scale = sight.scale(origin);
    double[] step = new double[quantiles.length];
    for (int h = 0; h < learnt(); h++) {
      double base = sight.base(origin, h + 1);
      for (int q = 0; q < step.length; q++) {
        step[q] = base + scale * predictions[h][q];
      }
      Arrays.sort(step);
      for (int q = 0; q < step.length; q++) {
        quantiles[q][h] = step[q];
      }
    }
    goOn(learnt());
    if (sight.neverNegative()) {
      for (double[] quantile : quantiles) {
        Arrays.setAll(quantile, h -> Math.max(0, quantile[h]));
      }
    }
    open = false;
  }

  /**
   * Steps further than the network has learnt repeat its last season, moved on as the median moved
   * over the season before, with widths that grow like the root of the steps.
   */
  private void goOn(int from) {
    int middle = quantiles.length / 2;
    for (int h = from; h < horizon; h++) {
      int seasons = (h - from) / season + 1;
      int like = h - seasons * season;
      double moved =
          from > season ? quantiles[middle][from - 1] - quantiles[middle][from - 1 - season] : 0;
      double median = quantiles[middle][like] + seasons * moved;
      double wider = Math.sqrt((h + 1.0) / (like + 1));
      double before = quantiles[middle][like];
      for (double[] quantile : quantiles) {
        quantile[h] = median + wider * (quantile[like] - before);
      }
    }
  }

  /** {@code [quantile][step]}. */
  double[][] quantiles() {
    return quantiles;
  }
}
