package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Aggregation;
import dev.recur.series.Frequency;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.SourceLines;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step that was read knows the line of its file; values here are their own lines. */
class LinesOfStepsTest {
  private static void eachValueIsItsLine(String text, ReadOptions options) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Panel panel = PanelReader.read(new ByteArrayInputStream(bytes), "f.csv", options).panel();
    for (TimeSeries whole : panel.series()) {
      for (TimeSeries series : new TimeSeries[] {whole, whole.slice(2, whole.length())}) {
        for (int t = 0; t < series.length(); t++) {
          if (series.observed(0, t)) {
            assertEquals(
                (long) series.target(0, t), series.line(t).orElseThrow(), series.name() + t);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ds,y/2020-01-01,2/2020-01-02,3/2020-01-03,4/2020-01-04,5",
        "ds,y/2020-01-04,2/2020-01-03,3/2020-01-02,4/2020-01-01,5",
        "ds,y/2020-01-02,2/2020-01-01,3/2020-01-04,4/2020-01-03,5",
        "Report//ds,y/2020-01-01,4//2020-01-02,6/2020-01-04,7/2020-01-05,8",
        "ds;y/2020-01;2/2020-02;3/;/2020-03;5/2020-06;6/2020-07;7",
        "id,ds,y/a,2020-01,2/b,2020-01,3/a,2020-02,4/b,2020-02,5/a,2020-03,6/b,2020-04,7",
        "id,ds,y/b,2020-03,2/b,2020-02,3/b,2020-01,4/a,2020-02,5/a,2020-01,6/a,2020-03,7",
        "{'ds':'2020-01-01','y':1}/{'ds':'2020-01-02','y':2}/{'ds':'2020-01-03','y':3}"
      })
  void inAnyOrderAndLayout(String text) {
    String lines = text.replace('/', '\n').replace('\'', '"') + "\n";
    eachValueIsItsLine(lines, ReadOptions.DEFAULT.withMissing(MissingPolicy.PREVIOUS));
  }

  @ParameterizedTest
  @CsvSource({"rows,2", "months,2"})
  void aRowOfValuesIsOneLine(String layout, int first) {
    StringBuilder text = new StringBuilder(layout.equals("rows") ? "id" : "Year");
    for (int m = 1; m <= 12; m++) {
      text.append(layout.equals("rows") ? ",V" + (m + 1) : "," + m);
    }
    for (int line = first; line < first + 3; line++) {
      text.append(layout.equals("rows") ? "\ns" + line : "\n" + (2020 + line));
      text.append(("," + line).repeat(12));
    }
    eachValueIsItsLine(text + "\n", ReadOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void runsHoldWhatAMapHolds(long seed) {
    Random random = new Random(seed);
    SourceLines.Builder builder = new SourceLines.Builder();
    Map<Integer, Long> map = new HashMap<>();
    int step = 0;
    long line = 1000;
    for (int i = 0; i < 500; i++) {
      step += random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
      line += random.nextInt(4) == 0 ? random.nextInt(7) - 3 : 2;
      builder.add(step, line);
      map.put(step, line);
    }
    SourceLines lines = builder.build();
    SourceLines later = lines.from(9);
    map.forEach((at, of) -> assertEquals(of, lines.of(at).orElseThrow(), "seed " + seed));
    map.forEach((at, of) -> assertEquals(of, later.of(at - 9).orElseThrow(), "seed " + seed));
    assertTrue(SourceLines.NONE.of(3).isEmpty());
  }

  @Test
  void sumsOfEventsComeFromNoLine() {
    StringBuilder text = new StringBuilder("time,amount\n");
    for (int hour = 0; hour < 24 * 8; hour++) {
      text.append("2020-01-%02d %02d:%02d,3\n".formatted(1 + hour / 24, hour % 24, hour % 60));
    }
    ReadOptions daily =
        ReadOptions.DEFAULT
            .with()
            .aggregate(Aggregation.SUM)
            .frequency(Frequency.parse("daily"))
            .build();
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Panel panel = PanelReader.read(new ByteArrayInputStream(bytes), "f.csv", daily).panel();
    assertTrue(panel.series().get(0).line(0).isEmpty());
  }
}
