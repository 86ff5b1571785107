package dev.recur.synthetic;

import java.util.Arrays;

/**
 * Simulated series, each a function of seed and number: any of them can be made again alone, on any
 * machine, in any order, by any number of threads.
 */
public final class Simulator {
  private static final int BLOCK = 0;
  private static final int SERIES = 1;

  /** No value is larger than this. */
  static final double LARGEST = 1e9;

  /** The larger of first value and spread is at least this. */
  static final double LEAST = 1e-6;

  private static final double CONSTANT = .004;

  private final long seed;

  /**
   * Makes a simulator.
   *
   * @param seed of all series
   */
  public Simulator(long seed) {
    this.seed = seed;
  }

  /**
   * Steps up to the last origin of a series; the 64 series of a block (number / 64) share it, and
   * what follows and the seasons.
   *
   * @param number of the series, 0 or more
   */
  public int history(long number) {
    return block(number).history();
  }

  /**
   * Steps that follow the history of a series.
   *
   * @param number of the series, 0 or more
   */
  public int ahead(long number) {
    return block(number).ahead();
  }

  /**
   * A series.
   *
   * @param number of the series, 0 or more
   * @return values, shape [history + ahead], NaN where one of the history is missing
   */
  public SyntheticSeries series(long number) {
    Block block = block(number);
    Draws draws = new Draws(seed, number, SERIES);
    double[] values = values(block.span(), draws);
    if (block.gaps()) {
      Gaps.make(values, block.history(), draws);
    }
    return new SyntheticSeries(values, block.season(), block.longSeason());
  }

  private Block block(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("number " + number + " of a series is below 0");
    }
    return Block.draw(new Draws(seed, number / Block.SIZE, BLOCK));
  }

  /** Values that are finite and, but for a few series, not all the same. */
  private static double[] values(Span span, Draws draws) {
    boolean constant = draws.chance(CONSTANT);
    while (!constant) {
      double[] values = Share.pick(Mix.SHARES, span, draws).draw(span, draws);
      if (isPlain(values)) {
        Decorations.apply(values, draws);
        if (isPlain(values)) {
          return scaled(values, draws);
        }
      }
    }
    double[] values = new double[span.length()];
    Arrays.fill(values, draws.chance(.3) ? 0 : draws.logUniform(.1, 1000));
    return values;
  }

  /** Whether all values are finite, not the same, and none dwarfs the rest. */
  private static boolean isPlain(double[] values) {
    double least = values[0];
    double most = values[0];
    double sum = 0;
    for (double value : values) {
      if (!(StrictMath.abs(value) <= LARGEST)) {
        return false;
      }
      least = StrictMath.min(least, value);
      most = StrictMath.max(most, value);
      sum += StrictMath.abs(value);
    }
    double size = StrictMath.max(most, -least);
    return most - least > 1e-9 * size && size > LEAST && size < 1e4 * sum / values.length;
  }

  /** In other units, unless the values are counts. */
  private static double[] scaled(double[] values, Draws draws) {
    double size = 0;
    boolean whole = true;
    for (double value : values) {
      size = StrictMath.max(size, StrictMath.abs(value));
      whole &= value == StrictMath.rint(value);
    }
    if (whole) {
      return values;
    }
    double unit = draws.logUniform(.1, 1e5) / size;
    for (int t = 0; t < values.length; t++) {
      values[t] *= unit;
    }
    return values;
  }
}
