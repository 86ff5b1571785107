package dev.recur.fit;

import dev.recur.model.Model;
import dev.recur.note.AutoNote;
import dev.recur.series.Panel;
import dev.recur.series.Schema.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The covariates that no member of a combination reads. */
final class UnusedCovariates {
  private UnusedCovariates() {}

  /**
   * Returns them, if there are any: without a network those of the past and of whole series,
   * without a regression those known ahead, too.
   */
  static Optional<AutoNote.UnusedCovariates> of(Panel panel, List<Model> members) {
    if (members.stream().anyMatch(member -> !member.networks().isEmpty())) {
      return Optional.empty();
    }
    List<String> unused = new ArrayList<>();
    boolean calendar = false;
    unused.addAll(panel.schema().features(Role.PAST));
    unused.addAll(panel.schema().features(Role.STATIC));
    if (members.stream().noneMatch(Model::seesFutureCovariates)) {
      List<String> future = panel.schema().features(Role.FUTURE);
      unused.addAll(future);
      calendar = panel.series().get(0).futureCount() > future.size();
    }
    return unused.isEmpty() && !calendar
        ? Optional.empty()
        : Optional.of(new AutoNote.UnusedCovariates(unused, calendar));
  }
}
