package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion of the command line is driven in bash, as its line editor drives it. */
class CompletionTest {
  private static final List<String> FILES =
      List.of("data.csv", "model.recur", "my data.csv", "sub");

  @TempDir private Path folder;

  @BeforeEach
  void filesToChooseFrom() throws IOException {
    for (String name : FILES.subList(0, 3)) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/recur.bash"), run("generate-completion").out());
  }

  /** What is offered for each command line, at its end. */
  private List<List<String>> offered(String... lines) throws IOException {
    StringBuilder script = new StringBuilder("source sub/recur.bash\n");
    for (String line : lines) {
      String words =
          Arrays.stream(line.split(" ", -1))
              .map(word -> "'" + word + "'")
              .collect(Collectors.joining(" "));
      script.append(
          """
          COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_recur
          for one in "${COMPREPLY[@]}"; do printf '%%s|' "$one"; done; echo
          """
              .formatted(words));
    }
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out.lines()
        .map(line -> Arrays.stream(line.split("\\|", 0)).filter(one -> !one.isEmpty()))
        .map(all -> all.sorted().toList())
        .toList();
  }

  @Test
  void filesAreOfferedForWhatIsReadAndWritten() throws IOException {
    String[] lines = {
      "recur train ",
      "recur forecast ",
      "recur forecast model.recur ",
      "recur forecast -q ",
      "recur forecast --levels 80 -f ",
      "recur evaluate model.recur ",
      "recur evaluate --forecast ",
      "recur evaluate --actuals = ",
      "recur inspect ",
      "recur tune ",
      "recur plot data.csv ",
      "recur export ",
      "recur train data.csv -o ",
      "recur train data.csv --output = ",
      "recur forecast data.csv --future-data ",
      "recur forecast data.csv --config ",
      "recur forecast data.csv --plot "
    };
    List<List<String>> offered = offered(lines);
    for (int i = 0; i < lines.length; i++) {
      assertEquals(FILES, offered.get(i), lines[i]);
    }
    assertEquals(
        List.of(List.of("data.csv"), List.of("my data.csv"), List.of("sub/recur.bash")),
        offered("recur train d", "recur train my", "recur forecast data.csv --plot sub/r"));
  }

  @Test
  void anOptionWithFixedValuesOffersJustThese() throws IOException {
    List<String> aggregations = List.of("count", "last", "max", "mean", "min", "sum");
    assertEquals(
        List.of(
            aggregations,
            aggregations,
            List.of("mean"),
            List.of("mean"),
            List.of("auto", "long", "months", "rows"),
            List.of("comma", "point"),
            List.of("error", "gaps", "interpolate", "previous", "seasonal", "zero"),
            List.of("damp", "keep"),
            List.of("end", "start"),
            List.of("csv", "jsonl", "parquet"),
            List.of("auto"),
            List.of("false", "true"),
            List.of("ets"),
            List.of("naive,seasonal-naive"),
            List.of("log,minmax"),
            List.of("recur", "dl4j").stream().sorted().toList(),
            List.of("original", "standard")),
        offered(
            "recur forecast data.csv --aggregate ",
            "recur train data.csv --aggregate = ",
            "recur train data.csv --aggregate me",
            "recur train data.csv --aggregate = me",
            "recur inspect data.csv --layout ",
            "recur inspect data.csv --decimal ",
            "recur plot data.csv --missing ",
            "recur train data.csv --outliers ",
            "recur train data.csv --label ",
            "recur forecast data.csv --format ",
            "recur forecast data.csv --season ",
            "recur forecast data.csv --non-negative ",
            "recur train data.csv --model et",
            "recur evaluate model.recur --compare naive,se",
            "recur train data.csv --transform log,mi",
            "recur train data.csv --engine ",
            "recur evaluate model.recur --scale "));
  }

  @Test
  void whatNobodyCanGuessOffersNothing() throws IOException {
    assertEquals(
        List.of(List.of(), List.of(), List.of()),
        offered(
            "recur forecast data.csv -H ",
            "recur forecast data.csv --target ",
            "recur forecast data.csv --zone "));
  }

  @Test
  void commandsAndOptionsAreOffered() throws IOException {
    List<List<String>> offered =
        offered("recur ", "recur tr", "recur help ", "recur forecast --hor", "recur forecast -");
    assertTrue(offered.get(0).containsAll(List.of("evaluate", "forecast", "plot", "train")));
    assertEquals(List.of("train"), offered.get(1));
    assertTrue(offered.get(2).containsAll(List.of("evaluate", "train")));
    assertEquals(List.of("--horizon"), offered.get(3));
    assertTrue(offered.get(4).containsAll(List.of("-o", "--output", "--horizon", "--help")));
    assertTrue(offered.get(4).stream().allMatch(word -> word.startsWith("-")));
  }
}
