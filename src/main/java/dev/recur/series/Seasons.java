package dev.recur.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds the steps in a season: candidates from the calendar, confirmed by the values. It is given
 * the values before an origin and looks at nothing else.
 *
 * <p>What is slower than a season of m steps is taken out by a straight line through the medians of
 * changes over a season and by a running median over m steps, and what lies far out is drawn in, so
 * that neither a spike nor a dead day nor a level shift hides a season. The season is confirmed
 * where the rest correlates with itself m steps before at {@value Autocorrelations#CLEAR} or more,
 * more than an eighth of m beside m, and beyond chance: above the 95% point of Bartlett's limit
 * 1.645 sqrt((1 + 2 sum r<sub>i</sub> <sup>2</sup>) / n) over the lags i below m (Bartlett 1946;
 * with that limit, Fiorucci et al. 2016, section 2). A series of few seasons can hardly pass that
 * limit, however clear it is; there the harmonics of the season may confirm it too ({@link
 * SeasonalFit}). Of several series the mean is judged. Averaging halves the limits from four series
 * on and no further, for series of one panel move together.
 */
public final class Seasons {

  private static final int DAYS_OF_A_YEAR = 365;
  private static final int DAYS_OF_A_WEEK = 7;

  /** Seasons that are taken for a day where steps have no time: of hours, halves, quarters, ... */
  private static final Set<Integer> DAYS = Set.of(24, 48, 96, 144, 288);

  private static final int MOST_VALUES = 20_000;

  /** Seasons that a series must hold to confirm one. */
  static final int SEASONS_NEEDED = 3;

  /**
   * With three years of days one random walk in ten passes for a year, and fewer than five help no
   * model.
   */
  private static final int YEARS_NEEDED = 5;

  /**
   * Products of values at the most, a few seconds; of a larger panel every so many series count.
   */
  private static final double MOST_WORK = 2e9;

  /** Seasons from which on the autocorrelation alone decides. */
  private static final int MANY_SEASONS = 24;

  /** Normal deviate of harmonics that confirm a season: two tests of which chance passes 1%. */
  private static final double SURE = 2.5;

  private static final int ANY_SHAPE = 26;
  static final int SMOOTH_SHAPE = 2;

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
    if (frequency.count() == 1 && frequency.opening().always()) {
      switch (frequency.unit()) {
        case WEEK -> candidates.add(52);
        case DAY -> candidates.add(DAYS_OF_A_YEAR);
        default -> {}
      }
    }
    return candidates;
  }

  /**
   * The longer seasons that may stand beside one: those that the calendar suggests. Where steps
   * have no time, a season of 24, 48, 96, 144 or 288 is taken for a day, beside which a week may
   * stand, and one of 7 for a week, beside which a year may.
   *
   * @param season steps in the season; 1 for none
   * @param frequency the step
   * @return steps in a season, each above {@code season}, rising
   */
  public static List<Integer> beside(int season, Frequency frequency) {
    if (frequency.unit() == Frequency.Unit.STEP) {
      return DAYS.contains(season)
          ? List.of(DAYS_OF_A_WEEK * season)
          : season == DAYS_OF_A_WEEK ? List.of(DAYS_OF_A_YEAR) : List.of();
    }
    return candidates(frequency).stream().filter(longer -> longer > season).toList();
  }

  /**
   * Returns the season that a calendar suggests first: the usual one, for weeks that of a year.
   *
   * @param frequency the step
   * @return steps in a season, 1 where the calendar suggests none
   */
  public static int suggested(Frequency frequency) {
    return candidates(frequency).stream().findFirst().orElse(1);
  }

  /** Steps in a week of parts of a day, 0 where a week is not made of whole steps. */
  private static int stepsInAWeek(Frequency frequency) {
    long step = frequency.stepMillis();
    long week = Frequency.Unit.WEEK.millis();
    return step == 0 ? frequency.opening().steps() : week % step == 0 ? (int) (week / step) : 0;
  }

  /**
   * The season that several series share: the first candidate of the calendar that they confirm.
   * Where steps have no time, the period up to {@value SeasonSearch#LONGEST} that they confirm most
   * strongly.
   *
   * @param train the values of each before its origin, original units; NaN where missing
   * @param frequency the step
   * @return steps in a season, 1 for none
   */
  public static int find(List<double[]> train, Frequency frequency) {
    List<double[]> ends = train.stream().map(Seasons::end).toList();
    if (frequency.unit() == Frequency.Unit.STEP) {
      return SeasonSearch.period(ends);
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
    return new Autocorrelations(swings, season + Autocorrelations.beside(season)).confirms(season);
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
  static double deviate(List<double[]> series, int season, int harmonics, double most) {
    int longest = series.stream().mapToInt(values -> values.length).max().orElse(1);
    int asked = Math.min(series.size(), Math.max(1, MOST_FITTED / longest));
    double sum = 0;
    for (int i = 0; i < asked; i++) {
      double[] values = series.get((int) ((long) i * series.size() / asked));
      double one = SeasonalFit.deviate(values, season, harmonics);
      sum += Math.max(-MOST_OF_ONE, Math.min(most, one));
    }
    return sum / asked * Math.sqrt(Math.min(asked, Autocorrelations.MOST_INDEPENDENT));
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

  /** Every so many series, so that the work stays within bounds. */
  static List<double[]> sampled(List<double[]> all, int longest) {
    double work = 0;
    for (double[] values : all) {
      work += (double) values.length * (longest + Autocorrelations.beside(longest));
    }
    int stride = (int) Math.max(1, Math.ceil(work / MOST_WORK));
    List<double[]> sampled = new ArrayList<>();
    for (int i = 0; i < all.size(); i += stride) {
      sampled.add(all.get(i));
    }
    return sampled;
  }

  private static double[] end(double[] values) {
    return values.length <= MOST_VALUES
        ? values
        : Arrays.copyOfRange(values, values.length - MOST_VALUES, values.length);
  }
}
