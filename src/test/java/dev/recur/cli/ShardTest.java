package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --shard}: the parts put together are the whole. */
class ShardTest {
  private static final int SERIES = 12;
  private static final int PARTS = 3;
  private static final List<Object> EMPTY = List.of("--shard", "1/999983");

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder rows = new StringBuilder("month,shop,units\n");
    for (int s = 0; s < SERIES; s++) {
      for (int t = 0; t < 36; t++) {
        int value = 100 * (s + 1) + 10 * ((t + s) % 12) + (7 * s * t) % 5;
        rows.append("%d-%02d,shop %d,%d\n".formatted(2020 + t / 12, t % 12 + 1, s, value));
      }
    }
    data = Files.writeString(folder.resolve("shops.csv"), rows);
  }

  private static Terminal run(Object... words) {
    return Terminal.run(words);
  }

  /** The rows of all parts, in the order of the whole, under the header of each. */
  private static List<String> together(List<String> whole, List<List<String>> parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      assertEquals(whole.get(0), part.get(0));
      assertTrue(part.size() > 1, part.toString());
      List<String> rows = part.subList(1, part.size());
      assertEquals(rows, whole.stream().filter(rows::contains).toList());
      all.addAll(rows);
    }
    return all;
  }

  private static void assertTogether(List<String> whole, List<List<String>> parts) {
    List<String> rows = together(whole, parts);
    assertEquals(
        whole.subList(1, whole.size()).stream().sorted().toList(), rows.stream().sorted().toList());
  }

  @Test
  void partsOfAForecastAreTheBytesOfTheWhole() {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 1; i <= PARTS; i++) {
      parts.add(run("forecast", data, "-H", 3, "--shard", i + "/" + PARTS).requireDone().lines());
    }
    assertTogether(run("forecast", data, "-H", 3).requireDone().lines(), parts);
  }

  @Test
  void partsOfAForecastByAModelAndOfItsPredictionsAreTheBytesOfTheWhole() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", data, "-H", 6, "--model", "theta", "-o", model).requireDone();
    List<List<String>> forecasts = new ArrayList<>();
    List<List<String>> predictions = new ArrayList<>();
    for (int i = 1; i <= PARTS; i++) {
      String shard = i + "/" + PARTS;
      Path file = folder.resolve("p" + i + ".csv");
      forecasts.add(run("forecast", model, "--shard", shard).requireDone().lines());
      run("evaluate", model, data, "--shard", shard, "--predictions", file).requireDone();
      predictions.add(Files.readAllLines(file));
    }
    assertTogether(run("forecast", model).requireDone().lines(), forecasts);
    Path whole = folder.resolve("p.csv");
    run("evaluate", model, data, "--predictions", whole).requireDone();
    assertTogether(Files.readAllLines(whole), predictions);
  }

  @Test
  void aSeriesFallsToTheCrc32OfItsKeys() {
    // By Python's zlib.crc32(b"shop 3") and zlib.crc32(b"north|shop 3").
    assertTrue(new Shard((int) (2295736561L % 7) + 1, 7).holds(List.of("shop 3")));
    assertTrue(new Shard((int) (935023864L % 7) + 1, 7).holds(List.of("north", "shop 3")));
    assertTrue(new Shard(1, 7).holds(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "3", "-1/3", "1/2000000", "1/3/5", "x/y", "/", ""})
  void whatIsNoPartIsRefused(String shard) {
    Terminal refused = run("forecast", data, "--shard=" + shard);
    assertEquals(2, refused.code());
    assertTrue(
        refused.err().contains("'" + shard + "' is not I/N with I from 1 to N"), refused.err());
  }

  @Test
  void aPartWithoutSeriesIsTheHeaderAndSaysSo() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", data, "-H", 3, "--model", "seasonal-naive", "-o", model).requireDone();
    List<Object[]> all =
        List.of(
            new Object[] {"forecast", data, "-H", 3},
            new Object[] {"forecast", model},
            new Object[] {"forecast", model, "--samples", 2});
    for (Object[] words : all) {
      Terminal none = run(Stream.concat(Stream.of(words), EMPTY.stream()).toArray()).requireDone();
      assertEquals(run(words).requireDone().lines().subList(0, 1), none.lines());
      assertTrue(none.err().contains("--shard 1/999983 holds none of the 12 series"), none.err());
    }
    Path file = folder.resolve("p.csv");
    run("evaluate", model, data, "--predictions", file).requireDone();
    String header = Files.readAllLines(file).get(0);
    Object[] words = {"evaluate", model, data, "-f", "--predictions", file};
    Terminal none = run(Stream.concat(Stream.of(words), EMPTY.stream()).toArray()).requireDone();
    assertEquals("", none.out());
    assertEquals(List.of(header), Files.readAllLines(file));
  }

  @Test
  void everyPartIsScoredBesideTheRivalsOfTheWhole() throws IOException {
    StringBuilder rows = new StringBuilder(Files.readString(data));
    for (int t = 0; t < 36; t++) {
      rows.append("%d-%02d,rare,%d\n".formatted(2020 + t / 12, t % 12 + 1, t % 5 == 2 ? 3 : 0));
    }
    Files.writeString(data, rows);
    Path model = folder.resolve("m.recur");
    run("train", data, "-H", 3, "--model", "naive", "-o", model).requireDone();
    List<List<String>> parts = new ArrayList<>();
    for (int i = 1; i <= PARTS; i++) {
      Path file = folder.resolve("p" + i + ".csv");
      run("evaluate", model, data, "--shard", i + "/" + PARTS, "--predictions", file).requireDone();
      parts.add(Files.readAllLines(file));
    }
    Path whole = folder.resolve("p.csv");
    run("evaluate", model, data, "--predictions", whole).requireDone();
    assertTrue(Files.readAllLines(whole).get(0).contains("croston"));
    assertTogether(Files.readAllLines(whole), parts);
  }

  @Test
  void aPictureShowsTheWhole() {
    Terminal refused = run("forecast", data, "--shard", "1/2", "--report", "x.html");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--report shows the whole"), refused.err());
  }
}
