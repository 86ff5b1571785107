package dev.recur.series;

import dev.recur.series.TimePattern.Field;
import dev.recur.series.TimePattern.Token;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text by the tokens of a pattern. */
final class TimeReader {
  private static final long DAY = 86_400_000L;
  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final Pattern LATER = Pattern.compile("[-/\u2013\u2014 ]+(\\d{1,2}):(\\d{2})");
  private static final Pattern WORD =
      Pattern.compile("^(?:(?:to|bis|until|UTC) ?|[A-Z][A-Za-z]+/[A-Za-z_/-]+$)");

  /** Hours east of Greenwich of the zones whose short names mean one offset in most files. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("CET", 1),
          Map.entry("MEZ", 1),
          Map.entry("CEST", 2),
          Map.entry("MESZ", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CDT", -5),
          Map.entry("CST", -6),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private final TimePattern pattern;
  private final byte[] text;
  private final int to;
  private int at;
  private int year = Integer.MIN_VALUE;
  private int month = 1;
  private int day = 1;
  private int nextYear = -1;
  private int dayOfYear;
  private int week;
  private int weekday = 1;
  private int weekdayName;
  private int hour;
  private int minute;
  private int second;
  private int millis;
  private int half = -1;
  private int offset = NO_OFFSET;

  TimeReader(TimePattern pattern, byte[] text, int from, int to) {
    this.pattern = pattern;
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /** The ticks of the text, {@link Notation#NO_MATCH} if it does not follow the pattern. */
  long read() {
    List<Token> tokens = pattern.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.field() == Field.LITERAL
          && (at == to || text[at] != token.literal())
          && pattern.beginsZeros(i)) {
        i++;
      } else if (!read(token)) {
        return Notation.NO_MATCH;
      }
    }
    return at == to ? ticks() : Notation.NO_MATCH;
  }

  private boolean read(Token token) {
    return switch (token.field()) {
      case LITERAL -> literal(token.literal());
      case YEAR4, WEEK_YEAR -> (year = digits(4, 4)) >= 0;
      case YEAR -> (year = digits(1, 4)) >= 0;
      case YEAR2, WEEK_YEAR2 -> {
        year = digits(2, 2);
        int from = token.firstYear();
        if (year >= 0) {
          year = from + Math.floorMod(year - from, 100);
        }
        yield year >= 0;
      }
      case NEXT_YEAR -> (nextYear = digits(token.width(), token.width())) >= 0;
      case WEEK2 -> (week = digits(2, 2)) >= 1;
      case WEEK -> (week = digits(1, 2)) >= 1;
      case WEEKDAY -> (weekday = digits(1, 1)) >= 1 && weekday <= 7;
      case WEEKDAY_NAME -> (weekdayName = token.names().weekday(word())) > 0;
      case DAY_OF_YEAR -> (dayOfYear = digits(token.width(), 3)) >= 1;
      case HALF_YEAR -> {
        int first = digits(1, 1);
        month = 6 * first - 5;
        yield first == 1 || first == 2;
      }
      case QUARTER -> {
        int quarter = digits(1, 1);
        month = 3 * quarter - 2;
        yield quarter >= 1 && quarter <= 4;
      }
      case MONTH2 -> (month = digits(2, 2)) >= 1 && month <= 12;
      case MONTH -> (month = digits(1, 2)) >= 1 && month <= 12;
      case MONTH_NAME -> (month = token.names().month(word(), token.full())) > 0;
      case DAY2 -> (day = digits(2, 2)) >= 1 && day <= 31;
      case DAY -> (day = digits(1, 2)) >= 1 && day <= 31;
      case HOUR2 -> (hour = digits(2, 2)) >= 0 && hour < 24;
      case HOUR -> (hour = digits(1, 2)) >= 0 && hour < 24;
      case CLOCK_HOUR2 -> (hour = digits(2, 2)) >= 0 && hour <= 24;
      case CLOCK_HOUR -> (hour = digits(1, 2)) >= 0 && hour <= 24;
      case HOUR12_2 -> (hour = digits(2, 2)) >= 1 && hour <= 12;
      case HOUR12 -> (hour = digits(1, 2)) >= 1 && hour <= 12;
      case MINUTE2 -> (minute = digits(2, 2)) >= 0 && minute < 60;
      case MINUTE -> (minute = digits(1, 2)) >= 0 && minute < 60;
      case SECOND2 -> (second = digits(2, 2)) >= 0 && second < 60;
      case SECOND -> (second = digits(1, 2)) >= 0 && second < 60;
      case FRACTION -> fraction();
      case AM_PM -> amPm();
      case OFFSET, PLAIN_OFFSET -> offset();
      case ZONE_NAME -> zoneName();
      case END -> end();
    };
  }

  private int digits(int least, int most) {
    int value = 0;
    int count = 0;
    while (count < most && at < to && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
      count++;
    }
    return count < least ? -1 : value;
  }

  /** One to nine digits; what is finer than a millisecond is cut off. */
  private boolean fraction() {
    int count = 0;
    int value = 0;
    while (count < 9 && at < to && text[at] >= '0' && text[at] <= '9') {
      int digit = text[at++] - '0';
      if (count < 3) {
        value = value * 10 + digit;
      }
      count++;
    }
    for (int i = count; i < 3; i++) {
      value *= 10;
    }
    millis = value;
    return count > 0;
  }

  private boolean amPm() {
    if (at + 2 > to || (text[at + 1] | 0x20) != 'm') {
      return false;
    }
    int letter = text[at] | 0x20;
    half = letter == 'a' ? 0 : letter == 'p' ? 1 : -1;
    at += 2;
    return half >= 0;
  }

  /** A space stands for several, since some files pad numbers with them. */
  private boolean literal(byte expected) {
    if (at >= to || text[at++] != expected) {
      return false;
    }
    while (expected == ' ' && at < to && text[at] == ' ') {
      at++;
    }
    return true;
  }

  /** The name of the month as it stands in the text, empty if it has none. */
  String monthWord() {
    for (Token token : pattern.tokens()) {
      int start = at;
      if (!read(token)) {
        return "";
      }
      if (token.field() == Field.MONTH_NAME) {
        return CalendarNames.text(text, start, at);
      }
    }
    return "";
  }

  /** Letters, and a point behind them that no digit follows. */
  private String word() {
    int start = at;
    while (at < to && (text[at] < 0 || Character.isLetter(text[at]))) {
      at++;
    }
    String word = CalendarNames.text(text, start, at);
    if (at < to && text[at] == '.' && (at + 1 == to || text[at + 1] < '0' || text[at + 1] > '9')) {
      at++;
    }
    return word;
  }

  /** The name of a zone that is known, or an offset. */
  private boolean zoneName() {
    if (at < to && (text[at] == '+' || text[at] == '-')) {
      return offset();
    }
    int start = at;
    while (at < to && text[at] >= 'A' && text[at] <= 'Z') {
      at++;
    }
    Integer hours = ZONES.get(CalendarNames.text(text, start, at));
    if (hours == null) {
      return false;
    }
    offset = hours * 3600;
    return true;
  }

  /**
   * What stands behind the begin of an interval: nothing, or its end, which is later if it has a
   * time of day alone; or the name of a zone in brackets.
   */
  private boolean end() {
    String rest = CalendarNames.text(text, at, to).strip();
    at = to;
    Matcher hours = LATER.matcher(rest);
    if (hours.matches()) {
      int minutes = Integer.parseInt(hours.group(1)) * 60 + Integer.parseInt(hours.group(2));
      return minutes == 0 || minutes > hour * 60 + minute;
    }
    return rest.isEmpty()
        || "-/([\u2013\u2014".indexOf(rest.charAt(0)) >= 0
        || WORD.matcher(rest).find();
  }

  private boolean offset() {
    if (at < to && text[at] == 'Z') {
      at++;
      offset = 0;
      return true;
    }
    if (at >= to || (text[at] != '+' && text[at] != '-')) {
      return false;
    }
    int sign = text[at++] == '-' ? -1 : 1;
    int hours = digits(2, 2);
    int minutes = 0;
    if (at < to && text[at] == ':') {
      at++;
      minutes = digits(2, 2);
    } else if (at < to && text[at] >= '0' && text[at] <= '9') {
      minutes = digits(2, 2);
    }
    offset = sign * (hours * 3600 + minutes * 60);
    return hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60;
  }

  private long ticks() {
    if (half >= 0) {
      hour = hour % 12 + 12 * half;
    }
    if (hour == 24 && minute + second + millis > 0) {
      return Notation.NO_MATCH;
    }
    if (nextYear >= 0 && nextYear % 100 != (year + 1) % 100) {
      return Notation.NO_MATCH;
    }
    long days = days();
    if (days == Notation.NO_MATCH
        || (weekdayName > 0 && Math.floorMod(days + 3, 7L) != weekdayName - 1)) {
      return Notation.NO_MATCH;
    }
    return days * DAY + hour * 3_600_000L + minute * 60_000L + second * 1000L + millis;
  }

  /** Days from 1970-01-01, {@link Notation#NO_MATCH} for a day that no calendar has. */
  private long days() {
    if (week > 0) {
      if (week > 53 || week > weeksOf(year)) {
        return Notation.NO_MATCH;
      }
      long monday = daysFromCivil(year, 1, 4);
      monday -= Math.floorMod(monday + 3, 7L);
      return monday + 7L * (week - 1) + weekday - 1;
    }
    if (dayOfYear > 0) {
      return dayOfYear > Year.of(year).length()
          ? Notation.NO_MATCH
          : daysFromCivil(year, 1, 1) + dayOfYear - 1;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return Notation.NO_MATCH;
    }
    return daysFromCivil(year, month, day);
  }

  private static int weeksOf(int year) {
    return (int)
        IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(LocalDate.of(year, 7, 1)).getMaximum();
  }

  /**
   * The offset that stood in the text.
   *
   * @return seconds east of Greenwich
   * @throws IllegalArgumentException if none did
   */
  int offsetSeconds() {
    if (offset == NO_OFFSET) {
      throw new IllegalArgumentException("no offset in this text");
    }
    return offset;
  }

  /**
   * Days from 1970-01-01 in the proleptic Gregorian calendar (Hinnant, chrono-compatible low-level
   * date algorithms), for years from 0.
   */
  static long daysFromCivil(int year, int month, int day) {
    int fromMarch = month > 2 ? year : year - 1;
    int era = Math.floorDiv(fromMarch, 400);
    int yearOfEra = fromMarch - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468L;
  }
}
