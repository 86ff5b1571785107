package dev.recur.report;

import dev.recur.evaluation.Importance;
import dev.recur.forecast.ForecastParts;
import dev.recur.pipeline.Explanation;
import dev.recur.pipeline.Explanation.Effect;
import dev.recur.pipeline.Explanation.Member;
import dev.recur.pipeline.Explanation.OneForecast;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What drives a model's forecasts, as tables of at most 80 columns. */
public final class ExplanationText {
  private static final int NAME = 30;

  private ExplanationText() {}

  /** Writes the tables. */
  public static void write(Explanation explained, PrintWriter out) {
    out.println(
        "%s over %d forecast%s of %d steps: %s %s"
            .formatted(
                explained.model(),
                explained.forecasts(),
                explained.forecasts() == 1 ? "" : "s",
                explained.horizon(),
                explained.metric().title(),
                EvaluationTable.number(explained.error())));
    out.println();
    if (explained.columns().isEmpty()) {
      out.println("It reads the history of the target and nothing beside it.");
    } else {
      out.println(padded("Shuffled, the error rises by") + cells("rise", "±", "percent", "draws"));
      explained.columns().forEach(column -> out.println(column(column, explained.error())));
      out.println("± is the deviation of the draws; draws: in how many of them the error rose.");
    }
    one(explained.one(), out);
  }

  private static String column(Importance column, double error) {
    return padded(column.name())
        + cells(
            number(column.rise()),
            number(column.deviation()),
            String.format(Locale.ROOT, "%.1f", 100 * column.rise() / error),
            column.worse() + "/" + column.draws())
        + (column.isClear() ? "" : "  not clear");
  }

  private static void one(OneForecast one, PrintWriter out) {
    out.println();
    out.println(
        "The forecast of %s from %s on, %s on average:"
            .formatted(
                one.series().equals(one.target())
                    ? one.target()
                    : one.series() + " " + one.target(),
                one.from(),
                number(one.mean())));
    if (!one.effects().isEmpty()) {
      out.println(padded("what it is above without") + cells("shift", "±", "moves by"));
      for (Effect effect : one.effects()) {
        out.println(
            padded(effect.name())
                + cells(number(effect.shift()), number(effect.deviation()), number(effect.size())));
      }
    }
    if (one.members().size() > 1) {
      out.println();
      out.println(padded("made of") + cells("weight", "average"));
      one.members().forEach(member -> out.println(member(member)));
    }
    for (Member member : one.members()) {
      member.parts().ifPresent(parts -> parts(member.name(), parts, out));
    }
  }

  private static String member(Member member) {
    String weight = member.weight().map(w -> String.format(Locale.ROOT, "%.2f", w)).orElse("");
    return padded(member.name()) + cells(weight, number(member.mean()));
  }

  private static void parts(String name, ForecastParts parts, PrintWriter out) {
    List<Double> season = parts.season();
    String seasonal =
        season.isEmpty()
            ? "no season"
            : "season %s %s to %s"
                .formatted(
                    parts.multiplicative() ? "times" : "plus",
                    number(season.stream().mapToDouble(s -> s).min().orElseThrow()),
                    number(season.stream().mapToDouble(s -> s).max().orElseThrow()));
    out.println(
        "%s, %s: level %s, trend %s by its last step, %s"
            .formatted(
                name,
                parts.form(),
                number(parts.level()),
                number(parts.trend().get(parts.trend().size() - 1)),
                seasonal));
  }

  private static String number(double value) {
    return EvaluationTable.number(value);
  }

  private static String padded(String name) {
    String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
    return shown + " ".repeat(NAME - shown.length());
  }

  private static String cells(String... cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, " %9s", cell));
    }
    return line.toString();
  }
}
