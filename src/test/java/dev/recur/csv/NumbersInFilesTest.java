package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.cli.Worded;
import dev.recur.series.DecimalMark;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people and sheets write them are read as what they say, or refused. */
class NumbersInFilesTest {
  private static final String[] MONTHS = {
    "2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06", "2020-07", "2020-08"
  };

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static Reading resource(String name) throws IOException {
    try (InputStream in = NumbersInFilesTest.class.getResourceAsStream("numbers/" + name)) {
      return PanelReader.read(in, name, ReadOptions.DEFAULT);
    }
  }

  private static double[] values(Reading reading) {
    return reading.panel().series().get(0).target(0);
  }

  /** A column of cells beside months, each cell in quotes. */
  private static String file(char delimiter, String... cells) {
    StringBuilder text = new StringBuilder("month" + delimiter + "y\n");
    for (int i = 0; i < cells.length; i++) {
      text.append(MONTHS[i]).append(delimiter).append('"').append(cells[i]).append("\"\n");
    }
    return text.toString();
  }

  private static String notes(Reading reading) {
    return reading.findings().stream().map(Worded::asOptions).collect(Collectors.joining("\n"));
  }

  private static String refusal(String text, ReadOptions options) {
    return Worded.asOptions(assertThrows(InputException.class, () -> read(text, options)));
  }

  @Test
  void pointsBesideLargerNumbersPartThousands() throws IOException {
    Reading reading = resource("de_int_mixed.csv");

    assertArrayEquals(
        new double[] {1106, 1084, 1329, 1611, 885, 805, 960}, Arrays.copyOf(values(reading), 7));
    assertEquals(DecimalMark.COMMA, reading.panel().schema().format().decimal());
    assertTrue(notes(reading).contains("read as thousands: 1.106 is 1106"), notes(reading));
  }

  @Test
  void amountsOfMoneyKeepTheirNumbers() throws IOException {
    Reading reading = resource("currency.csv");

    assertArrayEquals(
        new double[] {995766.59, 975917.67, 1196307.84}, Arrays.copyOf(values(reading), 3));
    assertTrue(
        notes(reading).contains("read as thousands and amounts in $: $995,766.59 is 995766.59"),
        notes(reading));
  }

  /** Cells that are all numbers in one writing, and what they say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.106,5; 987,25; 12.345.678,00 | 1106.5; 987.25; 12345678 | thousands: 1.106,5 is 1106.5",
        "1,106.5; 987.25; 12,345,678.00 | 1106.5; 987.25; 12345678 | thousands: 1,106.5 is 1106.5",
        "1'106.50; 987.00; 12'345.05 | 1106.5; 987; 12345.05 | thousands: 1'106.50 is 1106.5",
        "1\u2019106; 987; 12\u2019345 | 1106; 987; 12345 | thousands: 1\u2019106 is 1106",
        "1\u00a0106,5; 987,0; 12\u00a0345,0 | 1106.5; 987; 12345 | thousands: 1\u00a0106,5 is 1106.5",
        "1\u202f106; 987; 12\u202f345 | 1106; 987; 12345 | thousands: 1\u202f106 is 1106",
        "1\u2009106; 987; 12\u2009345 | 1106; 987; 12345 | thousands: 1\u2009106 is 1106",
        "12,34,567; 1,00,000; 98,765 | 1234567; 100000; 98765 | thousands: 12,34,567 is 1234567",
        "€ 12,50; € 8,00; € -3,25 | 12.5; 8; -3.25 | amounts in €: € 12,50 is 12.5",
        "12.50 EUR; 8.00 EUR; -3.25 EUR | 12.5; 8; -3.25 | amounts in EUR: 12.50 EUR is 12.5",
        "CHF 1'200.00; CHF 8.50; CHF 3.00 | 1200; 8.5; 3 | thousands and amounts in CHF: CHF 1'200.00 is 1200",
        "£995; -£20; £3 | 995; -20; 3 | amounts in £: £995 is 995",
        "R$ 1.200,50; R$ 8,00; R$ 3,00 | 1200.5; 8; 3 | thousands and amounts in R$: R$ 1.200,50 is 1200.5",
        "12.5%; 0%; 3 % | 12.5; 0; 3 | percent: 12.5% is 12.5",
        "12,5 %; 8,25 %; -3 % | 12.5; 8.25; -3 | percent: 12,5 % is 12.5",
        "1.2k; 850; 3M | 1200; 850; 3000000 | multiples: 1.2k is 1200",
        "$1.2M; $850K; $3B | 1200000; 850000; 3e9 | amounts in $ and multiples: $1.2M is 1200000",
        "1,5 Mio.; 2 Mio.; 0,5 Mio. | 1500000; 2000000; 500000 | multiples: 1,5 Mio. is 1500000",
        "(1,234.50); 8.25; (3) | -1234.5; 8.25; -3 | thousands and negative: (1,234.50) is -1234.5",
        "($5.25); $8.00; $3.10 | -5.25; 8; 3.1 | amounts in $ and negative: ($5.25) is -5.25",
        "5.25-; 8.5; 3.0- | -5.25; 8.5; -3 | negative: 5.25- is -5.25",
      })
  void cellsOfOneWritingAreReadAsWhatTheySay(String cells, String numbers, String note) {
    String[] written = cells.split(";");
    double[] expected =
        Arrays.stream(numbers.split(";")).mapToDouble(Double::parseDouble).toArray();
    for (char delimiter : new char[] {',', ';', '\t'}) {
      Reading reading =
          read(
              file(delimiter, Arrays.stream(written).map(String::strip).toArray(String[]::new)),
              ReadOptions.DEFAULT);

      assertArrayEquals(expected, values(reading), cells);
      assertTrue(notes(reading).contains("read as " + note), notes(reading));
    }
  }

  @Test
  void aMinusOfTypographyIsAMinus() {
    assertArrayEquals(
        new double[] {-5.5, 8, -3},
        values(read(file(',', "\u22125.5", "8", "\u22123"), ReadOptions.DEFAULT)));
  }

  /** The evidence comes after the first thousand rows: the whole column is read by it. */
  @Test
  void oneDecisionHoldsForTheWholeColumn() {
    StringBuilder text = new StringBuilder("t;y\n");
    double[] expected = new double[3000];
    for (int t = 0; t < 3000; t++) {
      int value = t == 2500 ? 1_234_567 : 1000 + t;
      expected[t] = value;
      String digits = String.valueOf(value);
      text.append(t).append(';');
      text.append(
          value >= 1_000_000 ? "1.234.567\n" : digits.charAt(0) + "." + digits.substring(1) + "\n");
    }

    assertArrayEquals(expected, values(read(text.toString(), ReadOptions.DEFAULT)));
  }

