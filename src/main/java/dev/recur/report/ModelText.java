package dev.recur.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.PointScore;
import dev.recur.forecast.Combination;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.PretrainedModel;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.series.Schema;
import dev.recur.series.Visible;
import dev.recur.split.SplitSize;
import dev.recur.transform.Transform;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model file for a person, or as JSON. */
public final class ModelText {
  private ModelText() {}

  /**
   * Writes what a model file holds beside its weights.
   *
   * @param model what is shown
   * @param json whether as JSON
   * @param out where it goes
   */
  public static void write(SavedModel model, boolean json, PrintWriter out) {
    Map<String, String> lines = lines(model);
    if (json) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      lines.forEach(node::put);
      node.put("season", model.season());
      node.put("horizon", model.horizon());
      node.put("seriesCount", model.ends().size());
      node.put("rmse", model.score().model().overall().rmse());
      out.println(node.toPrettyString());
      return;
    }
    lines.forEach(
        (name, text) -> out.printf(Locale.ROOT, "  %-10s %s%n", name, Visible.text(text)));
  }

  /** Returns what a model file holds beside its weights, by name. */
  public static Map<String, String> lines(SavedModel model) {
    Schema schema = model.schema();
    PointScore score = model.score().model().overall();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("targets", String.join(", ", schema.targets()));
    lines.put(
        "time", schema.time().isEmpty() ? "rows are counted" : String.join(", ", schema.time()));
    if (!schema.keys().isEmpty()) {
      lines.put("keys", String.join(", ", schema.keys()));
    }
    covariates(model).ifPresent(names -> lines.put("covariates", names));
    lines.put("series", Integer.toString(model.ends().size()));
    lines.put("frequency", schema.frequency().toString());
    String longer =
        model.asked().stream()
            .flatMap(said -> said.longerSeasons().stream())
            .map(steps -> ", " + steps)
            .collect(Collectors.joining());
    lines.put("season", model.season() + longer);
    model
        .asked()
        .flatMap(
            said -> said.hierarchy().map(sums -> sums + ", made to agree by " + said.reconcile()))
        .ifPresent(sums -> lines.put("hierarchy", sums));
    lines.put("horizon", Integer.toString(model.horizon()));
    lines.put(
        "split",
        "test %s, before it validation %s, train the rest"
            .formatted(steps(model.split().test()), steps(model.split().validation())));
    lines.put("model", model.model().name());
    model.model().as(MEMBERS).ifPresent(members -> lines.put("members", members));
    model.model().networks().stream().findFirst().ifPresent(first -> lines.putAll(lines(first)));
    model.asked().ifPresent(asked -> lines.put("seed", Long.toString(asked.training().seed())));
    if (model.refit()) {
      lines.put("refit", "fitted again to everything once the held-out score was known");
    }
    lines.put(
        "held-out",
        "RMSE %s, MAE %s over %d values"
            .formatted(
                ScoreColumns.number(score.rmse()),
                ScoreColumns.number(score.mae()),
                model.score().points()));
    lines.put(
        "made from",
        data(model.provenance())
            + " (SHA-256 "
            + model.provenance().sha256()
            + ") by recur "
            + model.provenance().version());
    return lines;
  }

  /** The file, with the sheet or the query that was read of it. */
  private static String data(Provenance from) {
    return from.data()
        + (from.sheet().isEmpty() ? "" : ", sheet '" + from.sheet() + "'")
        + (from.query().isEmpty() ? "" : ", " + from.query());
  }

  private static String steps(SplitSize size) {
    return size + (size.toString().matches("(up to )?\\d+") ? " steps" : "");
  }

  /** Of several models what is made one of them. */
  private static final Model.Kinds<Optional<String>> MEMBERS =
      new Model.Kinds<>() {
        @Override
        public Optional<String> network(NetworkModel model) {
          return Optional.empty();
        }

        @Override
        public Optional<String> classical(ClassicalModel model) {
          return Optional.empty();
        }

        @Override
        public Optional<String> pretrained(PretrainedModel model) {
          return Optional.empty();
        }

        @Override
        public Optional<String> combined(CombinedModel model) {
          return Optional.of(members(model));
        }
      };

  /** Says which members weigh something, and how much. */
  static String members(CombinedModel model) {
    String others = members(model, model.weights());
    String intermittent = members(model, model.intermittent());
    return others.equals(intermittent)
        ? others
        : others + "; of intermittent demand " + intermittent;
  }

  private static String members(CombinedModel model, List<Double> weights) {
    boolean median = model.combination() == Combination.MEDIAN;
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    List<String> members = new ArrayList<>();
    String last = "";
    for (int i = 0; i < model.members().size(); i++) {
      double weight = weights.get(i) / sum;
      if (weight > 0) {
        last = model.members().get(i).name();
        members.add(median ? last : String.format(Locale.ROOT, "%.2f %s", weight, last));
      }
    }
    return members.size() == 1
        ? last + " alone"
        : "the " + model.combination() + " of " + String.join(", ", members);
  }

  private static Optional<String> covariates(SavedModel model) {
    List<String> names = new ArrayList<>();
    for (Schema.Covariate covariate : model.schema().covariates()) {
      names.add(covariate.column() + " (" + covariate.role().name().toLowerCase(Locale.ROOT) + ")");
    }
    model.data().calendar().fields().forEach(field -> names.add(field + " (calendar)"));
    if (!model.data().holidays().isEmpty()) {
      names.add("holidays of " + model.data().holidays());
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  private static Map<String, String> lines(NetworkModel network) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put(
        "transform",
        network.transforms().transforms().stream()
                .map(Transform::toString)
                .collect(Collectors.joining(", "))
            + (network.window().scaled() ? ", window" : ""));
    lines.put("lookback", Integer.toString(network.window().lookback()));
    lines.put("network", network.network().toString());
    lines.put(
        "training",
        "best of "
            + network.training().history().size()
            + " epochs was "
            + network.training().bestEpoch()
            + (network.training().outOfTime() ? " when time was up" : "")
            + ", loss "
            + network.training().spec().loss());
    return lines;
  }
}
