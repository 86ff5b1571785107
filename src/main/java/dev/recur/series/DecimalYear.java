package dev.recur.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/** Years with a fraction that names a month, as R prints them: {@code 1949.08333333333}. */
final class DecimalYear {
  private static final long DAY = 86_400_000L;

  private DecimalYear() {}

  /** The ticks of the first of the month, {@link Notation#NO_MATCH} if the text names none. */
  static long parse(byte[] text, int from, int to) {
    if (to - from < 4 || to - from > 24) {
      return Notation.NO_MATCH;
    }
    for (int i = from; i < to; i++) {
      boolean digit = text[i] >= '0' && text[i] <= '9';
      if (!digit && (text[i] != '.' || i - from != 4)) {
        return Notation.NO_MATCH;
      }
    }
    double months =
        Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII)) * 12;
    long whole = Math.round(months);
    if (Math.abs(months - whole) > 0.02) {
      return Notation.NO_MATCH;
    }
    return TimeReader.daysFromCivil((int) (whole / 12), (int) (whole % 12) + 1, 1) * DAY;
  }

  /** Fifteen significant digits, as R prints them. */
  static String format(long ticks) {
    LocalDateTime time = Notation.toDateTime(ticks);
    return BigDecimal.valueOf(time.getYear() * 12L + time.getMonthValue() - 1L)
        .divide(BigDecimal.valueOf(12), new MathContext(15, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }
}
