package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.csv.ColumnUse.Why;
import dev.recur.series.Aggregation;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Message.Setting;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Schema.Role;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Decides which column of a file plays which role, from the options and the first rows. */
final class Roles {
  private static final int MOST_TARGETS = 1000;

  /** Rows from which on a column that goes 1, 2, 3 is taken to number them. */
  private static final int FEWEST_NUMBERED = 12;

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
  Optional<InputException> question = Optional.empty();

  private Roles(Sample sample, ReadOptions options, String file) {
    this.sample = sample;
    this.options = options;
    this.file = file;
    this.keysNamed = !options.keys().isEmpty();
  }

  static Roles of(Sample sample, ReadOptions options, String file) {
    Roles roles = new Roles(sample, options, file);
    roles.takeNamed();
    roles.findTime();
    roles.findKeys();
    roles.findTargets();
    roles.nameTheRest();
    return roles;
  }

  /** The name of a column; that behind the last counts events. */
  String name(int column) {
    return column == sample.width() ? counted() : sample.names().get(column);
  }

  /** What the number of events is called. */
  private String counted() {
    return sample.names().contains("count") ? "events" : "count";
  }

  private void use(int column, ColumnUse.Role role, Why why) {
    uses.put(column, new ColumnUse(name(column), role, why));
  }

  /** Whether the user says that rows are counted though a column may look like a time. */
  private boolean timeless() {
    return options.time().equals(List.of("none")) && !sample.names().contains("none");
  }

  private void takeNamed() {
    if (options.aggregate().isPresent()) {
      requireEvents();
    }
    if (!timeless()) {
      options.time().forEach(n -> time.add(take(n, ColumnUse.Role.TIME)));
    }
    options.keys().forEach(n -> keyCandidates.add(take(n, ColumnUse.Role.SERIES)));
    if (!countsEvents()) {
      options.targets().forEach(n -> targets.add(take(n, ColumnUse.Role.TARGET)));
    }
    if (options.ends()) {
      takeEnds();
    }
    options.past().forEach(n -> covariates.put(take(n, ColumnUse.Role.PAST), Role.PAST));
    options.future().forEach(n -> covariates.put(take(n, ColumnUse.Role.FUTURE), Role.FUTURE));
    options.statics().forEach(n -> covariates.put(take(n, ColumnUse.Role.STATIC), Role.STATIC));
  }

  /** Whether rows are counted, and no column of them. */
  private boolean countsEvents() {
    return options.aggregate().equals(Optional.of(Aggregation.COUNT))
        && (options.targets().isEmpty() || options.targets().equals(List.of(counted())));
  }

  private void requireEvents() {
    Setting aggregate = setting("aggregate", options.aggregate().orElseThrow());
    Frequency.Unit unit = options.frequency().map(Frequency::unit).orElse(Frequency.Unit.STEP);
    if (unit == Frequency.Unit.STEP) {
      throw new InputException(Message.of(aggregate, " does not say how long a step is"))
          .at(file)
          .mend("pass ", setting("frequency", "daily"), ", or hourly, weekly, monthly");
    }
    String covariates =
        !options.past().isEmpty()
            ? "past"
            : !options.future().isEmpty() ? "future" : options.statics().isEmpty() ? "" : "statics";
    if (!covariates.isEmpty()) {
      throw new InputException(Message.of(aggregate, " makes no covariates of events"))
          .at(file)
          .mend("leave out ", setting(covariates));
    }
  }

  private void takeEnds() {
    for (String name : sample.names()) {
      boolean end =
          IntervalEnd.parse(name).filter(of -> options.targets().contains(of.of())).isPresent();
      if (end && !options.targets().contains(name)) {
        targets.add(take(name, ColumnUse.Role.INTERVAL_END));
      }
    }
  }

  /** Gives a column that the user names its role. */
  private int take(String name, ColumnUse.Role role) {
    int column = sample.names().indexOf(name);
    for (int c = 0; column < 0 && c < sample.width(); c++) {
      if (name(c).equalsIgnoreCase(name)) {
        column = c;
      }
    }
    if (column < 0) {
      throw new InputException(Message.of(setting(role.setting(), name), ": no such column"))
          .at(file)
          .mend(
              Wording.nearest(name, sample.names())
                  .map(n -> "did you mean '" + n + "'?")
                  .orElse("the file has " + Wording.quoted(sample.names())));
    }
    ColumnUse before = uses.get(column);
    if (before != null) {
      throw new InputException(
              Message.of(
                  "column '" + name + "' is named by ",
                  setting(role.setting()),
                  " and has the role " + before.role() + " already"))
          .at(file)
          .mend("give it one role");
    }
    use(column, role, Why.NAMED);
    return column;
  }

  private boolean free(int column) {
    return !uses.containsKey(column);
  }

