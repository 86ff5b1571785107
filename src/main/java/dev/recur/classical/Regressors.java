package dev.recur.classical;

import dev.recur.series.Stationarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdplus.toolkit.base.api.data.DoubleSeq;

/**
 * Columns that are known ahead and may explain values: each is centred and scaled by what it is
 * over the values, so that columns of all units can stand in one regression.
 */
final class Regressors {
  static final Regressors NONE = new Regressors(new double[0][], 0);

  /** What differencing leaves of a column below this share of it is rounding. */
  private static final double ROUNDING = 1e-6;

  /** Shape [column][time], from the first value to as far as the columns are known. */
  private final double[][] columns;

  private final int length;

  private Regressors(double[][] columns, int length) {
    this.columns = columns;
    this.length = length;
  }

  /**
   * Prepares columns; those that do not move over the values explain nothing and are left out.
   *
   * @param known shape [column][time], time 0 being that of the first value
   * @param length number of values; each column is at least as long
   */
  static Regressors of(double[][] known, int length) {
    List<double[]> moving = new ArrayList<>();
    for (double[] column : known) {
      double[] seen = Arrays.copyOf(column, length);
      double mean = Values.mean(seen);
      double deviation = Math.sqrt(squares(seen, mean) / length);
      if (deviation > ROUNDING * Math.abs(mean)) {
        moving.add(Arrays.stream(column).map(x -> (x - mean) / deviation).toArray());
      }
    }
    return new Regressors(moving.toArray(double[][]::new), length);
  }

  private static double squares(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares;
  }

  int count() {
    return columns.length;
  }

  /** The columns over the newest values alone. */
  Regressors last(int kept) {
    double[][] tails = new double[columns.length][];
    for (int j = 0; j < tails.length; j++) {
      tails[j] = Arrays.copyOfRange(columns[j], length - kept, columns[j].length);
    }
    return new Regressors(tails, kept);
  }

  /**
   * The columns that still tell something after differencing and beside the columns before them: a
   * season that is differenced away cannot be explained by a column as well.
   *
   * @param lags of the differences, one after the other
   */
  Regressors independent(int... lags) {
    List<double[]> kept = new ArrayList<>();
    List<double[]> directions = new ArrayList<>();
    for (double[] column : columns) {
      double[] seen = Arrays.copyOf(column, length);
      double size = Math.sqrt(squares(seen, 0));
      for (int lag : lags) {
        seen = seen.length > lag ? Stationarity.difference(seen, lag) : new double[0];
      }
      double mean = seen.length > 0 ? Values.mean(seen) : 0;
      double[] rest = Arrays.stream(seen).map(x -> x - mean).toArray();
      for (double[] direction : directions) {
        double share = product(rest, direction);
        Arrays.setAll(rest, t -> rest[t] - share * direction[t]);
      }
      double left = Math.sqrt(squares(rest, 0));
      if (left > ROUNDING * size) {
        kept.add(column);
        directions.add(Arrays.stream(rest).map(x -> x / left).toArray());
      }
    }
    return new Regressors(kept.toArray(double[][]::new), length);
  }

  private static double product(double[] left, double[] right) {
    double product = 0;
    for (int t = 0; t < left.length; t++) {
      product += left[t] * right[t];
    }
    return product;
  }

  /** What is left of values once a regression on the columns is taken out, shape [time]. */
  double[] residuals(double[] values) throws CannotFitException {
    Regressors independent = independent();
    double[][] design = new double[length][1 + independent.count()];
    double[][] explained = new double[length][1];
    for (int t = 0; t < length; t++) {
      design[t][0] = 1;
      explained[t][0] = values[t];
      for (int j = 0; j < independent.count(); j++) {
        design[t][1 + j] = independent.columns[j][t];
      }
    }
    double[][] solved = LeastSquares.solve(design, explained);
    double[] coefficients = new double[independent.count()];
    Arrays.setAll(coefficients, j -> solved[1 + j][0]);
    return independent.without(values, coefficients);
  }

  /** The columns over the values, as the estimating library takes them. */
  List<DoubleSeq> observed() {
    return Arrays.stream(columns)
        .map(column -> DoubleSeq.of(Arrays.copyOf(column, length)))
        .toList();
  }

  /** Values without the effect of the columns, shape [time]. */
  double[] without(double[] values, double[] coefficients) {
    double[] rest = values.clone();
    for (int t = 0; t < length; t++) {
      rest[t] -= effect(t, coefficients);
    }
    return rest;
  }

  /**
   * Adds the effect of the columns to a forecast.
   *
   * @throws IllegalArgumentException if the columns are not known so far ahead
   */
  double[] addedTo(double[] forecast, double[] coefficients) {
    if (columns.length > 0 && columns[0].length < length + forecast.length) {
      throw new IllegalArgumentException(
          "horizon is %d, the regressors are known for %d steps ahead"
              .formatted(forecast.length, columns[0].length - length));
    }
    double[] sum = forecast.clone();
    for (int h = 0; h < sum.length; h++) {
      sum[h] += effect(length + h, coefficients);
    }
    return sum;
  }

  private double effect(int t, double[] coefficients) {
    double effect = 0;
    for (int j = 0; j < columns.length; j++) {
      effect += coefficients[j] * columns[j][t];
    }
    return effect;
  }

  /** Such as {@code " with 2 regressors"}; empty if there are none. */
  String description() {
    return switch (columns.length) {
      case 0 -> "";
      case 1 -> " with 1 regressor";
      default -> " with " + columns.length + " regressors";
    };
  }
}
