package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.recur.Fuzz;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data files changed at random. */
class CsvFuzzTest {
  private static final int FILES = 20_000;

  private static final String[] SAMPLES = {
    monthly(), longSeries(), wide(), rows(), quoted(), parts(), semicolons(), zoned()
  };

  private static String monthly() {
    StringBuilder text = new StringBuilder("\"Month\",\"Passengers\"\r\n");
    for (int t = 0; t < 48; t++) {
      text.append(String.format("\"%d-%02d\",%d\r\n", 1949 + t / 12, t % 12 + 1, 100 + 3 * t));
    }
    return text.toString();
  }

  private static String longSeries() {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (String id : new String[] {"A", "B", "C"}) {
      for (int t = 1; t <= 20; t++) {
        text.append(String.format("%s,2020-01-%02d,%.2f%n", id, t, t * 1.25));
      }
    }
    return text.toString();
  }

  private static String wide() {
    StringBuilder text = new StringBuilder("date,HUFL,HULL,OT\n");
    for (int t = 0; t < 40; t++) {
      text.append(
          String.format(
              "2016-07-%02d %02d:00:00,%.3f,%.3f,-%.3f%n",
              1 + t / 24, t % 24, t * 0.5, t * 0.25, t * 0.125));
    }
    return text.toString();
  }

  private static String rows() {
    StringBuilder text = new StringBuilder("\"V1\",\"V2\",\"V3\",\"V4\",\"V5\",\"V6\",\"V7\"\n");
    for (int i = 1; i <= 12; i++) {
      text.append("\"H").append(i).append("\"");
      for (int t = 0; t < 6; t++) {
        text.append(t > 3 && i % 3 == 0 ? ",\"\"" : ",\"" + (100 * i + t) + "\"");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String quoted() {
    StringBuilder text = new StringBuilder("rownames,Quarter,Region,Trips\n");
    int row = 1;
    for (String region :
        new String[] {"\"Launceston, Tamar and the North\"", "\"The \"\"Top\"\"\""}) {
      for (int t = 0; t < 16; t++) {
        text.append(
            String.format("%d,%d Q%d,%s,%d.5%n", row++, 1998 + t / 4, t % 4 + 1, region, 10 + t));
      }
    }
    return text.toString();
  }

  private static String parts() {
    StringBuilder text = new StringBuilder("No,year,month,day,hour,pm\n");
    for (int t = 0; t < 48; t++) {
      text.append(String.format("%d,2010,1,%d,%d,%d%n", t + 1, 1 + t / 24, t % 24, 20 + t));
    }
    return text.toString();
  }

  private static String semicolons() {
    StringBuilder text = new StringBuilder("Tag;Wert\n");
    for (int t = 1; t <= 30; t++) {
      text.append(String.format("%d.6.2021;%d,5%n", t, t));
    }
    return text.toString();
  }

  private static String zoned() {
    StringBuilder text = new StringBuilder("Time,Demand\n");
    for (int t = 0; t < 48; t++) {
      text.append(String.format("2012-01-01T%02d:%02d:00Z,%d.125%n", t / 2, t % 2 * 30, 4000 + t));
    }
    return text.toString();
  }

  private static Reading read(byte[] file) {
    return PanelReader.read(new ByteArrayInputStream(file), "f.csv", ReadOptions.DEFAULT);
  }

  /** Deletes, doubles, swaps, inserts and replaces bytes, runs and lines. */
  private static byte[] mutated(byte[] file, Random random) {
    byte[] bytes = file;
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 4));
      byte[] middle = Arrays.copyOfRange(bytes, at, to);
      byte[] put =
          switch (random.nextInt(9)) {
            case 0 -> new byte[0];
            case 7, 8 -> digit(middle, random);
            case 1 -> joined(middle, middle);
            case 2 -> new byte[] {(byte) random.nextInt(256)};
            case 3 -> pick(random).getBytes(StandardCharsets.UTF_8);
            case 4 -> joined(middle, pick(random).getBytes(StandardCharsets.UTF_8));
            case 5 -> joined(pick(random).getBytes(StandardCharsets.UTF_8), middle);
            default -> {
              byte[] noise = middle.clone();
              noise[random.nextInt(noise.length)] = (byte) (32 + random.nextInt(95));
              yield noise;
            }
          };
      bytes =
          joined(
              joined(Arrays.copyOfRange(bytes, 0, at), put),
              Arrays.copyOfRange(bytes, to, bytes.length));
      if (bytes.length == 0) {
        return bytes;
      }
    }
    return bytes;
  }