  private void findTime() {
    TimeColumnFinder finder = new TimeColumnFinder(sample, options, file, this::free);
    List<Integer> named = List.copyOf(time);
    TimeColumnFinder.Found found =
        !named.isEmpty() ? finder.named(named) : timeless() ? TimeColumnFinder.NONE : finder.find();
    notations.addAll(found.notations());
    if (named.isEmpty()) {
      time.addAll(found.columns());
      found.columns().forEach(c -> use(c, ColumnUse.Role.TIME, found.why()));
    }
    if (time.isEmpty() && !timeless() && free(0) && countsInFractions()) {
      use(0, ColumnUse.Role.IGNORED, Why.ROW_NUMBERS);
    }
  }

  /** Whether the first column counts the rows in parts of a unit: 0.00, 0.01, 0.02. */
  private boolean countsInFractions() {
    return sample.width() > 1
        && sample.kind(0) == Sample.Kind.NUMBER
        && !sample.wholeNumbers(0)
        && sample.evenSteps(0) > 0;
  }

  private void findKeys() {
    if (keysNamed || options.aggregate().isPresent()) {
      return;
    }
    for (int c = 0; c < sample.width(); c++) {
      if (!free(c)) {
        continue;
      }
      boolean known = UsualNames.key(name(c)) && !sample.countsRows(c);
      boolean text = sample.kind(c) == Sample.Kind.TEXT;
      if ((known && sample.kind(c) != Sample.Kind.TIME) || (text && !time.isEmpty())) {
        keyCandidates.add(c);
      }
    }
    keyCandidates.sort((a, b) -> Boolean.compare(UsualNames.key(name(b)), UsualNames.key(name(a))));
  }

  /**
   * A column that tells rows of one time apart in the first rows of the file, though nothing but
   * the user's word makes series of it.
   *
   * @return its name, empty if there is none
   */
  Optional<String> tellsApart() {
    return IntStream.range(0, sample.width())
        .filter(c -> !time.contains(c) && sample.kind(c) != Sample.Kind.EMPTY)
        .filter(c -> targets.size() > 1 || !targets.contains(c))
        .filter(c -> sample.repeats(c) && sample.distinct(time, c))
        .mapToObj(this::name)
        .findFirst();
  }

  /** A column of numbers that could be forecast in place of the targets, empty if none. */
  Optional<String> otherNumbers() {
    return IntStream.range(0, sample.width())
        .filter(c -> sample.kind(c) == Sample.Kind.NUMBER && !targets.contains(c))
        .filter(c -> !time.contains(c) && !covariates.containsKey(c) && !counts(c))
        .mapToObj(this::name)
        .findFirst();
  }

  /** Whether a column carries one of the names that tell series apart in other systems' files. */
  boolean usualKey(int column) {
    return UsualNames.key(name(column));
  }

