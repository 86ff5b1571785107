package dev.recur.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.series.Calendar;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many origins some data have, each leaving enough before it. */
class VerdictPossibleTest {
  @ParameterizedTest
  @CsvSource({
    "84,12,12,5",
    "144,12,12,10",
    "119,12,12,7",
    "120,12,12,8",
    "20,1,1,10",
    "30,12,12,0"
  })
  void theFirstOriginLeavesTwoHorizonsAndTenValues(
      int length, int horizon, int apart, int expected) {
    TimeSeries series = TimeSeries.of("y", Calendar.rows(), new double[length]);
    Panel panel = new Panel(Schema.of("y", Calendar.rows()), List.of(series));

    assertEquals(expected, Verdict.possible(panel, horizon, apart));
  }
}
