package dev.recur.classical;

import jdplus.toolkit.base.api.processing.ProcessingLog;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.api.timeseries.regression.ModellingContext;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.tramoseats.base.api.tramo.TramoSpec;
import jdplus.tramoseats.base.core.tramo.TramoKernel;

/**
 * TRAMO as JDemetra+ has it: logarithm or not, outliers, and orders of a seasonal ARIMA model, for
 * monthly and quarterly values.
 */
final class Tramo implements Sarima.Estimate {
  private static final int MONTHLY = 12;
  private static final int QUARTERLY = 4;

  /** Below this TRAMO refuses or finds only default models. */
  private static final int LEAST_SEASONS = 3;

  private final RegSarimaModel model;

  private Tramo(RegSarimaModel model) {
    this.model = model;
  }

  static boolean handles(int length, int season) {
    return (season == MONTHLY || season == QUARTERLY) && length >= LEAST_SEASONS * season;
  }

  /**
   * Finds a model without calendar effects: values alone have no dates.
   *
   * @throws CannotFitException with the library's reason if it gives up
   */
  static Tramo fit(double[] values, int season) throws CannotFitException {
    TsPeriod start = season == MONTHLY ? TsPeriod.monthly(2001, 1) : TsPeriod.quarterly(2001, 1);
    try {
      RegSarimaModel model =
          TramoKernel.of(TramoSpec.TR3, new ModellingContext())
              .process(TsData.ofInternal(start, values.clone()), ProcessingLog.dummy());
      if (model == null) {
        throw new CannotFitException("TRAMO found no model");
      }
      return new Tramo(model);
    } catch (RuntimeException e) {
      throw new CannotFitException("TRAMO gave up: " + e.getMessage(), e);
    }
  }

  boolean takesLogarithms() {
    return model.getDescription().isLogTransformation();
  }

  @Override
  public String description() {
    return SarimaFit.describe(model.specification());
  }

  @Override
  public double[] forecast(int horizon) {
    return model.forecasts(horizon).getRawForecasts().getValues().toArray();
  }

  @Override
  public double[] standardErrors(int horizon) {
    return model.forecasts(horizon).getRawForecastsStdev().getValues().toArray();
  }
}
