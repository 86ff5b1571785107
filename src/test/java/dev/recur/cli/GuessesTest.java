package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people type that is no command or option here is answered with the one that is meant. */
class GuessesTest {
  private static final String TABLE =
      """
      plot d.csv -o x.svg            | plot has no option '-o'; did you mean --plot?
      plot d.csv --output x.svg      | plot has no option '--output'; did you mean --plot?
      plot d.csv x.svg               | where to draw is said by --plot x.svg
      forecast d.csv --out x.csv     | forecast has no option '--out'; did you mean --output?
      forecast d.csv --csv x.csv     | forecast has no option '--csv'; did you mean --output?
      forecast d.csv --json          | forecast has no option '--json'; did you mean --format?
      forecast d.csv -n 12           | forecast has no option '-n'; did you mean --horizon?
      forecast d.csv --steps=12      | forecast has no option '--steps'; did you mean --horizon?
      forecast d.csv --Horizon 12    | forecast has no option '--Horizon'; did you mean --horizon?
      forecast d.csv -horizon 12     | '-horizon' is written with two dashes: --horizon
      forecast d.csv -output=x.csv   | '-output' is written with two dashes: --output
      forecast d.csv --level 80      | forecast has no option '--level'; did you mean --levels?
      forecast d.csv --freq daily    | forecast has no option '--freq'; did you mean --frequency?
      forecast d.csv --html x.html   | forecast has no option '--html'; did you mean --report?
      forecast d.csv --png x.png     | forecast has no option '--png'; did you mean --plot?
      forecast d.csv --model ets     | forecast has no option '--model'; train and tune have it
      forecast d.csv -v              | forecast has no option '-v': notes are shown unless -q is given
      forecast pom.xml x.csv         | two files are a model and data, and pom.xml is no model: leave out x.csv, or write to it by -o
      evaluate m.recur d.csv -o x    | evaluate has no option '-o': the result goes to standard output, so add > FILE, and --report FILE.html writes a page
      evaluate m.recur d.csv --cv 3  | evaluate has no option '--cv'; did you mean --folds?
      inspect d.csv -o x             | inspect has no option '-o': the result goes to standard output, so add > FILE
      explain m.recur d.csv --html x | explain has no option '--html'; train, forecast and evaluate have --report
      pretrain --horizon 3           | pretrain has no option '--horizon'; train, forecast, evaluate and others have it
      train d.csv --out m.recur      | train has no option '--out'; did you mean --output?
      train d.csv m.recur            | where to write is said by -o m.recur
      train d.csv --lr 0.1 -o m      | train has no option '--lr'; did you mean --learning-rate?
      train d.csv -m gru -o m        | train has no option '-m'; did you mean --model?
      train d.csv --trials 3 -o m    | train has no option '--trials'; tune has it
      export m.recur --format onnx   | export has no option '--format'; did you mean --to?
      export m.recur -o x.onnx y     | export takes no further word 'y'
      predict d.csv                  | there is no command 'predict'; did you mean recur forecast?
      fit d.csv                      | there is no command 'fit'; did you mean recur train?
      backtest m.recur d.csv         | there is no command 'backtest'; did you mean recur evaluate?
      trian d.csv                    | there is no command 'trian'; did you mean recur train?
      version                        | there is no command 'version'; did you mean recur --version?
      d.csv                          | 'd.csv' is no command; did you mean recur forecast d.csv?
      --horizon 12 forecast d.csv    | '--horizon' comes after a command, such as recur train
      help model                     | there is no command 'model'; did you mean recur help train?
      help plots                     | there is no command 'plots'; did you mean recur help plot?
      help levels                    | there is no command 'levels': --levels is an option, see recur help train
      """;

  @TestFactory
  Stream<DynamicTest> eachGuessIsAnsweredInOneLine() {
    return TABLE
        .lines()
        .map(line -> line.split(" +\\| ", 2))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> requireAnswered(row[0], row[1])));
  }

  private static void requireAnswered(String typed, String answer) {
    Terminal run = Terminal.runAsIs("", List.of(typed.split(" ", -1)));
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    List<String> lines = run.err().lines().toList();
    assertEquals("recur: " + answer, lines.get(0));
    assertEquals(2, lines.size(), run.err());
    assertTrue(lines.get(1).matches("try 'recur ([a-z]+ )?--help'"), run.err());
  }

  @Test
  void whatIsAnsweredIsThere() {
    Set<String> names = new TreeSet<>();
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              names.add(name);
              names.addAll(command.getCommandSpec().optionsMap().keySet());
            });
    Set<String> missing = new TreeSet<>(Guesses.meant());
    missing.removeAll(names);
    assertEquals(Set.of(), missing);
  }
}
