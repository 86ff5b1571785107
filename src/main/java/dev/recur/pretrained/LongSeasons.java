package dev.recur.pretrained;

/** The second season that goes with a season: the week of hours, the year of days. */
final class LongSeasons {
  private static final double NEEDED = 1.3;

  private LongSeasons() {}

  /**
   * Returns a second season, 0 for none.
   *
   * @param season steps in the first
   * @param length of the history
   */
  static int of(int season, int length) {
    int candidate =
        switch (season) {
          case 24 -> 168;
          case 48 -> 336;
          case 7 -> 364;
          default -> 0;
        };
    return candidate > 0 && length >= NEEDED * candidate ? candidate : 0;
  }
}
