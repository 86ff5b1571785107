package dev.recur.series;

import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The tokens of a pattern of {@link Notation}, in the order of the text.
 *
 * @param tokens fields and literal bytes
 */
record TimePattern(List<Token> tokens) {
  /** The first of the hundred years that two digits name where the pattern does not say. */
  static final int FIRST_YEAR = 1950;

  /** What a token stands for. */
  enum Field {
    LITERAL,
    YEAR4,
    YEAR,
    YEAR2,
    NEXT_YEAR,
    WEEK_YEAR,
    WEEK_YEAR2,
    WEEK2,
    WEEK,
    WEEKDAY,
    WEEKDAY_NAME,
    DAY_OF_YEAR,
    HALF_YEAR,
    QUARTER,
    MONTH2,
    MONTH,
    MONTH_NAME,
    DAY2,
    DAY,
    HOUR2,
    HOUR,
    CLOCK_HOUR2,
    CLOCK_HOUR,
    HOUR12_2,
    HOUR12,
    MINUTE2,
    MINUTE,
    SECOND2,
    SECOND,
    FRACTION,
    AM_PM,
    OFFSET,
    PLAIN_OFFSET,
    ZONE_NAME,
    END;

    boolean year() {
      return this == YEAR4 || this == YEAR || this == WEEK_YEAR || twoDigitYear();
    }

    boolean month() {
      return this == MONTH2 || this == MONTH || this == MONTH_NAME;
    }

    boolean day() {
      return switch (this) {
        case DAY2, DAY, DAY_OF_YEAR, WEEKDAY, WEEKDAY_NAME -> true;
        default -> false;
      };
    }

    boolean twoDigitYear() {
      return this == YEAR2 || this == WEEK_YEAR2;
    }

    boolean hour() {
      return switch (this) {
        case HOUR2, HOUR, CLOCK_HOUR2, CLOCK_HOUR, HOUR12_2, HOUR12 -> true;
        default -> false;
      };
    }

    boolean offset() {
      return this == OFFSET || this == PLAIN_OFFSET || this == ZONE_NAME;
    }

    private boolean named() {
      return this == MONTH_NAME || this == WEEKDAY_NAME;
    }
  }

  /**
   * A field, or one byte of text.
   *
   * @param field what it stands for
   * @param literal the byte of a literal
   * @param width letters of the field in the pattern
   * @param names of months and weekdays in the language of the text
   * @param months the twelve as the text writes them; none if it does as usual
   * @param firstYear the first of the hundred years that two digits name
   */
  record Token(
      Field field,
      byte literal,
      int width,
      CalendarNames names,
      List<String> months,
      int firstYear) {
    private static Token literal(byte text) {
      return plain(Field.LITERAL, text, 1);
    }

    private static Token plain(Field field, byte literal, int width) {
      return new Token(field, literal, width, CalendarNames.ENGLISH, List.of(), FIRST_YEAR);
    }

    /** The name of a month. */
    String month(Month month) {
      return months.isEmpty() ? names.month(month, full()) : months.get(month.getValue() - 1);
    }

    /** Whether names are written in full. */
    boolean full() {
      return width > 3;
    }
  }

  /** Copies the list. */
  TimePattern {
    tokens = List.copyOf(tokens);
  }

