package dev.recur.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the steps in a season: candidates from the calendar, confirmed by the autocorrelation of
 * the values. It is given the values before an origin and looks at nothing else.
 *
 * <p>What is slower than a season of m steps is taken out by a moving mean over m steps, as in a
 * classical decomposition. The season is confirmed where the rest correlates with itself m steps
 * before at {@value #CLEAR} or more, more than an eighth of m beside m, and beyond chance: above
 * the 95% point of Bartlett's limit 1.645 sqrt((1 + 2 sum r<sub>i</sub> <sup>2</sup>) / n) over the
 * lags i below m (Bartlett 1946; with that limit, Fiorucci et al. 2016, section 2). Of several
 * series the mean of the autocorrelations is judged. Averaging halves both limits from four series
 * on and no further, for series of one panel move together.
 */
public final class Seasons {
  /** Autocorrelation below which the season of a single series is too weak to use. */
  static final double CLEAR = 0.2;

  private static final double CRITICAL = 1.6448536269514722;
  private static final int FEWEST = 2;
  private static final int LONGEST_SEARCHED = 400;
  private static final int MOST_VALUES = 20_000;

  /** Seasons that a series must hold to confirm one. */
  private static final int SEASONS_NEEDED = 3;

  /** Series of one panel that count as independent of each other, at the most. */
  private static final int MOST_INDEPENDENT = 4;

  /**
   * Products of values at the most, a few seconds; of a larger panel every so many series count.
   */
  private static final double MOST_WORK = 2e9;

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
   * @param train values before the origin, original units; NaN where missing
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(double[] train, Frequency frequency) {
    return find(List.of(train), frequency);
  }

  /**
   * The season that several series share: the first candidate of the calendar that they confirm.
   * Where steps have no time, the period up to {@value #LONGEST_SEARCHED} that they confirm most
   * strongly.
   *
   * @param train the values of each before its origin, original units; NaN where missing
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(List<double[]> train, Frequency frequency) {
    List<double[]> ends = train.stream().map(Seasons::end).toList();
    if (frequency.unit() == Frequency.Unit.STEP) {
      return searched(ends);
    }
    for (int candidate : candidates(frequency)) {
      List<double[]> swings = new ArrayList<>();
      for (double[] values : sampled(ends, candidate)) {
        if (values.length >= SEASONS_NEEDED * candidate) {
          swings.add(withoutMovingMean(values, candidate));
        }
      }
      boolean most = 2 * swings.size() > sampled(ends, candidate).size();
      if (most && new Mean(swings, candidate + beside(candidate)).confirms(candidate)) {
        return candidate;
      }
    }
    return 1;
  }

  /**
   * The season to work with: what {@link #find} finds, or the usual one of the calendar where most
   * series are too short to tell.
   *
   * @param train the values of each before its origin, original units; NaN where missing
   * @param frequency the step
   */
  public static Season choose(List<double[]> train, Frequency frequency) {
    int found = find(train, frequency);
    if (found > 1) {
      return new Season(found, Season.Why.CONFIRMED);
    }
    int usual = frequency.usualSeason();
    long enough = train.stream().filter(v -> v.length >= SEASONS_NEEDED * usual).count();
    return usual > 1 && 2 * enough <= train.size()
        ? new Season(usual, Season.Why.TOO_FEW_VALUES)
        : new Season(1, Season.Why.NONE_FOUND);
  }

  private static int searched(List<double[]> ends) {
    int[] lengths = ends.stream().mapToInt(values -> values.length).sorted().toArray();
    int median = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    int longest = Math.min(LONGEST_SEARCHED, median / SEASONS_NEEDED);
    if (longest < FEWEST) {
      return 1;
    }
    List<double[]> differences =
        sampled(ends, longest).stream()
            .filter(values -> values.length >= SEASONS_NEEDED * longest)
            .map(Seasons::differences)
            .toList();
    Mean mean = new Mean(differences, longest + beside(longest));
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

  /** Every so many series, so that the work stays within bounds. */
  private static List<double[]> sampled(List<double[]> all, int longest) {
    double work = 0;
    for (double[] values : all) {
      work += (double) values.length * (longest + beside(longest));
    }
    int stride = (int) Math.max(1, Math.ceil(work / MOST_WORK));
    List<double[]> sampled = new ArrayList<>();
    for (int i = 0; i < all.size(); i += stride) {
      sampled.add(all.get(i));
    }
    return sampled;
  }

  /** The mean autocorrelations of several series. */
  private static final class Mean {
    private final double[] correlations;
    private final int series;
    private final double length;

    /**
     * Averages.
     *
     * @param swings of the series, around 0
     * @param longest lag
     */
    Mean(List<double[]> swings, int longest) {
      correlations = new double[longest + 1];
      series = swings.size();
      length = swings.stream().mapToInt(values -> values.length).average().orElse(0);
      for (double[] values : swings) {
        double[] own = autocorrelations(values, longest);
        Arrays.setAll(correlations, lag -> correlations[lag] + own[lag] / series);
      }
    }

    double at(int lag) {
      return correlations[lag];
    }

    boolean confirms(int season) {
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

  private static double[] end(double[] values) {
    return values.length <= MOST_VALUES
        ? values
        : Arrays.copyOfRange(values, values.length - MOST_VALUES, values.length);
  }

  /**
   * The values less their centred mean over a season, half of the first and the last weight where
   * the season is even; 0 where a value is missing, half a season shorter at both ends.
   */
  private static double[] withoutMovingMean(double[] values, int season) {
    int half = season / 2;
    double edge = season % 2 == 0 ? 0.5 : 1;
    double[] rest = new double[values.length - 2 * half];
    double sum = 0;
    int known = 0;
    for (int t = 0; t < 2 * half; t++) {
      sum += known(values[t]);
      known += Double.isFinite(values[t]) ? 1 : 0;
    }
    for (int t = 0; t < rest.length; t++) {
      double first = values[t];
      double last = values[t + 2 * half];
      sum += known(last);
      known += Double.isFinite(last) ? 1 : 0;
      double weight =
          known - (Double.isFinite(first) ? 1 - edge : 0) - (Double.isFinite(last) ? 1 - edge : 0);
      double mean = (sum - (1 - edge) * (known(first) + known(last))) / weight;
      double difference = values[t + half] - mean;
      rest[t] = Double.isFinite(difference) ? difference : 0;
      sum -= known(first);
      known -= Double.isFinite(first) ? 1 : 0;
    }
    return rest;
  }

  private static double known(double value) {
    return Double.isFinite(value) ? value : 0;
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
