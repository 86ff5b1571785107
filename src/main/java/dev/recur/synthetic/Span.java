package dev.recur.synthetic;

/**
 * What a family is asked for.
 *
 * @param length steps of the series, history and what follows
 * @param season steps in a season; 1 is none
 * @param longSeason steps in a second season, a multiple of the first; 0 is none
 */
record Span(int length, int season, int longSeason) {
  Span {
    if (length < 1 || season < 1 || longSeason < 0 || longSeason % season != 0) {
      throw new IllegalArgumentException(
          "no series of length " + length + ", season " + season + " and " + longSeason);
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
   * Steps over which a series of this season changes as much as one of twelve months does in a
   * year: an hour brings less growth than a month.
   */
  double pace() {
    return season == 1 ? 4 : StrictMath.max(4, longest() > 60 ? longest() : season);
  }
}
