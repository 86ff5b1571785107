package dev.recur.csv;

import dev.recur.csv.ColumnUse.Why;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns and series that are the sums of others, and so no series of their own. */
final class Totals {
  private static final int FEWEST_ROWS = 3;

  /** Rows that make a sum certain whose name does not speak of one. */
  private static final int FEWEST_UNNAMED = 12;

  /** Of the size of a sum, for what writing its parts has rounded. */
  private static final double ROUNDED = 1e-6;

  private Totals() {}

  /**
   * Leaves a total out of the columns to forecast, which nobody has named.
   *
   * @param roles of the columns
   * @param table whose numbers are settled
   * @return what is said of columns that only may be totals
   */
  static List<Finding> ofColumns(Roles roles, Table table) {
    boolean found = roles.targets.stream().allMatch(roles::isOneOfAllNumbers);
    List<Finding> findings = new ArrayList<>();
    if (!found || roles.targets.size() < 3) {
      return findings;
    }
    List<Integer> totals =
        roles.targets.stream().filter(c -> Preamble.speaksOfSum(roles.name(c))).toList();
    List<Integer> parts = roles.targets.stream().filter(c -> !totals.contains(c)).toList();
    for (int total : totals) {
      if (isSum(total, parts, table, FEWEST_ROWS)) {
        roles.leaveOut(total, Why.SUM);
      } else if (parts.size() > 1 && Preamble.sum(roles.name(total))) {
        findings.add(new Finding.NoTotal(roles.name(total), false));
      }
    }
    for (int column : totals.isEmpty() ? parts : List.<Integer>of()) {
      List<Integer> others = parts.stream().filter(c -> c != column).toList();
      if (isSum(column, others, table, FEWEST_UNNAMED)) {
        findings.add(new Finding.LikeTotal(roles.name(column)));
      }
    }
    return findings;
  }

  private static boolean isSum(int total, List<Integer> parts, Table table, int fewest) {
    Doubles sums = numbers(table, total);
    List<Doubles> of = parts.stream().map(c -> numbers(table, c)).toList();
    int known = 0;
    for (int row = 0; row < sums.size(); row++) {
      int at = row;
      double sum = of.stream().mapToDouble(part -> part.get(at)).sum();
      double size = of.stream().mapToDouble(part -> Math.abs(part.get(at))).sum();
      if (!near(sums.get(row), sum, size)) {
        return false;
      }
      known += Double.isNaN(sum) || sum == 0 ? 0 : 1;
    }
    return parts.size() > 1 && known >= fewest;
  }

  private static Doubles numbers(Table table, int column) {
    return Objects.requireNonNull(table.numbers.get(column));
  }

  /** Whether a sum is what it should be; NaN says nothing. */
  private static boolean near(double sum, double expected, double size) {
    return Double.isNaN(sum)
        || Double.isNaN(expected)
        || Math.abs(sum - expected) <= ROUNDED * size;
  }

  /**
   * A file without the series that are sums of others.
   *
   * @param reading of the file
   */
  static Reading withoutSums(Reading reading) {
    Panel panel = reading.panel();
    List<TimeSeries> kept = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      int key = totalKey(series);
      List<TimeSeries> parts = key < 0 ? List.of() : parts(panel, series, key);
      if (!parts.isEmpty() && isSum(series, parts)) {
        left.add(series.name());
        continue;
      }
      kept.add(series);
      if (!parts.isEmpty() && Preamble.sum(series.keys().get(key))) {
        findings.add(new Finding.NoTotal(series.name(), true));
      }
    }
    if (!left.isEmpty()) {
      findings.add(new Finding.SumSeries(left, panel.schema().keys()));
    }
    return findings.isEmpty()
        ? reading
        : new Reading(
            new Panel(panel.schema(), kept),
            Stream.concat(reading.findings().stream(), findings.stream()).toList(),
            reading.columns(),
            reading.question(),
            reading.missing());
  }

  /** The first key of a series that names a total, -1 if none does. */
  private static int totalKey(TimeSeries series) {
    return IntStream.range(0, series.keys().size())
        .filter(k -> Preamble.sumOfSeries(series.keys().get(k)))
        .findFirst()
        .orElse(-1);
  }

  /** The series that differ in one key, which names no total of them. */
  private static List<TimeSeries> parts(Panel panel, TimeSeries total, int key) {
    List<String> others = without(total.keys(), key);
    return panel.series().stream()
        .filter(
            s -> !Preamble.sumOfSeries(s.keys().get(key)) && without(s.keys(), key).equals(others))
        .toList();
  }

  private static List<String> without(List<String> keys, int key) {
    List<String> others = new ArrayList<>(keys);
    others.remove(key);
    return others;
  }

  private static boolean isSum(TimeSeries total, List<TimeSeries> parts) {
    int known = 0;
    for (int t = 0; t < total.length(); t++) {
      long time = total.calendar().ticks(t);
      for (int k = 0; k < total.targetCount(); k++) {
        double sum = 0;
        double size = 0;
        for (TimeSeries part : parts) {
          int at = part.calendar().indexOf(time);
          boolean there = at >= 0 && at < part.length();
          double value = !there ? 0 : part.observed(k, at) ? part.target(k, at) : Double.NaN;
          sum += value;
          size += Math.abs(value);
        }
        if (total.observed(k, t) && !near(total.target(k, t), sum, size)) {
          return false;
        }
        known += Double.isNaN(sum) || sum == 0 ? 0 : 1;
      }
    }
    return known >= FEWEST_ROWS;
  }
}
