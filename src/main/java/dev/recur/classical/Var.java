package dev.recur.classical;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;

/**
 * Vector autoregression for several targets: each is regressed on the last values of all. The
 * season is taken out first, targets that wander are differenced, and the number of lags is the one
 * with the lowest Schwarz criterion.
 *
 * <p>Source: Lütkepohl, New Introduction to Multiple Time Series Analysis (2005), chapters 2 to 4.
 */
public final class Var {
  private static final int LEAST_VALUES = 8;
  private static final int MOST_LAGS = 12;

  /** Rows beyond the coefficients that a regression needs. */
  private static final int SPARE_ROWS = 4;

  private static final int MOST_VALUES = 5000;

  private final VarTarget[] targets;
  private final double[][] past;
  private final VarEquations equations;

  private Var(VarTarget[] targets, double[][] past, VarEquations equations) {
    this.targets = targets;
    this.past = past;
    this.equations = equations;
  }

  /**
   * Fits all targets together.
   *
   * @param values oldest first, original units, shape [target, time], all of equal length
   * @param season steps in a season; 1 for none
   * @throws CannotFitException if there are too few values, one is not usable, a target stands
   *     still, the targets depend on each other, or the result would explode
   */
  public static Var fit(double[][] values, int season) throws CannotFitException {
    Values.checkSeason(season);
    checkShape(values);
    VarTarget[] targets = new VarTarget[values.length];
    for (int k = 0; k < targets.length; k++) {
      double[] checked = Values.checked(values[k], LEAST_VALUES);
      int first = Math.max(0, checked.length - MOST_VALUES);
      targets[k] = VarTarget.of(Arrays.copyOfRange(checked, first, checked.length), season);
      if (targets[k].isStill()) {
        throw new CannotFitException(
            "target %d does not move but for its season or a straight line".formatted(k + 1));
      }
    }
    double[][] stationary = rows(targets);
    VarEquations equations = best(stationary);
    if (!isStable(equations)) {
      throw new CannotFitException("the estimated autoregression would explode");
    }
    int kept = Math.max(0, stationary.length - equations.lags);
    return new Var(targets, Arrays.copyOfRange(stationary, kept, stationary.length), equations);
  }

  private static void checkShape(double[][] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no target, must be at least 1");
    }
    for (int k = 1; k < values.length; k++) {
      if (values[k].length != values[0].length) {
        throw new IllegalArgumentException(
            "target %d has %d values, the first has %d"
                .formatted(k + 1, values[k].length, values[0].length));
      }
    }
  }

  /** Stationary values side by side, shape [time, target]; differences have one value fewer. */
  private static double[][] rows(VarTarget[] targets) {
    int length = targets[0].stationary.length;
    for (VarTarget target : targets) {
      length = Math.min(length, target.stationary.length);
    }
    double[][] rows = new double[length][targets.length];
    for (int k = 0; k < targets.length; k++) {
      int skipped = targets[k].stationary.length - length;
      for (int t = 0; t < length; t++) {
        rows[t][k] = targets[k].stationary[t + skipped];
      }
    }
    return rows;
  }

  private static VarEquations best(double[][] values) throws CannotFitException {
    int targets = values[0].length;
    int most = 0;
    while (most < MOST_LAGS
        && values.length - (most + 1) >= 1 + (most + 1) * targets + targets + SPARE_ROWS) {
      most++;
    }
    if (most == 0) {
      throw new CannotFitException(
          "too few values for %d targets: %d after differencing, needs %d"
              .formatted(targets, values.length, 2 + 2 * targets + SPARE_ROWS));
    }
    VarEquations best = VarEquations.of(values, 1, most);
    for (int lags = 2; lags <= most; lags++) {
      VarEquations more = VarEquations.of(values, lags, most);
      if (more.criterion < best.criterion) {
        best = more;
      }
    }
    return VarEquations.of(values, best.lags, best.lags);
  }

  private static boolean isStable(VarEquations equations) {
    EigenDecompositionNonSymmetric eigen =
        new EigenDecompositionNonSymmetric(new Array2DRowRealMatrix(equations.companion()));
    for (Complex value : eigen.getEigenvalues()) {
      if (!(value.norm() < 1)) {
        return false;
      }
    }
    return true;
  }

  /** Such as {@code VAR(2)}, with the number of targets that were differenced. */
  public String description() {
    long differenced = Arrays.stream(targets).filter(target -> target.differenced).count();
    return "VAR("
        + equations.lags
        + ")"
        + (differenced > 0
            ? ", %d of %d targets differenced".formatted(differenced, targets.length)
            : "");
  }

  /** Each target's part of the fit as a model of its own, in the order of the targets. */
  public List<FittedModel> models() {
    return IntStream.range(0, targets.length)
        .<FittedModel>mapToObj(k -> new Part(this, k))
        .toList();
  }

  /** One target of the fit. */
  private record Part(Var whole, int target) implements FittedModel {
    @Override
    public String description() {
      return whole.description();
    }

    @Override
    public double[] forecast(int horizon) {
      return whole.forecast(horizon)[target];
    }

    @Override
    public Optional<double[]> quantile(double probability, int horizon) {
      return whole.quantile(probability, horizon).map(all -> all[target]);
    }
  }

  /**
   * The point forecasts.
   *
   * @return shape [target, horizon], original units
   */
  public double[][] forecast(int horizon) {
    Values.checkHorizon(horizon);
    double[][] stationary = equations.forecast(past, horizon);
    double[][] forecast = new double[targets.length][];
    for (int k = 0; k < targets.length; k++) {
      double[] path = new double[horizon];
      for (int h = 0; h < horizon; h++) {
        path[h] = stationary[h][k];
      }
      forecast[k] = targets[k].original(path);
    }
    return forecast;
  }

  /**
   * One quantile of each target's forecast distribution, step by step.
   *
   * @return shape [target, horizon], original units
   */
  public Optional<double[][]> quantile(double probability, int horizon) {
    double[][] point = forecast(horizon);
    double[][] quantile = new double[targets.length][];
    double[][][] responses = equations.responses(horizon);
    for (int k = 0; k < targets.length; k++) {
      Optional<double[]> one = Spread.normal(probability, point[k], standardErrors(responses, k));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      quantile[k] = one.get();
    }
    return Optional.of(quantile);
  }

  /** Standard errors of one target, shape [horizon], original units. */
  private double[] standardErrors(double[][][] responses, int target) {
    int horizon = responses.length;
    double[] errors = new double[horizon];
    double[] response = new double[targets.length];
    double variance = 0;
    for (int h = 0; h < horizon; h++) {
      for (int source = 0; source < response.length; source++) {
        double now = responses[h][source][target];
        response[source] = targets[target].differenced ? response[source] + now : now;
      }
      for (int i = 0; i < response.length; i++) {
        for (int j = 0; j < response.length; j++) {
          variance += response[i] * equations.covariance[i][j] * response[j];
        }
      }
      errors[h] = targets[target].deviation * Math.sqrt(Math.max(0, variance));
    }
    return errors;
  }
}
