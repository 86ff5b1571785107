package dev.recur.cli;

import dev.recur.evaluation.Verdict;
import dev.recur.report.ShellCommand;
import dev.recur.series.Panel;
import dev.recur.table.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The commands that tell how good a forecast without training is on the data. */
final class Scoring {
  /** Values of which some can be held out: for train, validation and test. */
  private static final int FEWEST = 4;

  /** Folds that are proposed where the data have as many. */
  private static final int MOST_FOLDS = 8;

  private Scoring() {}

  /**
   * Returns the commands; none of data with few values.
   *
   * @param source what was forecast, as it was typed
   * @param panel what it holds
   * @param said options by which it was read and forecast
   * @param horizon steps ahead; empty for the usual ones
   */
  static List<String> commands(String source, Panel panel, List<String> said, OptionalInt horizon) {
    if (panel.series().stream().noneMatch(series -> series.length() >= FEWEST)) {
      return List.of();
    }
    String file = source.equals(Input.STREAM) ? "DATA" : Source.shown(source);
    String made = ShellCommand.stem(file) + ".recur";
    int steps = horizon.orElse(panel.schema().frequency().usualSeason());
    int possible = Verdict.possible(panel, Math.max(steps, 1), Math.max(steps, 1));
    String folds = Integer.toString(Math.max(1, Math.min(MOST_FOLDS, possible)));
    List<String> train = new ArrayList<>(List.of("recur", "train", file));
    train.addAll(said);
    train.addAll(List.of("--model", "pretrained", "-o", made));
    return List.of(
        ShellCommand.of(train),
        ShellCommand.of(
            List.of("recur", "evaluate", made, file, "--folds", folds, "--report", "report.html")));
  }
}
