package dev.recur.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far off a model's own distribution was where what came is known and was not learnt from: the
 * scores of split-conformal prediction (Vovk, Gammerman and Shafer, Algorithmic Learning in a
 * Random World, 2005; Lei and others, Distribution-free predictive inference for regression,
 * Journal of the American Statistical Association 113, 2018). A score is the size of the standard
 * normal deviate at which a value lay in the distribution that was forecast for it (as Romano,
 * Patterson and Candès, Conformalized quantile regression, 2019, measure errors against quantiles),
 * so scores of calm and of lively steps, series and targets count alike.
 *
 * @param scores of each step ahead, rising, shape [step][score]; empty without a calibration
 * @param forecasts how many whole horizons they come from: the errors of one forecast hang together
 * @param correlation of the deviates of neighbouring steps of a forecast, 0 to 1
 */
public record Calibration(List<List<Double>> scores, int forecasts, double correlation) {
  /** Nothing is known: distributions stay as they are. */
  public static final Calibration NONE = new Calibration(List.of(), 0, 0);

  /** Forecasts from which on each step of the horizon is corrected by its own scores. */
  private static final int ENOUGH = 50;

  /** Forecasts from which on later ones replace others. */
  static final int MANY = 20;

  /** Forecasts that weigh as much as the belief that the distribution is right. */
  private static final double BELIEF = 2;

  /** Degrees of freedom that the belief in the distribution's width is worth. */
  private static final double FREEDOM = 6;

  /** Copies the lists. */
  public Calibration {
    scores = scores.stream().map(List::copyOf).toList();
    if (forecasts < 0 || !(correlation >= 0 && correlation <= 1)) {
      throw new IllegalArgumentException(forecasts + " forecasts, correlation " + correlation);
    }
  }

  /**
   * Returns this with the scores of later forecasts of the same steps, some in place of these. The
   * correlation stays.
   *
   * @param later scored since
   */
  public Calibration plus(Calibration later) {
    if (scores.isEmpty() || later.scores().isEmpty()) {
      return scores.isEmpty() ? later : this;
    }
    List<List<Double>> both = new ArrayList<>();
    for (RisingScores step : with(later)) {
      List<Double> all = new ArrayList<>();
      for (int place = 0; place < step.size(); place++) {
        all.add(step.at(place));
      }
      both.add(all);
    }
    return new Calibration(both, forecastsWith(later), correlation);
  }

  /** Returns how many forecasts there are with later ones, some in place of these. */
  private int forecastsWith(Calibration later) {
    return later.scores().isEmpty()
        ? forecasts
        : Math.max(
            Math.max(forecasts, Math.min(MANY, forecasts + later.forecasts())), later.forecasts());
  }

  /** Returns the scores of each step with those of later forecasts, some in place of these. */
  private List<RisingScores> with(Calibration later) {
    boolean alone = later.scores().isEmpty();
    int total = Math.max(forecasts, Math.min(MANY, forecasts + later.forecasts()));
    double share = alone ? 1 : Math.max(0, total - later.forecasts()) / (double) forecasts;
    List<RisingScores> all = new ArrayList<>(scores.size());
    for (int step = 0; step < scores.size(); step++) {
      List<Double> own = scores.get(step);
      int taken = (int) Math.round(share * own.size());
      all.add(new RisingScores(own, taken, alone ? List.of() : later.scores().get(step)));
    }
    return all;
  }

  /**
   * Returns this for forecasts of one step: the scores of the first step where it has enough of its
   * own, else those of all.
   */
  public Calibration oneStep() {
    if (scores.isEmpty()) {
      return this;
    }
    boolean own = forecasts >= ENOUGH && scores.get(0).size() >= ENOUGH;
    List<Double> first =
        own ? scores.get(0) : scores.stream().flatMap(List::stream).sorted().toList();
    return new Calibration(List.of(first), forecasts, 0);
  }

  /** Returns the scores of the first step alone. */
  public Calibration firstStep() {
    return scores.isEmpty() ? this : new Calibration(scores.subList(0, 1), forecasts, 0);
  }

