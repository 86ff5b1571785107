package dev.recur.csv;

import dev.recur.csv.NumberStyle.Kind;
import dev.recur.series.DecimalMark;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a column, written in one way: every cell is read by one decimal mark, which is
 * settled when all have been seen.
 */
final class NumberColumn {
  private static final int LARGEST_LEAD = 1000;
  private static final int FEWEST_BESIDE = 10;

  /** The mark that the first rows make likely; cells that it reads alone take the short way. */
  private final DecimalMark likely;

  private final Doubles values = new Doubles();
  private DecimalMark shown;
  private boolean settled;
  private final BitSet likelyEither = new BitSet();
  private final BitSet otherEither = new BitSet();
  private double largestEither;
  private double largestBeside;
  private boolean ungrouped;
  private boolean bare;
  private boolean plain;
  private Unit unit = Unit.NONE;
  private Optional<NumberStyle> firstStyle = Optional.empty();
  private String currency = "";

  /** What was read beside plain numbers, with the first text and its place among the values. */
  private final Map<Kind, Example> examples = new LinkedHashMap<>();

  /**
   * A text and where its number is.
   *
   * @param text as the file has it
   * @param index of the value
   */
  private record Example(String text, int index) {}

  /**
   * What a number is of, where it is more than a number.
   *
   * @param what in words: a percentage, an amount in $
   * @param text the first that is so
   * @param line where it stands
   */
  record Unit(String what, String text, long line) {
    /** Nothing but numbers. */
    static final Unit NONE = new Unit("", "", 0);
  }

  /**
   * A column without values.
   *
   * @param likely the decimal mark that the first rows make likely
   * @param said the decimal mark that the user named, OPEN if none
   */
  NumberColumn(DecimalMark likely, DecimalMark said) {
    this.likely =
        said != DecimalMark.OPEN ? said : likely == DecimalMark.OPEN ? DecimalMark.POINT : likely;
    this.shown = said;
    this.settled = said != DecimalMark.OPEN;
  }

  /** The values, with those read so far; right once {@link #settle} was called. */
  Doubles values() {
    return values;
  }

  /** Adds a value that no number gave: missing, true or false. */
  void add(double value) {
    values.add(value);
  }

  /**
   * Adds the number of a cell.
   *
   * @return the number as it seems so far; {@link Cells#NO_NUMBER} or {@link Cells#OUT_OF_RANGE},
   *     and nothing is added, if there is none
   */
  double read(RecordScanner row, int column) {
    byte[] text = row.bytes();
    int from = row.start(column);
    int to = row.end(column);
    double value = Cells.number(text, from, to, likely.character());
    if (value == Cells.NO_NUMBER) {
      return from == to ? value : readText(row, column);
    }
    if (value == Cells.OUT_OF_RANGE) {
      return value;
    }
    bare |= value != 0;
    if (!settled && !weigh(text, from, to, value)) {
      return Cells.NO_NUMBER;
    }
    values.add(value);
    return value;
  }

  /** Keeps what a plain number tells of the decimal mark; false if it cannot be so. */
  private boolean weigh(byte[] text, int from, int to, double value) {
    int mark = from;
    int lead = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    while (mark < to && text[mark] != likely.character()) {
      mark++;
    }
    double size = Math.abs(value);
    plain |= mark == to;
    if (mark == to) {
      beside(size);
      return true;
    }
    if (NumberText.either(mark - lead, to - mark - 1, text[lead]) && digits(text, mark + 1, to)) {
      either(likely, size);
      return true;
    }
    return shows(likely);
  }

