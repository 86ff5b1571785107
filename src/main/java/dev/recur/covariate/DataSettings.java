package dev.recur.covariate;

import dev.recur.series.Aggregation;
import dev.recur.series.Label;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a file is read and what is done to its values before a model sees them, in training and in
 * every forecast after it.
 *
 * @param calendar fields of the calendar that are future covariates
 * @param holidays region whose public holidays are a future covariate, empty for none
 * @param label which end of its period a time stamp names, for the holidays that are in it
 * @param zone whose clock counts for both, empty for the file's own
 * @param aggregate what values are of the events in each step; empty where rows are steps
 * @param missing what becomes of missing values
 * @param fillSeason steps in the season that missing values are filled by, 0 for the usual one
 * @param timeFormat how times are written where the user had to say so, empty where they tell
 * @param skipRows lines above the header, where the user said how many
 * @param comment the character that lines to pass over begin with, empty for none
 * @param encoding of the characters where the user named it, empty to find it
 */
@RecordBuilder
@RecordBuilder.Options(
    addClassRetainedGenerated = true,
    addConcreteSettersForOptional = true,
    emptyDefaultForOptional = true)
public record DataSettings(
    CalendarFeatures calendar,
    String holidays,
    Label label,
    String zone,
    Optional<Aggregation> aggregate,
    MissingPolicy missing,
    int fillSeason,
    String timeFormat,
    OptionalInt skipRows,
    String comment,
    String encoding)
    implements DataSettingsBuilder.With {
  /** Nothing added, missing values refused. */
  public static final DataSettings NONE =
      new DataSettings(
          new CalendarFeatures(List.of()),
          "",
          Label.START,
          "",
          Optional.empty(),
          MissingPolicy.ERROR,
          0,
          "",
          OptionalInt.empty(),
          "",
          "");

  /**
   * Checks the zone, the season and the format of times.
   *
   * @throws dev.recur.series.InputException if there is no such zone or format
   */
  public DataSettings {
    Notation.of(timeFormat.isEmpty() ? Notation.EPOCH_MILLIS : timeFormat, zone);
    if (fillSeason < 0) {
      throw new IllegalArgumentException("filled by a season of " + fillSeason);
    }
  }
}
