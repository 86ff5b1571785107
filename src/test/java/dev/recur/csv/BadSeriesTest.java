package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.cli.Worded;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bad series does not block the others: it is named, or left out where that is wanted. */
class BadSeriesTest {
  private static final ReadOptions SKIP = ReadOptions.builder().skipBadSeries(true).build();

  private static final String GOOD =
      """
      good,2020-01-01,1
      good,2020-01-02,2
      good,2020-01-03,3
      good,2020-01-04,4
      fine,2020-01-01,5
      fine,2020-01-02,6
      fine,2020-01-03,7
      """;

  private static Reading read(String text, ReadOptions options) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv", options);
  }

  private static String refusal(String text, ReadOptions options) {
    return Worded.asOptions(assertThrows(InputException.class, () -> read(text, options)));
  }

  private static List<String> names(Reading reading) {
    return reading.panel().series().stream().map(TimeSeries::name).toList();
  }

  /** Rows of bad series, and what is said of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad,2020-01-01,;bad,2020-01-02, | f.csv:9: column 'value': no value in the whole series 'bad'; leave it out, or pass --skip-bad-series with --missing interpolate",
        "bad,2020-01-01,1;bad,2020-01-01,2 | f.csv:10: column 'date': '2020-01-01' of series 'bad' stands on line 9 too; remove one row, or pass --skip-bad-series",
        "bad,2020-01-01,1;bad,2020-01-03,2 | f.csv:10: column 'date': 1 step is missing between 2020-01-01 and 2020-01-03 in series 'bad'; add the rows or pass --missing interpolate, or pass --skip-bad-series",
        "bad,2020-01-01,NA;bad,2020-01-02,2 | f.csv:9: column 'value': 'NA' is a missing value; fix the cell or pass --missing interpolate, or pass --skip-bad-series",
      })
  void aBadSeriesIsNamedAndLeftOutWhereThatIsWanted(String rows, String line) {
    String text = "id,date,value\n" + GOOD + rows.replace(';', '\n') + "\n";

    String expected = line.replace(" with --missing interpolate", "");
    assertEquals(expected, refusal(text, ReadOptions.DEFAULT));
    Reading rest = read(text, SKIP);
    assertEquals(List.of("good", "fine"), names(rest));
    assertEquals(
        "1 series left out, which cannot be used: bad",
        Worded.asOptions(rest.findings().get(rest.findings().size() - 1)));
    assertArrayEquals(new double[] {1, 2, 3, 4}, rest.panel().series().get(0).target(0));
  }

  @Test
  void everyBadSeriesIsNamedTheFirstTenOfMany() {
    StringBuilder text = new StringBuilder("id,date,value\n" + GOOD);
    for (int i = 1; i <= 12; i++) {
      text.append("b%d,2020-01-01,1\nb%d,2020-01-02,\nb%d,2020-01-03,3\n".formatted(i, i, i));
    }

    assertEquals(
        "f.csv:10: column 'value': the cell is empty (in all 12 missing values) (12 of 14 series"
            + " cannot be used: b1; b2; b3; b4; b5; b6; b7; b8; b9; b10 and 2 more); fix the cell"
            + " or pass --missing interpolate, or pass --skip-bad-series",
        refusal(text.toString(), ReadOptions.DEFAULT));
    Reading rest = read(text.toString(), SKIP);
    assertEquals(List.of("good", "fine"), names(rest));
    assertEquals(
        "12 series left out, which cannot be used: b1; b2; b3; b4; b5; b6; b7; b8; b9; b10 and 2"
            + " more",
        Worded.asOptions(rest.findings().get(rest.findings().size() - 1)));
  }

  @Test
  void whereNothingIsLeftNothingIsSkipped() {
    String text = "id,date,value\na,2020-01-01,1\na,2020-01-01,2\na,2020-01-02,2\n";

    assertEquals(refusal(text, ReadOptions.DEFAULT), refusal(text, SKIP));
  }

  @Test
  void aSeriesThatBeginsWithGapsBeginsWithItsFirstValue() {
    Reading reading =
        read(
            "id,date,value\n" + GOOD + "late,2020-01-01,\nlate,2020-01-02,8\nlate,2020-01-03,9\n",
            ReadOptions.builder().missing(MissingPolicy.GAPS).build());
    TimeSeries late = reading.panel().series().get(2);

    assertArrayEquals(new double[] {8, 9}, late.target(0));
    assertEquals("2020-01-02", late.calendar().label(0));
  }

  @Test
  void aTargetWithoutAnyValueIsRefusedWithItsColumn() {
    assertEquals(
        "f.csv:2: column 'b': no value in the whole series; pass --target a",
        refusal(
            "date,a,b\n2020-01-01,1,\n2020-01-02,2,\n2020-01-03,3,\n",
            ReadOptions.builder()
                .targets(List.of("a", "b"))
                .missing(MissingPolicy.INTERPOLATE)
                .build()));
  }

  @Test
  void seriesInRowsAreSkippedToo() {
    String text =
        """
        id,V1,V2,V3,V4,V5
        a,1,2,3,4,5
        b,,,,,
        c,1,2,,4,5
        d,5,4,3,2,1
        """;

    assertEquals(
        "f.csv:3: column 'id': series 'b' has no value (2 of 4 series cannot be used: b; c); remove"
            + " the row, or pass --skip-bad-series with --missing interpolate",
        refusal(text, ReadOptions.DEFAULT));
    assertEquals(List.of("a", "d"), names(read(text, SKIP)));
  }
}
