package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import dev.recur.table.RowText;
import dev.recur.table.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose header holds times: a year a row and its months or quarters across the top, years
 * across the top and their months or quarters in rows, or a series a row and times across the top.
 * It is read as one row a step.
 */
final class Crosstab {
  private static final int FEWEST_TIMES = 6;
  private static final long SHORTEST_MONTH = 28;
  private static final long LONGEST_MONTH = 31;

  /** Notations of numbers that may as well be values; years are sought for themselves. */
  private static final List<String> COUNTED =
      List.of("yyyy", Notation.INTEGER, Notation.DECIMAL_YEAR);

  private static final Set<String> YEARLY =
      Set.of(
          "annual", "year", "avg", "avg.", "ytd", "full year", "jahr", "ø", "half1", "half2", "");

  private final List<String> header;
  private final int first;
  private final int end;

  /** The parts of a year that stand across the top or in rows, none of a table of series. */
  private final Optional<YearParts> parts;

  /** Whether the parts of a year stand in rows. */
  private final boolean down;

  /** Whether a column of row numbers stands before those of the header. */
  private final boolean numbered;

  private Crosstab(String[] header, int first, int end, Optional<YearParts> parts, boolean down) {
    this.header = List.of(header);
    this.first = first;
    this.end = end;
    this.parts = parts;
    this.down = down;
    this.numbered = false;
  }

  /** The same behind a column of row numbers. */
  private Crosstab(Crosstab table) {
    this.header = table.header;
    this.first = table.first;
    this.end = table.end;
    this.parts = table.parts;
    this.down = table.down;
    this.numbered = true;
  }

  /**
   * Looks at the first records, the header among them.
   *
   * @param file its name
   * @return empty if the header holds no times
   * @throws InputException if months across the top belong to two years and rows do not say which
   */
  static Optional<Crosstab> find(List<String[]> records, String file) {
    Optional<Crosstab> behind =
        numbersRows(records) ? found(withoutFirst(records), file) : Optional.empty();
    return behind.map(Crosstab::new).or(() -> found(records, file));
  }

  /** Whether the first column numbers the rows, as data frames are written with their index. */
  private static boolean numbersRows(List<String[]> records) {
    List<String> cells = records.stream().skip(1).map(row -> row[0]).toList();
    return (Sample.leavesOutName(records) || UsualNames.rowNumbers(records.get(0)[0]))
        && !cells.isEmpty()
        && cells.stream().allMatch(cell -> cell.matches("\\d{1,9}"))
        && cells.stream().distinct().count() == cells.size();
  }

  private static List<String[]> withoutFirst(List<String[]> records) {
    List<String[]> without = new ArrayList<>();
    for (String[] row : records) {
      int from = without.isEmpty() && Sample.leavesOutName(records) ? 0 : 1;
      without.add(
          row.length > from ? Arrays.copyOfRange(row, from, row.length) : new String[] {""});
    }
    return without;
  }

  private static Optional<Crosstab> found(List<String[]> records, String file) {
    String[] header = records.get(0);
    int width = header.length;
    while (width > 1 && header[width - 1].isEmpty()) {
      width--;
    }
    if (records.size() < 2) {
      return Optional.empty();
    }
    Optional<YearParts> across = YearParts.of(Arrays.asList(header).subList(1, width));
    if (across.isPresent() && yearsBelow(records)) {
      int past = 1 + across.get().count();
      if (totals(header, past, width)) {
        across.get().requireYears(records.get(1)[0], header, file);
        return Optional.of(new Crosstab(header, 1, past, across, false));
      }
    }
    Optional<Crosstab> turned = yearsAcross(records, header, width);
    if (turned.isPresent()) {
      return turned;
    }
    int words = 0;
    while (words < width && !Sample.number(header[words])) {
      words++;
    }
    if (words > 0 && numbered(records, words, width)) {
      return Optional.of(new Crosstab(header, words, width, Optional.empty(), false));
    }
    int from = width;
    while (from > 1 && time(header[from - 1])) {
      from--;
    }
    boolean times =
        width - from >= FEWEST_TIMES
            && Arrays.stream(header, 0, from).noneMatch(Crosstab::time)
            && ordered(Arrays.asList(header).subList(from, width));
    if (times) {
      refuseFlags(records, from, file);
    }
    return times && numbersBelow(records, from, width)
        ? Optional.of(new Crosstab(header, from, width, Optional.empty(), false))
        : Optional.empty();
  }

