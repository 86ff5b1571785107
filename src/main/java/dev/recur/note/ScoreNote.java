package dev.recur.note;

import dev.recur.evaluation.LevelScore;
import dev.recur.hierarchy.Reconciliation;
import java.util.List;

/** What a score depends on, or leaves out. */
public sealed interface ScoreNote extends Note {
  /**
   * All fits of a backtest will take long.
   *
   * @param model that is fitted
   * @param first time of the first fit, seconds
   * @param fits how many there are
   * @param refitEvery origins between two fits that would make it short
   * @param fewerFits how many there would be then
   */
  record LongBacktest(String model, double first, int fits, int refitEvery, int fewerFits)
      implements ScoreNote {}

  /**
   * A model file does not tell what was asked of a training, so nothing is chosen again.
   *
   * @param model its name
   */
  record ChosenOnce(String model) implements ScoreNote {}

  /** There are no values before a given forecast, and so no scale and no rivals. */
  record NothingBefore() implements ScoreNote {}

  /** What has no partner where a given forecast and the values that came are joined. */
  enum Kind {
    /** Series of the forecast without actual values. */
    FORECAST_SERIES,
    /** Series of the actual values without a forecast. */
    ACTUAL_SERIES,
    /** Rows of a series of the forecast without an actual value. */
    FORECAST_ROW,
    /** Rows of a series of the forecast that have no value. */
    FORECAST_GAP
  }

  /**
   * What has no partner.
   *
   * @param kind what it is
   * @param series whose rows they are; empty if they are series
   * @param names of the series, or times of the rows, at least one
   */
  record Unpaired(Kind kind, String series, List<String> names) implements ScoreNote {
    /** Copies the list. */
    public Unpaired {
      names = List.copyOf(names);
    }
  }

  /**
   * What going on with newer data did to the error on their held-out end.
   *
   * @param scaled whether the errors are means of MASE; RMSE, original units, otherwise
   * @param before of the model as it was
   * @param after of the one that went on
   * @param kept whether the model stays as it was, for the other is worse
   */
  record LearntOn(boolean scaled, double before, double after, boolean kept) implements ScoreNote {}

  /** Series and sums are looked at each by itself, though their forecasts are made to add up. */
  record Apart() implements ScoreNote {}

  /**
   * Series that a model was not trained on, so that nobody knows which of their values are newer.
   *
   * @param names of the series
   * @param of how many
   */
  record NotChecked(List<String> names, int of) implements ScoreNote {
    /** Copies the list. */
    public NotChecked {
      names = List.copyOf(names);
    }
  }

  /**
   * Forecasts of series and their sums were made to add up.
   *
   * @param how they were
   * @param all the score of all series before and after
   */
  record Reconciled(Reconciliation how, LevelScore all) implements ScoreNote {}

  /**
   * Series that are too short to be forecast from the origins.
   *
   * @param names of the series
   * @param of how many
   */
  record TooShort(List<String> names, int of) implements ScoreNote {
    /** Copies the list. */
    public TooShort {
      names = List.copyOf(names);
    }
  }
}
