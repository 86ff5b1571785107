package dev.recur.evaluation;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import dev.recur.split.Split;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where the forecasts of a backtest begin and how much they see.
 *
 * @param horizon steps a forecast covers, 1 or more
 * @param folds origins a series, the last ones that a full horizon follows; empty for those of the
 *     held-out end
 * @param stride steps between origins; empty for one horizon
 * @param window steps before an origin that are seen, a sliding window; empty for all of them
 * @param refitEvery folds from one fit of the model to the next; 0 if it is not fitted again
 */
public record Origins(
    int horizon, OptionalInt folds, OptionalInt stride, OptionalInt window, int refitEvery) {
  /** Checks the ranges. */
  public Origins {
    if (horizon < 1
        || folds.orElse(1) < 1
        || stride.orElse(1) < 1
        || window.orElse(1) < 1
        || refitEvery < 0) {
      throw new IllegalArgumentException(
          "horizon %d, folds %s, stride %s, window %s, fitted again every %d"
              .formatted(horizon, folds, stride, window, refitEvery));
    }
  }

  /**
   * Returns origins a horizon apart over the held-out end, of a model that is not fitted again.
   *
   * @param horizon steps a forecast covers
   */
  public static Origins of(int horizon) {
    return new Origins(horizon, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 0);
  }

  /**
   * Returns the folds of a series, in time order, at least one. Without folds or a stride every
   * held-out step is forecast once, so the last fold may be cut short by the end; otherwise every
   * fold has a full horizon.
   *
   * @param series the whole series
   * @param split of the series; looked at unless a number of folds was given
   * @throws InputException if the series is too short
   */
  public List<Fold> folds(TimeSeries series, Split split) {
    if (folds.isPresent()) {
      long first = series.length() - horizon - (folds.getAsInt() - 1L) * apart();
      if (first < 1) {
        throw new InputException(
                "%s: has %d values; %d folds of %d steps, %d apart, need at least %d"
                    .formatted(
                        series.name(),
                        series.length(),
                        folds.getAsInt(),
                        horizon,
                        apart(),
                        series.length() - first + 1))
            .mend("lower ", setting("folds"));
      }
      return Fold.full((int) first, series.length(), horizon, apart());
    }
    if (split.test() == 0 || split.testStart() == 0) {
      throw new InputException(
              "%s: has %d values, which leaves none to %s"
                  .formatted(
                      series.name(), split.length(), split.test() == 0 ? "score" : "forecast from"))
          .mend("change ", setting("test"));
    }
    if (stride.isEmpty()) {
      return Fold.rolling(split.testStart(), split.length(), horizon, horizon);
    }
    List<Fold> full = Fold.full(split.testStart(), split.length(), horizon, apart());
    if (full.isEmpty()) {
      throw new InputException(
              "%s: %d values are held out, fewer than the horizon of %d"
                  .formatted(series.name(), split.test(), horizon))
          .mend("lower ", setting("horizon"), " or raise ", setting("test"));
    }
    return full;
  }

  /** Returns the steps between origins. */
  public int apart() {
    return stride.orElse(horizon);
  }

  /** Returns how many origins in a row have forecasts that share steps, 1 if none do. */
  int overlap() {
    return (horizon - 1) / apart() + 1;
  }

  /**
   * Returns what is seen from an origin.
   *
   * @param series the whole series
   * @param observed steps up to and with the origin
   */
  TimeSeries history(TimeSeries series, int observed) {
    int from = window.isPresent() ? Math.max(0, observed - window.getAsInt()) : 0;
    return series.slice(from, observed);
  }
}