  /** The same bytes with one digit exchanged, if there is one. */
  private static byte[] digit(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    int place = random.nextInt(changed.length);
    for (int i = 0; i < changed.length; i++) {
      int at = (place + i) % changed.length;
      if (changed[at] >= '0' && changed[at] <= '9') {
        changed[at] = (byte) ('0' + random.nextInt(10));
        break;
      }
    }
    return changed;
  }

  private static String pick(Random random) {
    String[] words = {
      ",",
      ";",
      "\t",
      "\n",
      "\r",
      "\r\n",
      "\"",
      "\"\"",
      "NA",
      "nan",
      "1e999",
      "-",
      "0",
      "9",
      "99999999999",
      "\0",
      "\uFEFF",
      "ü",
      "2020-02-31",
      "1/1/1",
      "Z",
      "+05:30",
      " ",
      "e",
      "E5",
      ".",
      "|",
      "TRUE",
      "9999-12-31",
      "0000-00-00",
      "1.5",
      "inf",
      "\n\n\n",
      "a,b,c\n"
    };
    return words[random.nextInt(words.length)];
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void everyChangedFileIsReadOrRefusedInOneLine() {
    Map<String, Integer> outcomes =
        Fuzz.run(
            "data files",
            FILES,
            random -> {
              String sample = SAMPLES[random.nextInt(SAMPLES.length)];
              byte[] original = sample.getBytes(StandardCharsets.UTF_8);
              return outcome(mutated(original, new Random(random.nextLong())));
            });
    assertTrue(outcomes.get("read") > FILES / 20 && outcomes.get("refused") > FILES / 4);
  }

  private static String outcome(byte[] file) {
    try {
      Panel panel = Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(file).panel());
      for (TimeSeries series : panel.series()) {
        for (double value : series.target(0)) {
          assertTrue(Double.isFinite(value));
        }
      }
      return "read";
    } catch (InputException e) {
      String line = String.valueOf(e.getMessage());
      assertTrue(line.startsWith("f.csv") && !line.contains("\n"), line);
      return "refused";
    }
  }

  /** One digit of one value becomes another: just that value changes, to what the text says. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void aChangedDigitChangesItsValueAndNoOther(int sample) {
    String text = SAMPLES[sample];
    Panel before = read(text.getBytes(StandardCharsets.UTF_8)).panel();
    char decimal = before.schema().format().decimal().character();
    List<int[]> numbers = lastNumbers(text);
    for (int[] place : numbers) {
      for (int at = place[0]; at < place[1]; at++) {
        char digit = text.charAt(at);
        if (!Character.isDigit(digit)) {
          continue;
        }
        char other = digit == '9' ? '1' : (char) (digit + 1);
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        Panel after = read(changed.getBytes(StandardCharsets.UTF_8)).panel();
        double expected =
            Double.parseDouble(changed.substring(place[0], place[1]).replace(decimal, '.'));
        assertEquals(
            1, differences(before, after, expected), changed.substring(place[0], place[1]));
      }
    }
    assertTrue(numbers.size() >= 10);
  }

  /** The place of the last number of every row but the header. */
  private static List<int[]> lastNumbers(String text) {
    List<int[]> places = new ArrayList<>();
    int start = text.indexOf('\n') + 1;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int to = end;
      while (to > start && !Character.isDigit(text.charAt(to - 1))) {
        to--;
      }
      int from = to;
      while (from > start && "0123456789.,".indexOf(text.charAt(from - 1)) >= 0) {
        if (text.charAt(from - 1) == ',' && !text.startsWith("Tag;")) {
          break;
        }
        from--;
      }
      places.add(new int[] {from, to});
      start = end + 1;
    }
    return places;
  }

  private static int differences(Panel before, Panel after, double expected) {
    assertEquals(before.size(), after.size());
    int count = 0;
    for (int i = 0; i < before.size(); i++) {
      TimeSeries a = before.series().get(i);
      TimeSeries b = after.series().get(i);
      assertEquals(a.calendar(), b.calendar());
      for (int k = 0; k < a.targetCount(); k++) {
        for (int t = 0; t < a.length(); t++) {
          if (a.target(k, t) != b.target(k, t)) {
            count++;
            if (Math.abs(b.target(k, t)) != expected) {
              fail(b.target(k, t) + " read for " + expected);
            }
          }
        }
      }
    }
    return count;
  }
}
