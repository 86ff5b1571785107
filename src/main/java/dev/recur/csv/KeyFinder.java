package dev.recur.csv;

import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which of the candidate columns tell series apart. */
final class KeyFinder {
  private final String file;
  private final Roles roles;
  private final Table table;
  private final Clock clock;

  KeyFinder(String file, Roles roles, Table table, Clock clock) {
    this.file = file;
    this.roles = roles;
    this.table = table;
    this.clock = clock;
  }

  /**
   * The key columns: those the user named; none where no time stands twice; a column with a usual
   * name if it tells all rows of one time apart; otherwise every column of text but those that only
   * split series further.
   */
  List<Integer> find() {
    List<Integer> candidates = List.copyOf(roles.keyCandidates);
    if (roles.keysNamed) {
      roles.settleKeys(candidates, "--series");
      return candidates;
    }
    List<Integer> keys = search(candidates);
    roles.settleKeys(keys, null);
    return keys;
  }

  private List<Integer> search(List<Integer> candidates) {
    List<Integer> usual = candidates.stream().filter(roles::usualKey).toList();
    if (table.time == null) {
      return usual.isEmpty() ? List.of() : List.of(usual.get(0));
    }
    int distinct = FrequencyFinder.distinct(clock.ticks());
    if (candidates.isEmpty() || distinct * 3L > table.rows() * 2L) {
      return List.of();
    }
    for (int column : usual) {
      if (groups(List.of(column)).unique) {
        return List.of(column);
      }
    }
    if (!usual.isEmpty() && groups(usual).unique) {
      return usual.stream().sorted().toList();
    }
    List<Integer> keys = new ArrayList<>(candidates);
    keys.sort(null);
    Split whole = groups(keys);
    if (!whole.unique) {
      return keys;
    }
    int count = whole.count;
    for (int i = keys.size() - 1; i >= 0 && keys.size() > 1; i--) {
      List<Integer> fewer = new ArrayList<>(keys);
      fewer.remove(i);
      Split split = groups(fewer);
      if (split.unique && split.count < count) {
        keys = fewer;
        count = split.count;
      }
    }
    if (keys.isEmpty()) {
      throw new InputException(file + ": no key columns left");
    }
    return keys;
  }

  private record Split(boolean unique, int count) {}

  private Split groups(List<Integer> columns) {
    Groups groups = Groups.of(table.keys(columns), table.rows());
    FrequencyFinder.sort(clock.ticks(), groups);
    @Nullable Boolean unique = true;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        if (clock.ticks().get(groups.order[i]) == clock.ticks().get(groups.order[i - 1])) {
          unique = false;
        }
      }
    }
    return new Split(unique, groups.count());
  }
}
