package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Schema.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides which column of a file plays which role, from the options and the first rows. */
final class Roles {
  private static final int MOST_TARGETS = 1000;
  private static final Set<String> ROW_NUMBERS =
      Set.of("", "rownames", "row.names", "no", "no.", "index", "unnamed: 0", "row", "obs", "#");
  private static final Set<String> TIMES =
      Set.of(
          "date",
          "time",
          "datetime",
          "date_time",
          "timestamp",
          "ds",
          "month",
          "week",
          "day",
          "quarter",
          "year",
          "yr",
          "period",
          "hour",
          "t",
          "step",
          "epoch",
          "index",
          "unix",
          "unixtime",
          "unix_time",
          "ts");
  private static final Set<String> KEYS =
      Set.of(
          "unique_id",
          "item_id",
          "series_id",
          "series",
          "id",
          "segment",
          "store",
          "item",
          "sku",
          "shop",
          "product",
          "store_id",
          "product_id",
          "store_nbr",
          "region",
          "station");
  private static final Set<String> TARGETS = Set.of("y", "target", "value", "values");
  private static final String[] PARTS = {"year", "month", "day", "hour", "minute", "second"};
  private static final String[] PART_PATTERNS = {"y", "M", "d", "H", "m", "s"};

  private final Sample sample;
  private final ReadOptions options;
  private final String file;

  /** Why a column has its role, or why it has none; by column. */
  final Map<Integer, ColumnUse> uses = new TreeMap<>();

  final List<Integer> time = new ArrayList<>();
  final List<Notation> notations = new ArrayList<>();
  final List<Integer> targets = new ArrayList<>();
  final List<Integer> keyCandidates = new ArrayList<>();
  final boolean keysNamed;
  final Map<Integer, Role> covariates = new LinkedHashMap<>();

  /** What the user has to choose, empty if nothing. */
  String question = "";

  private Roles(Sample sample, ReadOptions options, String file) {
    this.sample = sample;
    this.options = options;
    this.file = file;
    this.keysNamed = !options.keys().isEmpty();
  }

  static Roles of(Sample sample, ReadOptions options, String file) {
    Roles roles = new Roles(sample, options, file);
    roles.takeNamed();
    if (roles.time.isEmpty() && !roles.timeless()) {
      roles.findTime();
    }
    roles.findKeys();
    roles.findTargets();
    roles.nameTheRest();
    return roles;
  }

  private String name(int column) {
    return sample.names().get(column);
  }

  private String lower(int column) {
    return name(column).toLowerCase(Locale.ROOT).strip();
  }

  private void use(int column, String role, String why) {
    uses.put(column, new ColumnUse(name(column), role, why));
  }

  /** Whether the user says that rows are counted though a column may look like a time. */
  private boolean timeless() {
    return options.time().equals(List.of("none")) && !sample.names().contains("none");
  }

  private void takeNamed() {
    if (!timeless()) {
      options.time().forEach(n -> time.add(take(n, "--time", "time")));
    }
    options.keys().forEach(n -> keyCandidates.add(take(n, "--series", "series")));
    options.targets().forEach(n -> targets.add(take(n, "--target", "target")));
    if (options.ends()) {
      takeEnds();
    }
    options.past().forEach(n -> covariates.put(take(n, "--past", "past"), Role.PAST));
    options.future().forEach(n -> covariates.put(take(n, "--future", "future"), Role.FUTURE));
    options.statics().forEach(n -> covariates.put(take(n, "--static", "static"), Role.STATIC));
    if (!time.isEmpty()) {
      notations.addAll(namedNotations());
    }
  }

  private void takeEnds() {
    for (String name : sample.names()) {
      boolean named = options.targets().contains(name);
      if (!named && options.targets().stream().anyMatch(target -> isEnd(name, target))) {
        targets.add(take(name, "--target", "end of an interval"));
      }
    }
  }

