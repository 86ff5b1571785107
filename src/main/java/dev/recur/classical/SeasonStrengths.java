package dev.recur.classical;

import dev.recur.series.Frequency;
import dev.recur.series.SeasonStrength;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** How strong the season of values is, and which longer ones there are beside it. */
public final class SeasonStrengths {
  /** Seasons of a length that a decomposition by it has to see. */
  private static final int LEAST_SEASONS = 3;

  /** Values by which seasons are sought. */
  private static final int MOST_VALUES = 10_000;

  /** Series that are asked whether they have several. */
  private static final int MOST_SERIES = 20;

  private SeasonStrengths() {}

  /**
   * Returns the season of values, and the longer ones that may stand beside it and that show once
   * the ones before are taken out (Bartlett's test at 90 %).
   *
   * @param values oldest first, none missing
   * @param season steps in the season; 1 for none
   * @param frequency the step
   * @return shortest first; none that is not seen three times, and none beside no season
   */
  public static List<SeasonStrength> of(double[] values, int season, Frequency frequency) {
    List<SeasonStrength> found = new ArrayList<>();
    if (season <= 1) {
      return found;
    }
    double[] left = Values.newest(values, MOST_VALUES);
    if (areSeen(left.length, season)) {
      left = without(left, season, found);
    }
    for (int longer : Seasons.beside(season, frequency)) {
      if (areSeen(left.length, longer) && Seasonality.isPresent(left, longer)) {
        left = without(left, longer, found);
      }
    }
    return found;
  }

  /**
   * Returns whether enough seasons of a length are seen to take them out.
   *
   * @param values how many there are
   * @param steps in a season
   */
  public static boolean areSeen(int values, int steps) {
    return values >= (long) LEAST_SEASONS * steps;
  }

  /**
   * Returns whether most of some series have several seasons.
   *
   * @param histories values up to an origin
   * @param season steps in the first season; 1 for none
   */
  public static boolean areSeveral(List<TimeSeries> histories, int season) {
    int asked = Math.min(MOST_SERIES, histories.size());
    int several = 0;
    for (int i = 0; i < asked; i++) {
      TimeSeries history = histories.get((int) ((long) i * histories.size() / asked));
      several += of(history.target(0), season, history.calendar().frequency()).size() > 1 ? 1 : 0;
    }
    return 2 * several > asked;
  }

  private static double[] without(double[] left, int steps, List<SeasonStrength> found) {
    Decomposition season = Decomposition.of(left, steps, false);
    found.add(new SeasonStrength(steps, season.strength(left)));
    return season.adjusted(left);
  }
}
