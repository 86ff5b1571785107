package dev.recur.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.Evaluation;
import dev.recur.series.Message;
import dev.recur.tune.Finalist;
import dev.recur.tune.SearchSpace;
import dev.recur.tune.Tuning;
import java.util.List;
import java.util.Optional;

/** What a search may try, and what it found, as JSON. */
public final class TuningJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TuningJson() {}

  /**
   * Returns a space, indented.
   *
   * @param space what may be tried
   * @param naming how settings are written
   */
  public static String text(SearchSpace space, Message.Naming naming) {
    ObjectNode json = JSON.objectNode();
    ObjectNode options = json.putObject("options");
    space
        .values()
        .forEach(
            (option, values) ->
                values.forEach(options.putArray(naming.write(option.setting()))::add));
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
   * @param naming how settings are written
   */
  public static String text(
      Tuning tuning,
      String command,
      List<String> targets,
      Optional<Evaluation> score,
      Message.Naming naming) {
    ObjectNode json = JSON.objectNode();
    json.put("trials", tuning.trials());
    json.put("horizon", tuning.horizon());
    json.put("stride", tuning.stride());
    json.put("origins", tuning.origins());
    json.put("units", tuning.scaled() ? "seasonal-naive" : "original");
    json.set("search", span(tuning.search()));
    json.set("final", span(tuning.last()));
    ArrayNode finalists = json.putArray("finalists");
    tuning.finalists().forEach(finalist -> finalists.add(finalist(finalist, naming)));
    json.put("winner", tuning.winner().trial().number());
    json.put("command", command);
    score.ifPresent(test -> json.set("score", EvaluationJson.node(test, targets)));
    return json.toPrettyString();
  }

  private static ObjectNode finalist(Finalist finalist, Message.Naming naming) {
    ObjectNode json = JSON.objectNode().put("trial", finalist.trial().number());
    json.set("settings", TrialLines.settings(finalist.trial(), naming));
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
