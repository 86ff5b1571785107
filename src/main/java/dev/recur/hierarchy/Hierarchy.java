package dev.recur.hierarchy;

import static dev.recur.series.Message.setting;

import dev.recur.evaluation.SeriesRange;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Sums of series, and the series themselves below them: first the sums by level, fewest first, then
 * the bottom series in their order.
 */
public final class Hierarchy {
  /** What stands in a key column whose values are summed up. */
  public static final String ALL = "(all)";

  /** The name of the level of the sum of everything. */
  private static final String TOTAL = "total";

  private final List<SeriesRange> levels;

  /** Cells of the key columns of each sum. */
  private final List<List<String>> keys;

  /** Shape [sum][part], places among the bottom series, rising. */
  private final int[][] parts;

  private final int bottoms;

  private Hierarchy(List<Group> groups, String bottom, int bottoms) {
    List<SeriesRange> all = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    for (Group group : groups) {
      all.add(new SeriesRange(group.name, cells.size(), cells.size() + group.parts.size()));
      group.parts.forEach(
          (own, members) -> {
            cells.add(own);
            places.add(members.stream().mapToInt(Integer::intValue).toArray());
          });
    }
    all.add(new SeriesRange(bottom, cells.size(), cells.size() + bottoms));
    this.levels = List.copyOf(all);
    this.keys = List.copyOf(cells);
    this.parts = places.toArray(int[][]::new);
    this.bottoms = bottoms;
  }

  /** A level of sums: their parts by their keys. */
  private record Group(String name, Map<List<String>, List<Integer>> parts) {}

  /**
   * Returns the sums of series.
   *
   * @param grouping what is summed
   * @param schema the columns of the series
   * @param series the bottom series
   * @throws InputException if the series do not have what the grouping names, or nothing is summed
   */
  public static Hierarchy of(Grouping grouping, Schema schema, List<TimeSeries> series) {
    if (schema.keys().isEmpty()) {
      throw new InputException("one series has no sums")
          .mend("leave out ", setting("hierarchy"), ", or name columns that tell series apart");
    }
    return grouping instanceof Grouping.Columns columns
        ? ofColumns(columns, schema, series)
        : ofSums((Grouping.Sums) grouping, schema, series);
  }

  private static Hierarchy ofColumns(
      Grouping.Columns columns, Schema schema, List<TimeSeries> series) {
    List<int[]> factors =
        columns.factors().stream()
            .map(nested -> nested.stream().mapToInt(name -> place(name, schema)).toArray())
            .toList();
    Set<Integer> named = new HashSet<>();
    factors.forEach(factor -> Arrays.stream(factor).forEach(named::add));
    if (named.size() < schema.keys().size()) {
      List<String> others =
          IntStream.range(0, schema.keys().size())
              .filter(key -> !named.contains(key))
              .mapToObj(schema.keys()::get)
              .toList();
      throw new InputException(
              Message.of(
                  "series are told apart by "
                      + Wording.quoted(others)
                      + " too, which stands not in ",
                  setting("hierarchy", columns)))
          .mend("add it, behind a slash if it is nested, behind a comma if it is crossed");
    }
    for (TimeSeries one : series) {
      if (one.keys().contains(ALL)) {
        throw new InputException(
                "'" + one.name() + "': " + ALL + " stands for sums and is no value of a column")
            .mend("rename it");
      }
    }
    List<Group> groups = new ArrayList<>();
    Set<List<List<Integer>>> seen = new HashSet<>();
    int[] depth = new int[factors.size()];
    do {
      Group group = group(columns, factors, depth, series);
      boolean sums = group.parts.size() < series.size();
      if (sums && seen.add(List.copyOf(group.parts.values()))) {
        groups.add(group);
      }
    } while (deeper(depth, factors));
    groups.sort(Comparator.comparingInt(group -> group.parts.size()));
    if (groups.isEmpty()) {
      throw new InputException("one series has no sums").mend("leave out ", setting("hierarchy"));
    }
    return new Hierarchy(
        groups, name(columns, factors.stream().mapToInt(f -> f.length).toArray()), series.size());
  }

  private static int place(String column, Schema schema) {
    for (int key = 0; key < schema.keys().size(); key++) {
      if (schema.keys().get(key).equalsIgnoreCase(column)) {
        return key;
      }
    }
    throw new InputException(
            Message.of(setting("hierarchy", column), ": no such column tells series apart"))
        .mend(
            Wording.nearest(column, schema.keys())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("series are told apart by " + Wording.quoted(schema.keys())));
  }