  private static boolean isEnd(String name, String target) {
    return name.startsWith(target)
        && name.substring(target.length()).matches("-(lo|hi)-\\d{1,3}(\\.\\d+)?");
  }

  private int take(String name, String option, String role) {
    int column = sample.names().indexOf(name);
    for (int c = 0; column < 0 && c < sample.width(); c++) {
      if (name(c).equalsIgnoreCase(name)) {
        column = c;
      }
    }
    if (column < 0) {
      throw new InputException(
          file
              + ": "
              + option
              + " "
              + name
              + ": no such column"
              + Wording.nearest(name, sample.names())
                  .map(n -> "; did you mean '" + n + "'?")
                  .orElse("; the file has " + Wording.quoted(sample.names())));
    }
    ColumnUse before = uses.get(column);
    if (before != null) {
      throw new InputException(
          file
              + ": column '"
              + name
              + "' is named by "
              + option
              + " and has the role "
              + before.role()
              + " already; give it one role");
    }
    use(column, role, option);
    return column;
  }

  private List<Notation> namedNotations() {
    if (!options.timeFormat().isEmpty()) {
      return List.of(Notation.of(options.timeFormat()));
    }
    if (time.size() > 1) {
      StringBuilder pattern = new StringBuilder();
      for (int column : time) {
        int part = List.of(PARTS).indexOf(lower(column));
        if (part < 0) {
          throw new InputException(
              file
                  + ": --time names several columns, but '"
                  + name(column)
                  + "' is none of year, month, day, hour, minute, second; pass --time-format, such"
                  + " as 'yyyy-MM-dd|HH:mm'");
        }
        pattern.append(pattern.length() == 0 ? "" : "|").append(PART_PATTERNS[part]);
      }
      return List.of(Notation.of(pattern.toString()));
    }
    List<Notation> found = notationsOf(time.get(0), true);
    if (found.isEmpty()) {
      List<String> cells = sample.cells(time.get(0));
      throw new InputException(
          file
              + ": column '"
              + name(time.get(0))
              + "'"
              + (cells.isEmpty()
                  ? " is empty in the first rows"
                  : ": '" + Wording.shown(cells.get(0)) + "' is not a time that recur knows")
              + "; pass --time-format, such as dd.MM.yyyy");
    }
    return found;
  }

  /**
   * The notations a column can be read in.
   *
   * @param named whether the user or the column's name says that it is a time
   */
  private List<Notation> notationsOf(int column, boolean named) {
    Sample.Kind kind = sample.kind(column);
    if (kind == Sample.Kind.TIME) {
      return sample.notations(column);
    }
    if (kind != Sample.Kind.NUMBER || !named) {
      return List.of();
    }
    List<String> cells = sample.cells(column);
    if (!sample.notations(column).isEmpty()) {
      return sample.notations(column);
    }
    boolean whole = cells.stream().allMatch(c -> c.indexOf('.') < 0);
    if (!whole) {
      return most(cells, Notation.DECIMAL_YEAR);
    }
    if (most(cells, "yyyy").size() == 1
        && cells.stream().allMatch(c -> c.compareTo("1000") >= 0 && c.compareTo("2999") <= 0)) {
      return most(cells, "yyyy");
    }
    if (cells.stream().allMatch(c -> c.length() == 6 && (c.startsWith("19") || c.startsWith("20")))
        && most(cells, "yyyyMM").size() == 1) {
      return most(cells, "yyyyMM");
    }
    if (cells.stream().allMatch(c -> c.length() >= 12 && c.length() <= 13)) {
      return most(cells, Notation.EPOCH_MILLIS);
    }
    if (cells.stream().allMatch(c -> c.length() >= 9 && c.length() <= 10)) {
      return most(cells, Notation.EPOCH_SECONDS);
    }
    return most(cells, Notation.INTEGER);
  }

  private static List<Notation> most(List<String> cells, String pattern) {
    Notation notation = Notation.of(pattern);
    long read = cells.stream().filter(c -> notation.parse(c) != Notation.NO_MATCH).count();
    return read > cells.size() / 2 ? List.of(notation) : List.of();
  }

