package dev.recur.synthetic;

/**
 * One simulated series.
 *
 * @param values shape [time]; NaN where a value of the history is missing; not copied, since
 *     millions are made and read once
 * @param season steps in a season; 1 is none
 * @param longSeason steps in a second season, a multiple of the first; 0 is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record SyntheticSeries(double[] values, int season, int longSeason) {
  /** Checks the seasons. */
  public SyntheticSeries {
    if (season < 1 || longSeason < 0 || longSeason % season != 0) {
      throw new IllegalArgumentException(
          "season " + season + " and long season " + longSeason + " do not fit");
    }
  }
}
