package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.Notation;
import dev.recur.table.Characters;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the time of every row, settling on the way what the first rows left open. */
final class TimeColumn {
  /** Times remembered, since those of one series come again in the next. */
  private static final int KNOWN = 1 << 12;

  private static final long DAY = 86_400_000L;
  private static final int HALF_OF_A_HUNDRED = 50;
  private static final int MONTHS = 12;

  private final String file;
  private final String name;
  private final int[] columns;
  private Notation notation;
  private Notation twin;
  private boolean hasTwin;
  private final Longs ticks = new Longs();
  private final Longs offsets = new Longs();
  private boolean mixedOffsets;
  private int firstOffset;
  private String firstOffsetText = "";
  private final byte[][] knownTexts = new byte[KNOWN][];
  private final long[] knownTicks = new long[KNOWN];
  private byte[] joined = new byte[64];

  /** How months are written, by number. */
  private final Map<Integer, String> months = new HashMap<>();

  private String cutText = "";
  private long cutLine;

  TimeColumn(String file, String name, List<Integer> columns, List<Notation> notations) {
    this.file = file;
    this.name = name;
    this.columns = columns.stream().mapToInt(i -> i).toArray();
    this.notation = notations.get(0);
    this.hasTwin = notations.size() > 1;
    this.twin = notations.get(notations.size() - 1);
  }

  /** Reads the time of the next row. */
  void read(RecordScanner row) {
    byte[] text = row.bytes();
    int from = row.start(columns[0]);
    int to = row.end(columns[0]);
    if (columns.length > 1) {
      to = join(row);
      from = 0;
      text = joined;
    }
    int slot = hash(text, from, to);
    byte[] known = knownTexts[slot];
    if (known != null && Arrays.equals(known, 0, known.length, text, from, to)) {
      ticks.add(knownTicks[slot]);
      return;
    }
    long time = notation.parse(text, from, to);
    if (time == Notation.NO_MATCH || (hasTwin && twin.parse(text, from, to) == Notation.NO_MATCH)) {
      time = settle(text, from, to, row.line(), time);
    }
    if (notation.writesOffset()) {
      offset(text, from, to);
    }
    if (months.size() < MONTHS && notation.writesMonthNames()) {
      int month = LocalDate.ofEpochDay(Math.floorDiv(time, DAY)).getMonthValue();
      months.putIfAbsent(month, notation.monthWord(text, from, to));
    }
    if (cutText.isEmpty() && notation.writesFinerThanMillis() && notation.isCut(text, from, to)) {
      cutText = Characters.of(text, from, to);
      cutLine = row.line();
    }
    ticks.add(time);
    if (!hasTwin && !notation.writesOffset()) {
      knownTexts[slot] = Arrays.copyOfRange(text, from, to);
      knownTicks[slot] = time;
    }
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return ((hash * 0x9E3779B9) >>> 16) & (KNOWN - 1);
  }

  private int join(RecordScanner row) {
    int at = 0;
    for (int column : columns) {
      int length = row.end(column) - row.start(column);
      if (at + length + 1 > joined.length) {
        joined = Arrays.copyOf(joined, (at + length + 1) * 2);
      }
      if (at > 0) {
        joined[at++] = '|';
      }
      System.arraycopy(row.bytes(), row.start(column), joined, at, length);
      at += length;
    }
    return at;
  }

  /** Handles a cell that not every open notation reads. */
  private long settle(byte[] text, int from, int to, long line, long time) {
    String cell = Characters.of(text, from, to);
    if (to - from <= 64) {
      if (time == Notation.NO_MATCH) {
        Notation loose = NotationFinder.relaxed(notation, cell);
        if (loose.parse(cell) != Notation.NO_MATCH) {
          notation = loose;
          if (hasTwin) {
            twin = NotationFinder.relaxed(twin, cell);
            if (twin.parse(cell) == Notation.NO_MATCH) {
              hasTwin = false;
            }
          }
          return loose.parse(cell);
        }
      } else {
        hasTwin = NotationFinder.relaxed(twin, cell).parse(cell) != Notation.NO_MATCH;
        if (hasTwin) {
          twin = NotationFinder.relaxed(twin, cell);
        }
        return time;
      }
      if (hasTwin) {
        Notation other = NotationFinder.relaxed(twin, cell);
        if (other.parse(cell) != Notation.NO_MATCH) {
          useTwin();
          notation = other;
          return other.parse(cell);
        }
      }
    }
    throw complaint(cell, from == to, line);
  }

  private InputException complaint(String cell, boolean empty, long line) {
    Place place = Place.of(file, line, name);
    if (empty) {
      return new InputException("the time is missing")
          .at(place)
          .mend("every row needs one, fix or remove the row");
    }
    String like = ticks.size() == 0 ? "" : ", as '" + label(0) + "' on an earlier line is";
    return new InputException(
            "'" + Message.shown(cell) + "' is not a time of the form " + notation.pattern() + like)
        .at(place)
        .mend(remedy(cell));
  }

