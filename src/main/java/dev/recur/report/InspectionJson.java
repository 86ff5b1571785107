package dev.recur.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.csv.ColumnUse;
import dev.recur.pipeline.Inspection;
import dev.recur.pipeline.Inspection.SeriesSummary;
import dev.recur.series.Message;
import java.util.List;

/** An inspection as JSON. */
public final class InspectionJson {
  private InspectionJson() {}

  /**
   * The JSON, indented.
   *
   * @param inspection what is shown
   * @param said options that the file was read with, as words
   */
  public static String text(Inspection inspection, List<String> said, Message.Naming naming) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", inspection.file());
    json.put("frequency", inspection.frequency());
    json.put("season", inspection.season());
    ArrayNode seasons = json.putArray("seasons");
    inspection
        .seasons()
        .forEach(
            one -> seasons.addObject().put("steps", one.steps()).put("strength", one.strength()));
    json.put("seriesCount", inspection.series().size());
    if (!inspection.demand().isEmpty()) {
      ObjectNode demand = json.putObject("demand");
      inspection.demand().forEach((one, count) -> demand.put(one.toString(), count));
    }
    ArrayNode series = json.putArray("series");
    for (SeriesSummary one : inspection.series()) {
      ObjectNode node = series.addObject();
      node.put("name", one.name());
      node.put("length", one.length());
      node.put("first", one.first());
      node.put("last", one.last());
      node.put("missing", one.missing());
      if (Double.isFinite(one.least())) {
        node.put("min", one.least());
        node.put("max", one.greatest());
      }
      node.put("trend", one.trend());
      if (!inspection.demand().isEmpty()) {
        one.demand().ifPresent(demand -> node.put("demand", demand.toString()));
      }
    }
    ArrayNode columns = json.putArray("columns");
    for (ColumnUse column : inspection.columns()) {
      ObjectNode node = columns.addObject();
      node.put("name", column.name());
      node.put("role", column.role().toString());
      node.put("why", FindingText.why(column).text(naming));
    }
    ObjectNode missing = json.putObject("missing");
    missing.put("cells", inspection.missingCells());
    missing.put("steps", inspection.missingSteps());
    ArrayNode places = missing.putArray("first");
    inspection.firstMissing().forEach(first -> places.add(first.withinFile()));
    ArrayNode outliers = json.putArray("outliers");
    inspection.outliers().forEach(found -> outliers.add(OutlierText.of(found)));
    inspection.question().ifPresent(open -> json.put("question", open.message(naming)));
    json.put("command", ShellCommand.train(inspection, said, naming));
    return json.toPrettyString();
  }
}
