package dev.recur.cli;

import dev.recur.covariate.CalendarFeatures;
import dev.recur.covariate.DataSettings;
import dev.recur.csv.ReadOptions;
import dev.recur.series.Label;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the calendar knows ahead. */
final class CalendarOptions {
  @Option(
      names = "--calendar",
      paramLabel = "auto|none|FIELDS",
      completionCandidates = FieldNames.class,
      description =
          "Future covariates from the calendar, each field as sine and cosine: auto (those in which"
              + " steps of the frequency differ), or some of month, yearday, monthday, weekday,"
              + " hour, minute [${DEFAULT-VALUE}].")
  private String calendar = "none";

  /** What may be named of the calendar. */
  static final class FieldNames extends Names {
    FieldNames() {
      super(List.of(CalendarFeatures.Field.values()), "auto", "none");
    }
  }

  @Option(
      names = "--holidays",
      paramLabel = "REGION",
      description =
          "Public holidays as a future covariate: a country such as US, or a part of one such as"
              + " AU-VIC [none].")
  private String holidays = "";

  @Option(
      names = "--label",
      paramLabel = "END",
      description =
          "Which end of its period a time stamp names, for the holidays in it:"
              + " ${COMPLETION-CANDIDATES} [end for last days of months and for weeks named by a"
              + " Friday, Saturday or Sunday, else start].")
  private @Nullable Label label;

  /**
   * Returns what is done to the values of a file.
   *
   * @param data what the user said about the file
   * @param fillSeason steps in the season that missing values are filled by, 0 for the usual one
   * @param panel of the file
   */
  DataSettings toSettings(DataOptions data, int fillSeason, Panel panel) {
    MissingPolicy missing = data.missing().orElse(ReadOptions.DEFAULT.missing());
    CalendarFeatures features = CalendarFeatures.parse(calendar, panel.schema().frequency());
    Label named = label == null ? Label.of(panel.series().get(0).calendar()) : label;
    return new DataSettings(
        features,
        holidays,
        named,
        data.zone,
        data.aggregate(),
        missing,
        fillSeason,
        data.timeFormat,
        data.skipRows(),
        data.comment,
        data.encoding);
  }
}