  private boolean free(int column) {
    return !uses.containsKey(column);
  }

  private void findTime() {
    int best = -1;
    for (int c = 0; c < sample.width(); c++) {
      if (free(c) && sample.kind(c) == Sample.Kind.TIME && better(c, best)) {
        best = c;
      }
    }
    if (best < 0 && findParts()) {
      return;
    }
    String why = "holds times";
    int unread = -1;
    for (int c = 0; best < 0 && c < sample.width(); c++) {
      if (free(c)
          && sample.kind(c) == Sample.Kind.NUMBER
          && TIMES.contains(lower(c))
          && !ROW_NUMBERS.contains(lower(c))
          && leavesATarget(c)) {
        if (notationsOf(c, true).isEmpty()) {
          unread = c;
        } else {
          best = c;
          why = "its name";
        }
      }
    }
    for (int c = 0; best < 0 && c < sample.width(); c++) {
      if (free(c)
          && (c == 0 || ROW_NUMBERS.contains(lower(c)))
          && sample.wholeNumbers(c)
          && options.keys().isEmpty()
          && leavesATarget(c)) {
        long[] values = sample.integers(c);
        if (values.length > 2
            && values[1] != values[0]
            && Sample.steady(values, values[1] - values[0])) {
          best = c;
          why = "counts the rows";
        }
      }
    }
    if (best < 0 && unread >= 0 && !sample.cells(unread).isEmpty()) {
      throw new InputException(
          file
              + ": column '"
              + name(unread)
              + "': '"
              + Wording.shown(sample.cells(unread).get(0))
              + "' is not a time that recur knows; pass --time-format, --time with another column,"
              + " or --time none to count the rows");
    }
    if (best >= 0) {
      time.add(best);
      notations.addAll(
          options.timeFormat().isEmpty()
              ? notationsOf(best, true)
              : List.of(Notation.of(options.timeFormat())));
      use(best, "time", why);
    } else if (!options.timeFormat().isEmpty()) {
      throw new InputException(
          file + ": --time-format is given but no column looks like a time; name it with --time");
    }
  }

  /** More distinct cells, then a time of day, then the usual names, then the first. */
  private boolean better(int column, int than) {
    if (than < 0) {
      return true;
    }
    long distinct = sample.cells(column).stream().distinct().count();
    long others = sample.cells(than).stream().distinct().count();
    if (distinct != others) {
      return distinct > others;
    }
    return TIMES.contains(lower(column)) && !TIMES.contains(lower(than));
  }

  private boolean leavesATarget(int column) {
    for (int c = 0; c < sample.width(); c++) {
      if (c != column
          && (sample.kind(c) == Sample.Kind.NUMBER || sample.kind(c) == Sample.Kind.TEXT)) {
        return true;
      }
    }
    return false;
  }

  private boolean findParts() {
    StringBuilder pattern = new StringBuilder();
    List<Integer> found = new ArrayList<>();
    for (int part = 0; part < PARTS.length; part++) {
      int column = -1;
      for (int c = 0; c < sample.width(); c++) {
        if (free(c) && lower(c).equals(PARTS[part]) && sample.wholeNumbers(c)) {
          column = c;
        }
      }
      if (column < 0) {
        break;
      }
      found.add(column);
      pattern.append(part == 0 ? "" : "|").append(PART_PATTERNS[part]);
    }
    if (found.size() < 2) {
      return false;
    }
    time.addAll(found);
    notations.add(Notation.of(pattern.toString()));
    found.forEach(c -> use(c, "time", "one part of it"));
    return true;
  }

  private void findKeys() {
    if (keysNamed) {
      return;
    }
    for (int c = 0; c < sample.width(); c++) {
      if (!free(c)) {
        continue;
      }
      boolean known = KEYS.contains(lower(c)) && !sample.countsRows(c);
      boolean text = sample.kind(c) == Sample.Kind.TEXT;
      if ((known && sample.kind(c) != Sample.Kind.TIME) || (text && !time.isEmpty())) {
        keyCandidates.add(c);
      }
    }
    keyCandidates.sort((a, b) -> Boolean.compare(KEYS.contains(lower(b)), KEYS.contains(lower(a))));
  }

