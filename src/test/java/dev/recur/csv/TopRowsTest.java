package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles as wide as a table, and rows between its header and its first time. */
class TopRowsTest {
  private static final String MONTHS = "2020-01,5\n2020-02,6\n2020-03,7\n2020-04,8\n";
  private static final double[] VALUES = {5, 6, 7, 8};

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static Reading read(String text) {
    return read(text, ReadOptions.DEFAULT);
  }

  private static TimeSeries only(Reading reading) {
    return reading.panel().series().get(0);
  }

  private static String notes(Reading reading) {
    return reading.findings().stream().map(Worded::asOptions).collect(Collectors.joining("\n"));
  }

  private static String refusal(String text) {
    return Worded.asOptions(assertThrows(InputException.class, () -> read(text)));
  }

  /**
   * As the Office for National Statistics, INSEE, yfinance, a logger with units, a report in a
   * spreadsheet and analytics have them.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Title,CPIH/CDID,L522/Source dataset ID,MM23/PreUnit,/Unit,Index/Release date,21-02-2024"
            + "/Next release,20 March 2024/Important notes,|CPIH|7",
        "Libellé,Indice des prix/idBank,001759970/Dernière mise à jour,15-02-2024 08:45/Période,"
            + "|Indice des prix|3",
        "Price,Close/Ticker,AAPL/Date,|Close|2",
        "month,temperature/,°C|temperature|1",
        "Report,Sales by month/Created,05.01.2024/Month,Sales|Sales|2",
        "Date,Views/Total,26|Views|1"
      })
  void whatStandsAroundTheHeaderIsPassedOver(String above, String target, int rows) {
    Reading reading = read(above.replace('/', '\n') + "\n" + MONTHS);

    assertArrayEquals(VALUES, only(reading).target(0));
    assertEquals(target, reading.panel().schema().targets().get(0));
    assertTrue(
        notes(reading).contains(rows == 1 ? "1 row around" : rows + " rows around the header"),
        notes(reading));
  }

  /** As the Bundesbank has them, with flags in a last column. */
  @Test
  void aHeaderMayNameMoreThanMostRowsHold() {
    Reading reading =
        read(
            "\"\",BBEX3.D.USD,BBEX3.D.USD_FLAGS\n\"\",Wechselkurse,\nEinheit,USD,\n"
                + MONTHS.replace("\n", ",\n").replace("2020-04,8,", "2020-04,.,Kein Wert"));

    assertArrayEquals(new double[] {5, 6, 7}, only(reading).target(0));
    assertEquals(List.of("BBEX3.D.USD"), reading.panel().schema().targets());
  }

  /** Lines keep their numbers, whether or not there is a header. */
  @ParameterizedTest
  @ValueSource(strings = {"Title,CPIH\nCDID,L522\n", "Title,\nCDID,L522 2015=100\n"})
  void aComplaintBelowNamesTheLineOfTheFile(String above) {
    assertTrue(
        refusal(above + MONTHS.replace(",7", ",x")).startsWith("f.csv:5: column "),
        refusal(above + MONTHS.replace(",7", ",x")));
  }

  /** German statistics: titles, names without one for the time, units. */
  @Test
  void aYearAndAMonthBelowTitlesAreATime() {
    Reading reading =
        read(
            """
            Tabelle: 61111-0002
            Verbraucherpreisindex: Deutschland, Monate;;
            ;;Index
            ;;2020=100
            2019;November;98,1
            2019;Dezember;98,7
            2020;Januar;98,1
            2020;Februar;98,5
            __________
            Stand: 05.03.2024;10:00;
            """);

    assertEquals(98.7, only(reading).target(0, 1));
    assertEquals("2020-03-01", only(reading).calendar().label(4));
    assertEquals("Index", reading.panel().schema().targets().get(0));
  }

  /** As the Office for National Statistics writes a series: all its years, quarters and months. */
  @Test
  void yearsAndQuartersAboveMonthsAreLeftOut() {
    Reading reading =
        read(
            """
            Title,GDP
            CDID,ABMI
            2019,40
            2020,45
            2020 Q1,10
            2020 Q2,11
            2020 JAN,5
            2020 FEB,6
            2020 MAR,7
            2020 APR,8
            """);

    assertArrayEquals(VALUES, only(reading).target(0));
    assertTrue(
        notes(reading).contains("5 rows around the header passed over, years among them"),
        notes(reading));
  }

  @Test
  void aNumberAmongTitlesIsAskedAbout() {
    String text = "Title,CPIH\nDecimals,2\nUnit,Index\n" + MONTHS;

    assertEquals(
        "f.csv:1: no row of the table, of which the first has '2020-01'; pass --skip-rows 3",
        refusal(text));
    assertArrayEquals(
        VALUES, only(read(text, ReadOptions.builder().skipRows(3).build())).target(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "month,y/20x0-01,4|f.csv:2: column 'month': '20x0-01' is not a time",
        "month,y/2020-01,4/2020-1x,4|f.csv:3: column 'month': '2020-1x' is not a time",
        "month,y/2020-01,4/Total,4|f.csv:3: 'Total' stands among the rows"
      })
  void aRowThatMayBeOneOfTheTableIsNotPassedOver(String above, String complaint) {
    assertTrue(
        refusal(above.replace('/', '\n') + "\n" + MONTHS).startsWith(complaint),
        refusal(above.replace('/', '\n') + "\n" + MONTHS));
  }
}
