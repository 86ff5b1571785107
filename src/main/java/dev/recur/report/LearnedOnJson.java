package dev.recur.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.pipeline.LearnedOn;

/** What going on with newer data did, as JSON. */
public final class LearnedOnJson {
  private LearnedOnJson() {}

  /** Returns it, indented: the errors before and after, and the score of the one that went on. */
  public static String text(LearnedOn learned) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("metric", learned.metric().toString());
    json.put("before", learned.before());
    json.put("after", learned.after());
    json.put("kept", learned.kept() ? "before" : "after");
    json.set("score", EvaluationJson.node(learned.score(), learned.model().schema().targets()));
    return json.toPrettyString();
  }
}
