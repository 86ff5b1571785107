package dev.recur.hierarchy;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Series with their sums.
 *
 * <p>All have one calendar: a series that begins later than others has zeros before. A sum is
 * missing where one of its series is, unless missing values are zeros. The covariates of a sum are
 * the means of those of its series.
 *
 * @param panel the sums, and below them the bottom series
 * @param hierarchy what is the sum of what, in the order of the panel
 * @param late bottom series that begin later than others
 */
public record Summed(Panel panel, Hierarchy hierarchy, int late) {
  /**
   * Returns series with their sums.
   *
   * @param grouping what is summed
   * @param panel the bottom series, or what this gave before, which is given again
   * @throws InputException if series end apart, or do not have what the grouping names
   */
  public static Summed of(Grouping grouping, Panel panel) {
    List<TimeSeries> bottoms = bottoms(grouping, panel).series();
    Hierarchy hierarchy = Hierarchy.of(grouping, panel.schema(), bottoms);
    if (bottoms.size() < panel.size()) {
      if (hierarchy.size() != panel.size()) {
        throw new InputException("the data hold sums of their series already")
            .mend("leave those rows out");
      }
      return new Summed(panel, hierarchy, 0);
    }
    List<TimeSeries> aligned = new Aligning(bottoms).aligned();
    int late = (int) bottoms.stream().filter(s -> s.length() < aligned.get(0).length()).count();
    List<TimeSeries> all = new ArrayList<>(hierarchy.size());
    Set<String> names = aligned.stream().map(TimeSeries::name).collect(Collectors.toSet());
    for (int sum = 0; sum < hierarchy.sums(); sum++) {
      List<String> keys = hierarchy.keys(sum);
      String name = name(keys);
      all.add(sum(hierarchy, sum, names.add(name) ? name : String.join(", ", keys), aligned));
    }
    all.addAll(aligned);
    return new Summed(new Panel(panel.schema(), all), hierarchy, late);
  }

  /**
   * Returns the bottom series alone.
   *
   * @param grouping what is summed
   * @param panel with sums or without
   */
  public static Panel bottoms(Grouping grouping, Panel panel) {
    return new Panel(
        panel.schema(),
        panel.series().stream().filter(series -> !isSum(grouping, series)).toList());
  }

  private static boolean isSum(Grouping grouping, TimeSeries series) {
    return grouping instanceof Grouping.Sums sums
        ? sums.parts().containsKey(series.name())
        : series.keys().contains(Hierarchy.ALL);
  }

  /** Returns the values that are summed up over the others, or that all are. */
  private static String name(List<String> keys) {
    String name =
        keys.stream().filter(key -> !key.equals(Hierarchy.ALL)).collect(Collectors.joining(", "));
    return name.isEmpty() ? Hierarchy.ALL : name;
  }

  private static TimeSeries sum(
      Hierarchy hierarchy, int sum, String name, List<TimeSeries> bottoms) {
    TimeSeries first = bottoms.get(hierarchy.part(sum, 0));
    double[][] targets = new double[first.targetCount()][first.length()];
    double[][] past = new double[first.pastCount()][first.length()];
    int known = Integer.MAX_VALUE;
    for (int p = 0; p < hierarchy.count(sum); p++) {
      known = Math.min(known, bottoms.get(hierarchy.part(sum, p)).futureLength());
    }
    double[][] future = new double[first.futureCount()][known];
    double[] statics = new double[first.staticCount()];
    double share = 1.0 / hierarchy.count(sum);
    for (int p = 0; p < hierarchy.count(sum); p++) {
      TimeSeries part = bottoms.get(hierarchy.part(sum, p));
      for (int k = 0; k < targets.length; k++) {
        double[] raw = raw(part, k);
        for (int t = 0; t < raw.length; t++) {
          targets[k][t] += raw[t];
        }
      }
      for (int j = 0; j < past.length; j++) {
        for (int t = 0; t < first.length(); t++) {
          past[j][t] += share * part.past(j, t);
        }
      }
      for (int j = 0; j < future.length; j++) {
        for (int t = 0; t < known; t++) {
          future[j][t] += share * part.future(j, t);
        }
      }
      for (int j = 0; j < statics.length; j++) {
        statics[j] += share * part.statics(j);
      }
    }
    requireEnough(name, hierarchy.count(sum), targets, first);
    return TimeSeries.builder(name, first.calendar(), targets)
        .keys(hierarchy.keys(sum))
        .past(past)
        .future(future)
        .statics(statics)
        .missing(first.missing(), first.fillSeason())
        .build();
  }

