package dev.recur.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalChartTest {
  private static Chart chart(int steps) {
    double[] history = new double[steps];
    Arrays.setAll(history, t -> 10 + 5 * Math.sin(t * Math.PI / 6));
    return new Chart(
        "North",
        Fixtures.monthly(),
        steps + 6,
        List.of(
            new Band(false, steps, filled(4), filled(16), "95 %"),
            new Band(true, steps, filled(7), filled(13), "80 %"),
            new Line(Line.Kind.HISTORY, 0, history),
            new Line(Line.Kind.FORECAST, steps, filled(10))));
  }

  private static double[] filled(double value) {
    double[] values = new double[6];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void aForecastInCharacters() {
    assertEquals(
        """
            North: ░ 95 %, ▒ 80 %
           │    ⢀                ⡀          ░░░░░░░░░
           │  ⢀⠎⠁⠉⢆            ⡰⠉⠈⠱⡀        ░░░░░░░░░
           │ ⢠⠊   ⠈⢲          ⡞    ⠑⡄       ▒▒▒▒▒▒▒▒▒
           │⢀⠇      ⢇        ⡜      ⠸⡀      ▒▒▒▒▒▒▒▒▒
         10┤⠈       ⠈⢇      ⡜⠁       ⠱⡀     ▒⠉⠉⠉⠉⠉⠉⠉⠁
           │         ⠈⢦    ⡴⠁         ⠣⡀   ⢠⠄▒▒▒▒▒▒▒▒
           │           ⠣⣀⣀⠜            ⠑⣄⢀⡠⠃░░░░░░░░░
           │            ⠈                ⠁  ░░░░░░░░░
          2020                             2022
        """
            .stripTrailing(),
        String.join("\n", TerminalChart.lines(chart(24), 46, 8, false)));
  }

  @Test
  void partsAreNamedOverTheirBandsAndOneBelowTheOtherWhereTheyAreNear() {
    Chart chart =
        new Chart(
            "North",
            Fixtures.monthly(),
            30,
            List.of(
                new Span(Span.Kind.PART, 26, 2, "test"),
                new Span(Span.Kind.PART, 28, 2, "forecast"),
                new Band(false, 20, filled(4), filled(16), "95 %")));
    List<String> lines = TerminalChart.lines(chart, 60, 6, false);
    assertTrue(lines.get(1).endsWith("░test"), lines.get(1));
    assertTrue(lines.get(2).endsWith("░forecast"), lines.get(2));
  }

  @Test
  void barsStandOnZero() {
    Chart chart =
        new Chart(
            "Errors",
            new Axis.Named(List.of("a", "b", "c")),
            3,
            List.of(new Bars(Line.Kind.FORECAST, new double[] {2, -1, Double.NaN})));
    assertEquals(
        """
           Errors
         2┤ ⣶⣶⣶⣶⣶⣶⡆
          │ ⣿⣿⣿⣿⣿⣿⡇
          │ ⣿⣿⣿⣿⣿⣿⡇
         0┤ ⣿⣿⣿⣿⣿⣿⡇ ⢀⣀⣀⣀⣀⣀⣀
          │         ⢸⣿⣿⣿⣿⣿⣿
          │         ⠸⠿⠿⠿⠿⠿⠿
               a        b       c
        """
            .stripTrailing(),
        String.join("\n", TerminalChart.lines(chart, 30, 6, false)));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void linesFitTheTerminal(int columns) {
    for (String line : TerminalChart.lines(chart(48), columns, 12, false)) {
      assertTrue(line.length() < columns, line);
    }
  }

  @Test
  void withoutColoursNothingEscapes() {
    assertFalse(String.join("", TerminalChart.lines(chart(24), 60, 8, false)).contains("\u001b"));
  }

  @Test
  void coloursEndWhereTheirLineDoes() {
    List<String> lines = TerminalChart.lines(chart(24), 60, 8, true);
    assertTrue(lines.stream().anyMatch(line -> line.contains("\u001b[34m")));
    for (String line : lines) {
      assertTrue(line.lastIndexOf("\u001b[0m") >= line.lastIndexOf("\u001b[34m"), line);
    }
    assertEquals(
        TerminalChart.lines(chart(24), 60, 8, false),
        lines.stream().map(l -> l.replaceAll("\u001b\\[\\d+m", "").stripTrailing()).toList());
  }
}
