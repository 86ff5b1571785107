package dev.recur.covariate;

import static dev.recur.series.Message.setting;

import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The future covariates of a model: those of the file, then the calendar and public holidays. */
public final class FutureCovariates {
  private FutureCovariates() {}

  /**
   * Checks that the calendar of a file can give what is asked of it.
   *
   * @throws InputException if the file has no time, or the region is not known
   */
  public static void require(DataSettings data, Frequency frequency) {
    if (!data.holidays().isEmpty()) {
      if (frequency.unit() == Frequency.Unit.STEP) {
        throw new InputException(
            Message.of(setting("holidays", data.holidays()), ": the file has no time"));
      }
      new Holidays(data.holidays());
    }
  }

  /**
   * Returns the series with the features of the calendar and the holidays after the future
   * covariates of the file.
   *
   * @param data which features
   * @param panel as the file has it
   * @param beyond steps beyond the end of each series
   */
  public static Panel add(DataSettings data, Panel panel, int beyond) {
    CalendarFeatures calendar = data.calendar();
    if (calendar.fields().isEmpty() && data.holidays().isEmpty()) {
      return panel;
    }
    Optional<Holidays> holidays =
        Optional.of(data.holidays()).filter(region -> !region.isEmpty()).map(Holidays::new);
    List<TimeSeries> more = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      int length = Math.max(series.futureLength(), series.length() + beyond);
      double[][] values = calendar.values(series.calendar(), length, data.zone());
      if (holidays.isPresent()) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] =
            holidays.get().values(series.calendar(), length, data.label(), data.zone());
      }
      more.add(series.withFuture(values));
    }
    return new Panel(panel.schema(), more);
  }
}
