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
 * Fiorucci et al. 2016, section 2). Of several series the mean of the autocorrelations is judged.
 * Averaging halves both limits from four series on and no further, for series of one panel move
 * together.
 */
public final class Seasons {
  /** Autocorrelation of the differences below which a season is too weak to use. */
  static final double CLEAR = 0.2;

  private static final double CRITICAL = 1.6448536269514722;
  private static final int FEWEST = 2;
  private static final int LONGEST_SEARCHED = 400;
  private static final int MOST_VALUES = 20_000;

  /** Series of one panel that count as independent of each other, at the most. */
  private static final int MOST_INDEPENDENT = 4;

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
   * The season of one series.
   *
   * @param train values before the origin, original units
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(double[] train, Frequency frequency) {
    return find(List.of(train), frequency);
  }

  /**
   * The season that several series share: the first candidate of the calendar that the mean of
   * their autocorrelations confirms. Where the calendar suggests none, steps without time are
   * searched for the period up to {@value #LONGEST_SEARCHED} that is confirmed most strongly. Noise
   * falls out of the mean, so a panel shows a season that most of its series alone are too short to
   * show.
   *
   * @param train the values of each before its origin, original units; NaN where missing
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(List<double[]> train, Frequency frequency) {
    List<double[]> differences = train.stream().map(Seasons::differences).toList();
    if (frequency.unit() == Frequency.Unit.STEP) {
      return searched(differences);
    }
    for (int candidate : candidates(frequency)) {
      Mean mean = Mean.of(differences, candidate, candidate + beside(candidate));
      if (mean.confirms(candidate)) {
        return candidate;
      }
    }
    return 1;
  }

  private static int searched(List<double[]> differences) {
    int[] lengths = differences.stream().mapToInt(values -> values.length).sorted().toArray();
    int usual = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    int longest = Math.min(LONGEST_SEARCHED, usual / 3);
    if (longest < FEWEST) {
      return 1;
    }
    Mean mean = Mean.of(differences, longest, longest + beside(longest));
    double highest = 0;
    for (int m = FEWEST + 1; m <= longest; m++) {
      if (mean.confirms(m)) {
        highest = Math.max(highest, mean.at(m));
      }
    }
    for (int m = FEWEST + 1; m <= longest && highest > 0; m++) {
      // Multiples of a period correlate as highly as the period itself: the shortest is meant.
      if (mean.at(m) >= 0.9 * highest && mean.confirms(m)) {
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
   * The mean autocorrelations of several series.
   *
   * @param correlations by lag
   * @param series how many are long enough to be in the mean
   * @param of how many
   * @param length mean steps of a series in it
   */
  private record Mean(double[] correlations, int series, int of, double length) {
    static Mean of(List<double[]> differences, int season, int longest) {
      double[] sum = new double[longest + 1];
      int series = 0;
      double length = 0;
      for (double[] values : differences) {
        if (values.length >= 2 * season + 1) {
          double[] correlations = autocorrelations(values, longest);
          Arrays.setAll(sum, lag -> sum[lag] + correlations[lag]);
          series++;
          length += values.length;
        }
      }
      int count = Math.max(1, series);
      Arrays.setAll(sum, lag -> sum[lag] / count);
      return new Mean(sum, series, differences.size(), length / count);
    }

    double at(int lag) {
      return correlations[lag];
    }

    boolean confirms(int season) {
      if (2 * series < of || series == 0) {
        return false;
      }
      double squares = 0;
      for (int lag = 1; lag < season; lag++) {
        squares += at(lag) * at(lag);
      }
      double independent = Math.min(series, MOST_INDEPENDENT);
      return at(season) >= CLEAR / Math.sqrt(independent)
          && at(season) > at(season + beside(season))
          && at(season) > at(season - beside(season))
          && at(season) > CRITICAL * Math.sqrt((1 + 2 * squares) / (length * independent));
    }
  }

  /** How far beside a season the correlation must have fallen: an eighth of it. */
  private static int beside(int season) {
    return Math.max(1, season / 8);
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
