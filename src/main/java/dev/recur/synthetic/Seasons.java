package dev.recur.synthetic;

import java.util.List;

/**
 * A season, or two, and how often series have it.
 *
 * @param season steps; 1 is none
 * @param longSeason steps of the second season; 0 is none
 * @param weight per cent of the series
 * @param widest if above the season, every season up to this one, its logarithm uniform
 */
record Seasons(int season, int longSeason, double weight, int widest) {
  /** Of series of up to 256 values. */
  static final List<Seasons> OF_SHORT_SERIES =
      List.of(
          of(1, 0, 22),
          of(12, 0, 28),
          of(4, 0, 15),
          of(7, 0, 9),
          of(24, 168, 4),
          of(24, 0, 4),
          of(52, 0, 4),
          of(5, 0, 2.5),
          of(48, 0, 2),
          of(48, 336, 1),
          of(13, 0, 1.5),
          of(6, 0, 1.5),
          of(2, 0, 1),
          of(3, 0, 1),
          of(96, 0, .5),
          new Seasons(2, 0, 3, 190));

  /** Of series of 256 to 1,024 values. */
  static final List<Seasons> OF_LONG_SERIES =
      List.of(
          of(24, 168, 25),
          of(48, 336, 14),
          of(365, 0, 9),
          of(7, 364, 8),
          of(96, 0, 8),
          of(52, 0, 6),
          of(144, 0, 5),
          of(288, 0, 4),
          of(7, 0, 3),
          of(12, 0, 3),
          of(364, 0, 2),
          of(366, 0, 2),
          of(53, 0, 2),
          of(1, 0, 2),
          new Seasons(97, 0, 7, 366));

  private static Seasons of(int season, int longSeason, double weight) {
    return new Seasons(season, longSeason, weight, season);
  }

  static Seasons draw(List<Seasons> table, Draws draws) {
    double[] weights = table.stream().mapToDouble(Seasons::weight).toArray();
    Seasons row = table.get(draws.pick(weights));
    return row.widest > row.season
        ? new Seasons(draws.logUniformInt(row.season, row.widest), 0, row.weight, 0)
        : row;
  }
}
