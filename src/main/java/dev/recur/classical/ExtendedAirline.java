package dev.recur.classical;

import java.util.Arrays;
import java.util.stream.Collectors;
import jdplus.highfreq.base.core.extendedairline.ExtendedAirlineMapping;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.ArimaModel;
import jdplus.toolkit.base.core.regarima.GlsArimaProcessor;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;

/**
 * The airline model for several seasons at once, such as a day and a week of hours: one difference,
 * one seasonal difference for each season, and a moving average of each.
 *
 * <p>Estimated by JDemetra+. Source: Ladiray, Palate, Mazzi and Proietti, Seasonal adjustment of
 * daily and weekly data, in Handbook on Seasonal Adjustment (Eurostat, 2018), chapter 29.
 */
final class ExtendedAirline implements Sarima.Estimate {
  /** Below this the longest season is hardly seen twice after differencing. */
  static final int LEAST_SEASONS = 3;

  private final int[] seasons;
  private final Regressors regressors;
  private final ArimaPath path;
  private final double criterion;

  private ExtendedAirline(
      int[] seasons,
      double[] values,
      Regressors regressors,
      RegArimaEstimation<ArimaModel> estimation) {
    this.seasons = seasons;
    this.regressors = regressors;
    path = ArimaPath.of(values, regressors, estimation);
    criterion = estimation.statistics().getAICC();
  }

  /**
   * Estimates by maximum likelihood.
   *
   * @param values shape [time], oldest first
   * @param seasons steps in each season, rising
   * @param known may explain the values; columns that the differences wipe out are left out
   * @throws CannotFitException if the library gives up
   */
  static ExtendedAirline fit(double[] values, int[] seasons, Regressors known)
      throws CannotFitException {
    int[] lags = Arrays.copyOf(seasons, seasons.length + 1);
    lags[seasons.length] = 1;
    Regressors regressors = known.independent(lags);
    double[] periods = Arrays.stream(seasons).asDoubleStream().toArray();
    ExtendedAirlineMapping mapping = new ExtendedAirlineMapping(periods);
    RegArimaModel.Builder<ArimaModel> builder = RegArimaModel.builder();
    builder.y(DoubleSeq.of(values));
    builder.addX(regressors.observed());
    builder.arima(mapping.map(mapping.getDefaultParameters()));
    try {
      RegArimaEstimation<ArimaModel> estimation =
          GlsArimaProcessor.builder(ArimaModel.class)
              .precision(1e-7)
              .build()
              .process(builder.build(), mapping);
      ExtendedAirline fit = new ExtendedAirline(seasons.clone(), values, regressors, estimation);
      if (!fit.path.isUsable() || !Double.isFinite(fit.criterion)) {
        throw new CannotFitException("the extended airline model has no finite likelihood");
      }
      return fit;
    } catch (RuntimeException e) {
      throw new CannotFitException(
          "the extended airline model could not be estimated: " + e.getMessage(), e);
    }
  }

  /** The corrected Akaike criterion, comparable at equal seasons only. */
  double criterion() {
    return criterion;
  }

  @Override
  public String description() {
    return Arrays.stream(seasons)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "extended airline [", "]"))
        + regressors.description();
  }

  @Override
  public double[] forecast(int horizon) {
    return path.forecast(horizon);
  }

  @Override
  public double[] standardErrors(int horizon) {
    return path.standardErrors(horizon);
  }
}
