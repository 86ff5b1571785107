package dev.recur.report;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.LevelScore;
import dev.recur.evaluation.QuantileScore;
import dev.recur.evaluation.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores by level before and after forecasts were made to add up, and in words whether it paid. */
public final class LevelsText {
  /** The smallest change that is not 0.0 in print. */
  private static final double SHOWN = 0.0005;

  private LevelsText() {}

  /** Writes the table of levels and what it says, where forecasts were made to add up. */
  static void write(Comparison comparison, PrintWriter out) {
    List<LevelScore> levels = comparison.levels();
    if (levels.isEmpty()) {
      return;
    }
    out.println();
    out.println("By level, before and after " + comparison.unreconciled().orElseThrow().how());
    rows(levels).forEach(out::println);
    lines(comparison).forEach(out::println);
  }

  /**
   * Returns the scores of levels as cells, the header first: the level, its series, and RMSSE and
   * MASE before and after.
   */
  public static List<List<String>> cells(Comparison comparison) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("level", "series", "RMSSE", "after", "MASE", "after"));
    for (LevelScore level : comparison.levels()) {
      cells.add(
          List.of(
              level.level().name(),
              Integer.toString(level.level().size()),
              number(level.before().overall().rmsse()),
              number(level.after().overall().rmsse()),
              number(level.before().overall().mase()),
              number(level.after().overall().mase())));
    }
    return cells;
  }

  private static List<String> rows(List<LevelScore> levels) {
    Optional<QuantileScore> first = levels.get(0).after().quantiles();
    boolean intervals = first.isPresent() && !first.get().intervals().isEmpty();
    String in =
        intervals ? "in " + IntervalColumns.level(first.get().intervals().get(0)) + " %" : "";
    List<String> rows = new ArrayList<>();
    rows.add(row("", "series", "RMSSE", "after", "MASE", "after", in, intervals ? "after" : ""));
    for (LevelScore level : levels) {
      rows.add(
          row(
              level.level().name(),
              Integer.toString(level.level().size()),
              number(level.before().overall().rmsse()),
              number(level.after().overall().rmsse()),
              number(level.before().overall().mase()),
              number(level.after().overall().mase()),
              intervals ? caught(level.before().quantiles()) : "",
              intervals ? caught(level.after().quantiles()) : ""));
    }
    return rows;
  }

  private static String row(String name, String... cells) {
    StringBuilder line = new StringBuilder(ScoreColumns.padded(name));
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, " %8s", cell));
    }
    return line.toString().stripTrailing();
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? ScoreColumns.number(value.getAsDouble()) : "-";
  }

  private static String caught(Optional<QuantileScore> score) {
    return score
        .map(of -> String.format(Locale.ROOT, "%.1f", 100 * of.intervals().get(0).coverage()))
        .orElse("-");
  }

  /** Returns whether it paid, over all and by level, and whether that may be chance. */
  public static List<String> lines(Comparison comparison) {
    List<LevelScore> levels = comparison.levels();
    if (levels.isEmpty()) {
      return List.of();
    }
    LevelScore all = levels.get(levels.size() - 1);
    List<LevelScore> apart = levels.subList(0, levels.size() - 1);
    long better = apart.stream().filter(level -> level.change() < 0).count();
    List<String> lines = new ArrayList<>();
    lines.add(change(comparison.unreconciled().orElseThrow().how(), all));
    lines.add("It is smaller on " + better + " of " + apart.size() + " levels." + chance(all));
    return lines;
  }

  private static String chance(LevelScore all) {
    return all.verdict()
        .flatMap(Verdict::test)
        .map(
            test ->
                String.format(
                    Locale.ROOT,
                    test.pValue() < Verdict.SIGNIFICANCE
                        ? " The difference is more than chance, p = %.2g (Diebold-Mariano)."
                        : " The difference may be chance, p = %.2f (Diebold-Mariano).",
                    test.pValue()))
        .orElse("");
  }

  private static boolean isChance(LevelScore all) {
    return all.verdict()
        .flatMap(Verdict::test)
        .filter(test -> test.pValue() < Verdict.SIGNIFICANCE)
        .isEmpty();
  }

  /** Returns by how much errors have changed, in a sentence. */
  static String change(String how, LevelScore all) {
    double change = all.change();
    String metric = all.after().overall().rmsse().isPresent() ? "RMSSE" : "RMSE";
    String series = "over all " + all.level().size() + " series " + metric;
    if (Math.abs(change) < SHOWN) {
      return "Reconciling by " + how + " changed nothing: " + series + " is what it was before.";
    }
    return String.format(
        Locale.ROOT,
        "Reconciling by %s %s: %s is %.1f %% %s what it was before.",
        how,
        change >= 0 ? "did not pay" : isChance(all) ? "may have paid" : "paid",
        series,
        100 * Math.abs(change),
        change < 0 ? "below" : "above");
  }
}
