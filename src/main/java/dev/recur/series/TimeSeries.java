package dev.recur.series;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One sequence of values on a regular calendar, with the covariates that go with it. Immutable.
 *
 * <p>Targets and past covariates have a value for every step from 0 to {@link #length}. Future
 * covariates run to {@link #futureLength}, which may lie beyond: what is known ahead. Values that
 * were missing are filled in by the policy of the series from values before its end only, and
 * {@link #observed} tells them apart.
 */
public final class TimeSeries {
  private final String name;
  private final List<String> keys;
  private final Calendar calendar;
  private final Channels targets;
  private final Channels past;
  private final Channels future;
  private final double[] statics;
  private final SourceLines lines;

  private TimeSeries(
      String name,
      List<String> keys,
      Calendar calendar,
      Channels targets,
      Channels past,
      Channels future,
      double[] statics,
      SourceLines lines) {
    this.name = name;
    this.keys = keys;
    this.calendar = calendar;
    this.targets = targets;
    this.past = past;
    this.future = future;
    this.statics = statics;
    this.lines = lines;
  }

  /**
   * A series of targets alone.
   *
   * @param name what messages call it
   * @param calendar the time of its steps
   * @param targets [target][time], finite, all of one length
   */
  public static TimeSeries of(String name, Calendar calendar, double[]... targets) {
    return builder(name, calendar, targets).build();
  }

  /**
   * Begins a series with more than targets.
   *
   * @param name what messages call it
   * @param calendar the time of its steps
   * @param targets [target][time], all of one length; NaN where missing
   */
  public static Builder builder(String name, Calendar calendar, double[]... targets) {
    return new Builder(name, calendar, targets);
  }

  /** Gathers the parts of a series. */
  public static final class Builder {
    private final String name;
    private final Calendar calendar;
    private final double[][] targets;
    private List<String> keys = List.of();
    private double[][] past = {};
    private double[][] future = {};
    private double[] statics = {};
    private MissingPolicy policy = MissingPolicy.ERROR;
    private int season = 1;
    private SourceLines lines = SourceLines.NONE;

    private Builder(String name, Calendar calendar, double[][] targets) {
      this.name = name;
      this.calendar = calendar;
      this.targets = targets;
    }

    /**
     * The cells of the key columns that tell this series from the others.
     *
     * @param values one a key column
     */
    public Builder keys(List<String> values) {
      this.keys = List.copyOf(values);
      return this;
    }

    /**
     * Past covariates.
     *
     * @param values [feature][time], as long as the targets; NaN where missing
     */
    public Builder past(double[]... values) {
      this.past = values;
      return this;
    }

    /**
     * Future covariates.
     *
     * @param values [feature][time], at least as long as the targets; NaN where missing
     */
    public Builder future(double[]... values) {
      this.future = values;
      return this;
    }

    /**
     * Static covariates.
     *
     * @param values [feature]
     */
    public Builder statics(double... values) {
      this.statics = values;
      return this;
    }

    /**
     * How missing values are filled in.
     *
     * @param how the policy; ERROR refuses them
     * @param seasonLength steps in a season, for SEASONAL
     */
    public Builder missing(MissingPolicy how, int seasonLength) {
      this.policy = how;
      this.season = seasonLength;
      return this;
    }

    /**
     * The lines of the file on which its steps stand.
     *
     * @param where one for each step that was read
     */
    public Builder lines(SourceLines where) {
      this.lines = where;
      return this;
    }

    /**
     * The series.
     *
     * @throws IllegalArgumentException if lengths differ, or a value is infinite, or missing where
     *     the policy does not fill it
     */
    public TimeSeries build() {
      if (targets.length == 0) {
        throw new IllegalArgumentException(name + " has no target");
      }
      int length = targets[0].length;
      int futureLength = future.length == 0 ? length : future[0].length;
      if (futureLength < length) {
        throw new IllegalArgumentException(name + ": future covariates end before the targets");
      }
      for (double value : statics) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(name + ": a static covariate is " + value);
        }
      }
      return new TimeSeries(
          name,
          keys,
          calendar,
          Channels.of(name, targets, length, policy, season),
          Channels.of(name, past, length, policy, season),
          Channels.of(name, future, futureLength, policy, season),
          statics.clone(),
          lines);
    }
  }

  /** What messages call the series: its keys, or the name of its target. */
  public String name() {
    return name;
  }

  /** The cells of the key columns, in the order of {@link Schema#keys}; empty for one series. */
  public List<String> keys() {
    return keys;
  }

  /** The time of the steps. */
  public Calendar calendar() {
    return calendar;
  }

  /** How missing targets were filled in. */
  public MissingPolicy missing() {
    return targets.policy();
  }

  /** Steps in a season, where missing values are filled by seasons. */
  public int fillSeason() {
    return targets.season();
  }

  /** Steps with targets. */
  public int length() {
    return targets.length();
  }

  /** The number of targets, at least 1. */
  public int targetCount() {
    return targets.count();
  }

  /**
   * A value.
   *
   * @param k target
   * @param t step, 0 to {@link #length} exclusive
   * @return original units
   */
  public double target(int k, int t) {
    return targets.value(k, t);
  }

  /**
   * The line of the file on which a step stands, from 1; empty where it comes from no line.
   *
   * @param t step that was observed
   */
  public OptionalLong line(int t) {
    return lines.of(t);
  }

  /** Returns whether no value of a target is below zero. */
  public boolean isNonNegative() {
    for (int k = 0; k < targetCount(); k++) {
      for (int t = 0; t < length(); t++) {
        if (target(k, t) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A copy of the values of one target.
   *
   * @param k target
   * @return [time], original units
   */
  public double[] target(int k) {
    return targets.copy(k);
  }

  /**
   * Whether a value stood in the file; otherwise it was filled in, and no score should count it.
   *
   * @param k target
   * @param t step
   */
  public boolean observed(int k, int t) {
    return targets.observed(k, t);
  }

  /**
   * How many values of a target were missing.
   *
   * @param k target
   */
  public int missingCount(int k) {
    return targets.missingCount(k);
  }

  /** The number of features known up to the origin. */
  public int pastCount() {
    return past.count();
  }

  /**
   * A past covariate.
   *
   * @param j feature, in the order of {@link Schema#features}
   * @param t step, 0 to {@link #length} exclusive
   */
  public double past(int j, int t) {
    return past.value(j, t);
  }

  /** The number of features known ahead. */
  public int futureCount() {
    return future.count();
  }

  /** Steps with future covariates: {@link #length} or more. */
  public int futureLength() {
    return future.count() == 0 ? length() : future.length();
  }

  /**
   * A future covariate.
   *
   * @param j feature, in the order of {@link Schema#features}
   * @param t step, 0 to {@link #futureLength} exclusive
   */
  public double future(int j, int t) {
    return future.value(j, t);
  }

  /** The number of features with one value a series. */
  public int staticCount() {
    return statics.length;
  }

  /**
   * A static covariate.
   *
   * @param j feature, in the order of {@link Schema#features}
   */
  public double statics(int j) {
    return statics[j];
  }

  /**
   * The steps from one to another. Missing targets and past covariates are filled again from the
   * values before {@code to} alone, so a slice that ends at an origin knows nothing of what
   * follows. Future covariates, known ahead, are kept to their end.
   *
   * @param from first step
   * @param to end, exclusive
   * @throws IndexOutOfBoundsException if the range does not lie within the series
   */
  public TimeSeries slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length());
    return new TimeSeries(
        name,
        keys,
        from == 0 ? calendar : calendar.from(from),
        targets.slice(from, to),
        past.slice(from, to),
        future.slice(from, future.count() == 0 ? to : future.length()),
        statics,
        lines.from(from));
  }

  /**
   * One target as a series of its own, with the covariates of this one.
   *
   * @param k the target
   */
  public TimeSeries targetApart(int k) {
    return new TimeSeries(
        name + " " + k, keys, calendar, targets.only(k), past, future, statics, lines);
  }

  /**
   * The same series with targets times a power of two.
   *
   * @param exponents one a target
   */
  public TimeSeries scaled(int... exponents) {
    return with(targets.scaled(exponents), past, future);
  }

  /**
   * The same series with another value of a target.
   *
   * @param k target
   * @param t step
   * @param value finite, original units
   */
  public TimeSeries withTarget(int k, int t, double value) {
    return with(targets.with(k, t, value), past, future);
  }

  /**
   * The same series with other values of a past covariate.
   *
   * @param j feature
   * @param values one a step
   */
  public TimeSeries withPastValues(int j, double... values) {
    return with(targets, past.with(j, values), future);
  }

  /**
   * The same series with other values of a future covariate.
   *
   * @param j feature
   * @param values one a step, as far as it is known
   */
  public TimeSeries withFutureValues(int j, double... values) {
    return with(targets, past, future.with(j, values));
  }

  /**
   * The same series with another value of a static covariate.
   *
   * @param j feature
   * @param value finite
   */
  public TimeSeries withStatic(int j, double value) {
    double[] other = statics.clone();
    other[j] = value;
    return new TimeSeries(name, keys, calendar, targets, past, future, other, lines);
  }

  /**
   * The same series without its targets at some steps, filled in from those around.
   *
   * @param from the first step, 1 or more
   * @param to after the last
   */
  public TimeSeries without(int from, int to) {
    return with(targets.without(from, to), past, future);
  }

  /**
   * The same series with its future covariates known up to a step.
   *
   * @param to after the last, {@link #length} or more; nothing changes if they are known less far
   */
  public TimeSeries withFutureUpTo(int to) {
    return future.count() == 0
        ? this
        : new TimeSeries(
            name,
            keys,
            calendar,
            targets,
            past,
            future.slice(0, Math.min(to, future.length())),
            statics,
            lines);
  }

  /**
   * This series with the steps that another has before it; of no lines of a file.
   *
   * @param before of as many targets and covariates, on a calendar that this one goes on with
   * @param steps from its start to the start of this one, at most its length
   */
  public TimeSeries after(TimeSeries before, int steps) {
    Objects.checkFromToIndex(0, steps, before.length());
    return new TimeSeries(
        name,
        keys,
        before.calendar,
        targets.after(before.targets, steps),
        past.after(before.past, steps),
        future.after(before.future, steps),
        statics,
        SourceLines.NONE);
  }

  /**
   * The same series with the first future covariates only.
   *
   * @param count how many are kept
   */
  public TimeSeries withFirstFuture(int count) {
    double[][] kept = new double[count][];
    Arrays.setAll(kept, future::copy);
    return withFutureChannels(kept);
  }

  /**
   * The same series with its future covariates known further ahead.
   *
   * @param values [feature][time], what follows the known ones; all of one length
   */
  public TimeSeries withFutureBeyond(double[]... values) {
    if (values.length != future.count()) {
      throw new IllegalArgumentException(
          name + " has " + future.count() + " future covariates, not " + values.length);
    }
    double[][] longer = new double[values.length][];
    for (int j = 0; j < longer.length; j++) {
      longer[j] = Arrays.copyOf(future.copy(j), futureLength() + values[j].length);
      System.arraycopy(values[j], 0, longer[j], futureLength(), values[j].length);
    }
    return withFutureChannels(longer);
  }

  private TimeSeries with(Channels newTargets, Channels newPast, Channels newFuture) {
    return new TimeSeries(name, keys, calendar, newTargets, newPast, newFuture, statics, lines);
  }

  private TimeSeries withFutureChannels(double[][] values) {
    int known = values.length == 0 ? length() : values[0].length;
    Channels other = Channels.of(name, values, known, MissingPolicy.ERROR, 1);
    return with(targets, past, other);
  }

  /**
   * The same series with the values that were filled in for its end as if they had been observed:
   * what a model file keeps of it.
   */
  public TimeSeries asObserved() {
    return with(targets.asObserved(), past.asObserved(), future);
  }

  /**
   * The same series with outliers of its targets damped, as {@link Outliers#damped} does.
   *
   * @param steps that are looked at and changed, from the first
   * @param season steps in a season, 1 for none
   */
  public TimeSeries damped(int steps, int season) {
    return with(targets.damped(steps, season), past, future);
  }

  /**
   * The same series, its missing values filled by the value a season before.
   *
   * @param season steps in a season
   */
  public TimeSeries filledBySeason(int season) {
    return with(
        targets.filledBySeason(season), past.filledBySeason(season), future.filledBySeason(season));
  }

  /**
   * The same series with more future covariates after its own, such as those of the calendar.
   *
   * @param values [feature][time], at least {@link #length} long; the series knows the future as
   *     far as the shortest reaches
   */
  public TimeSeries withFuture(double[]... values) {
    if (values.length == 0) {
      return this;
    }
    int shortest = future.count() == 0 ? Integer.MAX_VALUE : future.length();
    for (double[] value : values) {
      shortest = Math.min(shortest, value.length);
    }
    if (shortest < length()) {
      throw new IllegalArgumentException(name + ": future covariates end before the targets");
    }
    double[][] all = new double[future.count() + values.length][];
    for (int j = 0; j < all.length; j++) {
      double[] whole = j < future.count() ? future.copy(j) : values[j - future.count()];
      all[j] = Arrays.copyOf(whole, shortest);
    }
    return withFutureChannels(all);
  }
}
