package dev.recur.note;

import dev.recur.evaluation.SeriesRange;
import dev.recur.series.FoundOutlier;
import dev.recur.series.Frequency;
import dev.recur.series.Season;
import java.util.List;

/** What was settled about the data. */
public sealed interface DataNote extends Note {
  /**
   * How far ahead forecasts go, and the season.
   *
   * @param trained whether a training follows, or the pre-trained network forecasts at once
   * @param steps of the horizon
   * @param season in steps, and why it is this one
   * @param frequency of the steps
   */
  record Horizon(boolean trained, int steps, Season season, Frequency frequency)
      implements DataNote {}

  /**
   * What is seen beside the targets.
   *
   * @param columns of the file
   * @param calendar fields of the calendar
   * @param holidays the country whose public holidays are seen, empty for none
   * @param upToDates whether holidays count in the period that ends at a time stamp
   */
  record Covariates(List<String> columns, List<String> calendar, String holidays, boolean upToDates)
      implements DataNote {
    /** Copies the lists. */
    public Covariates {
      columns = List.copyOf(columns);
      calendar = List.copyOf(calendar);
    }
  }

  /**
   * Sums that are forecast with the series.
   *
   * @param levels with their series, the bottom one last
   * @param late bottom series that begin later than others, and have zeros before
   */
  record Sums(List<SeriesRange> levels, int late) implements DataNote {
    /** Copies the list. */
    public Sums {
      levels = List.copyOf(levels);
    }
  }

  /**
   * Seasons that were given beside the first.
   *
   * @param steps in each, rising
   * @param unseen those of them that no series holds often enough to be taken out
   */
  record LongerSeasons(List<Integer> steps, List<Integer> unseen) implements DataNote {
    /** Copies the lists. */
    public LongerSeasons {
      steps = List.copyOf(steps);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * Covariates that the pre-trained network does not see.
   *
   * @param columns of the file
   */
  record UntrainedCovariates(List<String> columns) implements DataNote {
    /** Copies the list. */
    public UntrainedCovariates {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Outliers in train.
   *
   * @param found every one
   * @param damped whether networks learn from what would have been usual in their place
   */
  record Outliers(List<FoundOutlier> found, boolean damped) implements DataNote {
    /** Copies the list. */
    public Outliers {
      found = List.copyOf(found);
    }
  }

  /**
   * How the first series is split.
   *
   * @param train steps
   * @param validation steps
   * @param test steps
   */
  record Parts(int train, int validation, int test) implements DataNote {}

  /**
   * Series that are too short to be learnt from or scored.
   *
   * @param names of the series
   * @param of how many
   */
  record TooShort(List<String> names, int of) implements DataNote {
    /** Copies the list. */
    public TooShort {
      names = List.copyOf(names);
    }
  }

  /**
   * Covariates that the model does not read.
   *
   * @param model its name
   * @param columns of the file
   * @param calendar whether what the calendar knows ahead is among them
   */
  record UnusedCovariates(String model, List<String> columns, boolean calendar)
      implements DataNote {
    /** Copies the list. */
    public UnusedCovariates {
      columns = List.copyOf(columns);
    }
  }
}
