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
          "per.",
          "buchungsper.",
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
          "ref_period",
          "dt",
          "dttm",
          "yymm",
          "mmyyyy",
          "doy",
          "dato",
          "fecha_hora",
          "dátum",
          "hónap",
          "év",
          "päivä",
          "pvm",
          "päivämäärä",
          "kuukausi",
          "vuosi",
          "tarih",
          "ay",
          "yıl",
          "lună",
          "luna",
          "mjesec",
          "mesec",
          "mesiac",
          "kuu",
          "mėnuo",
          "metai",
          "mēnesis",
          "gads",
          "ημερομηνία",
          "μήνας",
          "έτος",
          "дата",
          "месяц",
          "год",
          "день",
          "неделя",
          "период",
          "місяць",
          "рік",
          "bulan",
          "tanggal",
          "tahun",
          "năm",
          "tháng",
          "ngày");

  /** The same in Chinese, Japanese and Korean, whose words are no parts of others. */
  private static final Set<String> EAST_ASIAN_TIMES =
      Set.of(
          "年", "月", "年月", "年月日", "年度", "日付", "日期", "日時", "时间", "時間", "月份", "날짜", "연도", "년도", "월",
          "연월");

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
          "vecka",
          "dt",
          "doy",
          "dato",
          "dátum",
          "hónap",
          "év",
          "kuukausi",
          "vuosi",
          "päivämäärä",
          "tarih",
          "yıl",
          "luna",
          "lună",
          "mjesec",
          "mesec",
          "mesiac",
          "miesiąc",
          "měsíc",
          "rok",
          "mėnuo",
          "mēnesis",
          "ημερομηνία",
          "μήνας",
          "έτος",
          "дата",
          "месяц",
          "год",
          "период",
          "місяць",
          "рік",
          "tanggal",
          "bulan",
          "tahun",
          "năm",
          "tháng",
          "ngày",
          "calmonth",
          "calyear",
          "geschäftsjahr",
          "kalendermonat",
          "kalenderwoche");

  /** Words of the names of moments, as databases have them: {@code created_at}. */
  private static final Set<String> MOMENTS =
      Set.of("at", "on", "created", "recorded", "measured", "epoch", "unix", "posted", "logged");

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
          "year",
          "yr",
          "yyyy",
          "yy",
          "jahr",
          "année",
          "annee",
          "año",
          "ano",
          "anno",
          "jaar",
          "år",
          "rok",
          "év",
          "vuosi",
          "yıl",
          "an",
          "gads",
          "metai",
          "aasta",
          "godina",
          "leto",
          "έτος",
          "год",
          "рік",
          "tahun",
          "năm",
          "年",
          "年度",
          "연도",
          "년도",
          "geschäftsjahr",
          "fiscal year",
          "kalenderjahr");

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

  /** Words of the names of numbers that say where in a week or a day a row is. */
  private static final Set<String> PARTS_OF_TIME =
      Set.of("weekday", "dow", "wday", "dayofweek", "wochentag", "hour", "minute", "stunde");

  /** Words of the names of numbers that say where something is, or of what kind. */
  private static final Set<String> PLACES =
      Set.of("zip", "zipcode", "postcode", "plz", "code", "lat", "latitude", "lon", "longitude");

  private static final Set<String> TARGETS = Set.of("y", "target", "value", "values");

  static boolean rowNumbers(String column) {
    return ROW_NUMBERS.contains(lower(column));
  }

  static boolean time(String column) {
    String name = lower(column);
    return TIMES.contains(name) || EAST_ASIAN_TIMES.contains(name);
  }

  /** Whether the name of a column of text speaks of a time. */
  static boolean saysTime(String column) {
    return time(column)
        || words(column)
            .anyMatch(word -> TIME_WORDS.contains(word) || EAST_ASIAN_TIMES.contains(word));
  }

  /** Whether the name of a column of numbers speaks of a time, and of no length of time. */
  static boolean speaksOfTime(String column) {
    return saysTime(column) || words(column).anyMatch(MOMENTS::contains);
  }

  static boolean weeks(String column) {
    return words(column).anyMatch(WEEKS::contains);
  }

  /** The words of a name in lower case: {@code Month No} and {@code MonthNumber} have the first. */
  static Stream<String> words(String column) {
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

  /** Whether a name says that numbers are weekdays, hours or minutes. */
  static boolean partOfTime(String column) {
    return words(column).anyMatch(PARTS_OF_TIME::contains);
  }

  /** Whether a name says that numbers are places or codes, and no amounts. */
  static boolean place(String column) {
    return words(column).anyMatch(PLACES::contains);
  }

  static boolean target(String column) {
    return TARGETS.contains(lower(column));
  }

  private static String lower(String column) {
    return column.toLowerCase(Locale.ROOT).strip();
  }
}
