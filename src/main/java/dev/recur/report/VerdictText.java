package dev.recur.report;

import static dev.recur.series.Message.setting;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.Verdict;
import dev.recur.series.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The model against its best rival, in words. */
public final class VerdictText {
  /** The smallest difference that is not 0.0 in print, percent. */
  private static final double SHOWN_SHARE = 0.05;

  private VerdictText() {}

  /** Returns the verdict in a sentence: better or not, and whether that may be chance. */
  public static String headline(Evaluation evaluation) {
    if (evaluation.verdict().isEmpty()) {
      return "Scored on held-out values, beside nothing.";
    }
    Verdict verdict = evaluation.verdict().get();
    String model = evaluation.model().model();
    String rival = verdict.rival() + ", the best rival";
    return switch (verdict.outcome()) {
      case BETTER -> model + " is better than " + rival + ", by more than chance.";
      case WORSE -> model + " is worse than " + rival + ", by more than chance.";
      case NO_DIFFERENCE ->
          model + " is about as good as " + rival + "; what differs may be chance.";
      case TOO_FEW -> {
        String share = share(evaluation, verdict.rival()).orElse("");
        yield share.contains(" is that of ")
            ? model + " had the errors of " + rival + "."
            : "%s had %s errors than %s; that may be chance."
                .formatted(model, share.contains(" % below ") ? "smaller" : "larger", rival);
      }
    };
  }

  /** Returns one or two lines, none without rivals. */
  public static List<String> lines(Evaluation evaluation, Message.Naming naming) {
    List<String> lines = new ArrayList<>();
    evaluation
        .verdict()
        .ifPresent(
            verdict -> {
              share(evaluation, verdict.rival()).ifPresent(lines::add);
              lines.addAll(test(verdict, naming));
            });
    return lines;
  }

  /** By how much; by the metric that chose the rival. */
  private static Optional<String> share(Evaluation evaluation, String name) {
    ModelScore model = evaluation.model();
    boolean several = model.perSeries().size() > 1 || model.perTarget().size() > 1;
    Metric metric = several && model.overall().rmsse().isPresent() ? Metric.RMSSE : Metric.RMSE;
    OptionalDouble rival =
        evaluation.baselines().stream()
            .filter(baseline -> baseline.model().equals(name))
            .map(baseline -> metric.of(baseline.overall()))
            .findFirst()
            .orElseThrow();
    if (rival.isEmpty() || !(rival.getAsDouble() > 0)) {
      return Optional.empty();
    }
    double share = 100 * (1 - metric.of(model.overall()).orElseThrow() / rival.getAsDouble());
    if (Math.abs(share) < SHOWN_SHARE) {
      return Optional.of(
          "%s of %s is that of %s, the best rival.".formatted(metric.name(), model.model(), name));
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s of %s is %.1f %% %s that of %s, the best rival.",
            metric.name(),
            model.model(),
            Math.abs(share),
            share >= 0 ? "below" : "above",
            name));
  }

  private static List<String> test(Verdict verdict, Message.Naming naming) {
    String sample = verdict.sample() == Verdict.Sample.ORIGINS ? "origin" : "series";
    String counted =
        verdict.count()
            + " "
            + sample
            + (verdict.sample() == Verdict.Sample.ORIGINS && verdict.count() != 1 ? "s" : "");
    if (verdict.outcome() == Verdict.Outcome.TOO_FEW) {
      if (!verdict.reachable()) {
        return List.of(
            counted
                + " cannot rule out chance; it takes "
                + verdict.least()
                + ", more than these data have.");
      }
      Message line =
          Message.of(
              counted + " cannot rule out chance, " + verdict.least() + " can (evaluate ",
              setting("folds", verdict.least()),
              " ",
              setting("refitEvery", 1),
              ").");
      return List.of(line.text(naming));
    }
    String words =
        switch (verdict.outcome()) {
          case BETTER -> "Better than " + verdict.rival();
          case WORSE -> "Worse than " + verdict.rival();
          default -> "No real difference from " + verdict.rival();
        };
    String p = verdict.test().map(test -> ", " + probability(test.pValue())).orElse("");
    return List.of(words + p + " (Diebold-Mariano, " + counted + ")");
  }

  private static String probability(double p) {
    return p < 0.001
        ? "p < 0.001"
        : String.format(Locale.ROOT, p < 0.095 ? "p = %.1g" : "p = %.2f", p);
  }
}