  /**
   * Takes a pattern apart.
   *
   * @throws InputException if it is none, or has no year
   */
  static TimePattern of(String pattern) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        int end = pattern.indexOf('\'', i + 1);
        if (end < 0) {
          throw new InputException("time format '" + pattern + "' has an open quote");
        }
        literals(end == i + 1 ? "'" : pattern.substring(i + 1, end), tokens);
        i = end + 1;
        continue;
      }
      int run = i;
      while (run < pattern.length() && pattern.charAt(run) == c) {
        run++;
      }
      if (Character.isLetter(c)) {
        Field field = field(pattern, c, run - i);
        int width = run - i;
        CalendarNames names = CalendarNames.ENGLISH;
        List<String> months = List.of();
        int firstYear = FIRST_YEAR;
        int close = pattern.indexOf('}', run);
        boolean more = run < pattern.length() && pattern.charAt(run) == '{' && close > 0;
        if (more && field.named()) {
          List<String> words = List.of(pattern.substring(run + 1, close).split(" ", -1));
          names = CalendarNames.of(words.get(0));
          months = months(pattern, words.subList(1, words.size()));
          run = close + 1;
        } else if (more && field.twoDigitYear()) {
          firstYear = year(pattern, pattern.substring(run + 1, close));
          run = close + 1;
        }
        tokens.add(new Token(field, (byte) 0, width, names, months, firstYear));
        i = run;
      } else if (c == '*') {
        tokens.add(Token.plain(Field.END, (byte) 0, 1));
        i++;
      } else {
        literals(String.valueOf(c), tokens);
        i++;
      }
    }
    if (tokens.stream().noneMatch(token -> token.field.year())) {
      throw new InputException(
          "time format '" + pattern + "' has no year; write it as in yyyy-MM-dd or d/M/yyyy");
    }
    return new TimePattern(tokens);
  }

  private static List<String> months(String pattern, List<String> words) {
    if (!words.isEmpty() && words.size() != Month.values().length) {
      throw new InputException(
          "time format '" + pattern + "' has " + words.size() + " names of months, no twelve");
    }
    return words;
  }

  private static int year(String pattern, String text) {
    if (!text.matches("\\d{4}")) {
      throw new InputException(
          "time format '"
              + pattern
              + "' has {"
              + text
              + "} behind yy; write a year as in yy{1950}");
    }
    return Integer.parseInt(text);
  }

  private static void literals(String text, List<Token> tokens) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      tokens.add(Token.literal(b));
    }
  }

  private static Field field(String pattern, char letter, int run) {
    Field field =
        switch (letter) {
          case 'y' ->
              run == 4 ? Field.YEAR4 : run == 2 ? Field.YEAR2 : run == 1 ? Field.YEAR : null;
          case 'Y' -> run == 4 ? Field.WEEK_YEAR : run == 2 ? Field.WEEK_YEAR2 : null;
          case 'n' -> run == 2 || run == 4 ? Field.NEXT_YEAR : null;
          case 'w' -> run == 2 ? Field.WEEK2 : run == 1 ? Field.WEEK : null;
          case 'e' -> run == 1 ? Field.WEEKDAY : null;
          case 'E' -> run == 1 || run == 4 ? Field.WEEKDAY_NAME : null;
          case 'D' -> run == 3 || run == 1 ? Field.DAY_OF_YEAR : null;
          case 'N' -> run == 1 ? Field.HALF_YEAR : null;
          case 'Q' -> run == 1 ? Field.QUARTER : null;
          case 'M' -> run == 1 ? Field.MONTH : run == 2 ? Field.MONTH2 : Field.MONTH_NAME;
          case 'd' -> run == 1 ? Field.DAY : run == 2 ? Field.DAY2 : null;
          case 'H' -> run == 1 ? Field.HOUR : run == 2 ? Field.HOUR2 : null;
          case 'k' -> run == 1 ? Field.CLOCK_HOUR : run == 2 ? Field.CLOCK_HOUR2 : null;
          case 'h' -> run == 1 ? Field.HOUR12 : run == 2 ? Field.HOUR12_2 : null;
          case 'm' -> run == 1 ? Field.MINUTE : run == 2 ? Field.MINUTE2 : null;
          case 's' -> run == 1 ? Field.SECOND : run == 2 ? Field.SECOND2 : null;
          case 'S' -> run <= 9 ? Field.FRACTION : null;
          case 'a' -> run == 1 ? Field.AM_PM : null;
          case 'X' -> run == 1 ? Field.OFFSET : null;
          case 'x' -> run <= 3 ? Field.PLAIN_OFFSET : null;
          case 'z' -> run == 1 ? Field.ZONE_NAME : null;
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

  /**
   * Whether a literal and the field behind it are the seconds or their fraction, which Java and
   * Python leave out where they are zero.
   *
   * @param token the place of the literal
   */
  boolean beginsZeros(int token) {
    if (token + 1 == tokens.size()) {
      return false;
    }
    byte mark = tokens.get(token).literal;
    return switch (tokens.get(token + 1).field) {
      case SECOND2 -> mark == ':';
      case FRACTION -> mark == '.' || mark == ',';
      default -> false;
    };
  }

  /** Whether a field stands in the pattern. */
  boolean has(Predicate<Field> field) {
    return tokens.stream().anyMatch(token -> field.test(token.field));
  }
}
