package dev.recur.csv;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
          "timestamps",
          "ds",
          "month",
          "week",
          "day",
          "quarter",
          "year",
          "yr",
          "period",
          "periode",
          "periodo",
          "période",
          "posting period",
          "fiscal period",
          "fiscper",
          "buchungsperiode",
          "calmonth",
          "hour",
          "t",
          "step",
          "epoch",
          "index",
          "unix",
          "unixtime",
          "unix_time",
          "ts",
          "yyyymm",
          "yyyyww",
          "yyyymmdd",
          "yearmonth",
          "year_month",
          "yearweek",
          "year_week",
          "datum",
          "zeit",
          "zeitpunkt",
          "zeitstempel",
          "monat",
          "woche",
          "kw",
          "tag",
          "jahr",
          "quartal",
          "stunde",
          "zeitraum",
          "fecha",
          "mes",
          "mês",
          "semana",
          "día",
          "dia",
          "año",
          "período",
          "mois",
          "semaine",
          "jour",
          "année",
          "annee",
          "heure",
          "trimestre",
          "data",
          "mese",
          "settimana",
          "giorno",
          "anno",
          "maand",
          "jaar",
          "dag",
          "tijd",
          "tijdstip",
          "månad",
          "måned",
          "vecka",
          "uge",
          "uke",
          "år",
          "tid",
          "miesiąc",
          "rok",
          "měsíc",
          "data_ora",
          "time_period",
          "ref_period");

  /** Words of a name that speak of a time; a column of numbers may well be one of durations. */
  private static final Set<String> TIME_WORDS =
      Set.of(
          "date",
          "time",
          "datetime",
          "timestamp",
          "ds",
          "month",
          "week",
          "day",
          "quarter",
          "year",
          "period",
          "periode",
          "datum",
          "zeit",
          "zeitpunkt",
          "zeitstempel",
          "monat",
          "woche",
          "jahr",
          "zeitraum",
          "fecha",
          "mes",
          "semana",
          "periodo",
          "mois",
          "semaine",
          "jour",
          "année",
          "période",
          "mese",
          "settimana",
          "giorno",
          "maand",
          "tijd",
          "tijdstip",
          "månad",
          "måned",
          "vecka");

  private static final Set<String> WEEKS =
      Set.of(
          "week",
          "weeks",
          "wk",
          "kw",
          "woche",
          "kalenderwoche",
          "semaine",
          "semana",
          "settimana",
          "vecka",
          "uge",
          "uke",
          "yyyyww",
          "yearweek",
          "isoweek");

  /** What a column of years is called. */
  static final Set<String> YEARS =
      Set.of(
          "year", "yr", "yyyy", "yy", "jahr", "année", "annee", "an", "año", "ano", "anno", "jaar",
          "år", "rok");

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

  /** Whether the name of a column of text speaks of a time. */
  static boolean saysTime(String column) {
    return time(column) || words(column).anyMatch(TIME_WORDS::contains);
  }

  static boolean weeks(String column) {
    return words(column).anyMatch(WEEKS::contains);
  }

  private static Stream<String> words(String column) {
    return Stream.of(column.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").split("[^\\p{L}]+"))
        .map(UsualNames::lower);
  }

  static boolean years(String column) {
    return YEARS.contains(lower(column));
  }

  static boolean key(String column) {
    return KEYS.contains(lower(column));
  }

  /** Whether a name says that a column of numbers tells series apart: {@code Store ID}. */
  static boolean namesSeries(String column) {
    return key(column) || words(column).anyMatch("id"::equals);
  }

  static boolean target(String column) {
    return TARGETS.contains(lower(column));
  }

  private static String lower(String column) {
    return column.toLowerCase(Locale.ROOT).strip();
  }
}
