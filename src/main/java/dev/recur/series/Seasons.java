package dev.recur.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the steps in a season: candidates from the calendar, confirmed by the autocorrelation of
 * the values. It is given the values before an origin and looks at nothing else.
 *
 * <p>A season of m steps is confirmed where the first differences, whose slow movements are gone,
 * correlate with themselves m steps before at {@value #CLEAR} or more, more than an eighth of m
 * beside m, and beyond chance: above the 95% point of Bartlett's limit 1.645 sqrt((1 + 2 sum
 * r<sub>i</sub> <sup>2</sup>) / n) over the lags i below m (Bartlett 1946; with that limit,
 * Fiorucci et al. 2016, section 2).
 */
public final class Seasons {
  /** Autocorrelation of the differences below which a season is too weak to use. */
  static final double CLEAR = 0.2;

  private static final double CRITICAL = 1.6448536269514722;
  private static final int FEWEST = 2;
  private static final int LONGEST_SEARCHED = 400;
  private static final int MOST_VALUES = 20_000;

  private Seasons() {}

  /**
   * The seasons that a calendar suggests, the usual one first: a day then a week for parts of a
   * day, a week for days, a year for weeks, months and quarters.
   *
   * @param frequency the step
   * @return steps in a season; empty where the calendar suggests none
   */
  public static List<Integer> candidates(Frequency frequency) {
    List<Integer> candidates = new ArrayList<>();
    int usual = frequency.usualSeason();
    if (usual > 1) {
      candidates.add(usual);
    }
    long week = Frequency.Unit.WEEK.millis();
    if (frequency.unit().shorterThanADay() && usual > 1 && week % frequency.stepMillis() == 0) {
      candidates.add((int) (week / frequency.stepMillis()));
    }
    if (frequency.equals(Frequency.of(Frequency.Unit.WEEK))) {
      candidates.add(52);
    }
    return candidates;
  }

  /**
   * The season of several series: the one that most of them confirm, none where most confirm none.
   *
   * @param train the values of each before its origin, original units
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(List<double[]> train, Frequency frequency) {
    List<Integer> found = train.stream().map(values -> find(values, frequency)).sorted().toList();
    int best = 1;
    int most = 0;
    for (int from = 0; from < found.size(); ) {
      int to = from;
      while (to < found.size() && found.get(to).equals(found.get(from))) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = found.get(from);
      }
      from = to;
    }
    return best;
  }

  /**
   * The season of one series: the first candidate of the calendar that the values confirm. Where
   * the calendar suggests none, steps without time are searched for the period up to {@value
   * #LONGEST_SEARCHED} that they confirm most strongly.
   *
   * @param train values before the origin, original units
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(double[] train, Frequency frequency) {
    double[] differences = differences(train);
    if (frequency.unit() == Frequency.Unit.STEP) {
      return searched(differences);
    }
    for (int candidate : candidates(frequency)) {
      if (confirmed(
          autocorrelations(differences, candidate + beside(candidate)),
          candidate,
          differences.length)) {
        return candidate;
      }
    }
    return 1;
  }

  private static int searched(double[] differences) {
    int longest = Math.min(LONGEST_SEARCHED, differences.length / 3);
    if (longest < FEWEST) {
      return 1;
    }
    double[] correlations = autocorrelations(differences, longest + beside(longest));
    double highest = 0;
    for (int m = FEWEST + 1; m <= longest; m++) {
      if (confirmed(correlations, m, differences.length)) {
        highest = Math.max(highest, correlations[m]);
      }
    }
    for (int m = FEWEST + 1; m <= longest && highest > 0; m++) {
      // Multiples of a period correlate as highly as the period itself: the shortest is meant.
      if (correlations[m] >= 0.9 * highest && confirmed(correlations, m, differences.length)) {
        int peak = m;
        while (peak < longest && correlations[peak + 1] > correlations[peak]) {
          peak++;
        }
        return peak;
      }
    }
    return 1;
  }

  /** How far beside a season the correlation must have fallen: an eighth of it. */
  private static int beside(int season) {
    return Math.max(1, season / 8);
  }

  private static boolean confirmed(double[] correlations, int season, int length) {
    if (length < 2 * season + 1 || correlations.length <= season + beside(season)) {
      return false;
    }
    double at = correlations[season];
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      squares += correlations[lag] * correlations[lag];
    }
    return at >= CLEAR
        && at > correlations[season + beside(season)]
        && at > correlations[season - beside(season)]
        && at > CRITICAL * Math.sqrt((1 + 2 * squares) / length);
  }

  /** The last differences; steps beside a missing value are left out. */
  private static double[] differences(double[] values) {
    double[] differences = new double[Math.max(0, values.length - 1)];
    int count = 0;
    for (int t = Math.max(1, values.length - MOST_VALUES); t < values.length; t++) {
      double difference = values[t] - values[t - 1];
      differences[count++] = Double.isFinite(difference) ? difference : 0;
    }
    return Arrays.copyOf(differences, count);
  }

  /** Autocorrelations at lags 0 to {@code longest}; all 0 for constant values. */
  private static double[] autocorrelations(double[] values, int longest) {
    double[] correlations = new double[longest + 1];
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean);
    }
    for (int lag = 0; lag <= longest && variance > 0; lag++) {
      double sum = 0;
      for (int t = lag; t < values.length; t++) {
        sum += (values[t] - mean) * (values[t - lag] - mean);
      }
      correlations[lag] = sum / variance;
    }
    return correlations;
  }
}
