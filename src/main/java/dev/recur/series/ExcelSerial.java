package dev.recur.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Days since 1899-12-30 with a fraction, as spreadsheets count them: {@code 45294.9583}. */
final class ExcelSerial {
  private static final long DAY = 86_400_000L;
  private static final long MINUTE = 60_000L;
  private static final long SECOND = 1000L;
  private static final long FIRST = -25_569L;

  private ExcelSerial() {}

  /**
   * The ticks of a number of days between 1954 and 2118, {@link Notation#NO_MATCH} for any other
   * text. The fraction names the minute that its digits leave open, otherwise the nearest second.
   */
  static long parse(byte[] text, int from, int to) {
    int digits = 0;
    while (from + digits < to && text[from + digits] >= '0' && text[from + digits] <= '9') {
      digits++;
    }
    int fraction = to - from - digits - 1;
    boolean whole = fraction < 0;
    if (digits != 5 || text[from] < '2' || text[from] > '7' || fraction == 0 || fraction > 18) {
      return Notation.NO_MATCH;
    }
    if (!whole && text[from + digits] != '.' && text[from + digits] != ',') {
      return Notation.NO_MATCH;
    }
    for (int i = from + digits + 1; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return Notation.NO_MATCH;
      }
    }
    String number = new String(text, from, to - from, StandardCharsets.US_ASCII).replace(',', '.');
    double millis = (Double.parseDouble(number) + FIRST) * DAY;
    double open = DAY * Math.pow(10, -Math.max(0, fraction)) + 1;
    long minute = Math.round(millis / MINUTE) * MINUTE;
    return whole || Math.abs(millis - minute) <= open
        ? minute
        : Math.round(millis / SECOND) * SECOND;
  }

  /** Ten digits of the fraction, as few as hold it. */
  static String format(long ticks) {
    return BigDecimal.valueOf(ticks)
        .divide(BigDecimal.valueOf(DAY), 10, RoundingMode.HALF_EVEN)
        .subtract(BigDecimal.valueOf(FIRST))
        .stripTrailingZeros()
        .toPlainString();
  }
}
