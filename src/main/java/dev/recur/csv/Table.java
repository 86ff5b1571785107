package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.DecimalMark;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import dev.recur.series.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a file that have a role, read into arrays. */
final class Table {
  private static final int MOST_REMEMBERED = 1000;

  /** Events that are held before they are aggregated. */
  private static final int MOST_EVENTS = 1 << 16;

  private final String file;
  private final Sample sample;
  private final Roles roles;
  private final Dialect dialect;
  private final ReadOptions options;

  final @Nullable TimeColumn time;
  final Map<Integer, Doubles> numbers = new LinkedHashMap<>();
  private final Map<Integer, NumberColumn> columns = new LinkedHashMap<>();
  final Map<Integer, Words> words = new LinkedHashMap<>();
  final Lines lines = new Lines();
  private final Map<Long, String> missingTexts = new HashMap<>();
  private @Nullable Events events;
  private int rows;
  private boolean begun;
  private boolean ruled;
  private int tailRows;
  private long tailLine;
  private String tailText = "";
  private Optional<TotalRow> totalRow = Optional.empty();

  private Table(String file, Sample sample, Roles roles, Dialect dialect, ReadOptions options) {
    this.file = file;
    this.sample = sample;
    this.roles = roles;
    this.dialect = dialect;
    this.options = options;
    this.time =
        roles.time.isEmpty()
            ? null
            : new TimeColumn(
                file,
                String.join("|", roles.time.stream().map(sample.names()::get).toList()),
                roles.time,
                roles.notations);
  }

  static Table read(
      RecordScanner scanner,
      String file,
      Sample sample,
      Roles roles,
      Dialect dialect,
      ReadOptions options)
      throws IOException {
    Table table = new Table(file, sample, roles, dialect, options);
    roles.keyCandidates.forEach(c -> table.words.put(c, new Words()));
    roles.targets.stream().filter(c -> c < sample.width()).forEach(table::addNumbers);
    for (int column : roles.covariates.keySet()) {
      boolean text =
          sample.kind(column) == Sample.Kind.TEXT || sample.kind(column) == Sample.Kind.TIME;
      // Some rows of a column with categories may have only those that are written as numbers.
      String name = sample.names().get(column);
      if (text || !options.levels().getOrDefault(name, List.of()).isEmpty()) {
        table.words.put(column, new Words());
      } else {
        table.addNumbers(column);
      }
    }
    if (options.aggregate().isPresent() && table.time != null) {
      List<Words> keys = table.keys(roles.keyCandidates);
      Events.requireFine(options.frequency().orElseThrow(), table.time.notation(), file);
      table.events = new Events(options, table.time, keys, roles.targets.size());
    }
    table.readAll(scanner);
    return table;
  }

  private void addNumbers(int column) {
    NumberColumn numbersOf = new NumberColumn(dialect.decimal(), options.decimal());
    columns.put(column, numbersOf);
    numbers.put(column, numbersOf.values());
  }

  /**
   * Reads the numbers of every column by one decimal mark.
   *
   * @throws InputException if nothing tells by which
   */
  DecimalMarks settleNumbers() {
    Set<Integer> others = new HashSet<>(roles.time);
    others.addAll(columns.keySet());
    boolean commas = dialect.commas() && sample.width() > 1;
    DecimalMarks marks = new DecimalMarks(file, options, commas, sample.decimalMarks(others));
    Map<String, NumberColumn> named = new LinkedHashMap<>();
    columns.forEach((c, column) -> named.put(sample.names().get(c), column));
    marks.settle(named);
    totalRow.ifPresent(this::requireTotal);
    return marks;
  }

  /** Refuses a row without a time that holds no sums of the others. */
  private void requireTotal(TotalRow total) {
    if (numbers.entrySet().stream().noneMatch(of -> total.totals(of.getKey(), of.getValue()))) {
      throw new InputException("the time is missing")
          .at(Place.of(file, total.line(), roles.name(roles.time.get(0))))
          .mend("every row needs one, fix or remove the row");
    }
  }

  /** Whether a row has no time and is the first one without. */
  private boolean dateless(RecordScanner row) {
    if (time == null || events != null || totalRow.isPresent()) {
      return false;
    }
    // Every row comes here, so no stream.
    for (int i = 0; i < roles.time.size(); i++) {
      int column = roles.time.get(i);
      if (column < row.cells() && row.start(column) != row.end(column)) {
        return false;
      }
    }
    return true;
  }

