package dev.recur.fit;

import dev.recur.evaluation.Origins;
import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecaster;
import dev.recur.note.ScoreNote;
import dev.recur.series.TimeSeries;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Says after the first fit of a backtest how long all of them will take, where that is long, and
 * how to fit less often.
 */
public final class Foretold implements Fitter {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Fitter fitter;
  private final String name;
  private final int folds;
  private final int every;
  private final RunListener listener;
  private final LongSupplier nanoClock;
  private boolean told;

  /**
   * Makes a fitter that fits as another does.
   *
   * @param fitter fits
   * @param name of the model
   * @param origins of the backtest
   * @param folds how many there are
   * @param listener hears what is foretold
   * @param nanoClock the time, nanoseconds
   */
  public Foretold(
      Fitter fitter,
      String name,
      Origins origins,
      int folds,
      RunListener listener,
      LongSupplier nanoClock) {
    this.fitter = fitter;
    this.name = name;
    this.folds = folds;
    every = origins.refitEvery();
    this.listener = listener;
    this.nanoClock = nanoClock;
  }

  @Override
  public Forecaster fit(List<TimeSeries> histories) {
    long start = nanoClock.getAsLong();
    Forecaster fitted = fitter.fit(histories);
    if (!told) {
      told = true;
      foretell((nanoClock.getAsLong() - start) / 1e9);
    }
    return fitted;
  }

  private void foretell(double seconds) {
    int fits = (folds - 1) / every + 1;
    double all = seconds * fits;
    if (fits == 1 || all < LONG.toSeconds()) {
      return;
    }
    int seldom = (int) Math.min(folds, Math.ceil(every * all / LONG.toSeconds()));
    int fewerFits = (folds - 1) / seldom + 1;
    listener.note(new ScoreNote.LongBacktest(name, seconds, fits, seldom, fewerFits));
  }
}
