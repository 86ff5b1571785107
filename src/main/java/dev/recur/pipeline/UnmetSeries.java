package dev.recur.pipeline;

import dev.recur.fit.RunListener;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.List;
import java.util.Map;

/** Says where a network has learned something of each series, but not of one it is to forecast. */
final class UnmetSeries {
  private UnmetSeries() {}

  static void say(Model model, Panel panel, RunListener listener) {
    List<String> unmet = unmet(model, panel);
    if (!unmet.isEmpty()) {
      listener.note(
          "%d of %d series were not trained on, %s first: they have the mean of the learned vectors"
              .formatted(unmet.size(), panel.size(), unmet.get(0)));
    }
  }

  private static List<String> unmet(Model model, Panel panel) {
    if (model instanceof CombinedModel combined) {
      return combined.members().stream()
          .map(member -> unmet(member, panel))
          .filter(names -> !names.isEmpty())
          .findFirst()
          .orElse(List.of());
    }
    if (!(model instanceof NetworkModel network) || !network.window().numbered()) {
      return List.of();
    }
    Map<String, Integer> numbers = network.transforms().numbers();
    return panel.series().stream()
        .filter(series -> !numbers.containsKey(seen(series, network).name()))
        .map(TimeSeries::name)
        .toList();
  }

  /** Returns what a network sees of a series at once. */
  private static TimeSeries seen(TimeSeries series, NetworkModel network) {
    return network.window().apart() && series.targetCount() > 1 ? series.targetApart(0) : series;
  }
}
