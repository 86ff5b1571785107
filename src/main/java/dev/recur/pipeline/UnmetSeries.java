package dev.recur.pipeline;

import dev.recur.fit.RunListener;
import dev.recur.model.Model;
import dev.recur.note.ForecastNote;
import dev.recur.series.Panel;
import java.util.List;

/** Tells where a network has learned something of each series, but not of one it is to forecast. */
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
      listener.note(new ForecastNote.UnmetSeries(unmet.size(), panel.size(), unmet.get(0)));
    }
  }
}
