package dev.recur.csv;

import dev.recur.series.DecimalMark;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people and sheets write it: {@code $1,234.50}, {@code 1.234,50 EUR}, {@code 12 %},
 * {@code 1.2k}, {@code (5)}, {@code 5-}, {@code 1'106}.
 *
 * @param value the number, {@link Cells#OUT_OF_RANGE} if no double can hold it; a mark that may be
 *     either is taken as the decimal mark; a percentage keeps its number
 * @param shows the decimal mark that the text shows for certain, OPEN if it shows none
 * @param either the mark that begins decimals or parts thousands, as the point of 1.106; OPEN if
 *     there is none
 * @param grouped whether thousands are certainly parted
 * @param percent whether a percent sign follows
 * @param currency its sign or code, empty if there is none
 * @param scaled whether a letter such as k or M multiplies it
 * @param negative whether it is negative by parentheses or a minus behind it
 */
record NumberText(
    double value,
    DecimalMark shows,
    DecimalMark either,
    boolean grouped,
    boolean percent,
    String currency,
    boolean scaled,
    boolean negative) {
  private static final int LONGEST = 60;
  private static final Set<String> CODES =
      Set.of(
          "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK",
          "PLN", "CZK", "HUF", "BRL", "MXN", "ZAR", "RUB", "KRW", "SGD", "HKD", "ILS", "THB", "IDR",
          "MYR", "PHP", "AED", "SAR", "UAH", "RON", "BGN", "kr", "kr.", "Kr", "zł", "Kč", "Ft",
          "Fr.", "SFr.", "Rs", "Rs.", "R$", "US$", "A$", "C$", "NZ$", "HK$", "S$", "CA$", "AU$");

  /** Reads a text, if it is a number in some writing. */
  static Optional<NumberText> read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    return new Parser(plainSpaces(text)).read();
  }

  /** The decimal mark that a text shows if it is a number, OPEN if none. */
  static DecimalMark shown(String text) {
    return text.indexOf(',') < 0 && text.indexOf('.') < 0
        ? DecimalMark.OPEN
        : read(text).map(NumberText::shows).orElse(DecimalMark.OPEN);
  }

  /** Every kind of space as a space, every minus as one. */
  private static String plainSpaces(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(
          c == '\u2212'
              ? '-'
              : c == '\u2019' || c == '\u02bc' ? '\'' : Character.isSpaceChar(c) ? ' ' : c);
    }
    return plain.toString().strip();
  }

  /** Takes off what stands around the digits, then reads them. */
  private static final class Parser {
    private String rest;
    private boolean minus;
    private boolean signed;
    private boolean negative;
    private boolean percent;
    private String currency = "";
    private int thousands;

    Parser(String text) {
      this.rest = text;
    }

    Optional<NumberText> read() {
      if (rest.length() > 2 && rest.charAt(0) == '(' && rest.charAt(rest.length() - 1) == ')') {
        rest = rest.substring(1, rest.length() - 1).strip();
        negative = true;
        signed = true;
      }
      boolean more = true;
      while (more) {
        more = before() || behind();
      }
      if (rest.isEmpty() || (percent && (!currency.isEmpty() || thousands > 0))) {
        return Optional.empty();
      }
      return digits();
    }

    /** Takes a sign or a currency off the beginning. */
    private boolean before() {
      if (rest.isEmpty()) {
        return false;
      }
      char first = rest.charAt(0);
      if (!signed && (first == '-' || first == '+')) {
        signed = true;
        minus = first == '-';
        return cut(1, rest.length());
      }
      int end = 0;
      while (end < rest.length() && currencyCharacter(rest.charAt(end), rest, end)) {
        end++;
      }
      return currency(rest.substring(0, end)) && cut(end, rest.length());
    }

    /** Whether a character may belong to a currency; a point only behind a letter. */
    private static boolean currencyCharacter(char c, String text, int at) {
      return Character.isLetter(c)
          || Character.getType(c) == Character.CURRENCY_SYMBOL
          || (c == '.' && at > 0 && Character.isLetter(text.charAt(at - 1)));
    }

    private boolean currency(String word) {
      boolean known =
          CODES.contains(word)
              || (word.length() == 1
                  && Character.getType(word.charAt(0)) == Character.CURRENCY_SYMBOL);
      if (!known || !currency.isEmpty()) {
        return false;
      }
      currency = word;
      return true;
    }

    private boolean cut(int from, int to) {
      rest = rest.substring(from, to).strip();
      return true;
    }

    /** Takes a percent sign, a minus, a currency or a letter for thousands off the end. */
    private boolean behind() {
      if (rest.isEmpty()) {
        return false;
      }
      int last = rest.length() - 1;
      char end = rest.charAt(last);
      if (end == '%' && !percent) {
        percent = true;
        return cut(0, last);
      }
      if (end == '-' && !signed) {
        signed = true;
        negative = true;
        return cut(0, last);
      }
      int start = rest.length();
      while (start > 0 && currencyCharacter(rest.charAt(start - 1), rest, start - 1)) {
        start--;
      }
      String word = rest.substring(start);
      if (currency(word)) {
        return cut(0, start);
      }
      int scale =
          switch (word) {
            case "k", "K", "Tsd", "Tsd." -> 1;
            case "M", "mn", "Mn", "Mio", "Mio." -> 2;
            case "B", "bn", "Bn", "Mrd", "Mrd." -> 3;
            default -> 0;
          };
      if (scale == 0 || thousands > 0 || start == 0) {
        return false;
      }
      thousands = scale;
      return cut(0, start);
    }

    private Optional<NumberText> digits() {
      int exponent = Math.max(rest.indexOf('e'), rest.indexOf('E'));
      String body = exponent < 0 ? rest : rest.substring(0, exponent);
      int power = thousands * 3;
      if (exponent >= 0) {
        String digits = rest.substring(exponent + 1);
        if (!digits.matches("[+-]?[0-9]{1,6}") || thousands > 0) {
          return Optional.empty();
        }
        power = Integer.parseInt(digits);
      }
      Marks marks = Marks.of(body, exponent >= 0);
      return marks == null ? Optional.empty() : Optional.of(number(marks, power));
    }

    private NumberText number(Marks marks, int power) {
      String digits = marks.digits();
      double size = Double.parseDouble(digits + "e" + power);
      boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
      double value =
          Double.isInfinite(size) || (size == 0 && !zero)
              ? Cells.OUT_OF_RANGE
              : minus != negative ? -size : size;
      return new NumberText(
          value,
          marks.shows(),
          marks.either(),
          marks.grouped(),
          percent,
          currency,
          thousands > 0,
          negative);
    }
  }

  /**
   * Digits and the marks between them.
   *
   * @param digits with a point before decimals and nothing else
   * @param shows the decimal mark that they show
   * @param either the mark that may be either
   * @param grouped whether thousands are certainly parted
   */
  private record Marks(String digits, DecimalMark shows, DecimalMark either, boolean grouped) {
    /** Reads digits; null if they are not a number. */
    static @Nullable Marks of(String body, boolean exponent) {
      int count = 0;
      int first = -1;
      int last = -1;
      boolean digit = false;
      for (int i = 0; i < body.length(); i++) {
        char c = body.charAt(i);
        if (c == '.' || c == ',' || c == '\'' || c == ' ') {
          first = first < 0 ? i : first;
          last = i;
          count++;
        } else if (c >= '0' && c <= '9') {
          digit = true;
        } else {
          return null;
        }
      }
      if (!digit) {
        return null;
      }
      if (count == 0) {
        return new Marks(body, DecimalMark.OPEN, DecimalMark.OPEN, false);
      }
      char group = body.charAt(first);
      char end = body.charAt(last);
      boolean mark = end == '.' || end == ',';
      if (count == 1 && mark) {
        return single(body, last, end, exponent);
      }
      String whole = mark && group != end ? body.substring(0, last) : body;
      if (exponent || !groups(whole, group) || (!mark && group != end)) {
        return null;
      }
      String digits = whole.replace(String.valueOf(group), "");
      if (mark && group != end) {
        return new Marks(
            digits + "." + body.substring(last + 1), DecimalMark.of(end), DecimalMark.OPEN, true);
      }
      boolean says = group == '.' || group == ',';
      return new Marks(
          digits, says ? DecimalMark.of(group).other() : DecimalMark.OPEN, DecimalMark.OPEN, true);
    }

    private static Marks single(String body, int at, char mark, boolean exponent) {
      String digits = body.substring(0, at) + "." + body.substring(at + 1);
      boolean either = !exponent && NumberText.either(at, body.length() - at - 1, body.charAt(0));
      return either
          ? new Marks(digits, DecimalMark.OPEN, DecimalMark.of(mark), false)
          : new Marks(digits, DecimalMark.of(mark), DecimalMark.OPEN, false);
    }

    /** Whether digits are parted in threes, or as in India in twos before the last three. */
    private static boolean groups(String body, char mark) {
      String[] parts = body.split(Pattern.quote(String.valueOf(mark)), -1);
      int last = parts.length - 1;
      int width = last > 1 && mark == ',' && parts[1].length() == 2 ? 2 : 3;
      boolean right = last > 0 && parts[last].length() == 3;
      for (int i = 1; i < last; i++) {
        right &= parts[i].length() == width;
      }
      return right
          && !parts[0].isEmpty()
          && parts[0].length() <= width
          && parts[0].charAt(0) != '0'
          && String.join("", parts).chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /**
   * Whether one mark between digits may part thousands: one to three digits before it, not
   * beginning with 0, three behind it.
   */
  static boolean either(int before, int behind, int first) {
    return behind == 3 && before >= 1 && before <= 3 && first != '0';
  }
}
