package dev.recur.series;

import static dev.recur.series.Message.setting;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The step of a calendar: a unit and how many of it.
 *
 * @param unit the unit
 * @param count how many units make one step, at least 1
 */
public record Frequency(Unit unit, int count) {

  /** A unit of time. */
  public enum Unit {
    /** Calendar years. */
    YEAR("yearly", "year"),
    /** Three calendar months. */
    QUARTER("quarterly", "quarter"),
    /** Calendar months, on one day of the month or on its last day. */
    MONTH("monthly", "month"),
    /** Seven days. */
    WEEK("weekly", "week"),
    /** Monday to Friday; holidays are not left out. */
    BUSINESS_DAY("business-daily", "business day"),
    /** Calendar days. */
    DAY("daily", "day"),
    /** Hours. */
    HOUR("hourly", "hour"),
    /** Minutes. */
    MINUTE("every minute", "minute"),
    /** Seconds. */
    SECOND("every second", "second"),
    /** Thousandths of a second. */
    MILLISECOND("every millisecond", "millisecond"),
    /** Steps without time: integers or the rows of a file. */
    STEP("no time", "step");

    private final String single;
    private final String noun;

    Unit(String single, String noun) {
      this.single = single;
      this.noun = noun;
    }

    /** Length in milliseconds where it is the same for every step, otherwise 0. */
    public long millis() {
      return switch (this) {
        case WEEK -> 7 * 86_400_000L;
        case DAY -> 86_400_000L;
        case HOUR -> 3_600_000L;
        case MINUTE -> 60_000L;
        case SECOND -> 1000L;
        case MILLISECOND -> 1L;
        case YEAR, QUARTER, MONTH, BUSINESS_DAY, STEP -> 0L;
      };
    }

    /** Length in calendar months, 0 for units that are not made of months. */
    public int months() {
      return switch (this) {
        case YEAR -> 12;
        case QUARTER -> 3;
        case MONTH -> 1;
        default -> 0;
      };
    }

    /** Whether a day holds several steps of this unit. */
    public boolean shorterThanADay() {
      return this == HOUR || this == MINUTE || this == SECOND || this == MILLISECOND;
    }
  }

  private static final int LONGEST_SEASON = 100_000;

  /** So that no calendar leaves the years that can be counted. */
  private static final int LONGEST_IN_MONTHS = 1 << 30;

  private static final Map<String, Unit> WORDS =
      Map.ofEntries(
          Map.entry("y", Unit.YEAR),
          Map.entry("a", Unit.YEAR),
          Map.entry("annual", Unit.YEAR),
          Map.entry("q", Unit.QUARTER),
          Map.entry("w", Unit.WEEK),
          Map.entry("b", Unit.BUSINESS_DAY),
          Map.entry("business", Unit.BUSINESS_DAY),
          Map.entry("d", Unit.DAY),
          Map.entry("h", Unit.HOUR),
          Map.entry("min", Unit.MINUTE),
          Map.entry("s", Unit.SECOND),
          Map.entry("sec", Unit.SECOND),
          Map.entry("ms", Unit.MILLISECOND),
          Map.entry("none", Unit.STEP));

  private static final Pattern COUNTED = Pattern.compile("(?:every )?(\\d{1,9})?[ -]?([a-z -]+)");

  /** Checks the count. */
  public Frequency {
    if (count < 1) {
      throw new IllegalArgumentException("a frequency counts at least 1 " + unit + ": " + count);
    }
  }

  /**
   * One unit a step.
   *
   * @param unit the unit
   */
  public static Frequency of(Unit unit) {
    return new Frequency(unit, 1);
  }

  /**
   * Reads what {@link #toString} writes, and the usual short forms: {@code monthly}, {@code M},
   * {@code 30min}, {@code 2 weeks}, {@code every 15 minutes}, {@code half-hourly}, {@code none}.
   *
   * @param text the words
   * @throws InputException if it is no frequency
   */
  public static Frequency parse(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    if (words.equals("half-hourly")) {
      return new Frequency(Unit.MINUTE, 30);
    }
    if (text.strip().equals("M")) {
      return of(Unit.MONTH);
    }
    Matcher counted = COUNTED.matcher(words);
    if (counted.matches()) {
      String digits = counted.group(1);
      int count = digits == null ? 1 : Integer.parseInt(digits);
      String word = counted.group(2).strip();
      for (Unit unit : Unit.values()) {
        if (word.equals(unit.noun)
            || word.equals(unit.noun + "s")
            || (word.equals(unit.single) && count == 1)
            || unit == WORDS.get(word)) {
          if (count >= 1 && count <= LONGEST_IN_MONTHS / Math.max(1, unit.months())) {
            return new Frequency(unit, count);
          }
        }
      }
    }
    throw new InputException(Message.of(setting("frequency"), " '" + text + "' is not a frequency"))
        .mend(
            "give yearly, quarterly, monthly, weekly, business-daily, daily, hourly, none, or a"
                + " count such as '30 minutes'");
  }

  /** Length of a step in milliseconds where every step has the same length, otherwise 0. */
  public long stepMillis() {
    return unit.millis() * count;
  }

  /** Length of a step in calendar months, 0 for steps that are not made of months. */
  public int stepMonths() {
    return unit.months() * count;
  }

  /**
   * Steps in the season that most series of this frequency have: a year for months (12) and
   * quarters (4), a week for days (7) and business days (5), a day for hours (24) and for every
   * part of an hour that divides the day (half-hours 48), a minute for seconds (60); 1, that is no
   * season, for years, weeks and steps without time. The table is that of the M4 competition
   * (Makridakis et al. 2020: hourly 24, monthly 12, quarterly 4, weekly, daily and yearly 1) but
   * for days, which most files count through the week.
   *
   * @return steps in a season, 1 for none
   */
  public int usualSeason() {
    return switch (unit) {
      case QUARTER -> exact(4);
      case MONTH -> exact(12);
      case DAY -> exact(7);
      case BUSINESS_DAY -> exact(5);
      case HOUR, MINUTE -> {
        long day = Unit.DAY.millis();
        boolean whole = stepMillis() < day && day % stepMillis() == 0;
        yield whole ? (int) Math.min(day / stepMillis(), LONGEST_SEASON) : 1;
      }
      case SECOND -> exact(60);
      case YEAR, WEEK, MILLISECOND, STEP -> 1;
    };
  }

  private int exact(int steps) {
    return steps % count == 0 ? steps / count : 1;
  }

  /** In words: {@code monthly}, {@code every 30 minutes}. {@link #parse} reads it back. */
  @Override
  public String toString() {
    return count == 1 ? unit.single : "every " + count + " " + unit.noun + "s";
  }
}
