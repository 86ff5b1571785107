package dev.recur.series;

import dev.recur.series.TimePattern.Token;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

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
    StringBuilder out = new StringBuilder();
    for (Token token : pattern.tokens()) {
      write(token, time, offset, out);
    }
    return out.toString();
  }

  private static void write(Token token, LocalDateTime time, int offset, StringBuilder out) {
    switch (token.field()) {
      case LITERAL -> out.append((char) token.literal());
      case YEAR4 -> pad(time.getYear(), 4, out);
      case YEAR -> out.append(time.getYear());
      case YEAR2 -> pad(Math.floorMod(time.getYear(), 100), 2, out);
      case WEEK_YEAR -> pad(time.get(IsoFields.WEEK_BASED_YEAR), 4, out);
      case WEEK -> pad(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, out);
      case WEEKDAY -> out.append(time.get(ChronoField.DAY_OF_WEEK));
      case QUARTER -> out.append(time.get(IsoFields.QUARTER_OF_YEAR));
      case MONTH2, MONTH -> pad(time.getMonthValue(), token.width(), out);
      case MONTH_SHORT -> out.append(TimePattern.MONTHS.get(time.getMonthValue() - 1), 0, 3);
      case MONTH_LONG -> out.append(TimePattern.MONTHS.get(time.getMonthValue() - 1));
      case DAY2, DAY -> pad(time.getDayOfMonth(), token.width(), out);
      case HOUR2, HOUR -> pad(time.getHour(), token.width(), out);
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
    }
  }

  private static void pad(int value, int width, StringBuilder out) {
    String digits = Integer.toString(value);
    out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
