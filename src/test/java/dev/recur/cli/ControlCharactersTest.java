package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlCharactersTest {
  @TempDir Path folder;

  static Stream<String> hostile() {
    return Stream.concat(
        IntStream.of(0x01, 0x07, 0x08, 0x0b, 0x1b, 0x7f, 0x85, 0x9b, 0x200b, 0x2028, 0x2029)
            .mapToObj(Character::toString),
        Stream.of(
            "\u001b[2J\u001b[31m",
            "\u001b]0;title\u0007",
            "\u001b]8;;http://x\u0007",
            "\rrecur: forged",
            "\nrecur: forged",
            "\u202e",
            "\u2066",
            "\u061c",
            Character.toString(0xe0041)));
  }

  private static boolean isVisible(int c) {
    return c == '\n'
        || !(Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT
            || Character.getType(c) == Character.LINE_SEPARATOR
            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }

  private static void requireVisible(String text) {
    text.codePoints()
        .forEach(c -> assertTrue(isVisible(c), () -> Integer.toHexString(c) + " in " + text));
    assertTrue(text.lines().noneMatch(line -> line.startsWith("recur: forged")), text);
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private Path panel(String name) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(String.join(",", "day", quoted("k" + name), quoted("p" + name), quoted("y" + name)));
    for (int t = 1; t <= 28; t++) {
      for (String shop : List.of("a" + name, "b" + name)) {
        rows.add("2024-02-%02d,%s,%d,%d.5".formatted(t, quoted(shop), t % 3, 20 + t % 7));
      }
    }
    return Files.write(folder.resolve("d.csv"), rows);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void namesOfFilesReachATerminalOnlyAsEscapes(String name) throws IOException {
    Path data = panel(name);
    Path model = folder.resolve("m.recur");
    List<String> roles =
        List.of("--target", "y" + name, "--series", "k" + name, "--future", "p" + name);
    Terminal trained =
        Terminal.run("train", data, roles, "--model", "sarima", "-H", "4", "-o", model);
    requireVisible(trained.err());
    if (trained.requireDone().code() == 0) {
      requireVisible(trained.out());
      requireVisible(Terminal.run("inspect", model).requireDone().out());
      Terminal scored = Terminal.run("evaluate", model, data, "--by", "series", "--plot", "-");
      requireVisible(scored.requireDone().out());
      requireVisible(scored.err());
      Terminal refused = Terminal.run("forecast", model, data);
      requireVisible(refused.err());
      assertEquals(3, refused.code(), refused.err());
    }
    requireVisible(Terminal.run("inspect", data).err());
    requireVisible(Terminal.run("inspect", data).out());
    Terminal forecast = Terminal.run("forecast", data, "--plot", "-", "--target", "y" + name);
    requireVisible(forecast.err());
    Terminal unknown = Terminal.run("forecast", data, "--target", "no" + name, "--zone", name);
    assertEquals(3, unknown.code());
    requireVisible(unknown.err());
    Terminal format = Terminal.run("forecast", data, "--time-format", "yyyy" + name + "-MM-dd");
    requireVisible(format.err());
    Terminal usage = Terminal.run("forecast", data, "--levels", name, "--plot", name);
    assertEquals(2, usage.code());
    requireVisible(usage.err());
  }

  @Test
  void csvAndJsonStayExact() throws IOException {
    String name = "\u001b[31m\u202e";
    Path data = panel(name);
    Terminal forecast =
        Terminal.run("forecast", data, "--target", "y" + name, "--series", "k" + name, "-q");
    assertTrue(
        forecast.requireDone().out().startsWith("day,k" + name + ",y" + name + ","),
        forecast.out());
    Terminal seen = Terminal.run("inspect", data, "--json").requireDone();
    String all = new ObjectMapper().readTree(seen.out()).toString();
    assertTrue(all.contains("\\u001B[31m\u202e"), all);
  }

  @Test
  void aTrialThatGoesWrongShowsNothingRawEither() throws IOException {
    Path odd = folder.resolve("x\u001b[2Jy.csv");
    Files.writeString(odd, "day,a\u001b[2J\n2024-01-01,1\n2024-01-02,\u001b[2J\n");
    for (String command : List.of("inspect", "forecast")) {
      Terminal refused = Terminal.run(command, odd);
      requireVisible(refused.err());
      requireVisible(refused.out());
      assertTrue(refused.err().contains("\\u001b[2J") || refused.out().contains("\\u001b[2J"));
    }
    requireVisible(Terminal.run("forecast", folder.resolve("\u001b[2J.recur")).err());
  }
}
