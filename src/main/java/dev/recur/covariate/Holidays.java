package dev.recur.covariate;

import static dev.recur.series.Message.setting;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.Label;
import dev.recur.series.Message;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public holidays of a country, or of a part of one.
 *
 * @param region an ISO 3166 country code, with the parts that the library knows after hyphens:
 *     {@code US}, {@code AU-VIC}, {@code DE-BY}
 */
public record Holidays(String region) {

  /** Checks that the library knows the region. */
  public Holidays {
    manager(region);
    of(region, 2020);
  }

  private static HolidayManager manager(String region) {
    String country = region.split("-", 2)[0].toUpperCase(Locale.ROOT);
    Set<String> known = HolidayManager.getSupportedCalendarCodes();
    if (!known.contains(country)) {
      throw new InputException(
              Message.of(
                  setting("holidays", region), ": no holidays are known for '" + country + "'"))
          .mend("give a country code such as US or DE, with a region after a hyphen, AU-VIC");
    }
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
  }

  private static Set<LocalDate> of(String region, int year) {
    String[] parts = region.toLowerCase(Locale.ROOT).split("-", 0);
    HolidayManager manager = manager(region);
    CalendarHierarchy place = manager.getCalendarHierarchy();
    for (int i = 1; i < parts.length; i++) {
      CalendarHierarchy part = place.getChildren().get(parts[i]);
      if (part == null) {
        throw new InputException(
                Message.of(
                    setting("holidays", region),
                    ": '" + parts[i] + "' is no part of " + place.getId()))
            .mend("known are " + String.join(", ", new TreeSet<>(place.getChildren().keySet())));
      }
      place = part;
    }
    Set<LocalDate> dates = new HashSet<>();
    for (Holiday holiday :
        manager.getHolidays(Year.of(year), Arrays.copyOfRange(parts, 1, parts.length))) {
      if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
        dates.add(holiday.getDate());
      }
    }
    return dates;
  }

  /**
   * One feature: for steps of a day or less 1 on a public holiday and 0 otherwise, for longer steps
   * the number of public holidays in the period that the step names.
   *
   * @param calendar a calendar with time
   * @param length steps from its start; as many as are asked for, the future is known
   * @param label whether the period leads from the step to the next or from the last to the step
   * @param zone where the days begin and end, empty for the file's own clock
   * @return [time]
   */
  public double[] values(Calendar calendar, int length, Label label, String zone) {
    Map<Integer, Set<LocalDate>> years = new HashMap<>();
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      LocalDate first = first(calendar, t, label, zone);
      LocalDate end = first(calendar, t + 1, label, zone);
      LocalDate next = end.isAfter(first.plusDays(1)) ? end : first.plusDays(1);
      if (calendar.frequency().unit().shorterThanADay()) {
        next = first.plusDays(1);
      }
      int count = 0;
      for (LocalDate date = first; date.isBefore(next); date = date.plusDays(1)) {
        if (years.computeIfAbsent(date.getYear(), y -> of(region, y)).contains(date)) {
          count++;
        }
      }
      values[t] = count;
    }
    return values;
  }

  /** The first day of the period that a step names. */
  private static LocalDate first(Calendar calendar, int step, Label label, String zone) {
    LocalDateTime named = CalendarFeatures.localTime(calendar, step, zone);
    if (label == Label.START) {
      return named.toLocalDate();
    }
    return calendar.frequency().unit().shorterThanADay()
        ? named.minusNanos(1).toLocalDate()
        : CalendarFeatures.localTime(calendar, step - 1, zone).toLocalDate().plusDays(1);
  }
}
