package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static List<String> labels(Axis axis, int steps, int most) {
    return axis.ticks(steps, most).stream().map(Tick::label).toList();
  }

  @Test
  void namesThatDoNotFitSideBySideStandInTwoRowsWhole() {
    List<String> names = List.of("auto", "naive", "seasonal-naive", "drift", "ets", "sarima");
    Axis axis = new Axis.Named(names);
    assertEquals(2, axis.rows(6, 3));
    assertEquals(names, labels(axis, 6, 3));
    assertEquals(1, axis.rows(6, 30));
  }

  @Test
  void longNamesKeepTheirBeginningsAndTheirEnds() {
    List<String> names =
        List.of("log.difference.seasonal-mean.window", "log.difference.seasonal-mean.minmax");
    assertEquals(
        List.of("log.difference.se…n.window", "log.difference.se…n.minmax"),
        labels(new Axis.Named(names), 2, 1));
  }

  @Test
  void ofManyNumbersOnlySomeAreWritten() {
    List<String> names = IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList();
    Axis axis = new Axis.Named(names);
    assertEquals(1, axis.rows(40, 4));
    assertEquals(List.of("1", "11", "21", "31"), labels(axis, 40, 4));
  }

  @Test
  void sizesAreRoundWithZeroAmongThem() {
    Axis axis = new Axis.Sizes(.25, 4);
    assertEquals("-1.00", axis.label(0));
    assertEquals(List.of("-0.75", "0.00", "0.75"), labels(axis, 9, 4));
    assertEquals(List.of("-0.5", "0.0", "0.5"), labels(new Axis.Sizes(.5, 1), 3, 4));
  }
}
