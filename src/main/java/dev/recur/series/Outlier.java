package dev.recur.series;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A value, or a few in a row, that the values around it do not explain, or a change of level.
 *
 * @param step first of them
 * @param steps how many; of a shift all to the end
 * @param kind what it looks like
 * @param value the first of them, original units
 * @param usual what would have been usual there, original units
 */
public record Outlier(int step, int steps, Kind kind, double value, double usual) {
  /** What an outlier looks like. */
  public enum Kind {
    /** A tenth of what is usual. */
    LOST_DIGIT("a lost digit"),
    /** Ten times what is usual. */
    EXTRA_DIGIT("a digit too many"),
    /** Twice what is usual. */
    DOUBLED("a value counted twice"),
    /** Zero where nothing else is. */
    ZERO("a zero for a value"),
    /** Nines, and far from everything else: -999, 9999.9. */
    CODE("a code for a missing value"),
    /** Far above. */
    SPIKE("a spike"),
    /** Far below. */
    DIP("a dip"),
    /** From here on another level. */
    SHIFT("a shift of level");

    /** How many times what is usual a code is at the least. */
    private static final double FAR_FROM_USUAL = 3;

    private static final Pattern NINES = Pattern.compile("9{2,6}(?:\\.(?:9{1,3}|0))?");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** In words: {@code a lost digit}. */
    @Override
    public String toString() {
      return words;
    }

    private static boolean nines(double value) {
      return NINES.matcher(BigDecimal.valueOf(Math.abs(value)).toPlainString()).matches();
    }

    /** Returns what a value looks like. */
    static Kind of(double value, double usual) {
      if (value == 0) {
        return ZERO;
      }
      double ratio = value / usual;
      if (!(ratio < FAR_FROM_USUAL && ratio > 0) && nines(value)) {
        return CODE;
      }
      if (ratio > 0.085 && ratio < 0.118) {
        return LOST_DIGIT;
      }
      if (ratio > 8.5 && ratio < 11.8) {
        return EXTRA_DIGIT;
      }
      if (ratio > 1.85 && ratio < 2.15) {
        return DOUBLED;
      }
      return value > usual ? SPIKE : DIP;
    }

    /** Whether it stands in the place of a value, for as long as there is none. */
    boolean standsForNone() {
      return this == ZERO || this == CODE;
    }

    /** Whether it is an event that may well be real, rather than a slip. */
    boolean isEvent() {
      return this == SPIKE || this == DIP || this == DOUBLED;
    }
  }

  /** Whether it covers a step as a value, not as a level. */
  public boolean covers(int at) {
    return kind != Kind.SHIFT && at >= step && at < step + steps;
  }
}