  /** A first time that is not as the user says is so in another notation; a later one is a slip. */
  private Message remedy(String cell) {
    Optional<String> other =
        TimeForms.patterns(cell).stream()
            .filter(pattern -> Notation.of(pattern).parse(cell) != Notation.NO_MATCH)
            .findFirst();
    return other.isPresent() && ticks.size() == 0
        ? Message.of("pass ", setting("timeFormat", other.get()))
        : cell.chars().allMatch(c -> c < 0x80)
            ? Message.of("fix or remove the row")
            : Message.of(
                "fix or remove the row; if its letters are wrong, pass ", setting("encoding"));
  }

  private void offset(byte[] text, int from, int to) {
    int length = firstOffsetText.length();
    boolean same = length > 0 && length <= to - from && !notation.goesOn();
    for (int i = 1; same && i <= length; i++) {
      same = text[to - i] == firstOffsetText.charAt(length - i);
    }
    int seconds = same ? firstOffset : notation.offsetSeconds(text, from, to);
    if (firstOffsetText.isEmpty()) {
      firstOffset = seconds;
      int at = to - 1;
      while (at > from && text[at] != 'Z' && text[at] != '+' && text[at] != '-') {
        at--;
      }
      firstOffsetText = Characters.of(text, at, to);
    }
    if (seconds != firstOffset && !mixedOffsets) {
      mixedOffsets = true;
      for (int row = 0; row < ticks.size(); row++) {
        offsets.add(firstOffset);
      }
    }
    if (mixedOffsets) {
      offsets.add(seconds);
    }
  }

  /** Reads everything so far in the other notation. */
  void useTwin() {
    for (int row = 0; row < ticks.size(); row++) {
      ticks.set(row, swapped(ticks.get(row)));
    }
    Notation first = notation;
    notation = twin;
    twin = first;
    hasTwin = false;
  }

  /** The ticks of the same text in the other notation. */
  private long swapped(long ticks) {
    return twin.parse(notation.format(ticks, 0));
  }

  /** Whether every row could be read in the other notation. */
  boolean ambiguous() {
    return hasTwin;
  }

  /**
   * Settles what shows when all rows have been read: the words for months, and hundreds of years.
   */
  void settle() {
    notation = notation.withMonths(months);
    settleYears();
  }

  /**
   * Puts years of two digits into the hundred years in which no long gap parts them: 65 to 74 are
   * 1965 to 1974 though 50 to 99 and 00 to 49 usually begin in 1950.
   */
  private void settleYears() {
    if (!notation.writesTwoDigitYears() || notation.pattern().matches(".*(?:yy|YY)\\{.*")) {
      return;
    }
    TreeSet<Integer> years = new TreeSet<>();
    for (int row = 0; row < ticks.size(); row++) {
      years.add(LocalDate.ofEpochDay(Math.floorDiv(ticks.get(row), DAY)).getYear());
    }
    for (int year : years) {
      Integer before = years.lower(year);
      if (before != null && year - before > HALF_OF_A_HUNDRED) {
        useYearsFrom(year - 100);
      }
    }
  }

  private void useYearsFrom(int first) {
    Notation earlier = notation.withFirstYear(first);
    for (int row = 0; row < ticks.size(); row++) {
      ticks.set(row, earlier.parse(notation.format(ticks.get(row), offset(row))));
    }
    notation = earlier;
    twin = twin.writesTwoDigitYears() ? twin.withFirstYear(first) : twin;
    Arrays.fill(knownTexts, null);
  }

  /** Forgets the rows. */
  void clear() {
    ticks.clear();
    offsets.clear();
  }

  /**
   * Adds a row.
   *
   * @param time ticks on the wall clock
   * @param offset seconds east of Greenwich, for files that write offsets
   */
  void add(long time, int offset) {
    ticks.add(time);
    if (mixedOffsets) {
      offsets.add(offset);
    }
  }

  Notation twin() {
    return twin;
  }

  Notation notation() {
    return notation;
  }

  Longs ticks() {
    return ticks;
  }

  /** Ticks in the other notation. */
  Longs swappedTicks() {
    Longs swapped = new Longs();
    for (int row = 0; row < ticks.size(); row++) {
      swapped.add(swapped(ticks.get(row)));
    }
    return swapped;
  }

  boolean mixedOffsets() {
    return mixedOffsets;
  }

  /** Seconds east of Greenwich in a row, for files that write offsets. */
  int offset(int row) {
    return mixedOffsets ? (int) offsets.get(row) : firstOffset;
  }

  /** What was cut off the times of the file. */
  List<Finding> findings() {
    return cutText.isEmpty() ? List.of() : List.of(new Finding.CutTimes(cutLine, cutText));
  }

  /** The time of a row as the file writes it. */
  String label(int row) {
    return notation.format(ticks.get(row), offset(row));
  }
}
