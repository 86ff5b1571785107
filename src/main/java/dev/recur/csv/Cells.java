package dev.recur.csv;

import java.nio.charset.StandardCharsets;

/** What stands in a cell: a number, a missing value, a truth value. */
final class Cells {
  /** What {@link #number} returns for a text that is no number. */
  static final double NO_NUMBER = Double.POSITIVE_INFINITY;

  /** What {@link #number} returns for a number that no double can hold. */
  static final double OUT_OF_RANGE = Double.NEGATIVE_INFINITY;

  private static final String[] MISSING = {
    "na", "nan", "n/a", "#n/a", "null", "none", "?", ".", "nat", ":", "..", "...", "\u2026"
  };
  private static final byte[][] MISSING_BYTES = new byte[MISSING.length][];

  static {
    for (int i = 0; i < MISSING.length; i++) {
      MISSING_BYTES[i] = MISSING[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Cells() {}

  /** Whether a cell is empty or one of {@link #MISSING}, in any case. */
  static boolean missing(byte[] text, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return true;
    }
    if (length > 4) {
      return false;
    }
    for (byte[] word : MISSING_BYTES) {
      if (word.length == length && same(word, text, from)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a lower-case word stands at a place, in any case. */
  private static boolean same(byte[] word, byte[] text, int from) {
    for (int i = 0; i < word.length; i++) {
      int b = text[from + i];
      if (b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** 1 for true, yes and t, 0 for false, no and f in any case, otherwise -1. */
  static int truth(byte[] text, int from, int to) {
    return switch (to - from) {
      case 1 -> {
        int letter = text[from] | 0x20;
        yield letter == 't' || letter == 'y' ? 1 : letter == 'f' || letter == 'n' ? 0 : -1;
      }
      case 2 -> same(new byte[] {'n', 'o'}, text, from) ? 0 : -1;
      case 3 -> same(new byte[] {'y', 'e', 's'}, text, from) ? 1 : -1;
      case 4 -> same(new byte[] {'t', 'r', 'u', 'e'}, text, from) ? 1 : -1;
      case 5 -> same(new byte[] {'f', 'a', 'l', 's', 'e'}, text, from) ? 0 : -1;
      default -> -1;
    };
  }

  /**
   * The double nearest to a decimal number: digits with a sign, a decimal mark and an exponent, and
   * nothing else.
   *
   * @param decimal the decimal mark
   * @return a finite number, {@link #NO_NUMBER} or {@link #OUT_OF_RANGE}
   */
  static double number(byte[] text, int from, int to, char decimal) {
    int i = from;
    boolean negative = false;
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      negative = text[i] == '-';
      i++;
    }
    long mantissa = 0;
    int kept = 0;
    int digits = 0;
    int scale = 0;
    boolean fraction = false;
    for (; i < to; i++) {
      byte b = text[i];
      if (b >= '0' && b <= '9') {
        digits++;
        if (kept > 0 || b != '0') {
          kept++;
          if (kept <= 18) {
            mantissa = mantissa * 10 + (b - '0');
          }
        }
        if (fraction) {
          scale--;
        }
      } else if (b == decimal && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return NO_NUMBER;
    }
    int exponent = 0;
    if (i < to) {
      if ((text[i] | 0x20) != 'e') {
        return NO_NUMBER;
      }
      i++;
      boolean down = i < to && text[i] == '-';
      if (i < to && (text[i] == '-' || text[i] == '+')) {
        i++;
      }
      if (i == to) {
        return NO_NUMBER;
      }
      for (; i < to; i++) {
        if (text[i] < '0' || text[i] > '9') {
          return NO_NUMBER;
        }
        exponent = Math.min(exponent * 10 + (text[i] - '0'), 100_000);
      }
      exponent = down ? -exponent : exponent;
    }
    int power = exponent + scale;
    double value;
    if (mantissa == 0) {
      value = 0;
    } else if (kept <= 15 && power >= -22 && power <= 22) {
      // Both factors are exact doubles, so one operation rounds once (Clinger 1990).
      value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
    } else {
      String plain = new String(text, from, to - from, StandardCharsets.UTF_8);
      value = Math.abs(Double.parseDouble(decimal == '.' ? plain : plain.replace(decimal, '.')));
      if (Double.isInfinite(value) || value == 0) {
        return OUT_OF_RANGE;
      }
    }
    return negative ? -value : value;
  }
}