  private void findTargets() {
    if (countsEvents()) {
      take(sample.width(), Why.COUNTS_EVENTS);
    }
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
        if (!time.isEmpty() && numbersRows(c)) {
          use(c, ColumnUse.Role.IGNORED, Why.ROW_NUMBERS);
        } else {
          numeric.add(c);
        }
      } else if (kind != Sample.Kind.EMPTY) {
        mixed = true;
      }
    }
    if (numeric.isEmpty()) {
      throw new InputException("no column of numbers to forecast; found " + described())
          .at(file)
          .mend(
              sample.rowCount() == 0
                  ? Message.of("add rows")
                  : time.isEmpty() || sample.rowCount() < EventsOffer.FEWEST_ROWS
                      ? Message.of("check the delimiter and the decimal mark")
                      : Message.of(
                          "check the delimiter and the decimal mark, or count events: pass ",
                          setting("aggregate", Aggregation.COUNT),
                          " ",
                          setting("frequency", "daily")));
    }
    if (sample.rowCount() > 2) {
      mixed |= numeric.size() == 2 && numeric.stream().anyMatch(sample::constant);
      mixed |= time.isEmpty() && numeric.stream().anyMatch(sample::years);
      if (!mixed) {
        leaveOutTimes(numeric);
        leaveOutConstants(numeric);
      }
    }
    List<Integer> usual = numeric.stream().filter(c -> UsualNames.target(name(c))).toList();
    List<Integer> ofForecast =
        numeric.stream().filter(c -> options.usualTargets().contains(name(c))).toList();
    if (numeric.size() == 1) {
      take(numeric.get(0), Why.ONLY_NUMBERS);
    } else if (ofForecast.size() == 1
        || (!ofForecast.isEmpty() && ofForecast.size() == options.usualTargets().size())) {
      ofForecast.forEach(c -> take(c, Why.OF_FORECAST));
    } else if (usual.size() == 1) {
      take(usual.get(0), Why.NAME);
    } else if (!mixed && numeric.size() <= MOST_TARGETS) {
      numeric.forEach(c -> take(c, Why.ALL_NUMBERS));
    } else {
      List<Integer> amounts = numeric.stream().filter(c -> !counts(c)).toList();
      List<Integer> open = amounts.isEmpty() ? numeric : amounts;
      List<String> names = open.stream().map(this::name).toList();
      int likely = open.stream().filter(this::varies).findFirst().orElse(open.get(0));
      InputException question =
          new InputException("which column is to be forecast?")
              .mend(
                  "pass ",
                  setting("targets", name(likely)),
                  names.size() == 1
                      ? ""
                      : " (or several, with commas, of " + Wording.listed(names) + ")");
      if (options.missing() != MissingPolicy.KEEP) {
        throw question.at(file);
      }
      this.question = Optional.of(question);
      numeric.stream().limit(MOST_TARGETS).forEach(c -> take(c, Why.ONE_OF_SEVERAL));
    }
  }

  /** Whether a column is a target because all columns hold numbers. */
  boolean isOneOfAllNumbers(int column) {
    ColumnUse use = uses.get(column);
    return use != null && use.why() == Why.ALL_NUMBERS;
  }

  /** Takes a column out of the targets. */
  void leaveOut(int column, Why why) {
    targets.remove((Integer) column);
    use(column, ColumnUse.Role.IGNORED, why);
  }

  /** Leaves out row numbers and years beside the time where others are left to forecast. */
  private void leaveOutTimes(List<Integer> numeric) {
    if (time.isEmpty() || sample.rowCount() < FEWEST_NUMBERED) {
      return;
    }
    for (int c : List.copyOf(numeric)) {
      boolean years = UsualNames.years(name(c)) && sample.years(c);
      if (numeric.size() > 1 && (years || sample.countsRows(c))) {
        numeric.remove((Integer) c);
        use(c, ColumnUse.Role.IGNORED, years ? Why.OTHER_TIME : Why.ROW_NUMBERS);
      }
    }
  }

  /** Leaves out columns of one value where two others or more are left to forecast. */
  private void leaveOutConstants(List<Integer> numeric) {
    List<Integer> constant = numeric.stream().filter(sample::constant).toList();
    if (constant.isEmpty() || numeric.size() - constant.size() < 2) {
      return;
    }
    constant.forEach(c -> use(c, ColumnUse.Role.IGNORED, Why.CONSTANT));
    numeric.removeAll(constant);
  }

  /** Whether a column of numbers says when or where a row is, and not how much. */
  private boolean counts(int column) {
    return sample.countsRows(column)
        || sample.years(column)
        || sample.months(column)
        || UsualNames.rowNumbers(name(column))
        || UsualNames.time(name(column))
        || UsualNames.saysTime(name(column))
        || UsualNames.partOfTime(name(column))
        || UsualNames.namesSeries(name(column))
        || UsualNames.place(name(column))
        || sample.evenSteps(column) != 0;
  }

  /** Whether a column of numbers holds more than one value, and more than yes and no. */
  private boolean varies(int column) {
    List<String> distinct = sample.cells(column).stream().distinct().toList();
    return distinct.size() > 1 && !List.of("0", "1").containsAll(distinct);
  }

  /** Whether a column does nothing but number the rows. */
  private boolean numbersRows(int column) {
    String name = name(column);
    return sample.countsRows(column)
        && (column == 0 || UsualNames.rowNumbers(name) || UsualNames.key(name));
  }

  private void take(int column, Why why) {
    targets.add(column);
    use(column, ColumnUse.Role.TARGET, why);
  }

  private String described() {
    List<String> columns = new ArrayList<>();
    for (int c = 0; c < sample.width(); c++) {
      columns.add(
          "'"
              + Message.shown(name(c))
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
        boolean events = options.aggregate().isPresent() && !keysNamed;
        Why why =
            switch (sample.kind(c)) {
              case NUMBER -> sample.countsRows(c) ? Why.ROW_NUMBERS : Why.NUMBER;
              case BOOLEAN -> Why.TRUTH_VALUE;
              case TIME -> Why.OTHER_TIME;
              case TEXT -> events ? Why.TEXT_OF_EVENTS : Why.TEXT;
              case EMPTY -> Why.EMPTY;
            };
        use(c, ColumnUse.Role.IGNORED, why);
      }
    }
  }

  /** Refuses names of series that stand in the first row of each alone. */
  private void requireFilled(int column) {
    int filled = sample.cells(column).size();
    if (filled > 0 && 2 * filled <= sample.rowCount()) {
      throw new InputException("column '" + name(column) + "' is empty in most rows")
          .at(file)
          .mend("write the name of the series in every row");
    }
  }

  /** Settles which candidates are keys; the others are ignored. */
  void settleKeys(List<Integer> keys, Why why) {
    for (int c : keyCandidates) {
      if (keys.contains(c)) {
        requireFilled(c);
        if (free(c)) {
          use(c, ColumnUse.Role.SERIES, why);
        }
      } else {
        use(c, ColumnUse.Role.IGNORED, Why.TEXT);
      }
    }
  }
}