  /**
   * Returns the scores of both together.
   *
   * @param other of as many steps ahead, or without scores
   */
  public Calibration and(Calibration other) {
    if (scores.isEmpty() || other.scores().isEmpty()) {
      return scores.isEmpty() ? other : this;
    }
    List<List<Double>> both = new ArrayList<>();
    for (int step = 0; step < scores.size(); step++) {
      both.add(
          Stream.concat(scores.get(step).stream(), other.scores().get(step).stream())
              .sorted()
              .toList());
    }
    return new Calibration(both, forecasts + other.forecasts(), correlation);
  }

  /**
   * Returns the scores of both, each with the weight of its share: some of them in place of all,
   * spread evenly over their ranks.
   *
   * @param other of as many steps ahead, or without scores
   * @param share that the other stands for, 0 to 1
   * @param most scores of a step
   */
  public Calibration joined(Calibration other, double share, int most) {
    if (other.scores().isEmpty() || share <= 0) {
      return this;
    }
    double own = scores.isEmpty() ? 0 : 1 - share;
    List<List<Double>> both = new ArrayList<>();
    long all = 0;
    for (int step = 0; step < other.scores().size(); step++) {
      List<Double> first = scores.isEmpty() ? List.of() : scores.get(step);
      List<Double> second = other.scores().get(step);
      all += first.size() + second.size();
      both.add(joined(first, second, second.isEmpty() ? 1 : first.isEmpty() ? 0 : own, most));
    }
    double kept = both.stream().mapToInt(List::size).sum() / (double) all;
    return new Calibration(
        both,
        (int) Math.max(1, Math.round(kept * (forecasts + other.forecasts()))),
        own * correlation + (1 - own) * other.correlation());
  }

  /** Returns as many of both by the share of the first as there are without taking one twice. */
  private static List<Double> joined(
      List<Double> first, List<Double> second, double share, int most) {
    double size = Math.min(most, first.size() + second.size());
    size = share > 0 ? Math.min(size, first.size() / share) : size;
    size = share < 1 ? Math.min(size, second.size() / (1 - share)) : size;
    int ofFirst = (int) Math.round(share * size);
    List<Double> together = new ArrayList<>(some(first, ofFirst));
    together.addAll(some(second, (int) size - ofFirst));
    Collections.sort(together);
    return together;
  }

  private static List<Double> some(List<Double> rising, int taken) {
    RisingScores kept = new RisingScores(rising, taken, List.of());
    return IntStream.range(0, taken).mapToObj(kept::at).toList();
  }

  /** Returns how many scores there are. */
  public int points() {
    return scores.stream().mapToInt(List::size).sum();
  }

  /**
   * Returns how many scores a level needs at least: with fewer, no interval catches so much for
   * sure.
   *
   * @param level between 0 and 1
   */
  public static int needed(double level) {
    int points = (int) Math.ceil(level / (1 - level) - 1e-9);
    return Math.max(1, points);
  }

  /**
   * By what an interval is wider than the model's own.
   *
   * @param errors factor for values that lay farther out than it expected, or nearer
   * @param few factor for how little few forecasts tell of its width
   */
  public record Widening(double errors, double few) {
    /** Returns the whole factor. */
    public double all() {
      return errors * few;
    }
  }

  /**
   * Returns by what these scores widen an interval, the mean over their steps.
   *
   * @param level between 0 and 1
   */
  public Widening widening(double level) {
    double[] upper = {(1 + level) / 2};
    double own = Normal.quantile(upper[0]);
    double few = new Correction(upper, forecasts).usual().applyAsDouble(upper[0]) / own;
    double all =
        Arrays.stream(deviates(upper, scores.size()))
            .mapToDouble(step -> step[0] / own)
            .average()
            .orElse(1);
    return new Widening(all / few, few);
  }

  /**
   * Returns the correction of each step of a horizon.
   *
   * @param probabilities of quantiles
   * @param horizon steps ahead, perhaps beyond those of the scores
   * @return the deviates at which the quantiles are taken, shape [step][probability]
   */
  double[][] deviates(double[] probabilities, int horizon) {
    return deviates(probabilities, horizon, NONE);
  }

