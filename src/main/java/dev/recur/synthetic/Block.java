package dev.recur.synthetic;

/**
 * What the {@value #SIZE} series of one block share, so that they can be learnt from as one batch.
 *
 * @param history steps up to the last origin
 * @param ahead steps that follow
 * @param season steps in a season; 1 is none
 * @param longSeason steps in a second season; 0 is none
 * @param gaps whether values of the history may be missing
 */
record Block(int history, int ahead, int season, int longSeason, boolean gaps) {
  static final int SIZE = 64;

  private static final double LONG = .06;
  private static final double GAPS = .06;

  /** Draws what a block holds: first the seasons, then a length that lets them be seen. */
  static Block draw(Draws draws) {
    boolean isLong = draws.chance(LONG);
    Seasons seasons =
        Seasons.draw(isLong ? Seasons.OF_LONG_SERIES : Seasons.OF_SHORT_SERIES, draws);
    int longest = StrictMath.max(seasons.season(), seasons.longSeason());
    double seen = draws.chance(.85) ? draws.uniform(1.3, 1.6) : draws.uniform(.6, 1.3);
    int history =
        isLong
            ? within(256, 1024, (int) (seen * longest), draws)
            : longest == 1 && draws.chance(.55)
                ? draws.logUniformInt(6, 60)
                : within(20, 256, (int) (seen * longest), draws);
    int ahead = StrictMath.min(isLong ? 72 : 64, StrictMath.max(8, 3 * seasons.season()));
    return new Block(history, ahead, seasons.season(), seasons.longSeason(), draws.chance(GAPS));
  }

  private static int within(int low, int high, int floor, Draws draws) {
    return draws.logUniformInt(StrictMath.min(high, StrictMath.max(low, floor)), high);
  }

  Span span() {
    return new Span(history + ahead, season, longSeason);
  }
}
