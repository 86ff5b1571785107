package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Role;
import dev.recur.series.SourceLines;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the rows of a table on a calendar, one series at a time. */
final class Assembler {
  private static final int MOST_SERIES = 5_000_000;

  private final String file;
  private final Sample sample;
  private final Roles roles;
  private final ReadOptions options;
  private final Table table;
  private final MissingValues missing;
  private final BadSeries bad;
  private final List<Finding> findings = new ArrayList<>();
  private final BlankTails blanks = new BlankTails();
  private final Optional<Events> events;
  private long trimmed;

  Assembler(
      String file,
      Sample sample,
      Roles roles,
      ReadOptions options,
      Table table,
      Optional<Events> events) {
    this.events = events;
    this.file = file;
    this.sample = sample;
    this.roles = roles;
    this.options = options;
    this.table = table;
    this.missing = new MissingValues(options.missing());
    this.bad = new BadSeries(options.skipBadSeries());
  }

  Panel assemble(Schema.Format format) {
    CovariateColumns covariates = new CovariateColumns(file, sample, roles, options, table);
    Clock clock = clock();
    List<Integer> keys = new KeyFinder(roles, table, clock).find();
    Groups groups = Groups.of(table.keys(keys), table.rows());
    if (groups.count() > MOST_SERIES) {
      throw new InputException("more than " + MOST_SERIES + " series").at(file);
    }
    boolean sorted = false;
    if (table.time == null) {
      clock.countWithin(groups);
    } else {
      sorted = TimeOrder.sort(clock.ticks(), groups);
    }
    clock.settle(groups, table.lines);
    groups = clock.open(groups, table.lines);
    CalendarRows rows = new CalendarRows(roles, table, clock, missing, events);
    List<TimeSeries> series = new ArrayList<>(groups.count());
    for (int g = 0; g < groups.count(); g++) {
      List<String> cells = cells(keys, groups.order[groups.starts[g]]);
      Calendar calendar = clock.calendar(groups.order[groups.starts[g]]);
      String label = String.join(", ", cells);
      long before = missing.refused();
      try {
        SeriesRows steps = rows.of(groups, g, calendar, label);
        series(cells, calendar, steps, covariates, before).ifPresent(series::add);
      } catch (InputException complaint) {
        // Not passed over: refused below, or left out and named where the user wants that.
        bad.add(name(cells), complaint);
      }
    }
    bad.refuse(groups.count(), missing);
    findings.addAll(clock.findings());
    if (sorted && events.isEmpty()) {
      findings.add(new Finding.Sorted());
    }
    if (trimmed > 0) {
      findings.add(new Finding.Leading(trimmed));
    }
    blanks.finding().ifPresent(findings::add);
    findings.addAll(missing.findings());
    findings.addAll(bad.findings());
    Schema schema =
        new Schema(
            names(roles.time),
            names(keys),
            names(roles.targets),
            covariates.all(),
            clock.frequency(),
            clock.notation(),
            format);
    return new Panel(schema, series);
  }

  /** What was found out, once the rows are on a calendar. */
  List<Finding> findings() {
    return findings;
  }

  MissingValues missing() {
    return missing;
  }

  private List<String> names(List<Integer> columns) {
    return new ArrayList<>(columns.stream().map(roles::name).toList());
  }

  private Clock clock() {
    if (table.time == null && options.frequency().isPresent()) {
      throw new InputException(
              Message.of(
                  setting("frequency", options.frequency().get()),
                  " is given but no column holds a time"))
          .at(file)
          .mend(Clock.withoutTime(options.frequency().get()));
    }
    return table.time == null
        ? Clock.rows(table.rows())
        : Clock.of(table.time, options, file, events);
  }

  private List<String> cells(List<Integer> keys, int row) {
    return table.keys(keys).stream().map(key -> key.text(key.get(row))).toList();
  }

  private String name(List<String> cells) {
    return String.join(", ", cells.isEmpty() ? names(roles.targets) : cells);
  }

