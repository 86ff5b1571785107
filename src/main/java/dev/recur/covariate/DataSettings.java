package dev.recur.covariate;

import dev.recur.series.Aggregation;
import dev.recur.series.Label;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import java.util.List;
import java.util.Optional;

/**
 * What is done to the values of a file before a model sees them, in training and in every forecast
 * after it.
 *
 * @param calendar fields of the calendar that are future covariates
 * @param holidays region whose public holidays are a future covariate, empty for none
 * @param label which end of its period a time stamp names, for the holidays that are in it
 * @param zone whose clock counts for both, empty for the file's own
 * @param aggregate what values are of the events in each step; empty where rows are steps
 * @param missing what becomes of missing values
 * @param fillSeason steps in the season that missing values are filled by, 0 for the usual one
 */
public record DataSettings(
    CalendarFeatures calendar,
    String holidays,
    Label label,
    String zone,
    Optional<Aggregation> aggregate,
    MissingPolicy missing,
    int fillSeason) {
  /** Nothing added, missing values refused. */
  public static final DataSettings NONE =
      new DataSettings(
          new CalendarFeatures(List.of()),
          "",
          Label.START,
          "",
          Optional.empty(),
          MissingPolicy.ERROR,
          0);

  /**
   * Checks the zone and the season.
   *
   * @throws dev.recur.series.InputException if there is no such zone
   */
  public DataSettings {
    Notation.of(Notation.EPOCH_MILLIS, zone);
    if (fillSeason < 0) {
      throw new IllegalArgumentException("filled by a season of " + fillSeason);
    }
  }

  /** Returns the same, filling by another season. */
  public DataSettings withFillSeason(int steps) {
    return new DataSettings(calendar, holidays, label, zone, aggregate, missing, steps);
  }
}
