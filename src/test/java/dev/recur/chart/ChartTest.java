package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  @Test
  void aSeriesWithoutANameIsCalledByItsTargetAlone() {
    List<String> two = List.of("North", "South");
    assertEquals("South", Chart.title("North, South", two, 1));
    assertEquals("South", Chart.title("", two, 1));
    assertEquals("shop 1, South", Chart.title("shop 1", two, 1));
    assertEquals("shop 1", Chart.title("shop 1", List.of("North"), 0));
    assertEquals("North", Chart.title("North", List.of("North"), 0));
  }

  @Test
  void everyBarHasItsNameHoweverLong() {
    List<String> names =
        List.of(
            "log,difference,seasonal-difference,standard",
            "log,difference,standard",
            "log,seasonal-difference,standard",
            "seasonal-difference,standard");
    String svg =
        new Chart(
                "Error by transform",
                new Axis.Named(names),
                4,
                List.of(new Bars(Line.Kind.FORECAST, new double[] {4, 3, 2, 1})))
            .svg(400, 220);
    for (String beginning : List.of("log,difference,se", "log,difference,st", "log,s", "seas")) {
      assertTrue(svg.contains(">" + beginning), beginning + " in " + svg);
    }
  }
}