  /**
   * A series.
   *
   * @param before missing values refused before its own
   * @return empty if its own are refused
   */
  private Optional<TimeSeries> series(
      List<String> cells,
      Calendar calendar,
      SeriesRows rows,
      CovariateColumns covariates,
      long before) {
    String name = name(cells);
    double[][] targets =
        roles.targets.stream()
            .map(column -> rows.values(table.numbers.get(column)))
            .toArray(double[][]::new);
    double[][] past = covariates.features(Role.PAST, rows);
    double[][] future = covariates.features(Role.FUTURE, rows);
    double[] statics = covariates.statics(rows, name);
    int known = rows.length();
    boolean tail = endsBeforeBlanks() && hasValue(targets);
    while ((future.length > 0 || tail) && known > 0 && missingInAll(targets, known - 1)) {
      known--;
    }
    if (future.length == 0 && known < rows.length()) {
      blanks.add(rows.length() - known, calendar.label(known));
    }
    int empty = known == 0 ? 0 : empty(targets);
    if (empty >= 0) {
      throw new InputException(
              "no value in the whole series"
                  + (cells.isEmpty() ? "" : " '" + Message.shown(name) + "'"))
          .at(table.place(rows.row(0), roles.targets.get(empty)))
          .mend(
              others(empty)
                  .filter(columns -> cells.isEmpty())
                  .map(columns -> Message.of("pass ", setting("targets", columns)))
                  .orElse(Message.of(cells.isEmpty() ? "fill its cells" : "leave it out")));
    }
    countMissingCells(rows, known);
    if (missing.refused() > before) {
      bad.addMissing(name);
      return Optional.empty();
    }
    int start = firstComplete(targets, past, future, known);
    if (start == known) {
      throw new InputException("no step at which every target and covariate has a value")
          .at(table.place(rows.row(0), roles.targets.get(0)))
          .mend("choose fewer columns");
    }
    trimmed += start;
    return Optional.of(
        TimeSeries.builder(
                name, start == 0 ? calendar : calendar.from(start), cut(targets, start, known))
            .keys(cells)
            .past(cut(past, start, known))
            .future(cut(future, start, rows.length()))
            .statics(statics)
            .lines(events.isPresent() ? SourceLines.NONE : rows.lines(table.lines).from(start))
            .missing(
                options.missing(),
                options.season() > 0 ? options.season() : calendar.frequency().usualSeason())
            .build());
  }

  /** The other targets, or another column that could be one. */
  private Optional<String> others(int empty) {
    if (roles.targets.size() == 1) {
      return roles.otherNumbers();
    }
    List<String> others = names(roles.targets);
    others.remove(empty);
    return Optional.of(String.join(",", others));
  }

  private void countMissingCells(SeriesRows rows, int known) {
    List<Integer> columns = new ArrayList<>(roles.targets);
    for (Map.Entry<Integer, Role> covariate : roles.covariates.entrySet()) {
      if (covariate.getValue() != Role.STATIC) {
        columns.add(covariate.getKey());
      }
    }
    for (int column : columns) {
      Doubles values = table.numbers.get(column);
      Words words = table.words.get(column);
      boolean ahead = roles.covariates.get(column) == Role.FUTURE;
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        boolean none =
            values != null
                ? Double.isNaN(values.get(row))
                : words != null && Sample.missing(words.text(words.get(row)));
        if (none && (ahead || rows.step(i) < known)) {
          missingCell(row, column);
        }
      }
    }
  }

  private void missingCell(int row, int column) {
    if (missing.interested(table.lines.of(row))) {
      missing.cell(table.place(row, column), table.missingText(row, column));
    } else {
      missing.cell();
    }
  }

  /** The first step that a filling policy can begin from: one at which nothing is missing. */
  private int firstComplete(double[][] targets, double[][] past, double[][] future, int known) {
    if (!options.missing().fillsFromBefore()) {
      return 0;
    }
    int start = 0;
    while (start < known
        && (missingInAny(targets, start)
            || missingInAny(past, start)
            || missingInAny(future, start))) {
      start++;
    }
    return start;
  }

  /** Whether rows at the end without a value are what is to be forecast. */
  private boolean endsBeforeBlanks() {
    return options.missing() != MissingPolicy.ZERO && !options.ends();
  }

  private static boolean hasValue(double[][] targets) {
    return Arrays.stream(targets).flatMapToDouble(Arrays::stream).anyMatch(v -> !Double.isNaN(v));
  }

  /** The first target without any value where one is needed, -1 if there is none. */
  private int empty(double[][] targets) {
    boolean needed =
        switch (options.missing()) {
          case KEEP -> options.skipBadSeries();
          case ZERO -> false;
          case ERROR, INTERPOLATE, PREVIOUS, SEASONAL, GAPS -> true;
        };
    for (int k = 0; needed && k < targets.length; k++) {
      if (Arrays.stream(targets[k]).allMatch(Double::isNaN)) {
        return k;
      }
    }
    return -1;
  }

  private static boolean missingInAll(double[][] columns, int t) {
    return Arrays.stream(columns).allMatch(column -> Double.isNaN(column[t]));
  }

  private static boolean missingInAny(double[][] columns, int t) {
    return Arrays.stream(columns).anyMatch(column -> Double.isNaN(column[t]));
  }

  private static double[][] cut(double[][] columns, int from, int to) {
    double[][] cut = new double[columns.length][];
    for (int k = 0; k < cut.length; k++) {
      cut[k] =
          from == 0 && to == columns[k].length
              ? columns[k]
              : Arrays.copyOfRange(columns[k], from, to);
    }
    return cut;
  }
}
