package dev.recur.evaluation;

import dev.recur.series.EnumNames;
import dev.recur.series.SeasonalScale;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The point metrics by the names users type; {@link Metrics} defines them. Scores, tables, JSON and
 * model files take all that are here.
 */
public enum Metric {
  /** Root mean squared error. */
  RMSE("RMSE"),
  /** Mean squared error, which follows from {@link #RMSE} and is not kept. */
  MSE("MSE"),
  /** Mean absolute error. */
  MAE("MAE"),
  /** Mean absolute percentage error. */
  MAPE("MAPE %"),
  /** Symmetric percentage error. */
  SMAPE("sMAPE %"),
  /** Scaled absolute error. */
  MASE("MASE"),
  /** Scaled squared error. */
  RMSSE("RMSSE"),
  /** Mean error, positive when too high. */
  BIAS("bias"),
  /** Scaled absolute periods in stock. */
  PIS("PIS");

  private final String title;

  Metric(String title) {
    this.title = title;
  }

  /** Returns what stands above a column of it. */
  public String title() {
    return title;
  }

  /**
   * Returns the metric of one forecast, which a score keeps.
   *
   * @param actual held-out values, shape [steps], original units
   * @param forecast forecasts of the same steps, shape [steps], original units
   * @param scale from the training values alone
   * @return empty if it has no meaning for the values
   */
  OptionalDouble of(double[] actual, double[] forecast, SeasonalScale scale) {
    return switch (this) {
      case RMSE -> OptionalDouble.of(Metrics.rmse(actual, forecast));
      case MSE -> OptionalDouble.empty();
      case MAE -> OptionalDouble.of(Metrics.mae(actual, forecast));
      case MAPE -> Metrics.mape(actual, forecast);
      case SMAPE -> OptionalDouble.of(Metrics.smape(actual, forecast));
      case MASE -> Metrics.mase(actual, forecast, scale);
      case RMSSE -> Metrics.rmsse(actual, forecast, scale);
      case BIAS -> OptionalDouble.of(Metrics.bias(actual, forecast));
      case PIS -> Metrics.pis(actual, forecast, scale);
    };
  }

  /**
   * Returns the metric over several parts: RMSE is the root of the mean squared error over all
   * points; the others are means over the parts that have them, each part counting once.
   *
   * @return empty if none has it, or it is not kept
   */
  OptionalDouble mean(List<ScoredPart> parts) {
    if (this == RMSE) {
      double squares = 0;
      long points = 0;
      for (ScoredPart part : parts) {
        squares += part.score().rmse() * part.score().rmse() * part.points();
        points += part.points();
      }
      return OptionalDouble.of(Math.sqrt(squares / points));
    }
    return parts.stream()
        .map(part -> part.score().kept(this))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /**
   * Returns the metric of a score.
   *
   * @param score all metrics
   * @return empty if it has no meaning for the values
   */
  public OptionalDouble of(PointScore score) {
    return this == MSE ? OptionalDouble.of(score.rmse() * score.rmse()) : score.kept(this);
  }

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
