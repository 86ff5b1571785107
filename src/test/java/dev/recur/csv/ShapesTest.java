package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.cli.Worded;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shapes of well-known public files, rebuilt with the same header, notation, span and order of
 * rows and with made-up values. The table was written by hand from the files themselves.
 */
class ShapesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          airline        | monthly          | 12 | 1   | 1949-01              | 1960-12              | 144   | Passengers
          temperatures   | daily            | 7  | 1   | 1981-01-01           | 1990-12-31           | 3652  | Temp
          sunspots       | monthly          | 12 | 1   | 1749-01              | 1983-12              | 2820  | Sunspots
          shampoo        | monthly          | 12 | 1   | 1-01                 | 3-12                 | 36    | Sales
          AirPassengers  | monthly          | 12 | 1   | 1949                 | 1960.91666666667     | 144   | value
          us_gasoline    | weekly           | 1  | 1   | 02/8/1991            | 04/30/2021           | 1578  | Gasoline
          tourism        | quarterly        | 4  | 304 | 1998 Q1              | 2017 Q4              | 80    | Trips
          pollution      | hourly           | 24 | 1   | 2010-01-01 00:00     | 2014-12-31 23:00     | 43824 | pm2.5
          taylor         | no time          | 1  | 1   | 1                    | 4032                 | 4032  | x
          heart_rate     | no time          | 1  | 1   | 1                    | 1800                 | 1800  | Heart rate
          milk           | monthly          | 12 | 1   | 1962-01              | 1975-12              | 168   | Pounds per cow
          retail_sales   | monthly          | 12 | 1   | 1992-01-01           | 2016-05-01           | 293   | y
          ETTh1          | hourly           | 24 | 1   | 2016-07-01 00:00:00  | 2018-06-26 19:00:00  | 17420 | HUFL,HULL,MUFL,MULL,LUFL,LULL,OT
          vic_elec       | every 30 minutes | 48 | 1   | 2011-12-31T13:00:00Z | 2014-12-31T12:30:00Z | 52608 | Demand
          m4             | no time          | 1  | 414 | 1                    | 960                  | 960   | value
          """)
  void isReadAsTheTableSays(
      String file,
      String frequency,
      int season,
      int series,
      String first,
      String last,
      int length,
      String targets) {
    ReadOptions options =
        BadFilesTest.options(
            switch (file) {
              case "vic_elec" -> "--target Demand";
              case "pollution" -> "--target pm2.5 --missing zero";
              case "milk", "temperatures" -> "--missing interpolate";
              default -> "";
            });
    Panel panel = PanelReader.read(open(text(file)), file, options).panel();

    TimeSeries one = panel.series().get(panel.size() - 1);
    assertEquals(frequency, panel.schema().frequency().toString());
    assertEquals(season, panel.schema().frequency().usualSeason());
    assertEquals(series, panel.size());
    assertEquals(first, one.calendar().label(0));
    assertEquals(last, one.calendar().label(one.length() - 1));
    assertEquals(length, one.length());
    assertEquals(targets, String.join(",", panel.schema().targets()));
  }

  /** The files that leave the user a choice, and the line that asks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vic_elec     | vic_elec: which column is to be forecast? pass --target Demand (or several, with commas, of Demand, Temperature)
          pollution    | pollution: which column is to be forecast? pass --target pm2.5 (or several, with commas, of pm2.5, DEWP, TEMP, PRES, Iws, Is, Ir)
          temperatures | temperatures:1462: column 'Date': 1 step is missing between 1984-12-30 and 1985-01-01 (in all 2 missing steps); add the rows or pass --missing interpolate
          milk         | milk:22: column 'Month': 1 step is missing between 1963-08 and 1963-10 (in all 13 missing steps); add the rows or pass --missing interpolate
          """)
  void asksInOneLineWhereTheChoiceIsTheUsers(String file, String line) {
    InputException e =
        assertThrows(
            InputException.class,
            () -> PanelReader.read(open(text(file)), file, ReadOptions.DEFAULT));
    assertEquals(line, Worded.asOptions(e));

    Reading shown =
        PanelReader.read(
            open(text(file)), file, ReadOptions.DEFAULT.withMissing(MissingPolicy.KEEP));
    assertEquals(1, shown.panel().size());
  }

  private static InputStream open(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String file) {
    return switch (file) {
      case "airline" ->
          dated("\"Month\",\"Passengers\"", "monthly", "yyyy-MM", "1949-01", 144, "\"%s\",%d", "");
      case "temperatures" ->
          dated(
              "\"Date\",\"Temp\"",
              "daily",
              "yyyy-MM-dd",
              "1981-01-01",
              3652,
              "\"%s\",%d.5",
              "1984-12-31 1988-12-31");
      case "sunspots" ->
          dated("\"Month\",\"Sunspots\"", "monthly", "yyyy-MM", "1749-01", 2820, "\"%s\",%d.0", "");
      case "shampoo" ->
          dated("\"Month\",\"Sales\"", "monthly", "y-MM", "1-01", 36, "\"%s\",%d.0", "");
      case "AirPassengers" ->
          numbered(
              dated("rownames,time,value", "monthly", "decimal-year", "1949", 144, "%s,%d", ""));
      case "us_gasoline" -> newestFirst(gasoline());
      case "tourism" -> tourism();
      case "pollution" -> pollution();
      case "taylor" -> dated("rownames,x", "none", "integer", "1", 4032, "%s,%d", "");
      case "heart_rate" -> dated("Heart rate", "none", "integer", "1", 1800, "%2$d.0619", "");
      case "milk" ->
          dated(
                  "\"Month\",\"Pounds per cow\"",
                  "monthly",
                  "yyyy-MM",
                  "1962-01",
                  168,
                  "\"%s\",%d",
                  "1963-09 1964-11 1965-04 1965-05 1966-02 1966-03 1967-07 1968-01 1969-09 1970-02"
                      + " 1971-05 1972-08 1973-01")
              + "\n";
      case "retail_sales" -> dated("ds,y", "monthly", "yyyy-MM-dd", "1992-01-01", 293, "%s,%d", "");
      case "ETTh1" ->
          dated(
              "date,HUFL,HULL,MUFL,MULL,LUFL,LULL,OT",
              "hourly",
              "yyyy-MM-dd HH:mm:ss",
              "2016-07-01 00:00:00",
              17420,
              "%s,%d.827000141143799,2,1.5,0.4,4.2,1.3,30.5",
              "");
      case "vic_elec" ->
          numbered(
              dated(
                  "rownames,Time,Demand,Temperature,Date,Holiday",
                  "30 minutes",
                  "yyyy-MM-dd'T'HH:mm:ssX",
                  "2011-12-31T13:00:00Z",
                  52608,
                  "%s,%d.825174,21.4,2012-01-01,TRUE",
                  ""));
      case "m4" -> m4();
      default -> throw new IllegalArgumentException(file);
    };
  }

  /** A header and a row a step; time stamps in {@code left} are left out. */
  private static String dated(
      String header,
      String frequency,
      String pattern,
      String start,
      int rows,
      String row,
      String left) {
    Calendar calendar = Calendar.of(Frequency.parse(frequency), Notation.of(pattern), start);
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int t = 0; t < rows; t++) {
      String label = calendar.label(t);
      if (!left.contains(label) || left.isEmpty()) {
        text.append(String.format(Locale.ROOT, row, label, 100 + t % 37)).append('\n');
      }
    }
    return text.toString();
  }

  private static String numbered(String text) {
    String[] lines = text.split("\n", 0);
    for (int i = 1; i < lines.length; i++) {
      lines[i] = i + "," + lines[i];
    }
    return String.join("\n", lines) + "\n";
  }

  private static String gasoline() {
    return dated("Week,Gasoline", "weekly", "MM/d/yyyy", "02/8/1991", 1578, "%s,%d", "");
  }

  private static String newestFirst(String text) {
    String[] lines = text.split("\n", 0);
    StringBuilder turned = new StringBuilder(lines[0]).append("\r\n");
    for (int i = lines.length - 1; i > 0; i--) {
      turned.append(lines[i]).append("\r\n");
    }
    return turned.toString();
  }

  /** 76 regions in one of eight states, four purposes, 80 quarters. */
  private static String tourism() {
    StringBuilder text = new StringBuilder("rownames,Quarter,Region,State,Purpose,Trips\n");
    int row = 1;
    for (int region = 0; region < 76; region++) {
      for (String purpose : new String[] {"Business", "Holiday", "Other", "Visiting"}) {
        for (int t = 0; t < 80; t++) {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%d,%d Q%d,\"Region, %d\",State %d,%s,%d.0776903%n",
                  row++,
                  1998 + t / 4,
                  t % 4 + 1,
                  region,
                  region % 8,
                  purpose,
                  50 + t));
        }
      }
    }
    return text.toString();
  }

  private static String pollution() {
    String text =
        dated(
            "year,month,day,hour,pm2.5,DEWP,TEMP,PRES,cbwd,Iws,Is,Ir",
            "hourly",
            "y,M,d,H",
            "2010,1,1,0",
            43824,
            "%s,%d,-21,-11,1021,NW,1.79,0,0",
            "");
    text = numbered(text).replace("year,month", "No,year,month");
    String[] lines = text.split("\n", 0);
    for (int i = 1; i <= 24; i++) {
      lines[i] = lines[i].replaceFirst(",1\\d\\d,-21", ",NA,-21");
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String m4() {
    StringBuilder text = new StringBuilder("\"V1\"");
    for (int c = 2; c <= 961; c++) {
      text.append(",\"V").append(c).append('"');
    }
    for (int i = 1; i <= 414; i++) {
      text.append("\n\"H").append(i).append('"');
      for (int t = 0; t < 960; t++) {
        text.append(t < (i <= 169 ? 700 : 960) ? ",\"" + (100 + t % 24) + "\"" : ",");
      }
    }
    return text.append('\n').toString();
  }
}
