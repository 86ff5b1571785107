package dev.recur.synthetic;

/**
 * What a family is asked for.
 *
 * @param length steps of the series, history and what follows
 * @param season steps in a season; 1 is none
 * @param longSeason steps in a second season, a multiple of the first; 0 is none
 * @param pace steps in which a level changes as much as that of a business does in a year: 12 for
 *     months, 1 for years, many for hours
 */
record Span(int length, int season, int longSeason, double pace) {
  Span {
    if (length < 1 || season < 1 || longSeason < 0 || longSeason % season != 0 || !(pace >= 1)) {
      throw new IllegalArgumentException(
          "no series of length "
              + length
              + ", season "
              + season
              + " and "
              + longSeason
              + ", pace "
              + pace);
    }
  }

  boolean seasonal() {
    return season > 1;
  }

  /** Steps in the longer of the seasons. */
  int longest() {
    return StrictMath.max(season, longSeason);
  }

  /**
   * Whether the season is one of a day or so in many steps, not of a year's weeks or days: what is
   * near in time is alike then.
   */
  boolean fine() {
    return season >= 20 && pace > 1.5 * season;
  }

  /** How much of a month's season a step has: days and hours are ruled by theirs. */
  double swing() {
    return fine() ? 3 : StrictMath.pow(StrictMath.min(season, 12) / 12.0, .3);
  }

  /** How much of a month's noise a step has: that of a year is averaged over more of them. */
  double noise() {
    return fine() ? .28 : StrictMath.pow(StrictMath.min(pace, 12) / 12, .6);
  }
}
