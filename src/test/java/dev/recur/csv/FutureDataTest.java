package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.table.Source;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FutureDataTest {

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Panel history(String text) {
    ReadOptions options =
        BadFilesTest.options("--target y --future heat").withMissing(MissingPolicy.ERROR);
    return PanelReader.read(in(text), "history", options).panel();
  }

  private static Panel extended(String history, String table) {
    return FutureData.read(Source.of(in(table), "table"), history(history));
  }

  private static final String SHOPS =
      """
      shop,day,heat,y
      A,2024-01-01,1,5
      A,2024-01-02,2,6
      A,2024-01-03,3,7
      B,2024-01-01,4,5
      B,2024-01-02,5,6
      B,2024-01-03,6,7
      B,2024-01-04,7,
      """;

  @Test
  void eachSeriesIsExtendedByItsOwnRowsInAnyOrder() {
    Panel panel =
        extended(
            SHOPS,
            """
            heat,shop,day
            9.5,B,2024-01-05
            -2,A,2024-01-05
            -1,A,2024-01-04
            99,A,2024-01-03
            77,C,2024-01-04
            """);

    TimeSeries a = panel.series().get(0);
    assertEquals(3, a.length());
    assertEquals(5, a.futureLength());
    assertEquals(3, a.future(0, 2), "what is known stays");
    assertEquals(-1, a.future(0, 3));
    assertEquals(-2, a.future(0, 4));
    TimeSeries b = panel.series().get(1);
    assertEquals(5, b.futureLength());
    assertEquals(7, b.future(0, 3));
    assertEquals(9.5, b.future(0, 4));
  }

  @Test
  void emptyCellsAtTheEndAreNotKnown() {
    Panel panel =
        extended(SHOPS, "shop,day,heat\nA,2024-01-04,1\nA,2024-01-05,\nA,2024-01-06,NA\n");

    assertEquals(4, panel.series().get(0).futureLength());
    assertEquals(4, panel.series().get(1).futureLength());
  }

  @Test
  void aHoleIsNamedWithItsSeries() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> extended(SHOPS, "shop,day,heat\nA,2024-01-04,\nA,2024-01-05,1\n"));

    assertEquals(
        "table: the future covariates 'heat' are missing for 'A' at 2024-01-04, but known after"
            + " that; add the rows or fill the cells",
        e.getMessage());
  }

  @Test
  void aTimeBetweenTheStepsIsRefused() {
    String hours =
        "time,heat,y\n2024-01-01 00:00,1,1\n2024-01-01 01:00,2,2\n2024-01-01 02:00,2,3\n";

    InputException e =
        assertThrows(
            InputException.class, () -> extended(hours, "time,heat\n2024-01-01 03:30,4\n"));

    assertEquals(
        "table:2: column 'time': '2024-01-01 03:30' is no step of a calendar that is hourly from"
            + " 2024-01-01 00:00",
        e.getMessage());
  }

  @Test
  void offsetsAreReadAsInstants() {
    String hours =
        """
        time,heat,y
        2024-01-01T00:00+01:00,1,1
        2024-01-01T01:00+01:00,2,2
        2024-01-01T02:00+01:00,2,3
        """;

    Panel panel = extended(hours, "time,heat\n2024-01-01T03:00+01:00,4\n2024-01-01T03:00Z,5\n");

    assertEquals(5, panel.series().get(0).futureLength());
    assertEquals(4, panel.series().get(0).future(0, 3));
    assertEquals(5, panel.series().get(0).future(0, 4), "03:00 in Greenwich is 04:00 there");
  }

  @Test
  void timeInSeveralColumnsAndADecimalComma() {
    String split = "year;month;heat;y\n2024;1;1,5;1\n2024;2;2,5;2\n2024;3;2,5;3\n";

    Panel panel = extended(split, "year;month;heat\n2024;4;3,25\n");

    assertEquals(3.25, panel.series().get(0).future(0, 3));
  }

  @Test
  void rowsWithoutTimeAreCounted() {
    Panel panel = extended("heat,y\n1,5\n2,7\n3,9\n", "heat\n4\n5\n");

    assertEquals(5, panel.series().get(0).futureLength());
    assertEquals(5, panel.series().get(0).future(0, 4));
  }

  @Test
  void whatIsNotATableIsRefused() {
    assertEquals(
        "table: empty; expected a header and one row a step",
        assertThrows(InputException.class, () -> extended(SHOPS, "")).getMessage());
    assertEquals(
        "table:3: 2 cells where the header has 3; is the row torn, or a delimiter not quoted?",
        assertThrows(
                InputException.class,
                () -> extended(SHOPS, "shop,day,heat\nA,2024-01-04,1\nA,2024-01-05\n"))
            .getMessage());
    Panel plain =
        PanelReader.read(in("day,y\n2024-01-01,1\n2024-01-02,2\n"), "plain", ReadOptions.DEFAULT)
            .panel();
    assertEquals(
        "table: the model knows no future covariate; train it with future to use them",
        assertThrows(
                InputException.class,
                () -> FutureData.read(Source.of(in("day,y\n"), "table"), plain))
            .getMessage());
  }
}
