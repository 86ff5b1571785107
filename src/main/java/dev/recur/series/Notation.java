package dev.recur.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a file writes time: a pattern and, where the file says so, a zone.
 *
 * <p>A pattern is made of {@code yyyy} (four digits), {@code y} (one to four), {@code yy} (two,
 * 1970 to 2069), {@code YYYY} with {@code ww} and {@code e} (ISO week year, week, weekday), {@code
 * Q}, {@code MMM} and {@code MMMM} (English month names), {@code MM dd HH hh mm ss} (two digits),
 * {@code M d H h m s} (one or two), {@code SSS} (fraction of a second), {@code a} (AM or PM),
 * {@code X} ({@code Z} or an offset), text in single quotes and punctuation; {@code |} separates
 * the columns of a file that splits time over several. Five notations have a name of their own:
 * {@value #INTEGER}, {@value #ROW}, {@value #DECIMAL_YEAR}, {@value #EPOCH_SECONDS}, {@value
 * #EPOCH_MILLIS}.
 *
 * <p>Time is counted in <b>ticks</b>: milliseconds from 1970-01-01T00:00 on the wall clock that the
 * file writes; for {@value #INTEGER} and {@value #ROW} the number itself.
 */
public final class Notation {
  /** Whole numbers without a unit. */
  public static final String INTEGER = "integer";

  /** No time in the file: rows are counted from 1. */
  public static final String ROW = "row";

  /** Years with a fraction, as R writes months and quarters: {@code 1949.08333333333}. */
  public static final String DECIMAL_YEAR = "decimal-year";

  /** Seconds since 1970-01-01T00:00Z. */
  public static final String EPOCH_SECONDS = "epoch-seconds";

  /** Milliseconds since 1970-01-01T00:00Z. */
  public static final String EPOCH_MILLIS = "epoch-millis";

  /** What {@link #parse(byte[], int, int)} returns for a text that is not in this notation. */
  public static final long NO_MATCH = Long.MIN_VALUE;

  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private static final long DAY = 86_400_000L;
  private static final int NO_OFFSET = Integer.MIN_VALUE;

  private enum Field {
    LITERAL,
    YEAR4,
    YEAR,
    YEAR2,
    WEEK_YEAR,
    WEEK,
    WEEKDAY,
    QUARTER,
    MONTH2,
    MONTH,
    MONTH_SHORT,
    MONTH_LONG,
    DAY2,
    DAY,
    HOUR2,
    HOUR,
    HOUR12_2,
    HOUR12,
    MINUTE2,
    MINUTE,
    SECOND2,
    SECOND,
    FRACTION,
    AM_PM,
    OFFSET
  }

  private record Token(Field field, byte literal, int width) {}

  private final String pattern;
  private final String zone;
  private final Token[] tokens;

  private Notation(String pattern, String zone, Token[] tokens) {
    this.pattern = pattern;
    this.zone = zone;
    this.tokens = tokens;
  }

  /**
   * A notation without a zone.
   *
   * @param pattern the pattern
   * @throws InputException if the pattern is none
   */
  public static Notation of(String pattern) {
    return of(pattern, "");
  }

  /**
   * A notation whose wall clock belongs to a zone.
   *
   * @param pattern the pattern
   * @param zone a zone name such as {@code Europe/Berlin}, an offset, or nothing
   * @throws InputException if the pattern or the zone is none
   */
  public static Notation of(String pattern, String zone) {
    if (!zone.isEmpty()) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        throw new InputException(
            "'" + zone + "' is not a time zone; give a name such as Europe/Berlin or an offset", e);
      }
    }
    return new Notation(pattern, zone, named(pattern) ? new Token[0] : tokens(pattern));
  }

  private static boolean named(String pattern) {
    return switch (pattern) {
      case INTEGER, ROW, DECIMAL_YEAR, EPOCH_SECONDS, EPOCH_MILLIS -> true;
      default -> false;
    };
  }

  private static Token[] tokens(String pattern) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        int end = pattern.indexOf('\'', i + 1);
        if (end < 0) {
          throw new InputException("time format '" + pattern + "' has an open quote");
        }
        for (byte b : pattern.substring(i + 1, end).getBytes(StandardCharsets.UTF_8)) {
          tokens.add(new Token(Field.LITERAL, b, 1));
        }
        i = end + 1;
        continue;
      }
      int run = i;
      while (run < pattern.length() && pattern.charAt(run) == c) {
        run++;
      }
      if (Character.isLetter(c)) {
        tokens.add(new Token(field(pattern, c, run - i), (byte) 0, run - i));
        i = run;
      } else {
        for (byte b : pattern.substring(i, i + 1).getBytes(StandardCharsets.UTF_8)) {
          tokens.add(new Token(Field.LITERAL, b, 1));
        }
        i++;
      }
    }
    boolean dated =
        tokens.stream()
            .anyMatch(
                t ->
                    t.field == Field.YEAR4
                        || t.field == Field.YEAR
                        || t.field == Field.YEAR2
                        || t.field == Field.WEEK_YEAR);
    if (!dated) {
      throw new InputException(
          "time format '" + pattern + "' has no year; write it as in yyyy-MM-dd or d/M/yyyy");
    }
    return tokens.toArray(new Token[0]);
  }

  private static Field field(String pattern, char letter, int run) {
    Field field =
        switch (letter) {
          case 'y' ->
              run == 4 ? Field.YEAR4 : run == 2 ? Field.YEAR2 : run == 1 ? Field.YEAR : null;
          case 'Y' -> run == 4 ? Field.WEEK_YEAR : null;
          case 'w' -> run == 2 ? Field.WEEK : null;
          case 'e' -> run == 1 ? Field.WEEKDAY : null;
          case 'Q' -> run == 1 ? Field.QUARTER : null;
          case 'M' ->
              run == 1
                  ? Field.MONTH
                  : run == 2 ? Field.MONTH2 : run == 3 ? Field.MONTH_SHORT : Field.MONTH_LONG;
          case 'd' -> run == 1 ? Field.DAY : run == 2 ? Field.DAY2 : null;
          case 'H' -> run == 1 ? Field.HOUR : run == 2 ? Field.HOUR2 : null;
          case 'h' -> run == 1 ? Field.HOUR12 : run == 2 ? Field.HOUR12_2 : null;
          case 'm' -> run == 1 ? Field.MINUTE : run == 2 ? Field.MINUTE2 : null;
          case 's' -> run == 1 ? Field.SECOND : run == 2 ? Field.SECOND2 : null;
          case 'S' -> run <= 9 ? Field.FRACTION : null;
          case 'a' -> run == 1 ? Field.AM_PM : null;
          case 'X' -> run == 1 ? Field.OFFSET : null;
          default -> null;
        };
    if (field == null) {
      throw new InputException(
          "time format '"
              + pattern
              + "' has '"
              + String.valueOf(letter).repeat(run)
              + "', which is no field; use y M d H m s Q w a X and quote other letters");
    }
    return field;
  }

  /** The pattern. */
  public String pattern() {
    return pattern;
  }

  /** The zone of the wall clock, empty where the file does not say. */
  public String zone() {
    return zone;
  }

  /** The columns that one time takes in the file: 0 for {@value #ROW}, usually 1. */
  public int columns() {
    return pattern.equals(ROW) ? 0 : 1 + (int) pattern.chars().filter(c -> c == '|').count();
  }

  /** Whether ticks are points in time; otherwise they are plain numbers. */
  public boolean dated() {
    return !pattern.equals(INTEGER) && !pattern.equals(ROW);
  }

  /** Whether an offset or {@code Z} stands in the text. */
  public boolean writesOffset() {
    return has(Field.OFFSET);
  }

  /** Whether hours or smaller parts of a day stand in the text. */
  public boolean writesTimeOfDay() {
    return has(Field.HOUR)
        || has(Field.HOUR2)
        || has(Field.HOUR12)
        || has(Field.HOUR12_2)
        || pattern.equals(EPOCH_SECONDS)
        || pattern.equals(EPOCH_MILLIS);
  }

  private boolean has(Field field) {
    for (Token token : tokens) {
      if (token.field == field) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads a time.
   *
   * @param text the text, several columns joined by {@code |}
   * @return ticks on the wall clock, {@link #NO_MATCH} if the text is not in this notation or names
   *     a day that no calendar has
   */
  public long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /**
   * Reads a time from part of a buffer.
   *
   * @param text UTF-8
   * @param from first byte
   * @param to end, exclusive
   * @return as {@link #parse(String)}
   */
  public long parse(byte[] text, int from, int to) {
    return switch (pattern) {
      case INTEGER -> integer(text, from, to, 18);
      case ROW -> NO_MATCH;
      case DECIMAL_YEAR -> decimalYear(text, from, to);
      case EPOCH_SECONDS -> {
        long seconds = integer(text, from, to, 11);
        yield seconds == NO_MATCH ? NO_MATCH : seconds * 1000L;
      }
      case EPOCH_MILLIS -> integer(text, from, to, 14);
      default -> new Reading(text, from, to).run();
    };
  }

  /**
   * The offset that stands in a text of this notation.
   *
   * @param text a text that {@link #parse(String)} accepts
   * @return seconds east of Greenwich
   * @throws IllegalArgumentException if there is none
   */
  public int offsetSeconds(byte[] text, int from, int to) {
    Reading reading = new Reading(text, from, to);
    if (reading.run() == NO_MATCH || reading.offset == NO_OFFSET) {
      throw new IllegalArgumentException("no offset in this text");
    }
    return reading.offset;
  }

  private static long integer(byte[] text, int from, int to, int mostDigits) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (negative) {
      i++;
    }
    if (i == to || to - i > mostDigits) {
      return NO_MATCH;
    }
    long value = 0;
    for (; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return NO_MATCH;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  private static long decimalYear(byte[] text, int from, int to) {
    if (to - from < 4 || to - from > 24) {
      return NO_MATCH;
    }
    for (int i = from; i < to; i++) {
      boolean digit = text[i] >= '0' && text[i] <= '9';
      if (!digit && (text[i] != '.' || i - from != 4)) {
        return NO_MATCH;
      }
    }
    double months =
        Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII)) * 12;
    long whole = Math.round(months);
    if (Math.abs(months - whole) > 0.02) {
      return NO_MATCH;
    }
    return daysFromCivil((int) (whole / 12), (int) (whole % 12) + 1, 1) * DAY;
  }

  /**
   * Days from 1970-01-01 in the proleptic Gregorian calendar (Hinnant, chrono-compatible low-level
   * date algorithms), for years from 0.
   */
  private static long daysFromCivil(int year, int month, int day) {
    int fromMarch = month > 2 ? year : year - 1;
    int era = Math.floorDiv(fromMarch, 400);
    int yearOfEra = fromMarch - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468L;
  }

  /** One pass over a text by the tokens of the pattern. */
  private final class Reading {
    private final byte[] text;
    private final int to;
    private int at;
    private int year = Integer.MIN_VALUE;
    private int month = 1;
    private int day = 1;
    private int week;
    private int weekday = 1;
    private int hour;
    private int minute;
    private int second;
    private int millis;
    private int half = -1;
    private int offset = NO_OFFSET;

    Reading(byte[] text, int from, int to) {
      this.text = text;
      this.at = from;
      this.to = to;
    }

    long run() {
      for (Token token : tokens) {
        if (!read(token)) {
          return NO_MATCH;
        }
      }
      return at == to ? ticks() : NO_MATCH;
    }

    private boolean read(Token token) {
      return switch (token.field) {
        case LITERAL -> at < to && text[at++] == token.literal;
        case YEAR4, WEEK_YEAR -> (year = digits(4, 4)) >= 0;
        case YEAR -> (year = digits(1, 4)) >= 0;
        case YEAR2 -> {
          year = digits(2, 2);
          if (year >= 0) {
            year += year < 70 ? 2000 : 1900;
          }
          yield year >= 0;
        }
        case WEEK -> (week = digits(2, 2)) >= 1;
        case WEEKDAY -> (weekday = digits(1, 1)) >= 1 && weekday <= 7;
        case QUARTER -> {
          int quarter = digits(1, 1);
          month = 3 * quarter - 2;
          yield quarter >= 1 && quarter <= 4;
        }
        case MONTH2 -> (month = digits(2, 2)) >= 1 && month <= 12;
        case MONTH -> (month = digits(1, 2)) >= 1 && month <= 12;
        case MONTH_SHORT -> monthName(3);
        case MONTH_LONG -> monthName(9);
        case DAY2 -> (day = digits(2, 2)) >= 1 && day <= 31;
        case DAY -> (day = digits(1, 2)) >= 1 && day <= 31;
        case HOUR2 -> (hour = digits(2, 2)) >= 0 && hour < 24;
        case HOUR -> (hour = digits(1, 2)) >= 0 && hour < 24;
        case HOUR12_2 -> (hour = digits(2, 2)) >= 1 && hour <= 12;
        case HOUR12 -> (hour = digits(1, 2)) >= 1 && hour <= 12;
        case MINUTE2 -> (minute = digits(2, 2)) >= 0 && minute < 60;
        case MINUTE -> (minute = digits(1, 2)) >= 0 && minute < 60;
        case SECOND2 -> (second = digits(2, 2)) >= 0 && second < 60;
        case SECOND -> (second = digits(1, 2)) >= 0 && second < 60;
        case FRACTION -> fraction();
        case AM_PM -> amPm();
        case OFFSET -> offset();
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

    /** One to nine digits; what is finer than a millisecond must be zero. */
    private boolean fraction() {
      int count = 0;
      int value = 0;
      while (count < 9 && at < to && text[at] >= '0' && text[at] <= '9') {
        int digit = text[at++] - '0';
        if (count < 3) {
          value = value * 10 + digit;
        } else if (digit != 0) {
          return false;
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

    private boolean monthName(int most) {
      for (int m = 0; m < 12; m++) {
        String name = MONTHS[m].substring(0, Math.min(most, MONTHS[m].length()));
        if (at + name.length() <= to
            && new String(text, at, name.length(), StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT)
                .equals(name.toLowerCase(Locale.ROOT))) {
          at += name.length();
          month = m + 1;
          return true;
        }
      }
      return false;
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
      return hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    }

    private long ticks() {
      if (half >= 0) {
        hour = hour % 12 + 12 * half;
      }
      long days;
      if (week > 0) {
        if (week > 53 || week > weeksOf(year)) {
          return NO_MATCH;
        }
        long monday = daysFromCivil(year, 1, 4);
        monday -= Math.floorMod(monday + 3, 7L);
        days = monday + 7L * (week - 1) + weekday - 1;
      } else {
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
          return NO_MATCH;
        }
        days = daysFromCivil(year, month, day);
      }
      return days * DAY + hour * 3_600_000L + minute * 60_000L + second * 1000L + millis;
    }

    private static int weeksOf(int year) {
      return (int)
          IsoFields.WEEK_OF_WEEK_BASED_YEAR
              .rangeRefinedBy(java.time.LocalDate.of(year, 7, 1))
              .getMaximum();
    }
  }

  /**
   * Writes a time.
   *
   * @param ticks on the wall clock
   * @param offsetSeconds seconds east of Greenwich for patterns that write an offset
   * @return the text, several columns joined by {@code |}
   */
  public String format(long ticks, int offsetSeconds) {
    return switch (pattern) {
      case INTEGER, ROW, EPOCH_MILLIS -> Long.toString(ticks);
      case EPOCH_SECONDS -> Long.toString(Math.floorDiv(ticks, 1000L));
      case DECIMAL_YEAR -> decimalYear(ticks);
      default -> {
        LocalDateTime time = toDateTime(ticks);
        StringBuilder out = new StringBuilder();
        for (Token token : tokens) {
          write(token, time, offsetSeconds, out);
        }
        yield out.toString();
      }
    };
  }

  /** Fifteen significant digits, as R prints them. */
  private static String decimalYear(long ticks) {
    LocalDateTime time = toDateTime(ticks);
    return BigDecimal.valueOf(time.getYear() * 12L + time.getMonthValue() - 1L)
        .divide(BigDecimal.valueOf(12), new MathContext(15, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void write(Token token, LocalDateTime time, int offset, StringBuilder out) {
    switch (token.field) {
      case LITERAL -> out.append((char) token.literal);
      case YEAR4 -> pad(time.getYear(), 4, out);
      case YEAR -> out.append(time.getYear());
      case YEAR2 -> pad(Math.floorMod(time.getYear(), 100), 2, out);
      case WEEK_YEAR -> pad(time.get(IsoFields.WEEK_BASED_YEAR), 4, out);
      case WEEK -> pad(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, out);
      case WEEKDAY -> out.append(time.get(ChronoField.DAY_OF_WEEK));
      case QUARTER -> out.append(time.get(IsoFields.QUARTER_OF_YEAR));
      case MONTH2, MONTH -> pad(time.getMonthValue(), token.width, out);
      case MONTH_SHORT -> out.append(MONTHS[time.getMonthValue() - 1], 0, 3);
      case MONTH_LONG -> out.append(MONTHS[time.getMonthValue() - 1]);
      case DAY2, DAY -> pad(time.getDayOfMonth(), token.width, out);
      case HOUR2, HOUR -> pad(time.getHour(), token.width, out);
      case HOUR12_2, HOUR12 -> pad((time.getHour() + 11) % 12 + 1, token.width, out);
      case MINUTE2, MINUTE -> pad(time.getMinute(), token.width, out);
      case SECOND2, SECOND -> pad(time.getSecond(), token.width, out);
      case FRACTION -> {
        StringBuilder digits = new StringBuilder();
        pad(time.get(ChronoField.NANO_OF_SECOND), 9, digits);
        out.append(digits, 0, token.width);
      }
      case AM_PM -> out.append(time.getHour() < 12 ? "AM" : "PM");
      case OFFSET -> out.append(offset == 0 ? "Z" : ZoneOffset.ofTotalSeconds(offset).getId());
    }
  }

  private static void pad(int value, int width, StringBuilder out) {
    String digits = Integer.toString(value);
    out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }

  static LocalDateTime toDateTime(long ticks) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ticks), ZoneOffset.UTC);
  }

  static long toTicks(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Notation that && pattern.equals(that.pattern) && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * pattern.hashCode() + zone.hashCode();
  }

  @Override
  public String toString() {
    return zone.isEmpty() ? pattern : pattern + " " + zone;
  }
}