  /**
   * Returns the correction of each step of a horizon by these scores and by those of later
   * forecasts of the same steps. From twenty forecasts on each later one takes the place of one of
   * these, so that what holds now comes to count most.
   *
   * @param later scored since; its correlation is not used
   * @return the deviates at which the quantiles are taken, shape [step][probability]
   */
  double[][] deviates(double[] probabilities, int horizon, Calibration later) {
    if (scores.isEmpty() && !later.scores().isEmpty()) {
      return later.deviates(probabilities, horizon);
    }
    return new Correction(probabilities, forecastsWith(later)).deviates(with(later), horizon);
  }

  /** What is moved, and how surely. */
  private static final class Correction {
    private final double[] levels;
    private final double[] normal;
    private final double[] probabilities;
    private final int forecasts;

    /** Deviates of the levels, which most steps have scores enough for. */
    private final double[] ofLevels;

    Correction(double[] probabilities, int forecasts) {
      this.probabilities = probabilities;
      this.forecasts = forecasts;
      levels = Arrays.stream(probabilities).map(p -> Math.abs(2 * p - 1)).toArray();
      normal = Distribution.deviates(probabilities);
      ofLevels =
          Arrays.stream(levels)
              .map(level -> level < 1 ? Normal.quantile((1 + level) / 2) : Double.POSITIVE_INFINITY)
              .toArray();
    }

    double[][] deviates(List<RisingScores> scores, int horizon) {
      double[][] deviates = new double[horizon][];
      double[] common = {};
      for (int step = 0; step < horizon; step++) {
        if (step < scores.size() && forecasts >= ENOUGH && scores.get(step).size() >= ENOUGH) {
          deviates[step] = corrected(normal, 1, scores.get(step));
        } else {
          common = common.length == 0 ? common(scores) : common;
          deviates[step] = common;
        }
      }
      return deviates;
    }

    /** Returns the deviates of a step that the scores of all steps correct. */
    private double[] common(List<RisingScores> scores) {
      List<Double> pooled = new ArrayList<>();
      for (RisingScores step : scores) {
        for (int place = 0; place < step.size(); place++) {
          pooled.add(step.at(place));
        }
      }
      Collections.sort(pooled);
      double[] usual = Arrays.stream(probabilities).map(usual()).toArray();
      return corrected(usual, share(), new RisingScores(pooled, pooled.size(), List.of()));
    }

    /**
     * Returns the quantiles of a distribution that is right: where few forecasts tell its width
     * those of Student's t, as of a normal value whose deviation is estimated.
     */
    private DoubleUnaryOperator usual() {
      return forecasts == 0 || forecasts >= ENOUGH
          ? Normal::quantile
          : new TDistribution(forecasts + FREEDOM)::inverseCumulativeProbability;
    }

    /** Returns how much of a correction is made where few forecasts tell it. */
    private double share() {
      return forecasts >= ENOUGH ? 1 : forecasts / (forecasts + BELIEF);
    }

    private double[] corrected(double[] usual, double share, RisingScores scores) {
      double[] deviates = new double[usual.length];
      for (int p = 0; p < deviates.length; p++) {
        deviates[p] = usual[p] * Math.pow(factor(p, scores), share);
      }
      return deviates;
    }

    /**
     * Returns by what an interval's ends are moved away from the middle: the score of rank {@code
     * ceil((n + 1) level)} against the deviate of the level. A level that the scores are too few
     * for has the factor of the widest that they are enough for.
     */
    private double factor(int p, RisingScores scores) {
      int n = scores.size();
      if (n == 0 || levels[p] <= 0) {
        return 1;
      }
      int rank = (int) Math.ceil((n + 1) * levels[p] - 1e-9);
      double deviate = rank <= n ? ofLevels[p] : Normal.quantile((1 + n / (n + 1.0)) / 2);
      return scores.at(Math.max(1, Math.min(n, rank)) - 1) / deviate;
    }
  }
}
