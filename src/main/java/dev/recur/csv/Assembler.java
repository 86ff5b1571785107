package dev.recur.csv;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Notation;
import dev.recur.series.Schema;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts the rows of a table on a calendar, one series at a time. */
final class Assembler {
  private static final int MOST_LEVELS = 50;
  private static final int MOST_PLACES = 3;
  private static final int MOST_SERIES = 5_000_000;

  private final String file;
  private final Sample sample;
  private final Roles roles;
  private final ReadOptions options;
  private final Table table;

  final List<String> notes = new ArrayList<>();
  private final List<String> missingPlaces = new ArrayList<>();
  private long missingCells;
  private long missingSteps;
  private long trimmed;
  private String firstComplaint = "";
  private int firstCount;
  private String remedy = "";
  private long firstLine = Long.MAX_VALUE;

  Assembler(String file, Sample sample, Roles roles, ReadOptions options, Table table) {
    this.file = file;
    this.sample = sample;
    this.roles = roles;
    this.options = options;
    this.table = table;
  }

  /** What the assembly makes of the table. */
  record Result(Schema schema, List<TimeSeries> series) {}

  Result assemble(Schema.Format format) {
    List<Covariate> covariates = covariates();
    TimeColumn time = table.time;
    if (time == null && options.frequency().isPresent()) {
      throw new InputException(
          file
              + ": --frequency "
              + options.frequency().get()
              + " is given but no column holds a time; name it with --time, or pass --season to say"
              + " how many steps a season has");
    }
    Clock clock = time == null ? Clock.rows(table.rows()) : Clock.of(time, options, file);
    List<Integer> keys = keys(clock);
    Groups groups = Groups.of(table.keys(keys), table.rows());
    if (groups.count() > MOST_SERIES) {
      throw new InputException(file + ": more than " + MOST_SERIES + " series");
    }
    if (time == null) {
      clock.countWithin(groups);
    } else if (FrequencyFinder.sort(clock.ticks(), groups)) {
      notes.add("rows sorted by time");
    }
    clock.settle(groups, table.lines);
    Frequency frequency = clock.frequency();
    List<TimeSeries> series = new ArrayList<>(groups.count());
    for (int g = 0; g < groups.count(); g++) {
      series.add(series(groups, g, keys, clock, covariates));
    }
    complain();
    List<String> names = sample.names();
    Schema schema =
        new Schema(
            roles.time.stream().map(names::get).toList(),
            keys.stream().map(names::get).toList(),
            roles.targets.stream().map(names::get).toList(),
            covariates,
            frequency,
            clock.notation(),
            format);
    notes.addAll(0, clock.notes());
    if (trimmed > 0) {
      notes.add(
          Wording.count(trimmed, "step") + " before the first value of every column left out");
    }
    if (options.missing() != MissingPolicy.KEEP && missingCells + missingSteps > 0) {
      notes.add(
          missingWords() + " filled by '" + options.missing() + "' (" + missingPlaces.get(0) + ")");
    }
    return new Result(schema, series);
  }

  Reading.Missing missing() {
    return new Reading.Missing(missingCells, missingSteps, missingPlaces);
  }

  private String missingWords() {
    return missingCells == 0
        ? Wording.count(missingSteps, "missing step")
        : missingSteps == 0
            ? Wording.count(missingCells, "missing value")
            : Wording.count(missingCells, "missing value")
                + " and "
                + Wording.count(missingSteps, "missing step");
  }

  private List<Integer> keys(Clock clock) {
    return new KeyFinder(roles, table, clock).find();
  }

  private List<Covariate> covariates() {
    List<Covariate> covariates = new ArrayList<>();
    for (Map.Entry<Integer, Role> entry : roles.covariates.entrySet()) {
      int column = entry.getKey();
      String name = sample.names().get(column);
      Words words = table.words.get(column);
      List<String> levels = options.levels().getOrDefault(name, List.of());
      if (words != null && levels.isEmpty()) {
        levels = levels(words, name);
      }
      covariates.add(new Covariate(name, entry.getValue(), levels));
    }
    return covariates;
  }

