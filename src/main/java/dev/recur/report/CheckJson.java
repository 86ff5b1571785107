package dev.recur.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.evaluation.Anomaly;
import dev.recur.evaluation.Checked;
import dev.recur.series.Schema;

/** A check of newer values as JSON. */
public final class CheckJson {
  private CheckJson() {}

  /**
   * Returns it, indented.
   *
   * @param checked what was found, original units
   * @param schema the columns of the data
   */
  public static String text(Checked checked, Schema schema) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", checked.model());
    json.put("level", checked.level());
    json.put("series", checked.series());
    json.put("values", checked.values());
    json.put("outside", checked.anomalies().size());
    json.put("expected", checked.expected());
    json.put("moreThanChance", checked.isMoreThanChance());
    checked
        .before()
        .ifPresent(
            before ->
                json.putObject("before")
                    .put("values", before.values())
                    .put("outside", before.outside())
                    .put("rate", before.rate())
                    .put("highestByChance", before.highestByChance(checked.level())));
    ArrayNode anomalies = json.putArray("anomalies");
    for (Anomaly anomaly : checked.anomalies()) {
      anomalies
          .addObject()
          .put("series", anomaly.series())
          .put("time", anomaly.time())
          .put("target", schema.targets().get(anomaly.target()))
          .put("value", anomaly.value())
          .put("forecast", anomaly.point())
          .put("lower", anomaly.lower())
          .put("upper", anomaly.upper());
    }
    return json.toPrettyString();
  }
}