  /**
   * What stands behind the months or quarters across the top of a table with a year a row, though
   * it is no total of them; empty if there is nothing, or the header holds no months.
   */
  static Optional<String> behindParts(List<String[]> records) {
    String[] header = records.get(0);
    return YearParts.of(Arrays.asList(header).subList(1, header.length))
        .filter(parts -> yearsBelow(records))
        .flatMap(
            parts ->
                Arrays.stream(header)
                    .skip(1 + parts.count())
                    .filter(name -> !totals(new String[] {name}, 0, 1))
                    .findFirst());
  }

  /** Years across the top, and the parts of a year in rows: nothing else, but for totals. */
  private static Optional<Crosstab> yearsAcross(
      List<String[]> records, String[] header, int width) {
    int past = 1;
    while (past < width && year(header[past])) {
      past++;
    }
    List<String> names = new ArrayList<>();
    for (String[] row : records.subList(1, records.size())) {
      if (!Preamble.total(row[0]) && Arrays.stream(row).anyMatch(cell -> !cell.isEmpty())) {
        names.add(row[0]);
      }
    }
    Optional<YearParts> parts = YearParts.of(names);
    boolean certain =
        past > 2
            && !year(header[0])
            && Sample.steady(
                Arrays.stream(header, 1, past).mapToLong(Long::parseLong).sorted().toArray(), 1)
            && totals(header, past, width)
            && parts.filter(of -> of.count() == names.size() && of.first() == 1).isPresent();
    return certain ? Optional.of(new Crosstab(header, 1, past, parts, true)) : Optional.empty();
  }

  /**
   * Whether the first record has words and then numbers that are times, and the others have values.
   */
  private static boolean numbered(List<String[]> records, int from, int width) {
    return width - from >= FEWEST_TIMES
        && Arrays.stream(records.get(0), 0, from).noneMatch(Sample::missing)
        && evenTimes(records.get(0), from, width)
        && records.stream().skip(1).anyMatch(row -> !evenTimes(row, from, width))
        && numbersBelow(records, from, width);
  }

  /** Whether cells are times in numbers that rise by about one and the same step. */
  private static boolean evenTimes(String[] row, int from, int to) {
    if (row.length < to) {
      return false;
    }
    List<String> cells = Arrays.asList(row).subList(from, to);
    if (!cells.stream().allMatch(Sample::number)) {
      return false;
    }
    for (Notation notation : NumericTimes.notations(cells, "")) {
      long[] ticks = cells.stream().mapToLong(notation::parse).toArray();
      if (!COUNTED.contains(notation.pattern())
          && Arrays.stream(ticks).noneMatch(tick -> tick == Notation.NO_MATCH)
          && even(ticks)) {
        return true;
      }
    }
    return false;
  }

