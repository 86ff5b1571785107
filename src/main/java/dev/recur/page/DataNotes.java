package dev.recur.page;

import dev.recur.chart.Chart;
import dev.recur.report.EvaluationTable;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands out in the values of a panel. */
final class DataNotes {
  /** Series that are named, at most. */
  private static final int NAMED = 5;

  /** Quartile distances beyond a quartile at which a change is called far out (Tukey 1977). */
  private static final double FAR_OUT = 3;

  private static final int FEWEST = 20;

  private final List<String> lines = new ArrayList<>();
  private final Panel panel;

  DataNotes(Panel panel) {
    this.panel = panel;
    extent();
    gaps();
    outliers();
    constants();
  }

  /** One line each. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private void extent() {
    int targets = panel.schema().targets().size();
    int shortest = panel.series().stream().mapToInt(TimeSeries::length).min().orElseThrow();
    int longest = panel.series().stream().mapToInt(TimeSeries::length).max().orElseThrow();
    lines.add(
        "%d series of %s%s%d values, %s"
            .formatted(
                panel.size(),
                targets > 1 ? targets + " columns, each of " : "",
                shortest == longest ? "" : shortest + " to ",
                longest,
                panel.schema().frequency()));
  }

  private void gaps() {
    List<String> named = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      for (int k = 0; k < series.targetCount(); k++) {
        if (series.missingCount(k) > 0) {
          named.add(name(series, k) + ": " + series.missingCount(k));
        }
      }
    }
    say("Missing values that were filled in or seen as gaps", named);
  }

  /** Values whose change from the one before lies far out among all changes. */
  private void outliers() {
    List<String> named = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      for (int k = 0; k < series.targetCount() && series.length() >= FEWEST; k++) {
        int count = 0;
        int largest = 0;
        double[] values = series.target(k);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[sorted.length / 4];
        double high = sorted[3 * sorted.length / 4];
        double off = FAR_OUT * (high - low);
        double most = 0;
        for (int t = 0; t < values.length && off > 0; t++) {
          double beyond = Math.max(values[t] - high, low - values[t]);
          if (beyond > off) {
            count++;
            largest = beyond > most ? t : largest;
            most = Math.max(most, beyond);
          }
        }
        if (count > 0) {
          named.add(
              "%s: %d, the farthest %s at %s"
                  .formatted(
                      name(series, k),
                      count,
                      EvaluationTable.number(values[largest]),
                      series.calendar().label(largest)));
        }
      }
    }
    say("Values far out (three quartile distances beyond a quartile)", named);
  }

  private void constants() {
    List<String> named = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      for (int k = 0; k < series.targetCount() && series.length() > 1; k++) {
        double first = series.target(k, 0);
        if (Arrays.stream(series.target(k)).allMatch(value -> value == first)) {
          named.add(name(series, k));
        }
      }
    }
    say("Always the same value", named);
  }

  private String name(TimeSeries series, int target) {
    return Chart.title(series.name(), panel.schema().targets(), target);
  }

  private void say(String what, List<String> named) {
    if (!named.isEmpty()) {
      String rest = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more series" : "";
      lines.add(
          what + ": " + String.join("; ", named.subList(0, Math.min(NAMED, named.size()))) + rest);
    }
  }
}
