package dev.recur.series;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a pattern of {@link Notation}, in the order of the text.
 *
 * @param tokens fields and literal bytes
 */
record TimePattern(List<Token> tokens) {
  /** The English names of the months. */
  static final List<String> MONTHS =
      List.of(
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
          "December");

  /** What a token stands for. */
  enum Field {
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
    OFFSET;

    boolean year() {
      return this == YEAR4 || this == YEAR || this == YEAR2 || this == WEEK_YEAR;
    }
  }

  /**
   * A field, or one byte of text.
   *
   * @param field what it stands for
   * @param literal the byte of a literal
   * @param width letters of the field in the pattern
   */
  record Token(Field field, byte literal, int width) {}

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
    if (tokens.stream().noneMatch(token -> token.field.year())) {
      throw new InputException(
          "time format '" + pattern + "' has no year; write it as in yyyy-MM-dd or d/M/yyyy");
    }
    return new TimePattern(tokens);
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

  /** Whether a field stands in the pattern. */
  boolean has(Field field) {
    for (Token token : tokens) {
      if (token.field == field) {
        return true;
      }
    }
    return false;
  }
}
