package dev.recur.csv;

import dev.recur.csv.KnownSeries.Step;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Known series as text.
 *
 * @param known the series
 * @param layout how they lie in the text
 * @param upper whether the names of the columns are in capitals
 * @param asked the columns that a user would name as targets, none if the file tells
 * @param text the file
 */
record WrittenFile(
    KnownSeries known, Layout layout, boolean upper, List<String> asked, String text) {

  /** How series lie in a file. */
  enum Layout {
    /** A row for each time and series. */
    LONG,
    /** A row for each time, a column for each series. */
    WIDE,
    /** A row for each series, times across the top. */
    ACROSS,
    /** A row for each year, months across the top. */
    MONTHS
  }

  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "yyyy/MM/dd",
          "yyyyMMdd",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "M/d/yyyy",
          "dd-MM-yyyy",
          "dd.MM.yy",
          "MM/dd/yy",
          "d MMM yyyy",
          "dd-MMM-yy",
          "ddMMMyyyy",
          "MMMM d, yyyy",
          "EEE, d MMM yyyy",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss'Z'",
          "seconds");

  private static final Map<Step, List<String>> NOTATIONS =
      Map.of(
          Step.HOUR,
          List.of(
              "yyyy-MM-dd HH:mm",
              "yyyy-MM-dd HH:mm:ss",
              "yyyy-MM-dd'T'HH:mm:ss",
              "yyyy-MM-dd'T'HH:mm:ss'Z'",
              "yyyy-MM-dd HH:mm:ss'+00'",
              "yyyy-MM-dd HH:mm:ss.SSSSSS",
              "yyyyMMddHH",
              "yyyyMMdd'T'HHmmss'Z'",
              "dd.MM.yyyy HH:mm",
              "dd/MM/yyyy HH:mm",
              "MM/dd/yyyy hh:mm a",
              "M/d/yy H:mm",
              "d MMM yyyy HH:mm",
              "EEE, d MMM yyyy HH:mm:ss '+0000'",
              "seconds",
              "milliseconds"),
          Step.DAY,
          DATES,
          Step.WEEK,
          DATES,
          Step.MONTH,
          List.of(
              "yyyy-MM",
              "yyyy/MM",
              "yyyyMM",
              "yyyy'M'MM",
              "MM/yyyy",
              "MM.yyyy",
              "MMM yyyy",
              "MMMM yyyy",
              "MMM-yy",
              "yyyy MMM",
              "yyyy-MM-dd",
              "dd.MM.yyyy",
              "MM/dd/yyyy",
              "dd/MM/yyyy",
              "yyyyMMdd"),
          Step.QUARTER,
          List.of(
              "yyyy-'Q'Q",
              "yyyy'Q'Q",
              "yyyy 'Q'Q",
              "'Q'Q yyyy",
              "Q'Q'yyyy",
              "'Q'Q yy",
              "'Q'Q-yyyy",
              "yyyy-MM-dd",
              "MM/dd/yyyy"),
          Step.YEAR,
          List.of("yyyy", "yyyy-MM-dd", "dd.MM.yyyy"));

  static WrittenFile random(Random random) {
    return random(random, Style::decorated);
  }

  /** The same kinds of series, drawn for the eye. */
  static WrittenFile drawn(Random random) {
    return random(random, (style, table, more) -> DrawnTable.random(table, more));
  }

  /** How the cells of a table become a text. */
  private interface Writing {
    String text(Style style, List<List<String>> table, Random random);
  }

  private static WrittenFile random(Random random, Writing writing) {
    Layout layout =
        switch (random.nextInt(8)) {
          case 0, 1, 2, 3 -> Layout.LONG;
          case 4, 5 -> Layout.WIDE;
          case 6 -> Layout.ACROSS;
          default -> Layout.MONTHS;
        };
    KnownSeries known = KnownSeries.random(random, layout == Layout.MONTHS);
    if (layout == Layout.MONTHS) {
      known =
          new KnownSeries(
              known.names().subList(0, 1),
              known.step(),
              known.first(),
              known.values().subList(0, 1));
    }
    boolean upper = random.nextInt(3) == 0;
    char delimiter = ",,;\t|".charAt(random.nextInt(5));
    Style style = Style.random(random, known, delimiter, upper);
    List<List<String>> table =
        switch (layout) {
          case LONG -> style.tall(random);
          case WIDE -> style.wide(random);
          case ACROSS -> style.across();
          case MONTHS -> style.months(random);
        };
    boolean ask = layout == Layout.WIDE && random.nextBoolean();
    List<String> asked = ask ? known.names().stream().map(style::header).toList() : List.of();
    return new WrittenFile(known, layout, upper, asked, writing.text(style, table, random));
  }

  /** Returns the name of a column as the header has it. */
  String header(String name) {
    return upper ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** Returns the first lines, to show. */
  String beginning() {
    return layout + " " + String.join("\n", text.lines().limit(5).toList());
  }

  /** How times, numbers and cells are written. */
  private record Style(
      KnownSeries known,
      String notation,
      DecimalFormat numbers,
      char delimiter,
      boolean upper,
      int order) {

    static Style random(Random random, KnownSeries known, char delimiter, boolean upper) {
      List<String> notations = NOTATIONS.get(known.step());
      String notation = notations.get(random.nextInt(notations.size()));
      boolean comma = (delimiter == ';' || delimiter == '\t') && random.nextBoolean();
      DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
      symbols.setDecimalSeparator(comma ? ',' : '.');
      String marks = comma ? ". \u00a0'" : ", \u00a0'";
      symbols.setGroupingSeparator(marks.charAt(random.nextInt(marks.length())));
      int digits = known.value(0, 0).scale();
      DecimalFormat numbers =
          new DecimalFormat("#,##0" + (digits == 0 ? "" : "." + "0".repeat(digits)), symbols);
      numbers.setGroupingUsed(random.nextInt(3) == 0);
      return new Style(known, notation, numbers, delimiter, upper, random.nextInt(4));
    }

    private String time(LocalDateTime time) {
      return switch (notation) {
        case "seconds" -> "" + time.toEpochSecond(ZoneOffset.UTC);
        case "milliseconds" -> time.toEpochSecond(ZoneOffset.UTC) + "000";
        default -> DateTimeFormatter.ofPattern(notation, Locale.ENGLISH).format(time);
      };
    }

    private String number(BigDecimal value) {
      return numbers.format(value);
    }

    String header(String name) {
      return upper ? name.toUpperCase(Locale.ROOT) : name;
    }

    private void sort(List<List<String>> rows, Random random) {
      if (order == 1) {
        Collections.reverse(rows);
      } else if (order == 2) {
        Collections.shuffle(rows, random);
      }
    }

    List<List<String>> tall(Random random) {
      boolean keyed = known.names().size() > 1 || random.nextInt(4) == 0;
      boolean numbered = random.nextInt(5) == 0;
      boolean constant = random.nextInt(6) == 0;
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < known.names().size(); i++) {
        for (int t = 0; t < known.length(); t++) {
          List<String> row = new ArrayList<>();
          row.add(time(known.time(t)));
          row.add(number(known.value(i, t)));
          if (keyed) {
            row.add(known.names().get(i));
          }
          if (constant) {
            row.add("7");
          }
          rows.add(row);
        }
      }
      sort(rows, random);
      String[] times = {"date", "time", "ds", "timestamp", "period"};
      String[] values = {"value", "sales", "y", "demand"};
      List<String> header = new ArrayList<>();
      header.add(header(times[random.nextInt(times.length)]));
      header.add(header(values[random.nextInt(values.length)]));
      if (keyed) {
        header.add(header("region"));
      }
      if (constant) {
        header.add(header("version"));
      }
      if (numbered) {
        header.add(header("id"));
        for (int i = 0; i < rows.size(); i++) {
          rows.get(i).add("" + (i + 1));
        }
      }
      rows.add(0, header);
      return reordered(rows, random);
    }

    List<List<String>> wide(Random random) {
      List<List<String>> rows = new ArrayList<>();
      for (int t = 0; t < known.length(); t++) {
        List<String> row = new ArrayList<>();
        row.add(time(known.time(t)));
        for (int i = 0; i < known.names().size(); i++) {
          row.add(number(known.value(i, t)));
        }
        rows.add(row);
      }
      sort(rows, random);
      List<String> header = new ArrayList<>();
      header.add(header("date"));
      known.names().forEach(name -> header.add(header(name)));
      rows.add(0, header);
      return reordered(rows, random);
    }

    List<List<String>> across() {
      List<List<String>> rows = new ArrayList<>();
      List<String> header = new ArrayList<>();
      header.add(header("region"));
      for (int t = 0; t < known.length(); t++) {
        header.add(time(known.time(t)));
      }
      rows.add(header);
      for (int i = 0; i < known.names().size(); i++) {
        List<String> row = new ArrayList<>();
        row.add(known.names().get(i));
        for (int t = 0; t < known.length(); t++) {
          row.add(number(known.value(i, t)));
        }
        rows.add(row);
      }
      return rows;
    }

    List<List<String>> months(Random random) {
      List<List<String>> rows = new ArrayList<>();
      for (int t = 0; t < known.length(); t += 12) {
        List<String> row = new ArrayList<>();
        row.add("" + known.time(t).getYear());
        for (int month = 0; month < 12; month++) {
          row.add(number(known.value(0, t + month)));
        }
        rows.add(row);
      }
      sort(rows, random);
      List<String> header = new ArrayList<>();
      header.add(header("year"));
      DateTimeFormatter name = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
      for (int month = 0; month < 12; month++) {
        header.add(header(name.format(known.time(month))));
      }
      rows.add(0, header);
      return rows;
    }

    private static List<List<String>> reordered(List<List<String>> rows, Random random) {
      List<Integer> columns = new ArrayList<>();
      for (int i = 0; i < rows.get(0).size(); i++) {
        columns.add(i);
      }
      if (random.nextBoolean()) {
        Collections.shuffle(columns, random);
      }
      return rows.stream().map(row -> columns.stream().map(row::get).toList()).toList();
    }

    String decorated(List<List<String>> table, Random random) {
      boolean quotes = random.nextInt(4) == 0;
      boolean trailing = random.nextInt(6) == 0;
      String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
      StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" : "");
      for (List<String> row : table) {
        for (int i = 0; i < row.size(); i++) {
          String cell = row.get(i);
          boolean quoted = quotes || cell.indexOf(delimiter) >= 0;
          text.append(i == 0 ? "" : String.valueOf(delimiter));
          text.append(quoted ? '"' + cell + '"' : cell);
        }
        text.append(trailing ? String.valueOf(delimiter) : "").append(end);
      }
      return text.append(end.repeat(random.nextInt(3))).toString();
    }
  }
}