  private void readAll(RecordScanner row) throws IOException {
    int[] numberColumns = numbers.keySet().stream().mapToInt(i -> i).toArray();
    NumberColumn[] numberValues = columns.values().toArray(new NumberColumn[0]);
    boolean[] truths = new boolean[numberColumns.length];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = sample.kind(numberColumns[i]) == Sample.Kind.BOOLEAN;
    }
    int[] wordColumns = words.keySet().stream().mapToInt(i -> i).toArray();
    Words[] wordValues = words.values().toArray(new Words[0]);
    if (sample.header()) {
      row.next();
    }
    int width = sample.width();
    int most = events == null ? Integer.MAX_VALUE : MOST_EVENTS;
    while (row.next()) {
      if (tail(row, width)) {
        continue;
      }
      if (dateless(row)) {
        totalRow = Optional.of(TotalRow.of(row));
        continue;
      }
      if (tailRows > 0) {
        requireEmptyTail(row.line(), numberValues, wordValues);
      }
      if (row.cells() != width) {
        checkWidth(row, width);
      }
      if (width == 1 && row.blankLines() > 0 && rows > 0 && events == null) {
        for (int i = row.blankLines(); i > 0; i--) {
          lines.add(rows++, row.line() - i);
          numberValues[0].add(Double.NaN);
        }
      }
      lines.add(rows, row.line());
      if (time != null) {
        time.read(row);
      }
      for (int i = 0; i < numberColumns.length; i++) {
        readNumber(row, numberColumns[i], truths[i], numberValues[i]);
      }
      for (int i = 0; i < wordColumns.length; i++) {
        wordValues[i].add(row.bytes(), row.start(wordColumns[i]), row.end(wordColumns[i]));
      }
      rows++;
      begun = true;
      if (rows >= most) {
        most = takeEvents() ? MOST_EVENTS : rows * 2;
      }
    }
    if (time != null) {
      time.settle();
    }
    if (!begun) {
      throw new InputException("a header but no rows").at(file).expecting("one row a step");
    }
    for (int key : roles.keyCandidates.toArray(new Integer[0])) {
      Words column = words.get(key);
      if (column != null && column.overflowed()) {
        dropKey(key);
      }
    }
  }

  /** Aggregates the rows so far and forgets them, if no later row can change how they are read. */
  private boolean takeEvents() {
    if (events == null
        || time == null
        || time.ambiguous()
        || !columns.values().stream().allMatch(NumberColumn::certain)) {
      return false;
    }
    columns.values().stream()
        .filter(NumberColumn::open)
        .forEach(column -> column.settle(column.shown()));
    time.settle();
    events.take(this, targetsOfFile());
    clear();
    return true;
  }

  private List<Integer> targetsOfFile() {
    return roles.targets.stream().filter(c -> c < sample.width()).toList();
  }

  /**
   * Aggregates the rows that are left, if events are to be aggregated; the numbers are settled.
   *
   * @throws InputException if their times may be read in two ways, or no step is over
   */
  Optional<Events> aggregate() {
    if (events == null || time == null) {
      return Optional.empty();
    }
    if (time.ambiguous() && !TwoNotations.same(time)) {
      throw TwoNotations.question(time, file);
    }
    events.take(this, targetsOfFile());
    for (int target : roles.targets) {
      numbers.computeIfAbsent(target, counted -> new Doubles());
    }
    events.end(this, roles.targets, file);
    return Optional.of(events);
  }

  /** Forgets every row. */
  void clear() {
    if (time != null) {
      time.clear();
    }
    columns.values().forEach(NumberColumn::clear);
    words.values().forEach(Words::clear);
    missingTexts.clear();
    lines.clear();
    rows = 0;
  }

  /** Counts a row whose cells were added. */
  void addRow(long line) {
    lines.add(rows++, line);
  }

  /**
   * Whether a row may follow the table: it is empty, a total, a note in its first cell, or stands
   * below a line.
   */
  private boolean tail(RecordScanner row, int width) {
    byte[] text = row.bytes();
    boolean empty = row.start(0) == row.end(0);
    if (!empty && text[row.start(0)] >= '0' && text[row.start(0)] <= '9') {
      return ruled && !holdsNumber(row);
    }
    boolean alone = width > 1;
    for (int c = 1; c < row.cells() && alone; c++) {
      alone = row.start(c) == row.end(c);
    }
    String first = empty ? "" : row.text(0);
    ruled |= begun && Preamble.rule(first) && !holdsNumber(row);
    boolean follows =
        empty
            ? alone
            : begun && (ruled || (Preamble.total(first) ? noTime(row) : alone && note(first)));
    if (follows) {
      tailLine = tailLine == 0 && !empty ? row.line() : tailLine;
      tailText = tailText.isEmpty() ? first : tailText;
      tailRows++;
    }
    return follows;
  }

  /** Whether a row has a number where the table has them. */
  private boolean holdsNumber(RecordScanner row) {
    return numbers.keySet().stream().anyMatch(c -> c < row.cells() && Sample.number(row.text(c)));
  }

  /** Whether a row of a total has no time of its own. */
  private boolean noTime(RecordScanner row) {
    if (roles.time.isEmpty()) {
      return !words.containsKey(0);
    }
    int column = roles.time.get(0);
    return column == 0 || column >= row.cells() || row.start(column) == row.end(column);
  }

  private boolean note(String text) {
    return roles.time.contains(0)
        && !Sample.missing(text)
        && roles.notations.stream().allMatch(n -> n.parse(text) == Notation.NO_MATCH)
        && !NotationFinder.looksLikeTime(text);
  }

  /** Takes empty rows that were not at the end for rows without values, and refuses others. */
  private void requireEmptyTail(long line, NumberColumn[] numberValues, Words[] wordValues) {
    if (tailLine > 0) {
      throw new InputException("'" + Message.shown(tailText) + "' stands among the rows")
          .at(file, tailLine)
          .mend("remove the row");
    }
    for (; time == null && tailRows > 0; tailRows--) {
      lines.add(rows++, line - tailRows);
      for (NumberColumn column : numberValues) {
        column.add(Double.NaN);
      }
      for (Words column : wordValues) {
        column.add(new byte[0], 0, 0);
      }
    }
    tailRows = 0;
  }

  /** What was cut off times, and left out behind the last row. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(time == null ? List.of() : time.findings());
    if (tailLine > 0) {
      findings.add(new Finding.Behind(tailLine, tailText));
    }
    totalRow.ifPresent(of -> findings.add(new Finding.DatelessTotal(of.line())));
    return findings;
  }

  private void dropKey(int column) {
    if (roles.keysNamed) {
      throw new InputException(
              Message.of(
                  setting("keys", sample.names().get(column)),
                  " has another value in almost every row"))
          .at(file)
          .mend("name a column whose value repeats");
    }
    words.remove(column);
    roles.keyCandidates.remove((Integer) column);
    roles.uses.put(
        column,
        new ColumnUse(
            sample.names().get(column), ColumnUse.Role.IGNORED, ColumnUse.Why.DISTINCT_TEXT));
  }

  private void checkWidth(RecordScanner row, int width) {
    boolean onlyEmpty = row.cells() > width;
    for (int c = width; c < row.cells(); c++) {
      onlyEmpty &= row.start(c) == row.end(c);
    }
    if (!onlyEmpty) {
      throw new InputException(
              Wording.count(row.cells(), "cell")
                  + " where "
                  + (sample.header() ? "the header has " : "the first row has ")
                  + width)
          .at(file, row.line())
          .mend("is the row torn, or a delimiter not quoted?");
    }
  }

  private void readNumber(RecordScanner row, int column, boolean truth, NumberColumn values) {
    byte[] text = row.bytes();
    int from = row.start(column);
    int to = row.end(column);
    if (truth) {
      int value = Cells.truth(text, from, to);
      if (value >= 0) {
        values.add(value);
        return;
      }
    }
    double value = values.read(row, column);
    if (value == Cells.NO_NUMBER || value == Cells.OUT_OF_RANGE) {
      if (!Cells.missing(text, from, to)) {
        throw notANumber(row, column, value, truth, values.shown());
      }
      if (from < to && missingTexts.size() < MOST_REMEMBERED) {
        missingTexts.put(((long) rows << 20) | column, row.text(column));
      }
      values.add(Double.NaN);
    }
  }

  private InputException notANumber(
      RecordScanner row, int column, double found, boolean truth, DecimalMark shown) {
    String text = row.text(column);
    String what = truth ? "is neither true nor false" : "is not a number";
    Message remedy = Message.of("fix the cell");
    if (found == Cells.OUT_OF_RANGE) {
      what = "is beyond the range of numbers";
    } else if (NumberText.read(text).isPresent()) {
      DecimalMark mark = shown == DecimalMark.OPEN ? dialect.decimal() : shown;
      what += " (the decimal mark of this column is '" + mark.character() + "')";
      remedy = Message.of("write all numbers of the column in one way");
    } else if (!truth && sample.kind(column) != Sample.Kind.NUMBER) {
      remedy =
          roles
              .otherNumbers()
              .map(other -> Message.of("pass ", setting("targets", other)))
              .orElse(Message.of("name another column"));
    } else if (!truth) {
      remedy =
          Message.of(
              "fix the cell, or leave it empty and pass ", setting("missing", "interpolate"));
    }
    return new InputException("'" + Message.shown(text) + "' " + what)
        .at(Place.of(file, row.line(), sample.names().get(column)))
        .mend(remedy);
  }

  /** The cell of a row in a column. */
  Place place(int row, int column) {
    return Place.of(file, lines.of(row), roles.name(column));
  }

  /** The time of a row. */
  Place timePlace(int row) {
    return place(row, roles.time.isEmpty() ? 0 : roles.time.get(0));
  }

  /** What stood in a cell that is missing; empty if nothing did. */
  String missingText(int row, int column) {
    Words texts = numbers.containsKey(column) ? null : words.get(column);
    return texts == null
        ? missingTexts.getOrDefault(((long) row << 20) | column, "")
        : texts.text(texts.get(row));
  }

  int rows() {
    return rows;
  }

  List<Words> keys(List<Integer> columns) {
    List<Words> keys = new ArrayList<>();
    for (int column : columns) {
      Words key = words.get(column);
      if (key == null) {
        throw new IllegalArgumentException("column " + column + " was not read as text");
      }
      keys.add(key);
    }
    return keys;
  }
}
