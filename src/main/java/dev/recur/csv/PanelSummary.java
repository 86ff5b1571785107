package dev.recur.csv;

import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was read, in words. */
final class PanelSummary {
  private PanelSummary() {}

  /** One line: time, series and targets. */
  static String of(Panel panel) {
    Schema schema = panel.schema();
    StringBuilder text = new StringBuilder();
    text.append(time(schema)).append(range(panel.series()));
    if (!schema.keys().isEmpty()) {
      text.append(String.format(Locale.ROOT, "; %d series by ", panel.size()))
          .append(Wording.quoted(schema.keys()));
    }
    long values = panel.series().stream().mapToLong(TimeSeries::length).sum();
    boolean one = schema.targets().size() == 1;
    text.append(one ? "; target " : "; targets ")
        .append(Wording.quoted(schema.targets()))
        .append(" (")
        .append(Wording.count(values, one ? "value" : "step"))
        .append(')');
    return text.toString();
  }

  private static String time(Schema schema) {
    return schema.time().isEmpty()
        ? "no time column, rows are counted"
        : (schema.time().size() == 1 ? "time column " : "time columns ")
            + Wording.quoted(schema.time())
            + ", "
            + (schema.notation().dated() ? schema.frequency() : "whole numbers");
  }

  private static String range(List<TimeSeries> all) {
    Optional<TimeSeries> first =
        all.stream().min(Comparator.comparingLong(s -> s.calendar().start()));
    Optional<TimeSeries> last =
        all.stream().max(Comparator.comparingLong(s -> s.calendar().ticks(s.length() - 1)));
    return first.isEmpty() || last.isEmpty()
        ? ""
        : " from "
            + first.get().calendar().label(0)
            + " to "
            + last.get().calendar().label(last.get().length() - 1);
  }
}
