package dev.recur.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the steps in a season: candidates from the calendar, confirmed by the values. It is given
 * the values before an origin and looks at nothing else.
 *
 * <p>What is slower than a season of m steps is taken out by a straight line through the medians of
 * changes over a season and by a running median over m steps, and what lies far out is drawn in, so
 * that neither a spike nor a dead day nor a level shift hides a season. The season is confirmed
 * where the rest correlates with itself m steps before at {@value #CLEAR} or more, more than an
 * eighth of m beside m, and beyond chance: above the 95% point of Bartlett's limit 1.645 sqrt((1 +
 * 2 sum r<sub>i</sub> <sup>2</sup>) / n) over the lags i below m (Bartlett 1946; with that limit,
 * Fiorucci et al. 2016, section 2). A series of few seasons can hardly pass that limit, however
 * clear it is; there the harmonics of the season may confirm it too ({@link SeasonalFit}). Of
 * several series the mean is judged. Averaging halves the limits from four series on and no
 * further, for series of one panel move together.
 */
public final class Seasons {
  /** Autocorrelation below which the season of a single series is too weak to use. */
  static final double CLEAR = 0.2;

  private static final double CRITICAL = 1.6448536269514722;

  /** The same for a season that is sought among hundreds. */
  private static final double CRITICAL_OF_MANY = 3.5;

  private static final int DAYS_OF_A_YEAR = 365;
  private static final int FEWEST = 2;
  private static final int LONGEST_SEARCHED = 400;
  private static final int MOST_VALUES = 20_000;

  /** Seasons that a series must hold to confirm one. */
  private static final int SEASONS_NEEDED = 3;

  /**
   * With three years of days one random walk in ten passes for a year, and fewer than five help no
   * model.
   */
  private static final int YEARS_NEEDED = 5;

  /** Series of one panel that count as independent of each other, at the most. */
  private static final int MOST_INDEPENDENT = 4;

  /**
   * Products of values at the most, a few seconds; of a larger panel every so many series count.
   */
  private static final double MOST_WORK = 2e9;

  /** Seasons from which on the autocorrelation alone decides. */
  private static final int MANY_SEASONS = 24;

  /** Normal deviate of harmonics that confirm a season: two tests of which chance passes 1%. */
  private static final double SURE = 2.5;

  /** The same for a season that was sought among hundreds. */
  private static final double SURE_OF_MANY = 4.5;

  private static final int ANY_SHAPE = 26;
  private static final int SMOOTH_SHAPE = 2;

  /** Values of longer series, whose autocorrelation has power enough. */
  private static final int MANY_VALUES = 2000;

  /** Values at the most whose harmonics are fitted, a few seconds. */
  private static final int MOST_FITTED = 20_000;

  /** Deviates of one series of a panel count up to here. */
  private static final double MOST_OF_ONE = 5;

  private Seasons() {}

