package dev.recur.evaluation;

import dev.recur.series.EnumNames;
import java.util.OptionalDouble;

/** The point metrics by the names users type. */
public enum Metric {
  /** Root mean squared error. */
  RMSE,
  /** Mean squared error. */
  MSE,
  /** Mean absolute error. */
  MAE,
  /** Mean absolute percentage error. */
  MAPE,
  /** Symmetric percentage error. */
  SMAPE,
  /** Scaled absolute error. */
  MASE,
  /** Scaled squared error. */
  RMSSE,
  /** Mean error, positive when too high. */
  BIAS;

  /**
   * Returns the metric of a score.
   *
   * @param score all metrics
   * @return empty if it has no meaning for the values
   */
  public OptionalDouble of(PointScore score) {
    return switch (this) {
      case RMSE -> OptionalDouble.of(score.rmse());
      case MSE -> OptionalDouble.of(score.rmse() * score.rmse());
      case MAE -> OptionalDouble.of(score.mae());
      case MAPE -> score.mape();
      case SMAPE -> OptionalDouble.of(score.smape());
      case MASE -> score.mase();
      case RMSSE -> score.rmsse();
      case BIAS -> OptionalDouble.of(score.bias());
    };
  }

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
