package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "12, 12"})
  void sharesAddUpToAHundred(int season, double pace) {
    Span span = new Span(10, season, 0, pace);
    assertEquals(100, Mix.SHARES.stream().mapToDouble(share -> share.weight(span)).sum(), 1e-9);
  }

  @Test
  void familiesAreDrawnInTheirShares() {
    Draws draws = Sample.draws();
    Span span = new Span(10, 12, 0, 12);
    Family growth = family("growth");
    long drawn =
        IntStream.range(0, 20_000)
            .filter(i -> Share.pick(Mix.SHARES, span, draws) == growth)
            .count();
    assertEquals(.24, drawn / 2e4, .01);
  }

  private static Family family(String name) {
    return Mix.SHARES.stream()
        .filter(share -> share.name().equals(name))
        .findFirst()
        .orElseThrow()
        .family();
  }

  @Test
  void theDocsShowTheSharesOfFamilies() throws IOException {
    List<String> lines = docs();
    for (Share share : Mix.SHARES) {
      holds(lines, row(share.name(), share.yearly(), share.seasonless(), share.seasonal()));
    }
  }

  @Test
  void theDocsShowTheSharesOfSeasons() throws IOException {
    List<String> lines = docs();
    holdsSeasons(lines, Seasons.OF_SHORT_SERIES, "of up to 256 values");
    holdsSeasons(lines, Seasons.OF_LONG_SERIES, "of 256 to 1,024 values");
  }

  private static void holdsSeasons(List<String> lines, List<Seasons> table, String what) {
    StringBuilder row = new StringBuilder("| " + what + " | ");
    for (Seasons seasons : table) {
      String name =
          seasons.widest() > seasons.season()
              ? seasons.season() + " to " + seasons.widest()
              : seasons.longSeason() > 0
                  ? seasons.season() + " and " + seasons.longSeason()
                  : String.valueOf(seasons.season());
      row.append(name).append(": ").append(number(seasons.weight())).append(", ");
    }
    row.setLength(row.length() - 2);
    holds(lines, row + " |");
  }

  private static String row(String name, double... shares) {
    StringBuilder row = new StringBuilder("| " + name + " |");
    for (double share : shares) {
      row.append(' ').append(number(share)).append(" |");
    }
    return row.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
  }

  private static void holds(List<String> lines, String start) {
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith(start)),
        "docs/pretraining.md has no line that starts with " + start);
  }

  private static List<String> docs() throws IOException {
    return Files.readAllLines(Path.of("docs", "pretraining.md"));
  }
}
