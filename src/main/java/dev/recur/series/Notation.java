package dev.recur.series;

import dev.recur.series.TimePattern.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file writes time: a pattern and, where the file says so, a zone.
 *
 * <p>A pattern is made of {@code yyyy} (four digits), {@code y} (one to four), {@code yy} (two,
 * 1950 to 2049, or the hundred years from another one as in <code>yy{1900}</code>), {@code nn} and
 * {@code nnnn} (the year after, as in 2023/24), {@code YYYY} or {@code YY} with {@code w} or {@code
 * ww} and {@code e} (ISO week year, week, weekday), {@code N} (half-year), {@code Q} (quarter),
 * {@code MMM} and {@code MMMM} (names of months), {@code E} and {@code EEEE} (names of weekdays),
 * {@code DDD} or {@code D} (day of the year, three digits or fewer), {@code MM dd HH hh mm ss} (two
 * digits), {@code M d H h m s} (one or two), {@code k} and {@code kk} (hours to 24:00), {@code SSS}
 * (fraction of a second), {@code a} (AM or PM), {@code X} ({@code Z} or an offset), {@code x},
 * {@code xx} and {@code xxx} (an offset as +01, +0100 and +01:00), {@code z} (the short name of a
 * zone), text in single quotes and punctuation, and {@code *} for the end of an interval, known by
 * its begin. Names are English unless their language follows, as in <code>MMMM{de}</code>, and
 * perhaps the twelve words that are written for months. {@code |} separates the columns of a file
 * that splits time over several. Some notations have a name of their own: {@value #INTEGER},
 * {@value #ROW}, {@value #DECIMAL_YEAR}, {@value #EPOCH_SECONDS}, {@value #EPOCH_MILLIS}, {@value
 * #EPOCH_MICROS}, {@value #EPOCH_NANOS}, {@value #EXCEL_SERIAL}. {@code @Z} or another offset at
 * the end says that times are written on the clock of that offset, though the wall clock is that of
 * the zone.
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

  /** Microseconds since 1970-01-01T00:00Z, cut to milliseconds. */
  public static final String EPOCH_MICROS = "epoch-micros";

  /** Nanoseconds since 1970-01-01T00:00Z, cut to milliseconds. */
  public static final String EPOCH_NANOS = "epoch-nanos";

  /** Days since 1899-12-30, as spreadsheets count them, with a fraction for the time of day. */
  public static final String EXCEL_SERIAL = "excel-serial";

  /** What {@link #parse(byte[], int, int)} returns for a text that is not in this notation. */
  public static final long NO_MATCH = Long.MIN_VALUE;

  private static final int MILLI_DIGITS = 3;

  /** In 1973; smaller numbers with a fraction are no seconds since 1970. */
  private static final long LEAST_WITH_FRACTION = 100_000_000;

  private static final TimePattern NO_TOKENS = new TimePattern(List.of());

  private static final Pattern WRITTEN_AT = Pattern.compile("(.+)@(Z|[+-]\\d\\d:\\d\\d)");

  private static final Pattern TWO_DIGITS =
      Pattern.compile("(?<!y|Y)(yy|YY)(?!y|Y)(?:\\{\\d+\\})?");

  private static final Pattern MONTH_NAMES = Pattern.compile("(MMMM?)(?:\\{[a-z]{2}\\})?");
  private static final Pattern OWN_MONTHS = Pattern.compile("(MMMM?\\{[a-z]{2})(?: [^}]*)(\\})");

  private final String pattern;
  private final String zone;

  /** The pattern without the offset at its end. */
  private final String base;

  /** The offset of the clock that times are written on; empty for the wall clock. */
  private final Optional<ZoneOffset> writtenAt;

  private final TimePattern tokens;

  /** Asked for every row of a file. */
  private final boolean writesOffset;

  private final boolean writesFinerThanMillis;
  private final boolean writesMonthNames;

  private Notation(String pattern, String zone) {
    Matcher written = WRITTEN_AT.matcher(pattern);
    boolean elsewhere = !zone.isEmpty() && written.matches();
    this.pattern = pattern;
    this.zone = zone;
    base = elsewhere ? written.group(1) : pattern;
    writtenAt = elsewhere ? Optional.of(ZoneOffset.of(written.group(2))) : Optional.empty();
    tokens = named(base) ? NO_TOKENS : TimePattern.of(base);
    writesOffset = tokens.has(Field::offset);
    writesMonthNames = tokens.has(field -> field == Field.MONTH_NAME);
    writesFinerThanMillis =
        tokens.tokens().stream()
            .anyMatch(token -> token.field() == Field.FRACTION && token.width() > MILLI_DIGITS);
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
      zone(zone);
    }
    return new Notation(pattern, zone);
  }

  /**
   * The same notation of times on the wall clock of a zone that are written on another clock, as
   * local midnight is in UTC.
   *
   * @param zone a zone name such as {@code Europe/Berlin}
   * @param offsetSeconds of the clock that times are written on, east of Greenwich
   * @throws InputException if there is no such zone
   */
  public Notation countedIn(String zone, int offsetSeconds) {
    return of(base + "@" + ZoneOffset.ofTotalSeconds(offsetSeconds).getId(), zone);
  }

  /**
   * The zone of a name.
   *
   * @param name such as {@code Europe/Berlin}, or an offset
   * @throws InputException if there is no such zone
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InputException("'" + name + "' is not a time zone", e)
          .mend(
              Wording.nearest(name, ZoneId.getAvailableZoneIds())
                  .map(near -> "did you mean '" + near + "'?")
                  .orElse("give a name such as Europe/Berlin or an offset"));
    }
  }

  private static boolean named(String pattern) {
    return switch (pattern) {
      case INTEGER,
          ROW,
          DECIMAL_YEAR,
          EPOCH_SECONDS,
          EPOCH_MILLIS,
          EPOCH_MICROS,
          EPOCH_NANOS,
          EXCEL_SERIAL ->
          true;
      default -> false;
    };
  }

  /** The pattern. */
  public String pattern() {
    return pattern;
  }

  /** The pattern of the text alone, whatever clock it is written on. */
  public String written() {
    return base;
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
    return writesOffset;
  }

  /** Whether hours or smaller parts of a day stand in the text. */
  public boolean writesTimeOfDay() {
    return tokens.has(Field::hour) || base.equals(EXCEL_SERIAL) || pattern.startsWith("epoch");
  }

  /** The shortest unit that times in this notation tell apart. */
  public Frequency.Unit finest() {
    if (base.equals(INTEGER) || base.equals(ROW)) {
      return Frequency.Unit.STEP;
    }
    if (named(base) || writesTimeOfDay()) {
      return Frequency.Unit.MILLISECOND;
    }
    if (tokens.has(Field::day)) {
      return Frequency.Unit.DAY;
    }
    if (tokens.has(field -> field == Field.WEEK || field == Field.WEEK2)) {
      return Frequency.Unit.WEEK;
    }
    if (tokens.has(Field::month)) {
      return Frequency.Unit.MONTH;
    }
    return tokens.has(field -> field == Field.QUARTER || field == Field.HALF_YEAR)
        ? Frequency.Unit.QUARTER
        : Frequency.Unit.YEAR;
  }

  /** Whether years are written with two digits. */
  public boolean writesTwoDigitYears() {
    return tokens.has(Field::twoDigitYear);
  }

  /**
   * The same notation with two digits for the years of another hundred.
   *
   * @param firstYear the first of them
   */
  public Notation withFirstYear(int firstYear) {
    Matcher years = TWO_DIGITS.matcher(pattern);
    return new Notation(years.replaceFirst("$1{" + firstYear + "}"), zone);
  }

  /** Whether months are written by name. */
  public boolean writesMonthNames() {
    return writesMonthNames;
  }

  /**
   * The name of the month in a text of this notation, as it stands there.
   *
   * @param text a text that {@link #parse(byte[], int, int)} accepts
   */
  public String monthWord(byte[] text, int from, int to) {
    return new TimeReader(tokens, text, from, to).monthWord();
  }

  /**
   * The same notation with names of months as a file writes them.
   *
   * @param seen words by the number of the month; others are written in their manner
   */
  public Notation withMonths(Map<Integer, String> seen) {
    Notation usual = withUsualMonths();
    Optional<TimePattern.Token> months =
        usual.tokens.tokens().stream().filter(t -> t.field() == Field.MONTH_NAME).findFirst();
    if (months.isEmpty() || seen.isEmpty()) {
      return usual;
    }
    CalendarNames names = months.get().names();
    List<String> words = names.inMannerOf(seen, months.get().full());
    boolean asUsual =
        Arrays.stream(Month.values())
            .allMatch(month -> words.get(month.getValue() - 1).equals(months.get().month(month)));
    String braces = "{" + names.language() + " " + String.join(" ", words) + "}";
    return asUsual
        ? usual
        : new Notation(
            MONTH_NAMES
                .matcher(usual.pattern)
                .replaceFirst("$1" + Matcher.quoteReplacement(braces)),
            zone);
  }

  /** The same notation with names of months as their language usually has them. */
  public Notation withUsualMonths() {
    return pattern.indexOf('{') < 0
        ? this
        : new Notation(OWN_MONTHS.matcher(pattern).replaceAll("$1$2").replace("{en}", ""), zone);
  }

  /** Whether times may be finer than a millisecond. */
  public boolean writesFinerThanMillis() {
    return writesFinerThanMillis
        || base.equals(EPOCH_SECONDS)
        || base.equals(EPOCH_MICROS)
        || base.equals(EPOCH_NANOS);
  }

  /** Whether the text goes on behind the time, with the end of an interval say. */
  public boolean goesOn() {
    return tokens.has(field -> field == Field.END);
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
    if (writtenAt.isPresent()) {
      TimeReader reader = new TimeReader(tokens, text, from, to);
      long time = named(base) ? named(text, from, to) : reader.read();
      int offset = writesOffset ? reader.offsetSeconds() : writtenAt.get().getTotalSeconds();
      return time == NO_MATCH ? time : wallClock(time - offset * 1000L, ZoneId.of(zone));
    }
    return named(base) ? named(text, from, to) : new TimeReader(tokens, text, from, to).read();
  }

  /**
   * Ticks on the wall clock of a zone.
   *
   * @param instant milliseconds since 1970-01-01T00:00Z
   * @param zone the zone
   */
  public static long wallClock(long instant, ZoneId zone) {
    return instant
        + zone.getRules().getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds() * 1000L;
  }

  private long named(byte[] text, int from, int to) {
    return switch (base) {
      case INTEGER -> integer(text, from, to, 18);
      case ROW -> NO_MATCH;
      case DECIMAL_YEAR -> DecimalYear.parse(text, from, to);
      case EPOCH_SECONDS -> epochSeconds(text, from, to);
      case EPOCH_MILLIS -> integer(text, from, to, 14);
      case EPOCH_MICROS -> milliseconds(integer(text, from, to, 17), 1000L);
      case EPOCH_NANOS -> milliseconds(integer(text, from, to, 19), 1_000_000L);
      case EXCEL_SERIAL -> ExcelSerial.parse(text, from, to);
      default -> NO_MATCH;
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
    TimeReader reader = new TimeReader(tokens, text, from, to);
    if (reader.read() == NO_MATCH) {
      throw new IllegalArgumentException("a text that is not of the form " + pattern);
    }
    return reader.offsetSeconds();
  }

  private static long milliseconds(long fine, long units) {
    return fine == NO_MATCH ? NO_MATCH : Math.floorDiv(fine, units);
  }

  /**
   * Whether a time is finer than a millisecond, so that reading it cuts something off.
   *
   * @param text a text that {@link #parse(byte[], int, int)} accepts
   */
  public boolean isCut(byte[] text, int from, int to) {
    int kept = finestKept(text, from, to);
    for (int i = kept; kept > 0 && i < to && text[i] >= '0' && text[i] <= '9'; i++) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }

  /** Where the digits of a time begin that are finer than a millisecond, 0 if it has none. */
  private int finestKept(byte[] text, int from, int to) {
    if (base.equals(EPOCH_MICROS) || base.equals(EPOCH_NANOS)) {
      return Math.max(from, to - (base.equals(EPOCH_MICROS) ? 3 : 6));
    }
    if (!writesFinerThanMillis()) {
      return 0;
    }
    // Three digits and more stand in no other field that follows a mark.
    int digits = 0;
    for (int i = to - 1; i > from; i--) {
      if (text[i] >= '0' && text[i] <= '9') {
        digits++;
      } else if (digits > MILLI_DIGITS && (text[i] == '.' || text[i] == ',' || text[i] == ':')) {
        return i + 1 + MILLI_DIGITS;
      } else {
        digits = 0;
      }
    }
    return 0;
  }

  /** Seconds with a fraction perhaps, which is cut to milliseconds. */
  private static long epochSeconds(byte[] text, int from, int to) {
    int point = from;
    while (point < to && text[point] != '.') {
      point++;
    }
    long seconds = integer(text, from, point, 11);
    boolean fraction = point < to;
    if (seconds == NO_MATCH || (fraction && (seconds < LEAST_WITH_FRACTION || point + 1 == to))) {
      return NO_MATCH;
    }
    long millis = 0;
    for (int i = 1; fraction && i < Math.max(to - point, MILLI_DIGITS + 1); i++) {
      int digit = point + i < to ? text[point + i] - '0' : 0;
      if (digit < 0 || digit > 9) {
        return NO_MATCH;
      }
      millis = i <= MILLI_DIGITS ? millis * 10 + digit : millis;
    }
    return seconds * 1000L + millis;
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

  /**
   * Writes a time.
   *
   * @param ticks on the wall clock
   * @param offsetSeconds seconds east of Greenwich for patterns that write an offset
   * @return the text, several columns joined by {@code |}
   */
  public String format(long ticks, int offsetSeconds) {
    if (writtenAt.isPresent()) {
      int written = writtenAt.get().getTotalSeconds();
      return text(ticks + (written - offsetSeconds) * 1000L, written);
    }
    return text(ticks, offsetSeconds);
  }

  private String text(long ticks, int offsetSeconds) {
    return switch (base) {
      case INTEGER, ROW, EPOCH_MILLIS -> Long.toString(ticks);
      case EPOCH_SECONDS -> BigDecimal.valueOf(ticks, 3).stripTrailingZeros().toPlainString();
      case EPOCH_MICROS -> Long.toString(ticks * 1000L);
      case EPOCH_NANOS -> Long.toString(ticks * 1_000_000L);
      case EXCEL_SERIAL -> ExcelSerial.format(ticks);
      case DECIMAL_YEAR -> DecimalYear.format(ticks);
      default -> TimeWriter.write(tokens, toDateTime(ticks), offsetSeconds);
    };
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
