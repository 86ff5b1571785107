package dev.recur.series;

import java.util.List;

/** Searches the season of values whose steps have no time, among all periods up to a longest. */
final class SeasonSearch {
  /** Periods that are searched. */
  static final int LONGEST = 400;

  private static final int FEWEST = 2;

  /** Deviate of an autocorrelation beyond chance, for a season that is sought among hundreds. */
  private static final double CRITICAL_OF_MANY = 3.5;

  /** Deviate of harmonics beyond chance, for a season that was sought among hundreds. */
  private static final double SURE_OF_MANY = 4.5;

  private SeasonSearch() {}

  /**
   * The period that several series confirm most strongly.
   *
   * @param ends the last values of each, original units; NaN where missing
   * @return steps in a season, 1 for none
   */
  static int period(List<double[]> ends) {
    int[] lengths = ends.stream().mapToInt(values -> values.length).sorted().toArray();
    int median = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    int longest = Math.min(LONGEST, median / Seasons.SEASONS_NEEDED);
    if (longest < FEWEST) {
      return 1;
    }
    List<Swings> series =
        Seasons.sampled(ends, longest).stream()
            .filter(values -> values.length >= Seasons.SEASONS_NEEDED * longest)
            .map(values -> Swings.of(values, longest))
            .toList();
    int sharp = sharp(series, longest);
    return sharp > 1 ? sharp : smooth(series, longest);
  }

  /** The period of changes from step to step that correlate most strongly. */
  private static int sharp(List<Swings> series, int longest) {
    List<double[]> differences =
        series.stream().map(level -> differences(level.drawnIn())).toList();
    Autocorrelations mean =
        new Autocorrelations(differences, longest + Autocorrelations.beside(longest));
    double highest = 0;
    for (int m = FEWEST + 1; m <= longest; m++) {
      if (mean.confirms(m, CRITICAL_OF_MANY)) {
        highest = Math.max(highest, mean.at(m));
      }
    }
    for (int m = FEWEST + 1; m <= longest && highest > 0; m++) {
      // Multiples of a period correlate as highly as the period itself: the shortest is meant.
      if (mean.at(m) >= 0.9 * highest && mean.confirms(m, CRITICAL_OF_MANY)) {
        int peak = m;
        while (peak < longest && mean.at(peak + 1) > mean.at(peak)) {
          peak++;
        }
        return peak;
      }
    }
    return 1;
  }

  /**
   * The period at which the values themselves correlate, whose harmonics are beyond chance: noise
   * hides in differences what is smooth. A flat peak is told from its neighbours by the harmonics,
   * which see it over all seasons.
   */
  private static int smooth(List<Swings> series, int longest) {
    Autocorrelations mean =
        new Autocorrelations(
            series.stream().map(Swings::swings).toList(),
            longest + Autocorrelations.beside(longest));
    int peak = 1;
    double highest = Autocorrelations.CLEAR;
    double lowest = 1;
    for (int m = FEWEST; m <= longest; m++) {
      lowest = Math.min(lowest, mean.at(m));
      if (lowest < mean.at(m) / 2
          && mean.at(m) > highest / 0.9
          && mean.at(m) > mean.at(m + Autocorrelations.beside(m))
          && mean.at(m) > mean.at(m - Autocorrelations.beside(m))) {
        peak = m;
        highest = mean.at(m);
      }
    }
    if (peak == 1) {
      return 1;
    }
    List<double[]> values = series.stream().map(Swings::drawnIn).toList();
    int best = 1;
    double surest = SURE_OF_MANY;
    int flat = Math.max(1, Autocorrelations.beside(peak) / 2);
    for (int m = Math.max(FEWEST + 1, peak - flat); m <= Math.min(longest, peak + flat); m++) {
      double deviate = Seasons.deviate(values, m, Seasons.SMOOTH_SHAPE, Double.POSITIVE_INFINITY);
      if (deviate > surest) {
        best = m;
        surest = deviate;
      }
    }
    return best;
  }

  /** The differences; steps beside a missing value are left out. */
  private static double[] differences(double[] values) {
    double[] differences = new double[Math.max(0, values.length - 1)];
    for (int t = 1; t < values.length; t++) {
      double difference = values[t] - values[t - 1];
      differences[t - 1] = Double.isFinite(difference) ? difference : 0;
    }
    return differences;
  }
}
