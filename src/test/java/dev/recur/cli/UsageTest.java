package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.names;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command line that cannot be understood ends with exit code 2 and words. */
class UsageTest {
  @TempDir private Path folder;

  static Stream<Arguments> options() {
    return Stream.of(
        Arguments.of("--horizon", "0", "--horizon 0: give 1 to 1048576"),
        Arguments.of("--horizon", "x", "'--horizon': 'x' is not a whole number"),
        Arguments.of("--horizon", "99999999999", "'--horizon': '99999999999' is too large"),
        Arguments.of("--season", "0", "'0': give 1 to 1048576, or auto"),
        Arguments.of("--season", "yearly", "'yearly': give 1 to 1048576, or auto"),
        Arguments.of("--lookback", "0", "--lookback 0: give 1 to 1048576"),
        Arguments.of("--stride", "0", "--stride 0: give 1 to 1048576"),
        Arguments.of("--test", "-3", "below zero"),
        Arguments.of("--test", "120%", "above 100%"),
        Arguments.of("--validation", "120%", "above 100%"),
        Arguments.of("--transform", "logs", "'logs' is none of"),
        Arguments.of("--transform", "window,log", "window"),
        Arguments.of("--model", "transformer", "'transformer'"),
        Arguments.of(
            "--model", "crostn", "'--model': 'crostn' is none of lstm, peephole-lstm, gru,"),
        Arguments.of("--model", "crostn", "pretrained-tuned, auto; did you mean croston?"),
        Arguments.of("--hidden", "0", "--hidden 0: give 1 to 8192"),
        Arguments.of("--layers", "-1", "--layers -1: give 1 to 64"),
        Arguments.of("--dropout", "some", "'--dropout': 'some' is not a number"),
        Arguments.of("--dropout", "1", "--dropout 1.0: give 0 up to but not 1"),
        Arguments.of("--dropout", "-0.1", "--dropout -0.1: give 0 up to but not 1"),
        Arguments.of("--recurrent-dropout", "1", "1.0: give 0 up to but not 1"),
        Arguments.of("--embedding", "-1", "--embedding -1: give 0 to 1024"),
        Arguments.of("--decoder", "both", "none of auto, recursive, direct, seq2seq"),
        Arguments.of("--activation", "sigmoid", "none of tanh, relu, leaky-relu, elu"),
        Arguments.of("--activation", "relu", "with --model gru: its activations are fixed"),
        Arguments.of("--epochs", "0", "--epochs 0: give 1 to 1000000"),
        Arguments.of("--batch", "0", "--batch 0: give 1 to 65536"),
        Arguments.of("--learning-rate", "0", "--learning-rate 0.0: give a number above 0"),
        Arguments.of("--learning-rate", "NaN", "--learning-rate NaN: give a number above 0"),
        Arguments.of("--patience", "0", "--patience 0: give 1 to 1000000"),
        Arguments.of("--clip", "0", "--clip 0.0: give a number above 0"),
        Arguments.of("--clip-by", "size", "[NONE, NORM, LAYER, VALUE] (case-insensitive)"),
        Arguments.of(
            "--schedule", "linear", "[CONSTANT, STEP, COSINE, PLATEAU] (case-insensitive)"),
        Arguments.of("--init", "zeros", "[XAVIER, HE, LECUN, ORTHOGONAL] (case-insensitive)"),
        Arguments.of("--warmup", "1", "--warmup 1.0: give 0 up to but not 1"),
        Arguments.of("--weight-decay", "-1", "--weight-decay -1.0: give 0 or a number above"),
        Arguments.of("--loss", "rmse", "is none of mse, mae, huber, mase, smape"),
        Arguments.of("--loss", "0*mse", "'0' in the loss '0*mse' is not a number above 0"),
        Arguments.of("--tbptt", "0", "--tbptt 0: give 1 to 1048576"),
        Arguments.of("--watch", "0", "--watch 0: give 1 to 1000000"),
        Arguments.of("--time-limit", "10", "is not a time above zero such as 90s, 10m or 1h30m"),
        Arguments.of("--time-limit", "0s", "is not a time above zero"),
        Arguments.of("--time-limit", "", "is not a time above zero"),
        Arguments.of("--time-limit", "5m1h", "is not a time above zero"),
        Arguments.of("--levels", "0", "'0' is no level: give percents above 0 and below 100"),
        Arguments.of("--levels", "80,100", "'100' is no level"),
        Arguments.of("--levels", "150", "'150' is no level"),
        Arguments.of("--levels", "wide", "'wide' is no level"),
        Arguments.of("--levels", "80,", "'' is no level"),
        Arguments.of("--threads", "0", "--threads 0: give 1 to 1024"),
        Arguments.of("--frequency", "now and then", "'now and then' is not a frequency"),
        Arguments.of("--missing", "guess", "'guess' is none of error, interpolate, previous"),
        Arguments.of("--decimal", "dot", "'dot' is none of point, comma"),
        Arguments.of("--layout", "round", "'round' is none of auto, long, rows, months"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("options")
  void aValueOutOfRangeIsRefusedWithWhatMayBe(String option, String value, String words)
      throws IOException {
    Terminal run = run("train", AIRLINE, "-o", folder.resolve("m.recur"), option, value);
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(words), run.err());
    assertTrue(run.err().contains(option), run.err());
    assertTrue(run.err().contains("try 'recur train --help'"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertEquals(List.of(), names(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model mlp --bidirectional",
        "--model mlp --layer-norm",
        "--model mlp --decoder seq2seq",
        "--model mlp --recurrent-dropout 0.1",
        "--model gru --activation elu",
        "--model auto --activation elu"
      })
  void whatAModelDoesNotHaveIsRefused(String options) throws IOException {
    List<String> words = List.of(options.split(" ", -1));
    Terminal run = run("train", AIRLINE, "-o", folder.resolve("m.recur"), words);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("--model " + words.get(1) + ": "), run.err());
    assertEquals(List.of(), names(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model ets --activation elu",
        "--model ets --hidden 32",
        "--model theta --epochs 5",
        "--model pretrained --lookback 12",
        "--model sarima --engine dl4j",
        "--model naive --watch 2"
      })
  void whatIsAboutANetworkIsRefusedWhereNoneIsTrained(String options) throws IOException {
    List<String> words = List.of(options.split(" ", -1));
    Terminal run = run("train", AIRLINE, "-o", folder.resolve("m.recur"), words);
    assertEquals(2, run.code(), run.err());
    assertTrue(
        run.err().contains(words.get(2) + " is about a network, and --model " + words.get(1)),
        run.err());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void aMisspelledOptionOrCommandIsAnsweredWithTheNearest() {
    Terminal option = run("train", AIRLINE, "-o", folder.resolve("m"), "--horizn", 12);
    assertEquals(2, option.code());
    assertTrue(option.err().contains("--horizon"), option.err());
    Terminal command = run("trian");
    assertEquals(2, command.code());
    assertTrue(command.err().contains("train"), command.err());
  }

  @Test
  void aCommandLineThatLacksSomethingSaysWhat() {
    assertTrue(run().err().contains("name a command"));
    assertEquals(2, run().code());
    Terminal train = run("train", AIRLINE);
    assertEquals(2, train.code());
    assertTrue(train.err().contains("--output"), train.err());
    Terminal evaluate = run("evaluate", "m.recur");
    assertEquals(2, evaluate.code());
    assertTrue(evaluate.err().contains("DATA"), evaluate.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "forecast", "evaluate", "tune"})
  void helpIsAResultAndNamesTheDefaults(String command) {
    Terminal run = run(command, "--help").requireDone();
    assertEquals("", run.err());
    assertTrue(run.out().contains("Usage: recur " + command), run.out());
    assertTrue(run.out().contains("--horizon"), run.out());
    assertFalse(run.out().contains("${"), run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"train", "forecast", "evaluate", "tune", "inspect", "plot", "check", "explain"})
  void helpHasHeadingsTheMostUsedFirstAndExamples(String command) {
    List<String> lines = run(command, "--help").requireDone().lines();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines.toString());
    List<String> headings =
        lines.stream().filter(line -> line.matches("[A-Z][a-z]+( used)?")).toList();
    assertEquals("Most used", headings.get(0));
    assertEquals("Examples", headings.get(headings.size() - 1));
    assertEquals("Output", headings.get(headings.size() - 2), "every option has a heading");
    String help = String.join("\n", run("help", command).requireDone().lines());
    assertEquals(String.join("\n", lines), help);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"train", "forecast", "evaluate", "tune", "inspect", "plot", "check", "explain"})
  void theExamplesAreUnderstood(String command) {
    List<String> examples =
        run(command, "--help").requireDone().lines().stream()
            .filter(line -> line.startsWith("  recur "))
            .toList();
    assertEquals(3, examples.size());
    for (String example : examples) {
      List<String> words = List.of(example.strip().split(" ", -1));
      Terminal run = Terminal.runAsIs("", words.subList(1, words.size()));
      assertEquals(3, run.code(), example + ": " + run.err());
      assertTrue(run.err().contains("sales") || run.err().contains("theirs"), run.err());
    }
  }

  @Test
  void helpOfTrainReadsTheDefaultsOfTheConfiguration() {
    String help = run("train", "--help").requireDone().out().replaceAll("\\s+", " ");
    assertTrue(help.contains("Seed of weights, shuffling and dropout [42]."), help);
    assertTrue(help.contains("What is fitted: lstm, peephole-lstm, gru, rnn"), help);
    assertTrue(help.contains("[auto]."), help);
  }

  @Test
  void theVersionIsPrintedAlone() {
    assertTrue(run("--version").requireDone().out().matches("recur \\d+\\.\\d+\\.\\d+\\S*\\n"));
  }
}