  @Test
  void anotherColumnTellsTheDecimalMark() {
    Reading comma =
        read(
            "month;a;b\n2020-01;1.106;0,5\n2020-02;1.205;2,25\n2020-03;1.301;7\n",
            ReadOptions.DEFAULT);
    Reading point =
        read(
            "month;a;b\n2020-01;1.106;0.5\n2020-02;1.205;2.25\n2020-03;1.301;7\n",
            ReadOptions.DEFAULT);

    assertArrayEquals(new double[] {1106, 1205, 1301}, comma.panel().series().get(0).target(0));
    assertArrayEquals(new double[] {1.106, 1.205, 1.301}, point.panel().series().get(0).target(0));
  }

  @Test
  void decimalsStayDecimals() {
    for (String[] cells :
        List.of(
            new String[] {"1.106", "0.987", "1.205"},
            new String[] {"1.106", "1.2", "1.205"},
            new String[] {"1.106", "1987.205", "12.500"})) {
      double[] expected = Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray();
      assertArrayEquals(expected, values(read(file(';', cells), ReadOptions.DEFAULT)));
    }
  }

  @Test
  void whatAFileCannotSayIsAsked() {
    String text = file(';', "1.106", "1.205", "1.301");

    assertEquals(
        "f.csv: column 'y': 1.106 may be 1106 or 1.106; pass --decimal comma for 1106, or --decimal"
            + " point for 1.106",
        refusal(text, ReadOptions.DEFAULT));
    assertArrayEquals(
        new double[] {1106, 1205, 1301},
        values(read(text, ReadOptions.builder().decimal(DecimalMark.COMMA).build())));
    assertArrayEquals(
        new double[] {1.106, 1.205, 1.301},
        values(read(text, ReadOptions.builder().decimal(DecimalMark.POINT).build())));
    Reading kept = read(text, ReadOptions.builder().missing(MissingPolicy.KEEP).build());
    assertEquals(
        "column 'y': 1.106 may be 1106 or 1.106; pass --decimal comma for 1106, or --decimal point"
            + " for 1.106",
        Worded.asOptions(kept.question().orElseThrow()));
  }