  /** Whether steps are as equal as those of months. */
  private static boolean even(long[] ticks) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 1; i < ticks.length; i++) {
      least = Math.min(least, ticks[i] - ticks[i - 1]);
      most = Math.max(most, ticks[i] - ticks[i - 1]);
    }
    return least > 0 && most <= least * LONGEST_MONTH / SHORTEST_MONTH;
  }

  private static boolean time(String cell) {
    return year(cell) || (!Sample.number(cell) && NotationFinder.looksLikeTime(cell));
  }

  private static boolean year(String cell) {
    return cell.matches("(1[89]|20|21)[0-9]{2}");
  }

  /** Whether cells are years that rise by one, or times of one notation. */
  private static boolean ordered(List<String> cells) {
    if (cells.stream().allMatch(Crosstab::year)) {
      long[] values = cells.stream().mapToLong(Long::parseLong).toArray();
      return Sample.steady(values, 1);
    }
    return cells.stream().noneMatch(Crosstab::year) && !NotationFinder.find(cells, "").isEmpty();
  }

  private static boolean numbersBelow(List<String[]> records, int from, int to) {
    int numbers = 0;
    int filled = 0;
    for (String[] row : records.subList(1, records.size())) {
      for (int c = from; c < Math.min(to, row.length); c++) {
        filled += Sample.missing(row[c]) ? 0 : 1;
        numbers += !Sample.missing(row[c]) && Sample.number(row[c]) ? 1 : 0;
      }
    }
    return numbers > 0 && numbers == filled;
  }

  /** Refuses letters behind numbers, with which statistical offices say what those are. */
  private static void refuseFlags(List<String[]> records, int from, String file) {
    for (String[] row : records.subList(1, records.size())) {
      for (int c = from; c < row.length; c++) {
        if (row[c].matches("[-+0-9.,:]+ [a-z]{1,3}")) {
          throw new InputException(
                  "'"
                      + Message.shown(row[c])
                      + "' in the row of '"
                      + Message.shown(row[0])
                      + "' has letters behind its number")
              .at(file)
              .mend("remove them, as sed -E 's/([0-9:]) [a-z]+/\\1/g' does");
        }
      }
    }
  }

  private static boolean yearsBelow(List<String[]> records) {
    return records.size() > 1
        && YearParts.year(records.get(1)[0]) > 0
        && records.stream()
            .skip(1)
            .allMatch(row -> YearParts.year(row[0]) > 0 || Preamble.total(row[0]));
  }

  private static boolean totals(String[] header, int from, int to) {
    return Arrays.stream(header, from, to)
        .allMatch(name -> Preamble.total(name) || YEARLY.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether a column of row numbers stands before those of the table. */
  boolean numbered() {
    return numbered;
  }

  /** What is said of it. */
  Finding told() {
    return new Finding.TimesAcross(
        down ? 0 : parts.map(YearParts::count).orElse(0), header.get(first), header.get(end - 1));
  }

  /**
   * The table as one row a step.
   *
   * @param table behind its header
   * @param file its name
   */
  Rows rows(RecordScanner table, String file) {
    return down
        ? new YearsAcross(table, header.subList(first, end), parts.orElseThrow())
        : new Unfolded(table, file);
  }

  /** One row a step, made of one row of the table after another. */
  private final class Unfolded implements Rows {
    private final RecordScanner table;
    private final String file;
    private final boolean years = parts.isPresent();
    private boolean named;
    private boolean begun;

    /** The next cell of the row of the table. */
    private int at = end;

    private Unfolded(RecordScanner table, String file) {
      this.table = table;
      this.file = file;
    }

    @Override
    public boolean headed() {
      return true;
    }

    @Override
    public boolean next(RowText cells) throws IOException {
      if (!named) {
        named = true;
        List<String> names = new ArrayList<>(years ? List.of() : header.subList(0, first));
        names.add(
            years
                ? parts.orElseThrow().name()
                : header.subList(first, end).stream().allMatch(Crosstab::year) ? "year" : "time");
        names.add("value");
        names.forEach(cells::text);
        cells.at(1);
        return true;
      }
      while (at == end) {
        if (!table.next()) {
          return false;
        }
        at = firstStep();
      }
      for (int k = 0; k < first && !years; k++) {
        cells.text(table.text(k));
      }
      cells.text(
          years ? parts.orElseThrow().label(YearParts.year(table.text(0)), at) : header.get(at));
      cells.text(at < table.cells() ? table.text(at) : "");
      cells.at(table.line());
      at++;
      return true;
    }

    /** The cell at which the steps of a row begin; those before its first value are left out. */
    private int firstStep() {
      String name = table.text(0);
      int value = first;
      while (value < end && (value >= table.cells() || table.start(value) == table.end(value))) {
        value++;
      }
      boolean empty = value == end;
      if ((empty && name.isEmpty()) || (years && Preamble.total(name))) {
        return end;
      }
      if (years && YearParts.year(name) == 0) {
        throw new InputException("'" + Message.shown(name) + "' is no year")
            .at(Place.of(file, table.line(), header.get(0)))
            .mend("remove the row");
      }
      boolean whole = years ? begun : empty;
      begun |= !empty;
      return whole ? first : value;
    }

    @Override
    public void close() {}
  }
}
