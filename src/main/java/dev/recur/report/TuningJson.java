package dev.recur.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.Evaluation;
import dev.recur.tune.Finalist;
import dev.recur.tune.SearchSpace;
import dev.recur.tune.Tuning;
import java.util.List;
import java.util.Optional;

/** What a search may try, and what it found, as JSON. */
public final class TuningJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TuningJson() {}

  /** Returns a space, indented. */
  public static String text(SearchSpace space) {
    ObjectNode json = JSON.objectNode();
    ObjectNode options = json.putObject("options");
    space
        .values()
        .forEach((option, values) -> values.forEach(options.putArray(option.toString())::add));
    json.put("trials", space.size());
    return json.toPrettyString();
  }

  /**
   * Returns what was found, indented.
   *
   * @param tuning what was found
   * @param command trains the winner
   * @param targets names of the targets
   * @param score of the winner on test, if it was trained
   */
  public static String text(
      Tuning tuning, String command, List<String> targets, Optional<Evaluation> score) {
    ObjectNode json = JSON.objectNode();
    json.put("trials", tuning.trials());
    json.put("horizon", tuning.horizon());
    json.put("stride", tuning.stride());
    json.put("origins", tuning.origins());
    json.put("units", tuning.scaled() ? "seasonal-naive" : "original");
    json.set("search", span(tuning.search()));
    json.set("final", span(tuning.last()));
    ArrayNode finalists = json.putArray("finalists");
    tuning.finalists().forEach(finalist -> finalists.add(finalist(finalist)));
    json.put("winner", tuning.winner().trial().number());
    json.put("command", command);
    score.ifPresent(test -> json.set("score", EvaluationJson.node(test, targets)));
    return json.toPrettyString();
  }

  private static ObjectNode finalist(Finalist finalist) {
    ObjectNode json = JSON.objectNode().put("trial", finalist.trial().number());
    json.set("settings", TrialLines.settings(finalist.trial()));
    json.put("searchStage", finalist.searched().stage().toString());
    json.put("searchError", finalist.searched().error());
    json.put("finalError", finalist.scored().error());
    if (!finalist.trial().isDefault()) {
      double error = finalist.gain().standardError();
      json.put("gain", finalist.gain().share());
      json.put("gainStandardError", Double.isFinite(error) ? error : null);
    }
    return json;
  }

  private static ObjectNode span(Tuning.Span span) {
    return JSON.objectNode().put("from", span.first()).put("to", span.last());
  }
}
