package dev.recur.fit;

import dev.recur.model.Model;
import dev.recur.note.DataNote;
import dev.recur.series.Panel;
import dev.recur.series.Schema.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The covariates that a model does not read. */
public final class UnusedCovariates {
  private UnusedCovariates() {}

  /**
   * Returns them, if there are any: without a network those of the past and of whole series,
   * without a regression those known ahead, too.
   *
   * @param panel with what the calendar knows ahead
   * @param model fitted to it
   */
  public static Optional<DataNote.UnusedCovariates> of(Panel panel, Model model) {
    if (!model.networks().isEmpty()) {
      return Optional.empty();
    }
    List<String> unused = new ArrayList<>();
    boolean calendar = false;
    unused.addAll(panel.schema().features(Role.PAST));
    unused.addAll(panel.schema().features(Role.STATIC));
    if (!model.seesFutureCovariates()) {
      List<String> future = panel.schema().features(Role.FUTURE);
      unused.addAll(future);
      calendar = panel.series().get(0).futureCount() > future.size();
    }
    return unused.isEmpty() && !calendar
        ? Optional.empty()
        : Optional.of(new DataNote.UnusedCovariates(model.name(), unused, calendar));
  }
}
