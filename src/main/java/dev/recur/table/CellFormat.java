package dev.recur.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the format of a cell says that its number is. */
enum CellFormat {
  /** A number. */
  NUMBER,
  /** A day, a month or a year. */
  DATE,
  /** A day with a time. */
  DATE_TIME,
  /** A time of a day. */
  TIME_OF_DAY;

  /** Formats that every workbook has, by their numbers, as ECMA-376 lists them in 18.8.30. */
  private static CellFormat builtIn(int id) {
    if (id == 22) {
      return DATE_TIME;
    }
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) {
      return TIME_OF_DAY;
    }
    return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
        ? DATE
        : NUMBER;
  }

  /**
   * What a format says.
   *
   * @param id its number in the workbook, null for none
   * @param pattern such as {@code dd.mm.yyyy hh:mm}, null where the number says it
   */
  static CellFormat of(@Nullable Integer id, @Nullable String pattern) {
    if (pattern == null || pattern.isEmpty()) {
      return id == null ? NUMBER : builtIn(id);
    }
    String letters =
        pattern
            .split(";", 2)[0]
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT)
            .replace("am/pm", "h")
            .replace("general", "");
    boolean clock = letters.contains("h") || letters.contains("s");
    boolean month = letters.contains("m") && !letters.matches(".*[0#?].*");
    boolean day = letters.contains("y") || letters.contains("d") || (month && !clock);
    return day ? clock ? DATE_TIME : DATE : clock ? TIME_OF_DAY : NUMBER;
  }
}
