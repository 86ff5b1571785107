package dev.recur.hierarchy;

import static dev.recur.series.Message.setting;

import dev.recur.forecast.Distribution;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Quantiles;
import dev.recur.forecast.SamplePaths;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes forecasts of series and their sums add up.
 *
 * <p>By how much each gives way is told by its errors at origins before the forecast begins ({@link
 * BacktestErrors}). Intervals are the quantiles of draws that add up one by one: deviates that hang
 * together between series as those errors did, each taken from the distribution that the forecast
 * of its series has, and reconciled like the points.
 *
 * @param hierarchy of the series
 * @param how they are made to add up
 * @param bounds where the values of bottom series may not go
 */
public record Reconciler(Hierarchy hierarchy, Reconciliation how, Intervals bounds) {
  /** Draws of each step; fewer of many series, down to {@link #FEWEST_DRAWS}. */
  private static final int DRAWS = 1000;

  private static final int FEWEST_DRAWS = 200;

  /** Values that are drawn at once at the most, some hundred megabytes. */
  private static final int MOST_VALUES = 20_000_000;

  private static final long SEED = 1;

  /**
   * Returns how many forecasts of each series it takes.
   *
   * @param length values of each history
   * @param horizon steps ahead
   */
  public static int passes(int length, int horizon) {
    return 1 + BacktestErrors.of(length, horizon).origins();
  }

  /**
   * Forecasts.
   *
   * @param forecaster of each series by itself
   * @param histories values up to the origin of all series in their order, all of one length
   * @param horizon steps ahead, 1 or more
   * @param probabilities of the quantiles beside the points, as {@link Forecaster#forecast} has
   *     them
   */
  public Reconciled of(
      Forecaster forecaster, List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Work> work = work(forecaster, histories, horizon);
    boolean spread = probabilities.length > 0;
    List<Forecast> whole =
        forecaster.forecast(
            histories, horizon, spread ? SamplePaths.probabilities() : probabilities);
    boolean drawn = spread && whole.stream().allMatch(forecast -> forecast.quantiles().isPresent());
    double[][][] points = new double[hierarchy.size()][work.size()][horizon];
    double[][][][] quantiles =
        new double[drawn ? hierarchy.size() : 0][work.size()][probabilities.length][horizon];
    for (int k = 0; k < work.size(); k++) {
      for (int step = 0; step < horizon; step++) {
        int at = step;
        int target = k;
        double[] base = new double[hierarchy.size()];
        Arrays.setAll(base, s -> whole.get(s).points().target(target, at));
        double[] all = work.get(k).added(base);
        for (int s = 0; s < all.length; s++) {
          points[s][k][step] = all[s];
        }
        if (drawn) {
          quantiles(work.get(k), whole, k, step, probabilities, quantiles);
        }
      }
    }
    List<Forecast> before = new ArrayList<>(hierarchy.size());
    List<Forecast> after = new ArrayList<>(hierarchy.size());
    for (int s = 0; s < hierarchy.size(); s++) {
      Forecast own = whole.get(s);
      before.add(
          own.quantiles()
              .map(all -> own.with(all.at(probabilities)))
              .filter(f -> spread)
              .orElse(own));
      Forecast made = Forecast.after(histories.get(s), points[s]);
      Forecast named = own.fallback().map(made::madeBy).orElse(made);
      after.add(
          drawn
              ? named
                  .with(new Quantiles(probabilities, quantiles[s]))
                  .aroundPoints(histories.get(s))
              : named);
    }
    return new Reconciled(before, after);
  }

  /** Takes the quantiles of a step from draws that add up. */
  private void quantiles(
      Work work,
      List<Forecast> whole,
      int target,
      int step,
      double[] probabilities,
      double[][][][] into) {
    int draws = Math.max(FEWEST_DRAWS, Math.min(DRAWS, MOST_VALUES / hierarchy.size()));
    SplittableRandom random = new SplittableRandom(SEED + step + 31L * target);
    List<Distribution> distributions = distributions(whole, target, step);
    double[][] values = new double[hierarchy.size()][draws];
    for (int draw = 0; draw < draws; draw++) {
      double[] all = work.added(values(work.covariance.draw(random), distributions));
      for (int s = 0; s < all.length; s++) {
        values[s][draw] = all[s];
      }
    }
    for (int s = 0; s < values.length; s++) {
      Arrays.sort(values[s]);
      for (int p = 0; p < probabilities.length; p++) {
        double place = probabilities[p] * (draws - 1);
        int below = (int) place;
        double share = place - below;
        double above = values[s][Math.min(draws - 1, below + 1)];
        into[s][target][p][step] = bounds.of((1 - share) * values[s][below] + share * above);
      }
    }
  }

