package dev.recur.covariate;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.EnumNames;
import dev.recur.series.Frequency;
import dev.recur.series.Frequency.Unit;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where in the year, the week and the day a step lies, as future covariates: each field is a sine
 * and a cosine of one turn, so that its end meets its beginning.
 *
 * @param fields the fields, each giving two features
 */
public record CalendarFeatures(List<Field> fields) {

  /** A part of a calendar that turns round. */
  public enum Field {
    /** Month of the year. */
    MONTH,
    /** Day of the year. */
    YEARDAY,
    /** Day of the month. */
    MONTHDAY,
    /** Day of the week. */
    WEEKDAY,
    /** Hour and minute of the day. */
    HOUR,
    /** Minute and second of the hour. */
    MINUTE;

    /** How much of its turn is over, from 0 to below 1. */
    double turn(LocalDateTime time) {
      return switch (this) {
        case MONTH -> (time.getMonthValue() - 1) / 12.0;
        case YEARDAY -> (time.getDayOfYear() - 1.0) / time.toLocalDate().lengthOfYear();
        case MONTHDAY -> (time.getDayOfMonth() - 1.0) / time.toLocalDate().lengthOfMonth();
        case WEEKDAY -> (time.getDayOfWeek().getValue() - 1) / 7.0;
        case HOUR -> time.get(ChronoField.SECOND_OF_DAY) / 86_400.0;
        case MINUTE -> (time.getMinute() * 60 + time.getSecond()) / 3600.0;
      };
    }

    /** The name as the command line writes it. */
    @Override
    public String toString() {
      return EnumNames.of(this);
    }
  }

  /** Copies the list. */
  public CalendarFeatures {
    fields = List.copyOf(fields);
  }

  /**
   * Reads the value of {@code --calendar}.
   *
   * @param text {@code auto}, {@code none} or fields with commas
   * @param frequency the step, for {@code auto}
   * @throws InputException if a field is unknown or the steps have no time
   */
  public static CalendarFeatures parse(String text, Frequency frequency) {
    if (text.equals("none") || text.isEmpty()) {
      return new CalendarFeatures(List.of());
    }
    if (text.equals("auto")) {
      return auto(frequency);
    }
    if (frequency.unit() == Unit.STEP) {
      throw new InputException(Message.of(setting("calendar", text), ": the file has no time"));
    }
    List<Field> fields = new ArrayList<>();
    for (String name : text.split(",", 0)) {
      fields.add(
          EnumNames.find(Field.class, name.strip().toLowerCase(Locale.ROOT))
              .orElseThrow(
                  () ->
                      new InputException(Message.of(setting("calendar", name), " is no field"))
                          .mend("give auto, none, or some of " + EnumNames.list(Field.class))));
    }
    return new CalendarFeatures(fields);
  }

  /**
   * The fields in which steps of a frequency differ: the month for months and quarters; the day of
   * the year for weeks; with the weekday for days; with the hour for parts of a day; with the
   * minute for parts of an hour's minute.
   *
   * @param frequency the step
   */
  public static CalendarFeatures auto(Frequency frequency) {
    return new CalendarFeatures(
        switch (frequency.unit()) {
          case YEAR, STEP -> List.of();
          case QUARTER, MONTH -> List.of(Field.MONTH);
          case WEEK -> List.of(Field.YEARDAY);
          case BUSINESS_DAY, DAY -> List.of(Field.WEEKDAY, Field.YEARDAY);
          case HOUR, MINUTE -> List.of(Field.HOUR, Field.WEEKDAY, Field.YEARDAY);
          case SECOND, MILLISECOND -> List.of(Field.MINUTE, Field.HOUR, Field.WEEKDAY);
        });
  }

  /** The names of the features: {@code sin month}, {@code cos month}, ... */
  public List<String> names() {
    return fields.stream().flatMap(f -> List.of("sin " + f, "cos " + f).stream()).toList();
  }

  /**
   * The features of the first steps of a calendar; as many as are asked for, the future is known.
   *
   * @param calendar a calendar with time
   * @param length steps from its start
   * @param zone whose clock counts, such as {@code Australia/Melbourne} for a file written in UTC;
   *     empty for the file's own clock
   * @return [feature][time], from -1 to 1
   */
  public double[][] values(Calendar calendar, int length, String zone) {
    double[][] values = new double[2 * fields.size()][length];
    for (int t = 0; t < length && !fields.isEmpty(); t++) {
      LocalDateTime time = localTime(calendar, t, zone);
      for (int f = 0; f < fields.size(); f++) {
        double angle = 2 * Math.PI * fields.get(f).turn(time);
        values[2 * f][t] = Math.sin(angle);
        values[2 * f + 1][t] = Math.cos(angle);
      }
    }
    return values;
  }

  /**
   * The time of a step on the clock of a zone.
   *
   * @param calendar a calendar with time
   * @param index steps from its start
   * @param zone the zone; empty, or a calendar whose file says no zone, for the file's own clock
   */
  public static LocalDateTime localTime(Calendar calendar, int index, String zone) {
    LocalDateTime time = calendar.time(index);
    String own = calendar.notation().zone();
    if (own.isEmpty() && calendar.notation().pattern().startsWith("epoch")) {
      own = "Z";
    }
    if (zone.isEmpty() || own.isEmpty()) {
      return time;
    }
    return time.atZone(ZoneId.of(own)).withZoneSameInstant(ZoneId.of(zone)).toLocalDateTime();
  }
}
