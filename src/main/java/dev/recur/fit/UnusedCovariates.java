package dev.recur.fit;

import dev.recur.model.Model;
import dev.recur.series.Panel;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** The covariates that no member of a combination reads. */
final class UnusedCovariates {
  private UnusedCovariates() {}

  /**
   * Returns their names: without a network those of the past and of whole series, without a
   * regression those known ahead, too.
   */
  static List<String> of(Panel panel, List<Model> members) {
    List<String> unused = new ArrayList<>();
    if (members.stream().anyMatch(member -> !member.networks().isEmpty())) {
      return unused;
    }
    unused.addAll(panel.schema().features(Role.PAST));
    unused.addAll(panel.schema().features(Role.STATIC));
    if (members.stream().noneMatch(Model::seesFutureCovariates)) {
      List<String> future = panel.schema().features(Role.FUTURE);
      TimeSeries series = panel.series().get(0);
      unused.addAll(future);
      if (series.futureCount() > future.size()) {
        unused.add("the calendar");
      }
    }
    return unused;
  }
}