  /**
   * Draws sample paths that add up, step by step.
   *
   * @param forecaster of each series by itself, with distributions
   * @param histories as for {@link #of}
   * @param horizon steps ahead
   * @param drawing how many, how their steps hang together, and by which seed
   * @return the paths of each series
   * @throws InputException if a forecast has no distribution
   */
  public List<List<TimeSeries>> paths(
      Forecaster forecaster, List<TimeSeries> histories, int horizon, SamplePaths drawing) {
    List<Work> work = work(forecaster, histories, horizon);
    List<Forecast> whole = forecaster.forecast(histories, horizon, SamplePaths.probabilities());
    for (Forecast forecast : whole) {
      if (forecast.quantiles().isEmpty()) {
        throw new InputException(
                "no intervals for '" + forecast.points().name() + "' to draw paths from")
            .mend("leave out ", setting("samples"));
      }
    }
    List<List<List<Distribution>>> distributions = new ArrayList<>();
    for (int k = 0; k < work.size(); k++) {
      distributions.add(new ArrayList<>());
      for (int step = 0; step < horizon; step++) {
        distributions.get(k).add(distributions(whole, k, step));
      }
    }
    List<List<TimeSeries>> paths = new ArrayList<>();
    histories.forEach(history -> paths.add(new ArrayList<>()));
    SplittableRandom random = new SplittableRandom(drawing.seed());
    double kept = drawing.correlation();
    double fresh = Math.sqrt(1 - kept * kept);
    for (int path = 0; path < drawing.count(); path++) {
      double[][][] values = new double[hierarchy.size()][work.size()][horizon];
      for (int k = 0; k < work.size(); k++) {
        double[] deviates = work.get(k).covariance.draw(random);
        for (int step = 0; step < horizon; step++) {
          if (step > 0) {
            double[] next = work.get(k).covariance.draw(random);
            double[] last = deviates;
            Arrays.setAll(next, s -> kept * last[s] + fresh * next[s]);
            deviates = next;
          }
          double[] all = work.get(k).added(values(deviates, distributions.get(k).get(step)));
          for (int s = 0; s < all.length; s++) {
            values[s][k][step] = all[s];
          }
        }
      }
      for (int s = 0; s < values.length; s++) {
        paths.get(s).add(Forecast.after(histories.get(s), values[s]).points());
      }
    }
    return paths;
  }

  private List<Work> work(Forecaster forecaster, List<TimeSeries> histories, int horizon) {
    if (histories.size() != hierarchy.size()) {
      throw new IllegalArgumentException(
          histories.size() + " histories for " + hierarchy.size() + " series");
    }
    BacktestErrors backtest = BacktestErrors.of(histories.get(0).length(), horizon);
    List<double[][]> errors = backtest.errors(forecaster, histories);
    List<Work> work = new ArrayList<>();
    for (int k = 0; k < errors.size(); k++) {
      ErrorCovariance covariance =
          backtest.origins() == 0
              ? ErrorCovariance.structural(hierarchy)
              : ErrorCovariance.of(errors.get(k), backtest.steps(), hierarchy);
      work.add(
          new Work(
              hierarchy, bounds, covariance, how.projection(hierarchy, covariance, histories, k)));
    }
    return work;
  }

  /** What is done to forecasts of one target. */
  private record Work(
      Hierarchy hierarchy, Intervals bounds, ErrorCovariance covariance, Projection projection) {
    /** Returns forecasts of all series that add up and go nowhere they may not. */
    double[] added(double[] base) {
      double[] bottoms = projection.bottoms(base);
      Arrays.setAll(bottoms, b -> bounds.of(bottoms[b]));
      double[] all = new double[base.length];
      int sums = hierarchy.sums();
      System.arraycopy(bottoms, 0, all, sums, bottoms.length);
      for (int sum = 0; sum < sums; sum++) {
        all[sum] = hierarchy.sum(sum, bottoms);
      }
      return all;
    }
  }

  private static List<Distribution> distributions(List<Forecast> forecasts, int target, int step) {
    return forecasts.stream()
        .map(forecast -> forecast.quantiles().orElseThrow().distribution(target, step))
        .toList();
  }

  /** Returns the values of all series at standard normal deviates. */
  private static double[] values(double[] deviates, List<Distribution> distributions) {
    double[] values = new double[deviates.length];
    Arrays.setAll(values, s -> distributions.get(s).at(deviates[s]));
    return values;
  }
}