  /**
   * The seasons that a calendar suggests, the usual one first: a day then a week for parts of a
   * day, a week then a year for days, a year for weeks, months and quarters.
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
    int week = stepsInAWeek(frequency);
    if (frequency.unit().shorterThanADay() && usual > 1 && week > usual) {
      candidates.add(week);
    }
    if (frequency.equals(Frequency.of(Frequency.Unit.WEEK))) {
      candidates.add(52);
    }
    if (frequency.equals(Frequency.of(Frequency.Unit.DAY))) {
      candidates.add(DAYS_OF_A_YEAR);
    }
    return candidates;
  }

  /** Steps in a week of parts of a day, 0 where a week is not made of whole steps. */
  private static int stepsInAWeek(Frequency frequency) {
    long step = frequency.stepMillis();
    long week = Frequency.Unit.WEEK.millis();
    return step == 0 ? frequency.opening().steps() : week % step == 0 ? (int) (week / step) : 0;
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
      List<double[]> sampled = sampled(ends, candidate);
      List<Swings> enough =
          sampled.stream()
              .filter(values -> values.length >= needed(candidate))
              .map(values -> Swings.of(LevelShifts.removed(values, candidate), candidate))
              .toList();
      if (2 * enough.size() > sampled.size()
          && (correlates(enough, candidate) || hasHarmonics(enough, candidate))) {
        return candidate;
      }
    }
    return 1;
  }

  /** Values in which a season can be seen: years of days need more of them than others. */
  private static int needed(int season) {
    return season * (season == DAYS_OF_A_YEAR ? YEARS_NEEDED : SEASONS_NEEDED);
  }

  private static boolean correlates(List<Swings> series, int season) {
    List<double[]> swings = series.stream().map(Swings::swings).toList();
    return new Mean(swings, season + beside(season)).confirms(season);
  }

  private static boolean hasHarmonics(List<Swings> series, int season) {
    List<double[]> few =
        series.stream()
            .map(Swings::drawnIn)
            .filter(values -> values.length < Math.min(MANY_VALUES, MANY_SEASONS * season))
            .toList();
    return 2 * few.size() > series.size()
        && (deviate(few, season, ANY_SHAPE, MOST_OF_ONE) > SURE
            || deviate(few, season, SMOOTH_SHAPE, MOST_OF_ONE) > SURE);
  }

  /** The normal deviate of the harmonics of several series together. */
  private static double deviate(List<double[]> series, int season, int harmonics, double most) {
    int longest = series.stream().mapToInt(values -> values.length).max().orElse(1);
    int asked = Math.min(series.size(), Math.max(1, MOST_FITTED / longest));
    double sum = 0;
    for (int i = 0; i < asked; i++) {
      double[] values = series.get((int) ((long) i * series.size() / asked));
      double one = SeasonalFit.deviate(values, season, harmonics);
      sum += Math.max(-MOST_OF_ONE, Math.min(most, one));
    }
    return sum / asked * Math.sqrt(Math.min(asked, MOST_INDEPENDENT));
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
    List<Swings> series =
        sampled(ends, longest).stream()
            .filter(values -> values.length >= SEASONS_NEEDED * longest)
            .map(values -> Swings.of(values, longest))
            .toList();
    int sharp = sharp(series, longest);
    return sharp > 1 ? sharp : smooth(series, longest);
  }

  /** The period of changes from step to step that correlate most strongly. */
  private static int sharp(List<Swings> series, int longest) {
    List<double[]> differences =
        series.stream().map(level -> differences(level.drawnIn())).toList();
    Mean mean = new Mean(differences, longest + beside(longest));
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
    Mean mean = new Mean(series.stream().map(Swings::swings).toList(), longest + beside(longest));
    int peak = 1;
    double highest = CLEAR;
    double lowest = 1;
    for (int m = FEWEST; m <= longest; m++) {
      lowest = Math.min(lowest, mean.at(m));
      if (lowest < mean.at(m) / 2
          && mean.at(m) > highest / 0.9
          && mean.at(m) > mean.at(m + beside(m))
          && mean.at(m) > mean.at(m - beside(m))) {
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
    int flat = Math.max(1, beside(peak) / 2);
    for (int m = Math.max(FEWEST + 1, peak - flat); m <= Math.min(longest, peak + flat); m++) {
      double deviate = deviate(values, m, SMOOTH_SHAPE, Double.POSITIVE_INFINITY);
      if (deviate > surest) {
        best = m;
        surest = deviate;
      }
    }
    return best;
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
      return confirms(season, CRITICAL);
    }

    boolean confirms(int season, double critical) {
      double squares = 0;
      for (int lag = 1; lag < season; lag++) {
        squares += at(lag) * at(lag);
      }
      double independent = Math.min(series, MOST_INDEPENDENT);
      return at(season) >= CLEAR / Math.sqrt(independent)
          && at(season) > at(season + beside(season))
          && at(season) > at(season - beside(season))
          && at(season) > critical * Math.sqrt((1 + 2 * squares) / (length * independent));
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

  /** The differences; steps beside a missing value are left out. */
  private static double[] differences(double[] values) {
    double[] differences = new double[Math.max(0, values.length - 1)];
    for (int t = 1; t < values.length; t++) {
      double difference = values[t] - values[t - 1];
      differences[t - 1] = Double.isFinite(difference) ? difference : 0;
    }
    return differences;
  }

  /**
   * Returns autocorrelations at lags from 0; all 0 for constant values.
   *
   * @param values NaN where missing, which counts as the mean
   * @param longest the last lag
   * @return shape [longest + 1]
   */
  public static double[] autocorrelations(double[] values, int longest) {
    double[] correlations = new double[longest + 1];
    double mean = Arrays.stream(values).filter(Double::isFinite).average().orElse(0);
    double[] off =
        Arrays.stream(values).map(value -> Double.isFinite(value) ? value - mean : 0).toArray();
    double variance = 0;
    for (double value : off) {
      variance += value * value;
    }
    for (int lag = 0; lag <= longest && variance > 0; lag++) {
      double sum = 0;
      for (int t = lag; t < values.length; t++) {
        sum += off[t] * off[t - lag];
      }
      correlations[lag] = sum / variance;
    }
    return correlations;
  }
}
