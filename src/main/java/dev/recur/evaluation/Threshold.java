package dev.recur.evaluation;

import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition on the score under which a run shall fail, such as {@code rmse>20} or {@code
 * mase>=seasonal-naive}.
 *
 * @param metric of the model
 * @param relation between it and the bound
 * @param bound a number, or the name of a rival whose metric is meant
 */
public record Threshold(Metric metric, Relation relation, String bound) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\w+)\\s*(>=|<=|>|<)\\s*(\\S+)\\s*");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");

  /**
   * A condition that holds.
   *
   * @param threshold the condition
   * @param model its name
   * @param value the metric of the model
   * @param limit the bound, or the metric of the rival that it names
   */
  public record Reached(Threshold threshold, String model, double value, double limit) {}

  /** How a metric compares with its bound. */
  public enum Relation {
    /** Above. */
    ABOVE(">"),
    /** Above or equal. */
    AT_LEAST(">="),
    /** Below. */
    BELOW("<"),
    /** Below or equal. */
    AT_MOST("<=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    boolean holds(double value, double bound) {
      return switch (this) {
        case ABOVE -> value > bound;
        case AT_LEAST -> value >= bound;
        case BELOW -> value < bound;
        case AT_MOST -> value <= bound;
      };
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /**
   * Returns what a user typed.
   *
   * @param text such as {@code rmse>20}
   * @throws InputException if it has another form, or the metric is unknown
   */
  public static Threshold parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InputException(
          "'%s' is not a condition; write a metric, one of > >= < <=, and a number or a model,"
                  .formatted(text)
              + " such as 'rmse>20' or 'mase>=seasonal-naive'");
    }
    String name = form.group(1).toLowerCase(Locale.ROOT);
    Metric metric =
        EnumNames.find(Metric.class, name)
            .orElseThrow(
                () ->
                    new InputException(
                        "'%s' in '%s' is no metric; known are %s"
                            .formatted(form.group(1), text, EnumNames.list(Metric.class))));
    Relation relation = EnumNames.find(Relation.class, form.group(2)).orElseThrow();
    return new Threshold(metric, relation, form.group(3));
  }

  /** Returns the rival whose metric is the bound, if it is not a number. */
  public Optional<String> rival() {
    return number().isPresent() ? Optional.empty() : Optional.of(bound);
  }

  private OptionalDouble number() {
    return NUMBER.matcher(bound).matches()
        ? OptionalDouble.of(Double.parseDouble(bound))
        : OptionalDouble.empty();
  }

  /**
   * Returns whether the condition holds.
   *
   * @param evaluation the score
   * @return the numbers; empty if it does not hold
   * @throws InputException if the model or the rival has no such metric, or there is no such rival
   */
  public Optional<Reached> reached(Evaluation evaluation) {
    double value = metric(evaluation.model());
    Optional<String> rival = rival();
    double limit =
        rival.isEmpty() ? number().orElseThrow() : metric(rival(evaluation, rival.get()));
    if (!relation.holds(value, limit)) {
      return Optional.empty();
    }
    return Optional.of(new Reached(this, evaluation.model().model(), value, limit));
  }

  private ModelScore rival(Evaluation evaluation, String name) {
    return evaluation.baselines().stream()
        .filter(baseline -> baseline.model().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "'%s': '%s' is neither a number nor one of the models compared (%s)"
                        .formatted(
                            this,
                            name,
                            evaluation.baselines().stream()
                                .map(ModelScore::model)
                                .collect(Collectors.joining(", ")))));
  }

  private double metric(ModelScore score) {
    return metric
        .of(score.overall())
        .orElseThrow(
            () ->
                new InputException(
                    "'%s': %s of %s has no meaning for these values; choose another metric"
                        .formatted(this, metric, score.model())));
  }

  /** Returns the condition as typed, without spaces. */
  @Override
  public String toString() {
    return metric + relation.toString() + bound;
  }
}
