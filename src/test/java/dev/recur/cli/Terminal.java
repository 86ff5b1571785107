package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A run of the real command with streams of its own.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Terminal(int code, String out, String err) {
  /** Options of a training of a blink. */
  static final List<String> QUICK = List.of("--hidden", "4", "--epochs", "2", "--lookback", "12");

  static final Path SAMPLES = Path.of("sample-data");
  static final Path AIRLINE = SAMPLES.resolve("airline-passengers.csv");

  /** Runs a command with nothing on standard input. */
  static Terminal run(Object... args) {
    return runWith("", args);
  }

  /**
   * Runs a command; lists among the arguments are spread out. A training that names no model is one
   * of the network that the tests of networks are about.
   */
  static Terminal runWith(String in, Object... args) {
    List<String> all = new ArrayList<>();
    for (Object arg : args) {
      if (arg instanceof List<?> list) {
        list.forEach(one -> all.add(one.toString()));
      } else {
        all.add(arg.toString());
      }
    }
    if (!all.isEmpty()
        && all.get(0).equals("train")
        && !all.contains("--model")
        && !all.contains("--help")) {
      all.addAll(1, List.of("--model", "gru"));
    }
    return runAsIs(in, all);
  }

  /** Runs a command with just these words. */
  static Terminal runAsIs(String in, List<String> all) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            all.toArray(String[]::new),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            Screen.NONE);
    return new Terminal(code, unix(out), unix(err));
  }

  private static String unix(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** Fails unless the command was done; shows what it said. */
  Terminal requireDone() {
    assertEquals(0, code, err);
    return this;
  }

  /** Fails unless the command was done and every line fits a terminal of eighty columns. */
  void requireNarrow() {
    requireDone().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  /** Runs a command that has to be done and prints JSON. */
  static JsonNode json(Object... args) throws IOException {
    return new ObjectMapper().readTree(run(args).requireDone().out());
  }

  /** The names of the fields of a JSON object. */
  static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The lines of standard output. */
  List<String> lines() {
    return out.lines().toList();
  }

  /** The names of the files of a folder, hidden ones too. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** The numbers of a column of CSV without quotes around them. */
  static double[] column(List<String> rows, int column) {
    return rows.stream()
        .skip(1)
        .mapToDouble(row -> Double.parseDouble(cells(row).get(column)))
        .toArray();
  }

  /** The cells of a row without quotes and commas in them. */
  static List<String> cells(String row) {
    return Arrays.asList(row.split(",", -1));
  }
}
