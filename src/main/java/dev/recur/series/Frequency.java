package dev.recur.series;

import static dev.recur.series.Message.setting;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The step of a calendar: a unit, how many of it, and the opening within which steps are made.
 *
 * @param unit the unit
 * @param count how many units make one step, at least 1; of days within an opening, open ones
 * @param opening open days for days; times of a week, each a multiple of the step after the first,
 *     for hours and minutes; for months, the days of the week on one of which every step falls
 */
public record Frequency(Unit unit, int count, Opening opening) {

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

    /** What one of it is called, such as {@code day}. */
    public String noun() {
      return noun;
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

  /** A day of each month, quarter or year by its place among open days. */
  private static final Pattern PLACED =
      Pattern.compile(
          "(?:(?:first|second|third|fourth|last) )?(business day|[a-z]+day)"
              + "(?: of (?:the|a|each|every) (month|quarter|year))?");

  /** Checks the count, and the opening against the unit. */
  public Frequency {
    if (count < 1) {
      throw new IllegalArgumentException("a frequency counts at least 1 " + unit + ": " + count);
    }
    if (!opening.always() && !opens(unit, count, opening)) {
      throw new IllegalArgumentException(opening + " does not go with steps of " + count + unit);
    }
    long week = Unit.WEEK.millis();
    boolean every = !opening.always() && opening.steps() * unit.millis() * count == week;
    if (every || (unit.months() > 0 && opening.steps() == 7)) {
      opening = Opening.ALWAYS;
    } else if (unit == Unit.DAY && opening.equals(Opening.BUSINESS_DAYS)) {
      unit = Unit.BUSINESS_DAY;
      opening = Opening.ALWAYS;
    }
  }

  /**
   * Every step of a unit.
   *
   * @param unit the unit
   * @param count how many units make one step, at least 1
   */
  public Frequency(Unit unit, int count) {
    this(unit, count, Opening.ALWAYS);
  }

  /** Whether steps of a unit can be made within an opening. */
  private static boolean opens(Unit unit, int count, Opening opening) {
    if (unit == Unit.DAY) {
      return opening.ofDays() && opening.steps() > 1;
    }
    if (unit.months() > 0) {
      return opening.ofDays();
    }
    if (unit != Unit.HOUR && unit != Unit.MINUTE) {
      return false;
    }
    long step = unit.millis() * count / Unit.MINUTE.millis();
    boolean even = !opening.ofDays() && Opening.DAY % step == 0;
    for (int i = 1; even && i < opening.steps(); i++) {
      even = (opening.minute(i) - opening.minute(0)) % step == 0;
    }
    return even;
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
   * {@code 30min}, {@code 2 weeks}, {@code every 15 minutes}, {@code half-hourly}, {@code none},
   * {@code Mon-Sat}, {@code hourly, Mon-Fri 9-17}, {@code last business day}.
   *
   * @param text the words
   * @throws InputException if it is no frequency
   */
  public static Frequency parse(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    return plain(text.strip())
        .or(() -> opened(words))
        .orElseThrow(
            () ->
                new InputException(
                        Message.of(setting("frequency"), " '" + text + "' is not a frequency"))
                    .mend(
                        "give yearly, quarterly, monthly, weekly, business-daily, daily, hourly,"
                            + " none, a count such as '30 minutes', or open days or hours such as"
                            + " 'Monday to Saturday' or 'hourly, Monday to Friday 09:00 to"
                            + " 17:00'"));
  }

  private static Optional<Frequency> opened(String words) {
    Matcher placed = PLACED.matcher(words);
    if (placed.matches() && !words.equals(placed.group(1))) {
      String period = placed.group(2) == null ? "month" : placed.group(2);
      return opened(of(Unit.valueOf(period.toUpperCase(Locale.ROOT))), placed.group(1));
    }
    int at = words.indexOf(" on ");
    int comma = words.indexOf(',');
    for (int end : new int[] {at, comma}) {
      Optional<Frequency> step =
          end < 0 ? Optional.empty() : plain(words.substring(0, end).strip());
      if (step.isPresent()) {
        return opened(step.get(), words.substring(end + (end == at ? 4 : 1)));
      }
    }
    boolean times = words.chars().anyMatch(Character::isDigit);
    return opened(of(times ? Unit.HOUR : Unit.DAY), words);
  }

  private static Optional<Frequency> opened(Frequency step, String words) {
    long minutes =
        step.unit.shorterThanADay() ? step.stepMillis() / Unit.MINUTE.millis() : Opening.DAY;
    return minutes < 1
        ? Optional.empty()
        : OpeningWords.read(words, (int) Math.min(minutes, Opening.DAY))
            .filter(opening -> opens(step.unit, step.count, opening))
            .map(opening -> new Frequency(step.unit, step.count, opening));
  }

  /** A unit and a count alone. */
  private static Optional<Frequency> plain(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    if (words.equals("half-hourly")) {
      return Optional.of(new Frequency(Unit.MINUTE, 30));
    }
    if (text.equals("M")) {
      return Optional.of(of(Unit.MONTH));
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
            return Optional.of(new Frequency(unit, count));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Length of a step in milliseconds where every step has the same length, otherwise 0. */
  public long stepMillis() {
    return opening.always() ? unit.millis() * count : 0;
  }

  /**
   * The times of a week at which steps are made where they are counted by them: those of an opening
   * of days or parts of a day, Monday to Friday for business days; otherwise every step.
   */
  Opening counted() {
    return unit == Unit.BUSINESS_DAY
        ? Opening.BUSINESS_DAYS
        : unit.months() > 0 ? Opening.ALWAYS : opening;
  }

  /**
   * Whether steps may be made at a time: one at which the file is not closed.
   *
   * @param time on the wall clock
   */
  public boolean isOpen(LocalDateTime time) {
    int day = Opening.midnight(time.getDayOfWeek());
    return counted()
        .contains(unit.shorterThanADay() ? day + time.getHour() * 60 + time.getMinute() : day);
  }

  /** The same steps without an opening: days for business days. */
  public Frequency always() {
    return new Frequency(unit == Unit.BUSINESS_DAY ? Unit.DAY : unit, count);
  }

  /** Whether steps are counted in real time; otherwise they are counted on the wall clock. */
  public boolean inRealTime() {
    return unit.shorterThanADay() && opening.always();
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
   * for days, which most files count through the week. Within an opening, a week has as many steps
   * as days are open, and a day as many as are made in it; a week where days differ.
   *
   * @return steps in a season, 1 for none
   */
  public int usualSeason() {
    if (!counted().always()) {
      return unit.shorterThanADay() ? counted().season() : exact(counted().steps());
    }
    return switch (unit) {
      case QUARTER -> exact(4);
      case MONTH -> exact(12);
      case DAY -> exact(7);
      case HOUR, MINUTE -> {
        long day = Unit.DAY.millis();
        boolean whole = stepMillis() < day && day % stepMillis() == 0;
        yield whole ? (int) Math.min(day / stepMillis(), LONGEST_SEASON) : 1;
      }
      case SECOND -> exact(60);
      case YEAR, WEEK, BUSINESS_DAY, MILLISECOND, STEP -> 1;
    };
  }

  private int exact(int steps) {
    return steps % count == 0 ? steps / count : 1;
  }

  /**
   * In words: {@code monthly}, {@code every 30 minutes}, {@code daily, Monday to Saturday}. {@link
   * #parse} reads it back.
   */
  @Override
  public String toString() {
    String step = count == 1 ? unit.single : "every " + count + " " + unit.noun + "s";
    if (opening.always()) {
      return step;
    }
    if (unit.months() > 0) {
      boolean business = opening.equals(Opening.BUSINESS_DAYS);
      return step + " on " + (business ? "business days" : OpeningWords.write(opening, 1));
    }
    long minutes = unit.millis() * count / Unit.MINUTE.millis();
    return step + ", " + OpeningWords.write(opening, (int) minutes);
  }
}
