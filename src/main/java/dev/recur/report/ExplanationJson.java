package dev.recur.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.pipeline.Explanation;
import dev.recur.pipeline.Explanation.Effect;
import dev.recur.pipeline.Explanation.Member;

/** What drives a model's forecasts as JSON. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** Returns it, indented. */
  public static String text(Explanation explained) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", explained.model());
    json.put("metric", explained.metric().toString());
    json.put("error", explained.error());
    json.put("forecasts", explained.forecasts());
    json.put("horizon", explained.horizon());
    ArrayNode columns = json.putArray("columns");
    explained
        .columns()
        .forEach(
            column ->
                columns
                    .addObject()
                    .put("name", column.name())
                    .put("rise", column.rise())
                    .put("deviation", column.deviation())
                    .put("worse", column.worse())
                    .put("draws", column.draws())
                    .put("clear", column.isClear()));
    ObjectNode one = json.putObject("forecast");
    one.put("series", explained.one().series());
    one.put("target", explained.one().target());
    one.put("from", explained.one().from());
    one.put("mean", explained.one().mean());
    ArrayNode effects = one.putArray("effects");
    for (Effect effect : explained.one().effects()) {
      effects
          .addObject()
          .put("name", effect.name())
          .put("shift", effect.shift())
          .put("deviation", effect.deviation())
          .put("size", effect.size());
    }
    ArrayNode members = one.putArray("members");
    for (Member member : explained.one().members()) {
      ObjectNode node = members.addObject().put("name", member.name());
      member.weight().ifPresent(weight -> node.put("weight", weight));
      node.put("mean", member.mean());
      member
          .parts()
          .ifPresent(
              parts -> {
                ObjectNode of = node.putObject("parts").put("form", parts.form());
                of.put("multiplicative", parts.multiplicative()).put("level", parts.level());
                parts.trend().forEach(of.putArray("trend")::add);
                parts.season().forEach(of.putArray("season")::add);
              });
    }
    return json.toPrettyString();
  }
}
