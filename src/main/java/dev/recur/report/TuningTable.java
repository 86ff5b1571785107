package dev.recur.report;

import dev.recur.evaluation.Gain;
import dev.recur.series.Message;
import dev.recur.series.Visible;
import dev.recur.series.Wording;
import dev.recur.tune.Finalist;
import dev.recur.tune.SearchSpace;
import dev.recur.tune.Trial;
import dev.recur.tune.Tuning;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a search may try, and what it found, as text. */
public final class TuningTable {
  private static final int OPTION_WIDTH = 15;
  private static final int VALUES_WIDTH = 64;

  private TuningTable() {}

  /**
   * Writes a space.
   *
   * @param space what may be tried
   * @param naming how settings are written
   * @param out where it goes
   */
  public static void write(SearchSpace space, Message.Naming naming, PrintWriter out) {
    space
        .values()
        .forEach(
            (option, values) ->
                out.printf("%-15s %s%n", naming.write(option.setting()), wrapped(values)));
    out.println();
    out.println(
        space.size()
            + " trials beside the default. Each option is left to train with even odds,\n"
            + "otherwise every value is as likely.");
    out.flush();
  }

  /** Returns values with blanks between, on as many lines as they need beside the option. */
  private static String wrapped(List<String> values) {
    StringBuilder lines = new StringBuilder();
    int width = 0;
    for (String value : values) {
      if (width > 0 && width + 2 + value.length() > VALUES_WIDTH) {
        lines.append(System.lineSeparator()).append(" ".repeat(OPTION_WIDTH + 1));
        width = 0;
      }
      lines.append(width > 0 ? "  " : "").append(value);
      width += (width > 0 ? 2 : 0) + value.length();
    }
    return lines.toString();
  }

  /**
   * Writes what was found, and how to train it.
   *
   * @param tuning what was found
   * @param command trains the winner
   * @param naming how settings are written
   * @param out where it goes
   */
  public static void write(Tuning tuning, String command, Message.Naming naming, PrintWriter out) {
    out.println(
        Wording.count(tuning.trials(), "trial")
            + ", searched by "
            + forecasts(tuning)
            + " over "
            + span(tuning.search())
            + ",");
    out.println(
        "the best and the default again over " + span(tuning.last()) + ". Test was not read.");
    out.println();
    out.printf("%-12s %9s %9s %15s%n", "", "search", "final", "gain %");
    for (Finalist finalist : tuning.finalists()) {
      Trial trial = finalist.trial();
      out.printf(
          "%-12s %9s %9s %15s%n",
          trial,
          ScoreColumns.number(finalist.searched().error()),
          ScoreColumns.number(finalist.scored().error()),
          trial.isDefault() ? "-" : gain(finalist.gain()));
      String said = trial.said().stream().map(naming::write).collect(Collectors.joining(" "));
      out.println("  " + (trial.isDefault() ? "as train chooses" : said));
    }
    out.println();
    out.println(
        "Mean RMSE of a forecast, "
            + (tuning.scaled() ? "in seasonal-naive errors" : "in original units")
            + "; in the search of one network.");
    out.println("Gain: over the default in the final, with its standard error.");
    out.println();
    out.println(verdict(tuning));
    out.println(Visible.text(command));
    out.flush();
  }

  private static String verdict(Tuning tuning) {
    Finalist winner = tuning.winner();
    return winner.trial().isDefault()
        ? "No trial beats the default both in the search and, by more than two standard"
            + System.lineSeparator()
            + "errors, in the final. The default stays:"
        : winner.trial() + " beats the default by " + gain(winner.gain()) + " %:";
  }

  private static String gain(Gain gain) {
    String share = String.format(Locale.ROOT, "%.1f", 100 * gain.share());
    return Double.isFinite(gain.standardError())
        ? share + String.format(Locale.ROOT, " ± %.1f", 100 * gain.standardError())
        : share + " ± ?";
  }

  private static String forecasts(Tuning tuning) {
    return Wording.count(tuning.origins(), "forecast")
        + " of "
        + Wording.count(tuning.horizon(), "step")
        + (tuning.origins() > 1 ? " " + tuning.stride() + " apart" : "");
  }

  private static String span(Tuning.Span span) {
    return span.first() + " to " + span.last();
  }
}