  /** Goes on to the next depths; false after the last. */
  private static boolean deeper(int[] depth, List<int[]> factors) {
    for (int f = depth.length - 1; f >= 0; f--) {
      if (depth[f] < factors.get(f).length) {
        depth[f]++;
        return true;
      }
      depth[f] = 0;
    }
    return false;
  }

  private static Group group(
      Grouping.Columns columns, List<int[]> factors, int[] depth, List<TimeSeries> series) {
    Map<List<String>, List<Integer>> parts = new LinkedHashMap<>();
    for (int s = 0; s < series.size(); s++) {
      String[] cells = new String[series.get(s).keys().size()];
      Arrays.fill(cells, ALL);
      for (int f = 0; f < depth.length; f++) {
        for (int d = 0; d < depth[f]; d++) {
          int key = factors.get(f)[d];
          cells[key] = series.get(s).keys().get(key);
        }
      }
      parts.computeIfAbsent(List.of(cells), x -> new ArrayList<>()).add(s);
    }
    return new Group(name(columns, depth), parts);
  }

  /** Returns the deepest column of each factor. */
  private static String name(Grouping.Columns columns, int[] depth) {
    List<String> deepest = new ArrayList<>();
    for (int f = 0; f < depth.length; f++) {
      if (depth[f] > 0) {
        deepest.add(columns.factors().get(f).get(depth[f] - 1));
      }
    }
    return deepest.isEmpty() ? TOTAL : String.join(" by ", deepest);
  }

  private static Hierarchy ofSums(Grouping.Sums sums, Schema schema, List<TimeSeries> series) {
    if (schema.keys().size() > 1) {
      throw new InputException(
              "a file of sums goes with one column that tells series apart, and there are "
                  + Wording.quoted(schema.keys()))
          .mend("give them as ", setting("hierarchy", String.join("/", schema.keys())));
    }
    Map<String, Integer> places = new HashMap<>();
    for (int s = 0; s < series.size(); s++) {
      places.put(series.get(s).name(), s);
    }
    Map<List<String>, List<Integer>> parts = new LinkedHashMap<>();
    sums.parts()
        .forEach(
            (name, own) -> {
              if (places.containsKey(name)) {
                throw new InputException("'" + name + "' is a sum and a series of the data")
                    .mend("leave its rows out of the data");
              }
              List<Integer> members = new ArrayList<>();
              for (String part : own) {
                Integer place = places.get(part);
                if (place == null) {
                  throw new InputException(
                          "the sum '"
                              + name
                              + "' holds '"
                              + part
                              + "', and there is no such series")
                      .mend(
                          Wording.nearest(part, places.keySet())
                              .map(near -> "did you mean '" + near + "'?")
                              .orElse("name series of the data"));
                }
                members.add(place);
              }
              members.sort(Comparator.naturalOrder());
              parts.put(List.of(name), members);
            });
    return new Hierarchy(
        List.of(new Group("sums", parts)),
        schema.keys().get(0).toLowerCase(Locale.ROOT),
        series.size());
  }

  /** Returns the levels, the bottom one last. */
  public List<SeriesRange> levels() {
    return levels;
  }

  /** Returns how many sums there are; they stand before the bottom series. */
  public int sums() {
    return parts.length;
  }

  /** Returns how many bottom series there are. */
  public int bottoms() {
    return bottoms;
  }

  /** Returns how many series there are, sums and bottom series. */
  public int size() {
    return parts.length + bottoms;
  }

  /**
   * Returns the place of the sum of everything.
   *
   * @throws InputException if there is none
   */
  int top() {
    return IntStream.range(0, parts.length)
        .filter(sum -> parts[sum].length == bottoms)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                        Message.of(
                            setting("reconcile", Reconciliation.TOP_DOWN),
                            " shares out a sum of all series, and there is none"))
                    .mend("add one"));
  }

  /**
   * Returns what tells a sum from others.
   *
   * @param sum its place
   */
  List<String> keys(int sum) {
    return keys.get(sum);
  }

  /**
   * Returns how many bottom series are in a series.
   *
   * @param series its place, sum or bottom
   */
  int count(int series) {
    return series < parts.length ? parts[series].length : 1;
  }

  /**
   * Returns a bottom series of a sum.
   *
   * @param sum its place
   * @param part from 0 to {@link #count}, exclusive
   * @return the place among the bottom series
   */
  int part(int sum, int part) {
    return parts[sum][part];
  }

  /** Returns whether the series at a place is the sum of more than one. */
  boolean addsUp(int place) {
    return place < parts.length && parts[place].length > 1;
  }

  /**
   * Sums up.
   *
   * @param sum its place
   * @param values one a bottom series
   */
  double sum(int sum, double[] values) {
    double total = 0;
    for (int part : parts[sum]) {
      total += values[part];
    }
    return total;
  }
}