  private List<String> levels(Words words, String name) {
    List<String> levels = new ArrayList<>();
    for (int code = 0; code < words.distinctCount() && !words.overflowed(); code++) {
      if (!Sample.missing(words.text(code))) {
        levels.add(words.text(code));
      }
    }
    if (levels.size() > MOST_LEVELS || words.overflowed()) {
      throw new InputException(
          file
              + ": column '"
              + name
              + "' has "
              + (words.overflowed()
                  ? "a category for almost every row"
                  : levels.size() + " categories")
              + "; a covariate may have up to "
              + MOST_LEVELS
              + ", leave it out or group them");
    }
    levels.sort(null);
    return levels;
  }

  private TimeSeries series(
      Groups groups, int g, List<Integer> keys, Clock clock, List<Covariate> covariates) {
    int from = groups.starts[g];
    int to = groups.starts[g + 1];
    int[] order = groups.order;
    List<String> cells = new ArrayList<>();
    for (Words key : table.keys(keys)) {
      cells.add(key.text(key.get(order[from])));
    }
    String name = cells.isEmpty() ? String.join(", ", targetNames()) : String.join(", ", cells);
    Calendar calendar = clock.calendar(order[from]);
    int[] steps = steps(groups, g, clock, calendar, cells.isEmpty() ? "" : name);
    int length = steps.length == 0 ? 0 : steps[steps.length - 1] + 1;

    double[][] targets = new double[roles.targets.size()][];
    for (int k = 0; k < targets.length; k++) {
      targets[k] = column(table.numbers.get(roles.targets.get(k)), order, from, steps, length);
    }
    double[][] past = features(covariates, Role.PAST, order, from, steps, length);
    double[][] future = features(covariates, Role.FUTURE, order, from, steps, length);
    double[] statics = statics(covariates, order, from, to, name);

    int known = length;
    if (future.length > 0) {
      while (known > 0 && allMissing(targets, known - 1)) {
        known--;
      }
    }
    if (known == 0) {
      throw new InputException(
          table.place(table.lines.of(order[from]), roles.targets.get(0))
              + "no value in the whole series"
              + (cells.isEmpty() ? "" : " '" + Wording.shown(name) + "'")
              + "; leave it out or name another column with --target");
    }
    countMissingCells(order, from, steps, known);
    int start = firstComplete(targets, past, future, known);
    if (start == known) {
      throw new InputException(
          table.place(table.lines.of(order[from]), roles.targets.get(0))
              + "no step at which every target and covariate has a value; choose fewer columns");
    }
    trimmed += start;
    boolean keep = options.missing() == MissingPolicy.KEEP || !firstComplaint.isEmpty();
    return TimeSeries.builder(
            name, start == 0 ? calendar : calendar.from(start), cut(targets, start, known))
        .keys(cells)
        .past(cut(past, start, known))
        .future(cut(future, start, length))
        .statics(statics)
        .missing(
            keep ? MissingPolicy.KEEP : options.missing(),
            options.season() > 0 ? options.season() : calendar.frequency().usualSeason())
        .build();
  }

  private List<String> targetNames() {
    return roles.targets.stream().map(sample.names()::get).toList();
  }

  private static boolean allMissing(double[][] columns, int t) {
    for (double[] column : columns) {
      if (!Double.isNaN(column[t])) {
        return false;
      }
    }
    return true;
  }

  /** The first step that a filling policy can begin from: one at which nothing is missing. */
  private int firstComplete(double[][] targets, double[][] past, double[][] future, int known) {
    if (options.missing() == MissingPolicy.ZERO
        || options.missing() == MissingPolicy.KEEP
        || options.missing() == MissingPolicy.ERROR) {
      return 0;
    }
    int start = 0;
    while (start < known
        && (anyMissing(targets, start) || anyMissing(past, start) || anyMissing(future, start))) {
      start++;
    }
    return start;
  }

