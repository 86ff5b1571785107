package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