  private static boolean digits(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** A number without marks, which tells thousands if it is larger than what has marks. */
  private void beside(double size) {
    if (size >= LARGEST_LEAD) {
      ungrouped = true;
    } else if (size != 9 && size != 99 && size != 999) {
      // Nines alone often stand for no value.
      largestBeside = Math.max(largestBeside, size);
    }
  }

  private void either(DecimalMark mark, double decimal) {
    (mark == likely ? likelyEither : otherEither).set(values.size());
    largestEither = Math.max(largestEither, decimal);
  }

  private boolean shows(DecimalMark mark) {
    if (shown != DecimalMark.OPEN && mark != shown) {
      return false;
    }
    shown = mark;
    settled = mark == likely;
    return true;
  }

  private double readText(RecordScanner row, int column) {
    String text = row.text(column);
    NumberText number = NumberText.read(text).orElse(null);
    if (number == null || number.value() == Cells.OUT_OF_RANGE) {
      return number == null ? Cells.NO_NUMBER : number.value();
    }
    boolean one = unit.line() == 0 || bareText(number) || number.currency().equals(currency);
    if (!one || (number.shows() != DecimalMark.OPEN && !shows(number.shows()))) {
      return Cells.NO_NUMBER;
    }
    keep(number, text, row.line());
    double value = number.value();
    if (number.either() != DecimalMark.OPEN) {
      either(number.either(), Math.abs(value));
      value = number.either() == likely ? value : parted(value);
    } else if (number.shows() == DecimalMark.OPEN && !number.grouped() && !number.scaled()) {
      plain = true;
      beside(Math.abs(value));
    }
    values.add(value);
    return value;
  }

  private void keep(NumberText number, String text, long line) {
    Example example = new Example(text, values.size());
    if (number.grouped()) {
      examples.putIfAbsent(Kind.THOUSANDS, example);
    }
    if (!number.currency().isEmpty()) {
      currency = number.currency();
      unit = unit.line() > 0 ? unit : new Unit("an amount in " + currency, text, line);
      examples.putIfAbsent(Kind.AMOUNT, example);
    }
    if (number.scaled()) {
      examples.putIfAbsent(Kind.MULTIPLE, example);
    }
    if (number.negative()) {
      examples.putIfAbsent(Kind.NEGATIVE, example);
    }
    if (number.percent()) {
      unit = unit.line() > 0 ? unit : new Unit("a percentage", text, line);
      examples.putIfAbsent(Kind.PERCENT, example);
    }
    bare |= bareText(number) && number.value() != 0;
  }

  private static boolean bareText(NumberText number) {
    return number.currency().isEmpty() && !number.percent();
  }

  /** The number of a text whose mark parts thousands, from that with decimals. */
  private static double parted(double decimal) {
    return Math.rint(decimal * 1000);
  }

  /**
   * The number of a single cell.
   *
   * @param mark the decimal mark of its file
   * @return a finite number, {@link Cells#NO_NUMBER} or {@link Cells#OUT_OF_RANGE}
   */
  static double value(String text, DecimalMark mark) {
    DecimalMark decimal = mark == DecimalMark.OPEN ? DecimalMark.POINT : mark;
    NumberText number = NumberText.read(text).orElse(null);
    if (number == null || number.shows() == decimal.other()) {
      return Cells.NO_NUMBER;
    }
    return number.either() == decimal.other() ? parted(number.value()) : number.value();
  }

  /** Whether no later row can change how the values so far are read. */
  boolean certain() {
    return shown != DecimalMark.OPEN || !open();
  }

  /** Forgets the values, which are {@link #certain} and settled, but not how they were written. */
  void clear() {
    firstStyle = style();
    values.clear();
    likelyEither.clear();
    otherEither.clear();
  }

  /** The decimal mark that the column shows by itself, OPEN if none. */
  DecimalMark shown() {
    return shown;
  }

  /** Whether there are numbers without a mark. */
  boolean plain() {
    return plain;
  }

  /** Whether numbers have a mark that may be either. */
  boolean open() {
    return !likelyEither.isEmpty() || !otherEither.isEmpty();
  }

  /**
   * The decimal mark that marks beside other numbers tell: they part thousands where a number
   * without one is larger than all that have one, read as decimals. OPEN if that cannot be said.
   */
  DecimalMark told() {
    boolean thousands =
        open()
            && (likelyEither.isEmpty() || otherEither.isEmpty())
            && !ungrouped
            && largestBeside >= FEWEST_BESIDE
            && largestBeside > largestEither;
    return !thousands ? DecimalMark.OPEN : likelyEither.isEmpty() ? likely : likely.other();
  }

  /** Percentages or amounts among other numbers, NONE if all are alike. */
  Unit mixed() {
    return bare ? unit : Unit.NONE;
  }

  /** The first number that may be either; the column is {@link #open}. */
  Finding.OpenMark firstOpen() {
    int ours = likelyEither.nextSetBit(0);
    int others = otherEither.nextSetBit(0);
    boolean first = others < 0 || (ours >= 0 && ours < others);
    double whole = first ? parted(values.get(ours)) : values.get(others);
    DecimalMark mark = first ? likely : likely.other();
    return new Finding.OpenMark(
        grouped(whole, mark),
        mark,
        PanelWriter.number(whole, '.'),
        PanelWriter.number(whole / 1000, '.'));
  }

  /**
   * Reads every number by one decimal mark.
   *
   * @param mark point or comma
   */
  void settle(DecimalMark mark) {
    if (mark != likely) {
      for (int i = likelyEither.nextSetBit(0); i >= 0; i = likelyEither.nextSetBit(i + 1)) {
        values.set(i, parted(values.get(i)));
      }
      for (int i = otherEither.nextSetBit(0); i >= 0; i = otherEither.nextSetBit(i + 1)) {
        values.set(i, values.get(i) / 1000);
      }
    }
    BitSet thousands = mark == likely ? otherEither : likelyEither;
    if (!thousands.isEmpty()) {
      int first = thousands.nextSetBit(0);
      examples.putIfAbsent(
          Kind.THOUSANDS, new Example(grouped(values.get(first), mark.other()), first));
    }
  }

  /** A whole number with a mark before its last three digits. */
  private static String grouped(double value, DecimalMark mark) {
    String digits = PanelWriter.number(value, '.');
    int at = digits.length() - 3;
    return digits.substring(0, at) + mark.character() + digits.substring(at);
  }

  /** How numbers are written that are not plain ones; empty if there are none. */
  Optional<NumberStyle> style() {
    if (examples.isEmpty()) {
      return Optional.empty();
    }
    Example first = examples.values().iterator().next();
    return Optional.of(
        new NumberStyle(
            List.copyOf(examples.keySet()),
            currency,
            firstStyle.map(NumberStyle::text).orElse(first.text()),
            firstStyle.map(NumberStyle::value).orElseGet(() -> values.get(first.index()))));
  }
}