  /** Whether a column carries one of the names that tell series apart in other systems' files. */
  boolean usualKey(int column) {
    return KEYS.contains(lower(column));
  }

  private void findTargets() {
    if (!targets.isEmpty()) {
      return;
    }
    List<Integer> numeric = new ArrayList<>();
    boolean mixed = !covariates.isEmpty();
    for (int c = 0; c < sample.width(); c++) {
      if (!free(c) || (keyCandidates.contains(c) && sample.kind(c) == Sample.Kind.NUMBER)) {
        continue;
      }
      Sample.Kind kind = sample.kind(c);
      if (kind == Sample.Kind.NUMBER) {
        if (sample.countsRows(c) && (c == 0 || ROW_NUMBERS.contains(lower(c))) && !time.isEmpty()) {
          use(c, "ignored", "row numbers");
        } else {
          numeric.add(c);
        }
      } else if (kind != Sample.Kind.EMPTY) {
        mixed = true;
      }
    }
    if (numeric.isEmpty()) {
      throw new InputException(
          file
              + ": no column of numbers to forecast; found "
              + described()
              + (sample.rowCount() == 0
                  ? "; add rows"
                  : "; check the delimiter and the decimal mark"));
    }
    List<Integer> usual = numeric.stream().filter(c -> TARGETS.contains(lower(c))).toList();
    if (numeric.size() == 1) {
      take(numeric.get(0), "the only column of numbers");
    } else if (usual.size() == 1) {
      take(usual.get(0), "its name");
    } else if (!mixed && numeric.size() <= MOST_TARGETS) {
      numeric.forEach(c -> take(c, "every other column is a number too"));
    } else {
      List<String> names = numeric.stream().map(this::name).toList();
      question =
          "which column is to be forecast? pass --target "
              + optionValue(names.get(0))
              + " (or several, with commas, of "
              + Wording.listed(names)
              + ")";
      if (options.missing() != MissingPolicy.KEEP) {
        throw new InputException(file + ": " + question);
      }
      numeric.stream().limit(MOST_TARGETS).forEach(c -> take(c, "a number; choose with --target"));
    }
  }

  private static String optionValue(String name) {
    return name.matches("[\\w.-]+") ? name : "'" + name + "'";
  }

  private void take(int column, String why) {
    targets.add(column);
    use(column, "target", why);
  }

  private String described() {
    List<String> columns = new ArrayList<>();
    for (int c = 0; c < sample.width(); c++) {
      columns.add(
          "'"
              + Wording.shown(name(c))
              + "' ("
              + sample.kind(c).name().toLowerCase(Locale.ROOT)
              + ")");
    }
    return Wording.listed(columns);
  }

  private void nameTheRest() {
    Set<Integer> candidates = new TreeSet<>(keyCandidates);
    for (int c = 0; c < sample.width(); c++) {
      if (free(c) && !candidates.contains(c)) {
        String what =
            switch (sample.kind(c)) {
              case NUMBER -> sample.countsRows(c) ? "row numbers" : "a number without a role";
              case BOOLEAN -> "a truth value without a role";
              case TIME -> "another time";
              case TEXT -> "text without a role";
              case EMPTY -> "empty in the first rows";
            };
        use(c, "ignored", what);
      }
    }
  }

  /** Settles which candidates are keys; the others are ignored. */
  void settleKeys(List<Integer> keys, @Nullable String why) {
    for (int c : keyCandidates) {
      if (keys.contains(c)) {
        if (free(c)) {
          use(c, "series", why == null ? "tells rows of one time apart" : why);
        }
      } else {
        use(c, "ignored", "text without a role");
      }
    }
  }
}
