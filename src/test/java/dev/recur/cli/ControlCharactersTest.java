package dev.recur.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.Fuzz;
import dev.recur.artifact.CraftedFiles;
import dev.recur.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

  /** Texts of what hides, moves or turns, and of what does not. */
  private static String name(SplittableRandom random) {
    StringBuilder name = new StringBuilder();
    while (name.length() < 3 + random.nextInt(8)) {
      int c = random.nextInt(random.nextInt(3) == 0 ? 0x11_0000 : 0x250);
      boolean isTold = Character.isDefined(c) && !(c >= 0xd800 && c < 0xe000);
      boolean isPath = c == 0 || c == '/' || c == ',' || c == '"';
      if (isTold && !isPath) {
        name.appendCodePoint(c);
      }
    }
    return name.toString();
  }

  @Test
  void namesAtRandomReachATerminalOnlyAsEscapes() {
    Fuzz.run(
        "names",
        40,
        random -> {
          String name = name(random);
          Path data = Files.move(panel(name), folder.resolve("d" + name), REPLACE_EXISTING);
          String target = "y" + (random.nextBoolean() ? name : "");
          Terminal inspected = Terminal.run("inspect", data);
          Terminal run =
              Terminal.run(
                  "forecast", data, "--target", target, "--series", "k" + name, "--plot", "-");
          for (Terminal each : List.of(inspected, run)) {
            requireVisible(each.err());
            assertTrue(each.code() == 0 || each.code() == 3, each.err());
          }
          requireVisible(inspected.out());
          Files.delete(data);
          return run.code() == 0 ? "done" : "refused";
        });
  }

  /** Every text of a model file, with checksums that are right. */
  @Test
  void textsOfModelFilesReachATerminalOnlyAsEscapes() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path file = folder.resolve("m.recur");
    int shown = 0;
    int refused = 0;
    for (SavedModel model : CraftedFiles.models().skip(1).limit(2).toList()) {
      List<byte[]> entries = CraftedFiles.entries(model);
      JsonNode sound = json.readTree(entries.get(0));
      List<String> texts = new ArrayList<>();
      collectTexts(sound, "", texts);
      for (String path : texts) {
        JsonNode crafted = sound.deepCopy();
        set(crafted, path, crafted.at(path).textValue() + "\u001b[2J\u202e\rrecur: forged\u009b");
        Files.write(file, CraftedFiles.encode(crafted, entries.get(1)));
        Terminal inspected = Terminal.run("inspect", file);
        Terminal forecast = Terminal.run("forecast", file, "--plot", "-");
        requireVisible(inspected.out());
        requireVisible(inspected.err());
        requireVisible(forecast.err());
        shown += inspected.code() == 0 ? 1 : 0;
        refused += inspected.code() == 0 ? 0 : 1;
      }
    }
    assertTrue(shown > 4 && refused > 40, shown + " shown, " + refused + " refused");
  }

  private static void collectTexts(JsonNode node, String path, List<String> texts) {
    if (node.isTextual()) {
      texts.add(path);
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      collectTexts(node.get(i), path + "/" + i, texts);
    }
    node.fieldNames()
        .forEachRemaining(field -> collectTexts(node.get(field), path + "/" + field, texts));
  }

  private static void set(JsonNode root, String path, String text) {
    int cut = path.lastIndexOf('/');
    JsonNode parent = root.at(path.substring(0, cut));
    String name = path.substring(cut + 1);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(name), text);
    } else {
      ((ObjectNode) parent).put(name, text);
    }
  }
}
