package dev.recur.classical;

import dev.recur.series.SeasonStrength;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdplus.stl.base.api.LoessSpec;
import jdplus.stl.base.api.SeasonalSpec;
import jdplus.stl.base.api.StlSpec;
import jdplus.stl.base.core.RawStlKernel;
import jdplus.toolkit.base.api.data.DoubleSeq;

/**
 * Several seasons, each taken out by local regressions (STL) in turn and then once more, and
 * exponential smoothing without a season of what is left; the last of each season is repeated.
 *
 * <p>STL is that of JDemetra+. Only the newest {@value #MOST_VALUES} values are used, or {@value
 * #MOST_SEASONS} of the longest season if that is more. Source: Bandara, Hyndman and Bergmeir,
 * MSTL: a seasonal-trend decomposition algorithm for time series with multiple seasonal patterns,
 * International Journal of Operational Research 52 (2025).
 */
final class Mstl implements FittedModel {
  private static final int MOST_VALUES = 2000;
  private static final int MOST_SEASONS = 10;
  private static final int ROUNDS = 2;
  private static final int ROUNDS_OF_ONE = 5;

  /** Seasons that a local mean of the first season sees; the following see more. */
  private static final int FIRST_WINDOW = 11;

  private static final int WIDER = 4;

  private final Ets rest;

  /** Shape [season][place], the last of each. */
  private final double[][] seasons;

  private Mstl(Ets rest, double[][] seasons) {
    this.rest = rest;
    this.seasons = seasons;
  }

  /**
   * Fits with one season.
   *
   * @param values oldest first, original units
   * @param season steps in it; 1 for none, and then what is left is everything
   * @throws CannotFitException if there are fewer values than exponential smoothing needs, or one
   *     is not usable
   */
  static Mstl fit(double[] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    return fit(
        values,
        season > 1 && SeasonStrengths.areSeen(values.length, season) ? List.of(season) : List.of());
  }

  /**
   * Fits one target of a series with its season and the longer ones that may stand beside it and
   * its values show.
   *
   * @param history values up to the origin
   * @param target which of its targets
   * @param season steps in a season; 1 for none
   * @param longer steps in others that are taken beside it where they are seen three times; none
   *     for those that the values show
   * @throws CannotFitException as {@link #fit(double[], int)}
   */
  static Mstl fit(TimeSeries history, int target, int season, List<Integer> longer)
      throws CannotFitException {
    double[] values = history.target(target);
    if (!longer.isEmpty()) {
      return fit(
          values,
          Stream.concat(Stream.of(season), longer.stream())
              .filter(steps -> steps > 1 && SeasonStrengths.areSeen(values.length, steps))
              .toList());
    }
    return fit(
        values,
        SeasonStrengths.of(values, season, history.calendar().frequency()).stream()
            .map(SeasonStrength::steps)
            .toList());
  }

  /**
   * Fits with several seasons.
   *
   * @param values oldest first, original units
   * @param periods steps in each season, rising, each at least 2, seen three times or more
   */
  static Mstl fit(double[] values, List<Integer> periods) throws CannotFitException {
    int longest = periods.isEmpty() ? 1 : periods.get(periods.size() - 1);
    double[] y =
        Values.newest(Values.checked(values, 1), Math.max(MOST_VALUES, MOST_SEASONS * longest));
    if (periods.isEmpty() || Values.areConstant(y)) {
      return new Mstl(Ets.fit(y, 1), new double[0][]);
    }
    double[][] seasons = decomposed(y, periods);
    double[][] last = new double[seasons.length][];
    for (int i = 0; i < seasons.length; i++) {
      last[i] = Values.newest(seasons[i], periods.get(i));
    }
    return new Mstl(Ets.fit(without(y, seasons, -1), 1), last);
  }

  /**
   * Returns the seasons in values.
   *
   * @return shape [season][time]
   */
  static double[][] decomposed(double[] values, List<Integer> periods) throws CannotFitException {
    double[][] seasons = new double[periods.size()][values.length];
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < seasons.length; i++) {
          seasons[i] =
              new RawStlKernel(spec(periods.get(i), FIRST_WINDOW + WIDER * i))
                  .process(DoubleSeq.of(without(values, seasons, i)))
                  .getSeasonal()
                  .toArray();
        }
      }
    } catch (RuntimeException e) {
      throw new CannotFitException("the seasons could not be told apart: " + e.getMessage(), e);
    }
    return seasons;
  }

  /** Values without all seasons but one; none is left where it is negative. */
  private static double[] without(double[] values, double[][] seasons, int kept) {
    double[] left = values.clone();
    for (int i = 0; i < seasons.length; i++) {
      double[] season = seasons[i];
      if (i != kept) {
        Arrays.setAll(left, t -> left[t] - season[t]);
      }
    }
    return left;
  }

  /** Windows and degrees of R's and statsmodels' STL. */
  private static StlSpec spec(int period, int window) {
    return StlSpec.builder()
        .multiplicative(false)
        .trendSpec(loess(odd((int) Math.ceil(1.5 * period / (1 - 1.5 / window))), 1))
        .seasonalSpec(new SeasonalSpec(period, loess(window, 0), loess(odd(period), 1)))
        .innerLoopsCount(ROUNDS_OF_ONE)
        .outerLoopsCount(0)
        .robustWeightThreshold(StlSpec.RWTHRESHOLD)
        .robustWeightFunction(StlSpec.RWFUNCTION)
        .build();
  }

  private static LoessSpec loess(int window, int degree) {
    return LoessSpec.of(window, degree, 0, LoessSpec.DEF_WEIGHTS);
  }

  private static int odd(int number) {
    return number + 1 - number % 2;
  }

  @Override
  public String description() {
    return Arrays.stream(seasons)
            .map(season -> Integer.toString(season.length))
            .collect(Collectors.joining(",", "MSTL [", "], "))
        + rest.description();
  }

  @Override
  public double[] forecast(int horizon) {
    return seasonal(rest.forecast(horizon));
  }

  @Override
  public Optional<double[]> quantile(double probability, int horizon) {
    return rest.quantile(probability, horizon).map(this::seasonal);
  }

  private double[] seasonal(double[] adjusted) {
    double[] sum = adjusted.clone();
    for (double[] season : seasons) {
      Arrays.setAll(sum, step -> sum[step] + season[step % season.length]);
    }
    return sum;
  }
}