  /** Small numbers, numbers of nines and larger ungrouped ones beside 1.106 prove nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "999", "1106", "1"})
  void whatProvesNothingIsAsked(String beside) {
    assertTrue(
        refusal(file(';', "1.106", beside, "1.301"), ReadOptions.DEFAULT)
            .contains("--decimal comma"));
  }

  @Test
  void commasBetweenCellsMeanPointsBeforeDecimalsAndThatIsSaid() {
    Reading decimals = read(file(',', "1.106", "1.205", "1.301"), ReadOptions.DEFAULT);
    Reading thousands = read(file(',', "1,106", "1,205", "1,301"), ReadOptions.DEFAULT);

    assertArrayEquals(new double[] {1.106, 1.205, 1.301}, values(decimals));
    assertTrue(
        notes(decimals).contains("read as decimals: 1.106 is 1.106 (--decimal comma reads 1106)"),
        notes(decimals));
    assertArrayEquals(new double[] {1106, 1205, 1301}, values(thousands));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5; 2,5; 3.5 | f.csv:3: column 'y': '2,5' is not a number",
        "1.106.320; 2.5; 3 | f.csv:3: column 'y': '2.5' is not a number",
        "$5; €6; $7 | f.csv:3: column 'y': '€6' is not a number",
        "$5; 6; $7 | f.csv:2: column 'y': '$5' is an amount in $, other numbers of the column are not",
        "5; 6%; 7 | f.csv:3: column 'y': '6%' is a percentage, other numbers of the column are not",
        "5; 1.10.320; 7 | f.csv:3: column 'y': '1.10.320' is not a number",
        "5; (6; 7 | f.csv:3: column 'y': '(6' is not a number",
        "5; -6-; 7 | f.csv:3: column 'y': '-6-' is not a number",
      })
  void aColumnOfSeveralWritingsIsRefused(String cells, String line) {
    String[] written = Arrays.stream(cells.split(";")).map(String::strip).toArray(String[]::new);

    String refusal = refusal(file(';', written), ReadOptions.DEFAULT);

    assertTrue(refusal.startsWith(line), refusal);
  }

  @Test
  void theOptionIsRefusedWhereTheFileShowsOtherwise() {
    assertTrue(
        refusal(
                file(';', "1.5", "2.25", "3"),
                ReadOptions.builder().decimal(DecimalMark.COMMA).build())
            .startsWith(
                "f.csv:2: column 'y': '1.5' is not a number (the decimal mark of this column"));
  }

  @Test
  void newerDataIsReadAsTheModelsDataWas() {
    Reading first = read(file(';', "1.106", "987", "1.301"), ReadOptions.DEFAULT);
    ReadOptions like = ReadOptions.like(first.panel().schema());

    assertArrayEquals(new double[] {1402, 1500}, values(read(file(';', "1.402", "1.500"), like)));
    assertArrayEquals(new double[] {1.5, 2.25}, values(read(file(';', "1.5", "2.25"), like)));
  }

  @Test
  void seriesInRowsAreReadByOneDecision() {
    Reading reading =
        read(
            """
            id;V1;V2;V3;V4;V5;V6
            a;1.106;1.205;1.301;1.402;1.505
            b;987;885;1.005;990;1.201;960
            """,
            ReadOptions.DEFAULT);
    TimeSeries a = reading.panel().series().get(0);

    assertArrayEquals(new double[] {1106, 1205, 1301, 1402, 1505}, a.target(0));
  }

  /** Known numbers in a random writing are read as themselves, or refused. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aRandomWritingIsReadAsItselfOrRefused(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int file = 0; file < 500; file++) {
      char decimal = random.nextBoolean() ? '.' : ',';
      char[] groups = {'\0', decimal == '.' ? ',' : '.', '\'', '\u00a0', '\u202f'};
      char group = groups[random.nextInt(groups.length)];
      int decimals = random.nextInt(4);
      String[] around = {"#", "$#", "# €", "#%", "EUR #", "#"};
      String decoration = around[random.nextInt(around.length)];
      char delimiter = new char[] {';', '\t', ',', '|'}[random.nextInt(4)];
      double size = Math.pow(10, 1 + random.nextInt(6));
      double[] expected = new double[8];
      String[] cells = new String[8];
      for (int t = 0; t < 8; t++) {
        double power = Math.pow(10, decimals);
        expected[t] = Math.rint(size * (1 + random.nextDouble()) * power) / power;
        cells[t] = decoration.replace("#", written(expected[t], decimals, decimal, group));
      }
      Reading reading;
      try {
        reading = read(file(delimiter, cells), ReadOptions.DEFAULT);
      } catch (InputException e) {
        continue;
      }
      if (!notes(reading).contains("--decimal")) {
        assertArrayEquals(expected, values(reading), 1e-9, () -> Arrays.toString(cells));
      }
      read++;
    }
    assertTrue(read > 400, read + " of 500 read");
  }

  private static String written(double value, int decimals, char decimal, char group) {
    String plain = BigDecimal.valueOf(value).setScale(decimals).toPlainString();
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end; i++) {
      if (group != '\0' && i > 0 && (end - i) % 3 == 0) {
        text.append(group);
      }
      text.append(plain.charAt(i));
    }
    return decimals == 0
        ? text.toString()
        : text.append(decimal).append(plain.substring(end + 1)).toString();
  }
}