  private static boolean anyMissing(double[][] columns, int t) {
    for (double[] column : columns) {
      if (Double.isNaN(column[t])) {
        return true;
      }
    }
    return false;
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

  /** The step of every row of a series, rising. */
  private int[] steps(Groups groups, int g, Clock clock, Calendar calendar, String series) {
    int from = groups.starts[g];
    int[] steps = new int[groups.starts[g + 1] - from];
    Frequency frequency = calendar.frequency();
    long step =
        frequency.unit() == Frequency.Unit.STEP ? frequency.count() : frequency.stepMillis();
    long gaps = 0;
    for (int i = 0; i < steps.length; i++) {
      int row = groups.order[from + i];
      long ticks = clock.ticks().get(row);
      long index;
      boolean onGrid;
      if (step > 0) {
        index = (ticks - calendar.start()) / step;
        onGrid = (ticks - calendar.start()) % step == 0;
      } else {
        index = calendar.indexOf(ticks);
        onGrid = calendar.ticks((int) index) == ticks;
      }
      if (i > 0 && ticks == clock.ticks().get(groups.order[from + i - 1])) {
        throw twice(groups.order[from + i - 1], row, clock, series);
      }
      if (!onGrid) {
        throw offGrid(row, clock, calendar);
      }
      if (index >= Integer.MAX_VALUE - 8) {
        throw tooSparse(row, clock, calendar);
      }
      steps[i] = (int) index;
      if (i > 0 && steps[i] > steps[i - 1] + 1) {
        gaps += steps[i] - steps[i - 1] - 1;
        gap(row, calendar, steps[i - 1], steps[i], series);
      }
    }
    if (gaps > 4L * steps.length + 1000) {
      throw tooSparse(groups.order[from + steps.length - 1], clock, calendar);
    }
    return steps;
  }

  private String timePlace(int row) {
    return table.place(table.lines.of(row), roles.time.isEmpty() ? 0 : roles.time.get(0));
  }

  private InputException twice(int before, int row, Clock clock, String series) {
    long first = Math.min(table.lines.of(before), table.lines.of(row));
    int later = table.lines.of(before) > table.lines.of(row) ? before : row;
    String remedy =
        roles.keyCandidates.isEmpty()
            ? "remove one row, or name the column that tells series apart with --series"
            : "remove one row";
    if (clock.localTimeOfDay()) {
      remedy += "; if the hour comes twice at the end of summer time, pass --zone";
    }
    return new InputException(
        timePlace(later)
            + "'"
            + clock.label(later)
            + "'"
            + (series.isEmpty() ? "" : " of series '" + Wording.shown(series) + "'")
            + " stands on line "
            + first
            + " too; "
            + remedy);
  }

  private static String words(Frequency frequency) {
    return frequency.unit() == Frequency.Unit.STEP
        ? "counted by " + frequency.count()
        : frequency.toString();
  }

  private InputException offGrid(int row, Clock clock, Calendar calendar) {
    return new InputException(
        timePlace(row)
            + "'"
            + clock.label(row)
            + "' is no step of a calendar that is "
            + words(calendar.frequency())
            + " from "
            + calendar.label(0)
            + "; fix the row or pass --frequency");
  }

  private InputException tooSparse(int row, Clock clock, Calendar calendar) {
    return new InputException(
        timePlace(row)
            + "from "
            + calendar.label(0)
            + " to "
            + clock.label(row)
            + " most steps have no row if the calendar is "
            + words(calendar.frequency())
            + "; fix the time or pass --frequency");
  }

  private void gap(int row, Calendar calendar, int before, int after, String series) {
    int count = after - before - 1;
    missingSteps += count;
    long line = table.lines.of(row);
    String what =
        Wording.count(count, "step")
            + (count == 1 ? " is" : " are")
            + " missing between "
            + calendar.label(before)
            + " and "
            + calendar.label(after)
            + (series.isEmpty() ? "" : " in series '" + Wording.shown(series) + "'");
    if (missingPlaces.size() < MOST_PLACES) {
      missingPlaces.add("line " + line + ": " + what);
    }
    remember(line, count, timePlace(row) + what, "add the rows");
  }

  private void remember(long line, int count, String complaint, String mend) {
    if (options.missing() == MissingPolicy.ERROR && line < firstLine) {
      firstLine = line;
      firstComplaint = complaint;
      firstCount = count;
      remedy = mend;
    }
  }

  private void countMissingCells(int[] order, int from, int[] steps, int known) {
    List<Integer> columns = new ArrayList<>(roles.targets);
    for (Map.Entry<Integer, Role> covariate : roles.covariates.entrySet()) {
      if (covariate.getValue() != Role.STATIC && table.numbers.containsKey(covariate.getKey())) {
        columns.add(covariate.getKey());
      }
    }
    for (int column : columns) {
      Doubles values = table.numbers.get(column);
      boolean ahead = roles.covariates.get(column) == Role.FUTURE;
      for (int i = 0; values != null && i < steps.length && (ahead || steps[i] < known); i++) {
        int row = order[from + i];
        if (Double.isNaN(values.get(row))) {
          missingCells++;
          missingCell(row, column);
        }
      }
    }
  }

  private void missingCell(int row, int column) {
    boolean place = missingPlaces.size() < MOST_PLACES;
    boolean refuse = options.missing() == MissingPolicy.ERROR && table.lines.of(row) < firstLine;
    if (!place && !refuse) {
      return;
    }
    long line = table.lines.of(row);
    String text = table.missingText(row, column);
    String what =
        text.isEmpty() ? "the cell is empty" : "'" + Wording.shown(text) + "' is a missing value";
    if (place) {
      missingPlaces.add(
          "line " + line + ": column '" + Wording.shown(sample.names().get(column)) + "': " + what);
    }
    remember(line, 1, table.place(line, column) + what, "fix the cell");
  }

  /** Refuses missing values where the policy says so. */
  private void complain() {
    if (firstComplaint.isEmpty()) {
      return;
    }
    throw new InputException(
        firstComplaint
            + (missingCells + missingSteps > firstCount ? " (in all " + missingWords() + ")" : "")
            + "; "
            + remedy
            + " or pass --missing interpolate");
  }

  private static double[] column(
      @org.jspecify.annotations.Nullable Doubles values,
      int[] order,
      int from,
      int[] steps,
      int length) {
    double[] column = new double[length];
    if (steps.length < length) {
      Arrays.fill(column, Double.NaN);
    }
    for (int i = 0; values != null && i < steps.length; i++) {
      column[steps[i]] = values.get(order[from + i]);
    }
    return column;
  }

  private double[][] features(
      List<Covariate> covariates, Role role, int[] order, int from, int[] steps, int length) {
    List<double[]> features = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate.role() != role) {
        continue;
      }
      int place = sample.names().indexOf(covariate.column());
      Words words = table.words.get(place);
      if (words == null) {
        features.add(column(table.numbers.get(place), order, from, steps, length));
        continue;
      }
      int[] levels = levelOf(words, covariate, place);
      for (int level = 0; level < covariate.levels().size(); level++) {
        double[] feature = new double[length];
        if (steps.length < length) {
          Arrays.fill(feature, Double.NaN);
        }
        for (int i = 0; i < steps.length; i++) {
          int found = levels[words.get(order[from + i])];
          feature[steps[i]] = found == -1 ? Double.NaN : found == level ? 1 : 0;
        }
        features.add(feature);
      }
    }
    return features.toArray(new double[0][]);
  }

  private final Map<Integer, int[]> levelCodes = new java.util.HashMap<>();

  /** The level of each distinct text of a column, -1 for missing. */
  private int[] levelOf(Words words, Covariate covariate, int column) {
    int[] known = levelCodes.get(column);
    if (known != null) {
      return known;
    }
    int[] levels = new int[words.distinctCount()];
    for (int code = 0; code < levels.length; code++) {
      String text = words.text(code);
      levels[code] = Sample.missing(text) ? -1 : covariate.levels().indexOf(text);
      if (levels[code] < 0 && !Sample.missing(text)) {
        int row = 0;
        while (words.get(row) != code) {
          row++;
        }
        throw new InputException(
            table.place(table.lines.of(row), column)
                + "'"
                + Wording.shown(text)
                + "' is none of the categories that the model knows ("
                + Wording.quoted(covariate.levels())
                + ")");
      }
    }
    levelCodes.put(column, levels);
    return levels;
  }

  private double[] statics(
      List<Covariate> covariates, int[] order, int from, int to, String series) {
    List<Double> values = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate.role() != Role.STATIC) {
        continue;
      }
      int column = sample.names().indexOf(covariate.column());
      Words words = table.words.get(column);
      Doubles numbers = table.numbers.get(column);
      int[] levels = words == null ? new int[0] : levelOf(words, covariate, column);
      double first = staticValue(numbers, words, levels, order[from]);
      for (int i = from; i < to; i++) {
        double value = staticValue(numbers, words, levels, order[i]);
        if (Double.isNaN(value) || value != first) {
          throw new InputException(
              table.place(table.lines.of(order[i]), column)
                  + (Double.isNaN(value) ? "no value" : "another value than before")
                  + " in series '"
                  + Wording.shown(series)
                  + "'; a static covariate has one value a series, pass it with --past or"
                  + " --future instead");
        }
      }
      if (words == null) {
        values.add(first);
      } else {
        for (int level = 0; level < covariate.levels().size(); level++) {
          values.add(level == (int) first ? 1.0 : 0.0);
        }
      }
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private static double staticValue(
      @org.jspecify.annotations.Nullable Doubles numbers,
      @org.jspecify.annotations.Nullable Words words,
      int[] levels,
      int row) {
    if (words != null) {
      int level = levels[words.get(row)];
      return level < 0 ? Double.NaN : level;
    }
    return numbers == null ? Double.NaN : numbers.get(row);
  }

  /** A first line for the notes: time, series and targets. */
  String summary(Result result) {
    Schema schema = result.schema();
    List<TimeSeries> all = result.series();
    StringBuilder text = new StringBuilder();
    Notation notation = schema.notation();
    if (schema.time().isEmpty()) {
      text.append("no time column, rows are counted");
    } else {
      text.append(schema.time().size() == 1 ? "time column " : "time columns ")
          .append(Wording.quoted(schema.time()))
          .append(", ")
          .append(notation.dated() ? schema.frequency() : "whole numbers");
    }
    Optional<TimeSeries> first =
        all.stream().min(java.util.Comparator.comparingLong(s -> s.calendar().start()));
    Optional<TimeSeries> last =
        all.stream()
            .max(java.util.Comparator.comparingLong(s -> s.calendar().ticks(s.length() - 1)));
    if (first.isPresent() && last.isPresent()) {
      text.append(" from ")
          .append(first.get().calendar().label(0))
          .append(" to ")
          .append(last.get().calendar().label(last.get().length() - 1));
    }
    if (!schema.keys().isEmpty()) {
      text.append(String.format(Locale.ROOT, "; %d series by ", all.size()))
          .append(Wording.quoted(schema.keys()));
    }
    long values = all.stream().mapToLong(TimeSeries::length).sum();
    text.append(schema.targets().size() == 1 ? "; target " : "; targets ")
        .append(Wording.quoted(schema.targets()))
        .append(" (")
        .append(Wording.count(values, schema.targets().size() == 1 ? "value" : "step"))
        .append(')');
    return text.toString();
  }
}
