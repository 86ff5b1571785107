package dev.recur.series;

import dev.recur.series.TimePattern.Field;
import dev.recur.series.TimePattern.Token;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Writes times by the tokens of a pattern. */
final class TimeWriter {
  private TimeWriter() {}

  /**
   * Writes a time.
   *
   * @param time on the wall clock
   * @param offset seconds east of Greenwich for patterns that write an offset
   */
  static String write(TimePattern pattern, LocalDateTime time, int offset) {
    LocalDateTime written = time;
    if (time.toLocalTime().equals(LocalTime.MIDNIGHT)
        && pattern.has(f -> f == Field.CLOCK_HOUR || f == Field.CLOCK_HOUR2)) {
      written = time.minusDays(1);
    }
    StringBuilder out = new StringBuilder();
    boolean plain = true;
    for (Token token : pattern.tokens()) {
      plain &= token.literal() >= 0;
      write(token, written, offset, out);
    }
    // A literal is one byte of UTF-8, which stands in the text as one char so far.
    return plain ? out.toString() : utf8(out);
  }

  private static String utf8(StringBuilder bytesAsChars) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < bytesAsChars.length(); i++) {
      char c = bytesAsChars.charAt(i);
      if (c < 0x100) {
        bytes.write(c);
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(Token token, LocalDateTime time, int offset, StringBuilder out) {
    switch (token.field()) {
      case LITERAL -> out.append((char) (token.literal() & 0xff));
      case YEAR4 -> pad(time.getYear(), 4, out);
      case YEAR -> out.append(time.getYear());
      case YEAR2 -> pad(Math.floorMod(time.getYear(), 100), 2, out);
      case WEEK_YEAR -> pad(time.get(IsoFields.WEEK_BASED_YEAR), 4, out);
      case WEEK_YEAR2 -> pad(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100), 2, out);
      case NEXT_YEAR -> {
        int next = time.getYear() + 1;
        pad(token.width() == 2 ? next % 100 : next, token.width(), out);
      }
      case WEEK2, WEEK -> pad(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), token.width(), out);
      case WEEKDAY -> out.append(time.get(ChronoField.DAY_OF_WEEK));
      case WEEKDAY_NAME -> out.append(token.names().weekday(time.getDayOfWeek(), token.full()));
      case DAY_OF_YEAR -> pad(time.getDayOfYear(), token.width(), out);
      case HALF_YEAR -> out.append(time.getMonthValue() <= 6 ? 1 : 2);
      case QUARTER -> out.append(time.get(IsoFields.QUARTER_OF_YEAR));
      case MONTH2, MONTH -> pad(time.getMonthValue(), token.width(), out);
      case MONTH_NAME -> out.append(token.month(time.getMonth()));
      case DAY2, DAY -> pad(time.getDayOfMonth(), token.width(), out);
      case HOUR2, HOUR -> pad(time.getHour(), token.width(), out);
      case CLOCK_HOUR2, CLOCK_HOUR ->
          pad(
              time.toLocalTime().equals(LocalTime.MIDNIGHT) ? 24 : time.getHour(),
              token.width(),
              out);
      case HOUR12_2, HOUR12 -> pad((time.getHour() + 11) % 12 + 1, token.width(), out);
      case MINUTE2, MINUTE -> pad(time.getMinute(), token.width(), out);
      case SECOND2, SECOND -> pad(time.getSecond(), token.width(), out);
      case FRACTION -> {
        StringBuilder digits = new StringBuilder();
        pad(time.get(ChronoField.NANO_OF_SECOND), 9, digits);
        out.append(digits, 0, token.width());
      }
      case AM_PM -> out.append(time.getHour() < 12 ? "AM" : "PM");
      case OFFSET -> out.append(offset == 0 ? "Z" : ZoneOffset.ofTotalSeconds(offset).getId());
      case PLAIN_OFFSET -> out.append(plain(offset, token.width()));
      case ZONE_NAME -> out.append(offset == 0 ? "UTC" : plain(offset, 3));
      case END -> {
        // The end of an interval is not written.
      }
    }
  }

  /** An offset as {@code +01}, {@code +0100} or {@code +01:00}. */
  private static String plain(int offset, int width) {
    int minutes = Math.abs(offset) / 60;
    String hours = String.format(Locale.ROOT, "%s%02d", offset < 0 ? "-" : "+", minutes / 60);
    return width == 1 && minutes % 60 == 0
        ? hours
        : hours + String.format(Locale.ROOT, width == 3 ? ":%02d" : "%02d", minutes % 60);
  }

  private static void pad(int value, int width, StringBuilder out) {
    String digits = Integer.toString(value);
    out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
