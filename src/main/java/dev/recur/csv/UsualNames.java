package dev.recur.csv;

import java.util.Locale;
import java.util.Set;

/** Names that columns of one role carry in the files of other systems. */
final class UsualNames {
  private UsualNames() {}

  private static final Set<String> ROW_NUMBERS =
      Set.of("", "rownames", "row.names", "no", "no.", "index", "unnamed: 0", "row", "obs", "#");
  private static final Set<String> TIMES =
      Set.of(
          "date",
          "time",
          "datetime",
          "date_time",
          "timestamp",
          "ds",
          "month",
          "week",
          "day",
          "quarter",
          "year",
          "yr",
          "period",
          "hour",
          "t",
          "step",
          "epoch",
          "index",
          "unix",
          "unixtime",
          "unix_time",
          "ts");
  private static final Set<String> KEYS =
      Set.of(
          "unique_id",
          "item_id",
          "series_id",
          "series",
          "id",
          "segment",
          "store",
          "item",
          "sku",
          "shop",
          "product",
          "store_id",
          "product_id",
          "store_nbr",
          "region",
          "station");
  private static final Set<String> TARGETS = Set.of("y", "target", "value", "values");

  static boolean rowNumbers(String column) {
    return ROW_NUMBERS.contains(lower(column));
  }

  static boolean time(String column) {
    return TIMES.contains(lower(column));
  }

  static boolean key(String column) {
    return KEYS.contains(lower(column));
  }

  static boolean target(String column) {
    return TARGETS.contains(lower(column));
  }

  private static String lower(String column) {
    return column.toLowerCase(Locale.ROOT).strip();
  }
}
