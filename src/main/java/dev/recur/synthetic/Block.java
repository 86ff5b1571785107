package dev.recur.synthetic;

/**
 * What the {@value #SIZE} series of one block share, so that they can be learnt from as one batch.
 *
 * @param history steps up to the last origin
 * @param ahead steps that follow
 * @param season steps in a season; 1 is none
 * @param longSeason steps in a second season; 0 is none
 * @param gaps whether values of the history may be missing
 * @param pace steps of a business year
 */
record Block(int history, int ahead, int season, int longSeason, boolean gaps, double pace) {
  static final int SIZE = 64;

  private static final double LONG = .06;
  private static final double GAPS = .06;

  /** Draws what a block holds: first the seasons, then a length that lets them be seen. */
  static Block draw(Draws draws) {
    boolean isLong = draws.chance(LONG);
    Seasons seasons =
        Seasons.draw(isLong ? Seasons.OF_LONG_SERIES : Seasons.OF_SHORT_SERIES, draws);
    int longest = StrictMath.max(seasons.season(), seasons.longSeason());
    boolean yearly = longest == 1 && draws.chance(.55);
    double seen = draws.chance(.85) ? draws.uniform(1.3, 1.6) : draws.uniform(.6, 1.3);
    int history =
        isLong
            ? within(256, 1024, (int) (seen * longest), draws)
            : yearly ? draws.logUniformInt(6, 60) : within(20, 256, (int) (seen * longest), draws);
    int ahead =
        StrictMath.min(
            isLong ? 72 : 64, StrictMath.max(draws.logUniformInt(8, 64), 3 * seasons.season()));
    return new Block(
        history,
        ahead,
        seasons.season(),
        seasons.longSeason(),
        draws.chance(GAPS),
        yearly ? 1 : pace(seasons, draws));
  }

  /** Steps of a business year: known where the season is a year's, else drawn. */
  private static double pace(Seasons seasons, Draws draws) {
    int season = seasons.season();
    if (seasons.longSeason() > 300 && season < 10) {
      return seasons.longSeason();
    }
    return switch (season) {
      case 1 -> draws.logUniform(1, 60);
      case 2, 3, 4, 6, 12, 13, 52, 53, 364, 365, 366 -> season;
      default -> season * draws.logUniform(2, season < 20 ? 50 : 20);
    };
  }

  private static int within(int low, int high, int floor, Draws draws) {
    return draws.logUniformInt(StrictMath.min(high, StrictMath.max(low, floor)), high);
  }

  Span span() {
    return new Span(history + ahead, season, longSeason, pace);
  }
}
