package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Series written in a random notation, order, layout and decoration are read as what they are, or
 * refused in one line. Set the property {@code recur.known} for another number of files.
 */
class KnownSeriesTest {
  private static final int FILES = Integer.getInteger("recur.known", 500);
  private static final int FIRST_SEED = Integer.getInteger("recur.known.seed", 1);

  @Test
  void aFileIsReadAsWhatItIsOrRefused() {
    readRightlyOrRefused(FILES, WrittenFile::random);
  }

  @Test
  void aTableDrawnForTheEyeIsReadAsWhatItIsOrRefused() {
    readRightlyOrRefused(FILES / 2, WrittenFile::drawn);
  }

  private static void readRightlyOrRefused(int files, Function<Random, WrittenFile> writer) {
    TreeMap<Integer, String> wrong = new TreeMap<>();
    int read = 0;
    for (int seed = FIRST_SEED; seed < FIRST_SEED + files; seed++) {
      WrittenFile file = writer.apply(new Random(new SplittableRandom(seed).nextLong()));
      try {
        String fault = fault(file, panel(file));
        if (fault.isEmpty()) {
          read++;
        } else {
          wrong.put(seed, fault + "\n" + file.beginning());
        }
      } catch (InputException e) {
        String line = String.valueOf(e.getMessage());
        if (line.isBlank() || line.contains("\n")) {
          wrong.put(seed, "refused in '" + line + "'");
        }
      } catch (RuntimeException e) {
        wrong.put(seed, e + "\n" + file.beginning());
      }
    }
    assertEquals(new TreeMap<>(), wrong);

    assertTrue(read > files / 2, "only " + read + " of " + files + " are read");
  }

  private static Panel panel(WrittenFile file) {
    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
    ReadOptions options = ReadOptions.DEFAULT.withTargets(file.asked());
    return PanelReader.read(new ByteArrayInputStream(bytes), "file", options).panel();
  }

  /** Returns what was read otherwise than it was written; empty if nothing was. */
  private static String fault(WrittenFile file, Panel panel) {
    KnownSeries known = file.known();
    boolean wide = file.layout() == WrittenFile.Layout.WIDE;
    int count = known.names().size();
    int targets = wide ? count : 1;
    if (panel.schema().targets().size() != targets || panel.size() != (wide ? 1 : count)) {
      return panel.size() + " series of " + panel.schema().targets();
    }
    for (int i = 0; i < count; i++) {
      TimeSeries series = wide ? panel.series().get(0) : named(panel, known.names().get(i));
      int target = wide ? panel.schema().targets().indexOf(file.header(known.names().get(i))) : 0;
      if (target < 0 || series.length() != known.length()) {
        return series.length() + " steps of " + panel.schema().targets();
      }
      for (int t = 0; t < known.length(); t++) {
        if (!series.calendar().time(t).equals(known.time(t))) {
          return series.calendar().time(t) + " for " + known.time(t);
        }
        if (series.target(target, t) != known.value(i, t).doubleValue()) {
          return series.target(target, t) + " for " + known.value(i, t);
        }
      }
    }
    return "";
  }

  private static TimeSeries named(Panel panel, String name) {
    List<TimeSeries> all = panel.series();
    return all.size() == 1
        ? all.get(0)
        : all.stream().filter(s -> s.keys().contains(name)).findFirst().orElseThrow();
  }
}
