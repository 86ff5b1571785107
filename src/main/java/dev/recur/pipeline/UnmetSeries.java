package dev.recur.pipeline;

import dev.recur.fit.RunListener;
import dev.recur.model.Model;
import dev.recur.series.Panel;
import java.util.List;

/** Says where a network has learned something of each series, but not of one it is to forecast. */
final class UnmetSeries {
  private UnmetSeries() {}

  static void say(Model model, Panel panel, RunListener listener) {
    List<String> unmet =
        model.networks().stream()
            .map(network -> network.unmet(panel.series()))
            .filter(names -> !names.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (!unmet.isEmpty()) {
      listener.note(
          "%d of %d series were not trained on, %s first: they have the mean of the learned vectors"
              .formatted(unmet.size(), panel.size(), unmet.get(0)));
    }
  }
}
