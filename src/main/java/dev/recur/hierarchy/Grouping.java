package dev.recur.hierarchy;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which series are summed up. */
public sealed interface Grouping {
  /**
   * Sums over the values of columns that tell series apart.
   *
   * @param factors columns that are nested, the widest first; what stands in different factors is
   *     crossed
   */
  record Columns(List<List<String>> factors) implements Grouping {
    /** Copies the lists. */
    public Columns {
      factors = factors.stream().map(List::copyOf).toList();
    }

    /** Returns all columns in order. */
    public List<String> names() {
      return factors.stream().flatMap(List::stream).toList();
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
      return factors.stream()
          .map(nested -> String.join("/", nested))
          .collect(Collectors.joining(","));
    }
  }

  /**
   * Sums that are listed.
   *
   * @param parts names of the series in each sum, by its name, in order
   */
  record Sums(Map<String, List<String>> parts) implements Grouping {
    /** Copies the map in its order. */
    public Sums {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      parts.forEach((name, series) -> copy.put(name, List.copyOf(series)));
      parts = java.util.Collections.unmodifiableMap(copy);
    }

    /** Returns how many sums there are. */
    @Override
    public String toString() {
      return Wording.count(parts.size(), "sum");
    }
  }

  /**
   * Returns what a user typed: columns such as {@code State/Region,Purpose}, nested by slashes and
   * crossed by commas.
   *
   * @throws InputException if a name is empty or stands twice
   */
  static Columns parse(String text) {
    List<List<String>> factors = new ArrayList<>();
    for (String factor : text.split(",", -1)) {
      factors.add(Arrays.stream(factor.split("/", -1)).map(String::strip).toList());
    }
    Columns columns = new Columns(factors);
    List<String> names = columns.names();
    if (names.contains("") || new LinkedHashSet<>(names).size() < names.size()) {
      throw new InputException("'" + text + "' names a column twice, or none")
          .mend("give columns such as ", setting("hierarchy", "State/Region,Purpose"));
    }
    return columns;
  }
}
