package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what a refusal says, word for word, gets a forecast. */
class AdviceTest {
  private static final String OPTION = "--[a-z]+(?:-[a-z]+)*";
  private static final String VALUE =
      "(?: (?!(?:or|and|to|in|with|pass|for)[ ,])(?:'[^']*'|[^ ,;()'-][^ ,;()']*))?";

  /** Options beside each other, or with "with" between, belong together. */
  private static final Pattern OPTIONS =
      Pattern.compile(
          "(leave out |in place of )?((?:" + OPTION + VALUE + "(?: with| and pass)? ?)+)");

  /** Refusals whose files end there: nothing in them could be forecast. */
  private static final Pattern HOPELESS =
      Pattern.compile(
          "empty; expected|a header but no rows|no column of numbers|NUL byte|zip archive"
              + "|duckdb_jdbc|gzip file|like HTML|array of objects|quote|the row torn"
              + "|name another column|fill its cells|no step at which|58 categories|has the role|several columns"
              + "|which is no field|does not exist in|another offset|in one way"
              + "|both named|its own name|the file has|such as|fix the cell\n");

  @TempDir private Path folder;

  private static List<Path> files(String name) throws URISyntaxException, IOException {
    try (Stream<Path> all = Files.list(Path.of(AdviceTest.class.getResource(name).toURI()))) {
      return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @Test
  void ofFilesThatAreRefusedEveryAdviceLeadsToAForecast() throws Exception {
    Path bad = Path.of(AdviceTest.class.getResource("/dev/recur/csv/bad").toURI());
    int followed = 0;
    for (BadFilesCommandTest.Case one : BadFilesCommandTest.cases()) {
      followed += follow(bad.resolve(one.file()), one.options(), 0);
    }
    assertTrue(followed > 60, "followed " + followed);
  }

  @Test
  void everyCaseIsForecastOrAsksInOneLineThatLeadsToAForecast() throws Exception {
    int followed = 0;
    List<Path> all = new ArrayList<>(files("cases"));
    for (String more : List.of("numbers", "sheets", "public", "")) {
      all.addAll(files("/dev/recur/csv/" + more));
    }
    assertTrue(all.size() >= 34, "files " + all.size());
    for (Path file : all) {
      followed += follow(file, List.of(), 0);
    }
    assertTrue(followed > 4, "followed " + followed);
  }

  @Test
  void anOptionThatAModelSettlesIsNamedAsOneOfTrain() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", Terminal.AIRLINE, "--model", "naive", "-o", model).requireDone();
    Path other = Files.writeString(folder.resolve("o.csv"), "Month,X\n1961-01,1\n1961-02,2\n");
    for (String command : List.of("forecast", "evaluate", "check", "explain")) {
      String refused = run(command, model, other).err();
      assertTrue(refused.contains(" --target Passengers (of train): no such column"), refused);
    }
    String free = run("forecast", other, "--target", "Passengers").err();
    assertTrue(free.contains(" --target Passengers: no such column"), free);
  }

  /** Returns how many refusals were met on the way. */
  private int follow(Path file, List<String> options, int depth) throws IOException {
    // As train reads, which refuses gaps.
    List<String> all = new ArrayList<>(options);
    if (!options.contains("--missing")) {
      all.addAll(List.of("--missing", "error"));
    }
    Terminal run = run("forecast", file, all, "-H", 2, "-q");
    String refusal = file.getFileName() + " " + options + "\n" + run.err();
    if (run.code() == 0) {
      assertEquals("", run.err(), refusal);
      assertTrue(run.lines().size() > 1, refusal);
      return 0;
    }
    assertEquals(3, run.code(), refusal);
    assertEquals(1, run.err().lines().count(), refusal);
    assertTrue(depth < 3, "no end: " + refusal);
    List<Way> ways = ways(file, options, run.err());
    assertFalse(ways.isEmpty() && !HOPELESS.matcher(run.err()).find(), "no way on: " + refusal);
    int met = 1;
    for (Way way : ways) {
      assertFalse(
          way.file.equals(file) && way.options.equals(options), "nothing to do: " + refusal);
      met += follow(way.file, way.options, depth + 1);
    }
    return met;
  }

  /** What a refusal says can be done. */
  private record Way(Path file, List<String> options) {}

  private List<Way> ways(Path file, List<String> options, String err) throws IOException {
    List<Way> ways = new ArrayList<>();
    String found = err.strip().replaceFirst("^recur: .*?[;?] ", "");
    String advice = found.length() < err.strip().length() ? found : "";
    Optional<String> near =
        Optional.of(Pattern.compile("did you mean '(.*)'\\?").matcher(err))
            .filter(Matcher::find)
            .map(m -> m.group(1));
    if (near.isPresent()) {
      List<String> better = new ArrayList<>(options);
      better.replaceAll(
          word ->
              err.contains(" " + word + ":") || err.contains("'" + word + "' is")
                  ? near.get()
                  : word);
      ways.add(new Way(file, better));
      return ways;
    }
    Matcher line = Pattern.compile("\\.csv:(\\d+): (?:column '?([^:']*)'?)?").matcher(err);
    boolean placed = line.find();
    if (placed && Pattern.compile("remove (one|the) row").matcher(advice).find()) {
      ways.add(new Way(without(file, Integer.parseInt(line.group(1))), options));
    }
    boolean cell = placed && advice.contains("leave it empty and pass");
    Path other = cell ? emptied(file, Integer.parseInt(line.group(1)), err) : file;
    Matcher of = OPTIONS.matcher(advice.replaceAll("\\(or several.*?\\)|such as '[^']*'", ""));
    List<String> left = new ArrayList<>(options);
    while (of.find()) {
      boolean removed = of.group(1) != null;
      List<String> more = new ArrayList<>(left);
      boolean bare = false;
      for (String option :
          of.group(2).replaceAll(" with| and pass", "").strip().split(" +(?=--)", -1)) {
        String[] parts = option.split(" ", 2);
        int had = more.indexOf(parts[0]);
        if (had >= 0) {
          more.subList(had, had + 2).clear();
        }
        boolean flag = parts[0].equals("--skip-bad-series");
        if (parts.length > 1 || flag) {
          more.add(parts[0]);
          if (!flag) {
            more.add(parts[1].replace("'", ""));
          }
        } else {
          bare |= !removed;
        }
      }
      if (removed && of.group().strip().matches("in place of .*")) {
        left = more;
      } else if (!bare) {
        ways.add(new Way(other, more));
      }
    }
    return ways;
  }

  private Path changed(Path file, List<String> lines) throws IOException {
    Path changed = folder.resolve("changed-" + file.getFileName());
    Files.write(changed, lines, StandardCharsets.UTF_8);
    return changed;
  }

  private Path without(Path file, int line) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(line - 1);
    return changed(file, lines);
  }

  private Path emptied(Path file, int line, String err) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Matcher cell = Pattern.compile("column '[^']*': '(.*?)' is not a number").matcher(err);
    assertTrue(cell.find(), err);
    String before = lines.get(line - 1);
    String after = before.replaceFirst("(?<=[,;])\"?" + Pattern.quote(cell.group(1)) + "\"?", "");
    assertFalse(after.equals(before), err);
    lines.set(line - 1, after);
    return changed(file, lines);
  }
}