  /** Returns what stood in the file, NaN where nothing did, or zero where that means zero. */
  private static double[] raw(TimeSeries series, int target) {
    double[] values = series.target(target);
    if (series.missing() != MissingPolicy.ZERO) {
      Arrays.setAll(values, t -> series.observed(target, t) ? values[t] : Double.NaN);
    }
    return values;
  }

  /** Many gaps in parts leave nothing of a sum. */
  private static void requireEnough(String name, int parts, double[][] targets, TimeSeries like) {
    for (double[] target : targets) {
      long missing = Arrays.stream(target).filter(Double::isNaN).count();
      if (2 * missing > target.length
          || (Double.isNaN(target[0]) && like.missing().fillsFromBefore())) {
        throw new InputException(
                "the sum '%s' has no value in %d of %d steps, where one of its %d series has none"
                    .formatted(name, missing, target.length, parts))
            .mend("pass ", setting("missing", "zero"), " if nothing came there");
      }
    }
  }

  /** Series of one calendar, made of series that begin apart. */
  private static final class Aligning {
    private final List<TimeSeries> series;
    private final Calendar calendar;
    private final long end;

    Aligning(List<TimeSeries> series) {
      this.series = series;
      TimeSeries earliest = series.get(0);
      long last = Long.MIN_VALUE;
      for (TimeSeries one : series) {
        earliest = one.calendar().start() < earliest.calendar().start() ? one : earliest;
        last = Math.max(last, end(one));
      }
      calendar = earliest.calendar();
      end = last;
    }

    private static long end(TimeSeries series) {
      return series.calendar().ticks(series.length() - 1);
    }

    List<TimeSeries> aligned() {
      int length = calendar.indexOf(end) + 1;
      List<String> early = new ArrayList<>();
      List<TimeSeries> aligned = new ArrayList<>(series.size());
      for (TimeSeries one : series) {
        int before = calendar.indexOf(one.calendar().start());
        int after = length - before - one.length();
        if (calendar.ticks(before) != one.calendar().start()) {
          throw new InputException(
              "'%s' begins at %s, which is no step of '%s'"
                  .formatted(one.name(), one.calendar().label(0), series.get(0).name()));
        }
        if (after > 0 && one.missing() != MissingPolicy.ZERO) {
          early.add(one.name());
        }
        aligned.add(before == 0 && after == 0 ? one : padded(one, before, Math.max(0, after)));
      }
      if (!early.isEmpty()) {
        throw new InputException(
                "%s (%d of %d series) end before %s, so that sums cannot go on from there"
                    .formatted(
                        Wording.quoted(early),
                        early.size(),
                        series.size(),
                        calendar.label(length - 1)))
            .mend(
                "pass ",
                setting("missing", "zero"),
                " if nothing came after their ends, or leave their rows out");
      }
      return aligned;
    }

    private TimeSeries padded(TimeSeries one, int before, int after) {
      double[][] targets = new double[one.targetCount()][];
      for (int k = 0; k < targets.length; k++) {
        targets[k] = new double[before + one.length() + after];
        System.arraycopy(raw(one, k), 0, targets[k], before, one.length());
      }
      double[][] past = new double[one.pastCount()][before + one.length() + after];
      for (int j = 0; j < past.length; j++) {
        int of = j;
        Arrays.setAll(past[j], t -> one.past(of, within(t - before, one.length())));
      }
      int known = Math.max(before + one.futureLength(), before + one.length() + after);
      double[][] future = new double[one.futureCount()][known];
      for (int j = 0; j < future.length; j++) {
        int of = j;
        Arrays.setAll(future[j], t -> one.future(of, within(t - before, one.futureLength())));
      }
      double[] statics = new double[one.staticCount()];
      Arrays.setAll(statics, one::statics);
      return TimeSeries.builder(one.name(), calendar, targets)
          .keys(one.keys())
          .past(past)
          .future(future)
          .statics(statics)
          .missing(one.missing(), one.fillSeason())
          .build();
    }

    private static int within(int t, int length) {
      return Math.max(0, Math.min(length - 1, t));
    }
  }
}
