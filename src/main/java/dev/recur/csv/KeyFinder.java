package dev.recur.csv;

import java.util.ArrayList;
import java.util.List;

/** Finds which of the candidate columns tell series apart. */
final class KeyFinder {
  private final Roles roles;
  private final Table table;
  private final Clock clock;

  KeyFinder(Roles roles, Table table, Clock clock) {
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
      roles.settleKeys(candidates, ColumnUse.Why.NAMED);
      return candidates;
    }
    List<Integer> keys = search(candidates);
    roles.settleKeys(keys, ColumnUse.Why.TELLS_APART);
    return keys;
  }

  private List<Integer> search(List<Integer> candidates) {
    List<Integer> usual = candidates.stream().filter(roles::usualKey).toList();
    if (table.time == null) {
      return usual.isEmpty() ? List.of() : List.of(usual.get(0));
    }
    if (candidates.isEmpty() || TimeOrder.steadilyOrdered(clock.ticks())) {
      return List.of();
    }
    int few = (int) (table.rows() * 2L / 3);
    boolean everyTimeRepeats = TimeOrder.distinct(clock.ticks(), few) <= few;
    if (!everyTimeRepeats && TimeOrder.distinct(clock.ticks(), table.rows()) == table.rows()) {
      return List.of();
    }
    for (int column : usual) {
      Split split = groups(List.of(column));
      if (split.unique && (everyTimeRepeats || 2L * split.count <= table.rows())) {
        return List.of(column);
      }
    }
    if (!usual.isEmpty() && everyTimeRepeats && groups(usual).unique) {
      return usual.stream().sorted().toList();
    }
    List<Integer> keys = new ArrayList<>(candidates);
    keys.sort(null);
    Split whole = groups(keys);
    if (!everyTimeRepeats && !(whole.unique && whole.steady)) {
      // One or two repeated times in one series, not several series.
      return List.of();
    }
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
    return keys;
  }

  /**
   * What some columns make of the rows.
   *
   * @param unique whether no series has one time twice
   * @param steady whether there are steps, few of which are much longer than the shortest
   * @param count of series
   */
  private record Split(boolean unique, boolean steady, int count) {}

  private Split groups(List<Integer> columns) {
    Groups groups = Groups.of(table.keys(columns), table.rows());
    Longs ticks = clock.ticks();
    TimeOrder.sort(ticks, groups);
    long shortest = Long.MAX_VALUE;
    boolean unique = true;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        long step = ticks.get(groups.order[i]) - ticks.get(groups.order[i - 1]);
        unique &= step > 0;
        shortest = step > 0 ? Math.min(shortest, step) : shortest;
      }
    }
    long steps = 0;
    long gaps = 0;
    for (int g = 0; g < groups.count(); g++) {
      for (int i = groups.starts[g] + 1; i < groups.starts[g + 1]; i++) {
        steps++;
        long step = ticks.get(groups.order[i]) - ticks.get(groups.order[i - 1]);
        gaps += step > shortest + shortest / 2 ? 1 : 0;
      }
    }
    return new Split(unique, steps > 0 && gaps * 4 <= steps, groups.count());
  }
}
