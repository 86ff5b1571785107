package dev.recur.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the cells of a table lie whose columns are aligned for the eye. */
final class AlignedColumns {
  private static final int FEWEST_ROWS = 3;
  private static final int MOST_TITLES = 30;

  /** What stands beside the cells of a box. */
  private static final String BARS = "[|│┃║]";

  /** Of which rules are drawn. */
  private static final Pattern DRAWN =
      Pattern.compile("[\\s:|+=─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╞╡╪╤╧╭╮╯╰-]*+");

  private static final Pattern STROKE = Pattern.compile("-{2}|─{2}|━{2}|═{2}|={2}");

  /** A rule in each cell of delimited text, as sqlcmd has it. */
  private static final Pattern RULES = Pattern.compile("-+([,;\\t])-+(?:\\1-+)*");

  private static final Pattern TWO_BLANKS = Pattern.compile(" {2}|\\t");
  private static final Pattern TWO_NUMBERS = Pattern.compile("\\d\\S* +\\S*\\d");
  private static final Pattern DASHES = Pattern.compile("-+");
  private static final Pattern DELIMITED = Pattern.compile("[,;\\t|]");

  /** A date and a time of day that belong to one cell. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}) +(\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\S*)");

  private final Function<String, List<String>> cut;
  private final int width;
  private final String header;
  private final boolean headed;

  private AlignedColumns(
      Function<String, List<String>> cut, int width, String header, boolean headed) {
    this.cut = cut;
    this.width = width;
    this.header = header;
    this.headed = headed;
  }

  /**
   * Looks at the first lines of a file.
   *
   * @param lines without what ends them
   * @return empty if it is no such table for certain
   */
  static Optional<AlignedColumns> find(List<String> lines) {
    List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
    if (filled.size() < FEWEST_ROWS) {
      return Optional.empty();
    }
    for (int i = 0; i < Math.min(filled.size() - 1, MOST_TITLES); i++) {
      if (isRule(filled.get(i))) {
        return ruled(filled, i).filter(table -> table.header.chars().anyMatch(Character::isLetter));
      }
    }
    return spaced(filled);
  }

  /** Whether a line is drawn, and holds no cells. */
  static boolean isRule(String line) {
    boolean drawn = DRAWN.matcher(line).matches() && STROKE.matcher(line).find();
    return drawn || RULES.matcher(line).matches();
  }

  /** A table with a rule below its header, and perhaps one above. */
  private static Optional<AlignedColumns> ruled(List<String> lines, int rule) {
    Matcher parted = RULES.matcher(lines.get(rule));
    if (parted.matches() && rule > 0) {
      String delimiter = parted.group(1);
      Function<String, List<String>> cut =
          line -> Arrays.stream(line.split(delimiter, -1)).map(String::strip).toList();
      String names = lines.get(rule - 1);
      int width = cut.apply(names).size();
      return width == cut.apply(lines.get(rule)).size() && names.indexOf('"') < 0
          ? Optional.of(new AlignedColumns(cut, width, names, true))
          : Optional.empty();
    }
    boolean above = lines.get(rule + 1).matches(" *" + BARS + ".*");
    boolean below = rule > 0 && lines.get(rule - 1).matches(".*" + BARS + ".*");
    boolean box = above || below;
    if (!above && rule == 0) {
      return Optional.empty();
    }
    String header = lines.get(above && !below ? rule + 1 : rule - 1);
    List<String> rows = lines.subList(rule + 1, lines.size());
    if (box) {
      Function<String, List<String>> cut =
          header.matches(" *" + BARS + ".*") ? AlignedColumns::bordered : AlignedColumns::barred;
      int width = cut.apply(header).size();
      boolean certain =
          rows.stream().filter(line -> isRule(line) || cut.apply(line).size() == width).count() > 1;
      return certain ? Optional.of(new AlignedColumns(cut, width, header, true)) : Optional.empty();
    }
    List<Integer> starts = new ArrayList<>();
    Matcher dashes = DASHES.matcher(lines.get(rule));
    while (dashes.find()) {
      starts.add(dashes.start());
    }
    boolean several = starts.size() > 1 || lines.stream().noneMatch(DELIMITED.asPredicate());
    boolean dashed = lines.get(rule).matches("[ -]+");
    return several && dashed && placed(header, starts).stream().noneMatch(String::isEmpty)
        ? Optional.of(new AlignedColumns(line -> placed(line, starts), starts.size(), header, true))
        : Optional.empty();
  }

  /** Cells between bars, of which one stands at each border. */
  private static List<String> bordered(String line) {
    return barred(line.strip().replaceFirst("^" + BARS, "").replaceFirst(BARS + "$", ""));
  }

  private static List<String> barred(String line) {
    return Arrays.stream(line.split(BARS, -1)).map(String::strip).toList();
  }

  /**
   * Cells that begin at certain places.
   *
   * @return nothing if a text with a number goes on from one cell to the next
   */
  private static List<String> placed(String line, List<Integer> starts) {
    List<String> cells = new ArrayList<>();
    for (int k = 0; k < starts.size(); k++) {
      int from = Math.min(line.length(), k == 0 ? 0 : starts.get(k));
      int to = Math.min(line.length(), k + 1 < starts.size() ? starts.get(k + 1) : line.length());
      boolean over = from > 0 && from < line.length() && line.charAt(from - 1) != ' ';
      if (over && line.chars().anyMatch(Character::isDigit)) {
        return List.of();
      }
      if (over) {
        return List.of(line.strip());
      }
      cells.add(line.substring(from, to).strip());
    }
    return cells;
  }

  /** A table whose cells are parted by blanks alone, and whose header by nothing else. */
  private static Optional<AlignedColumns> spaced(List<String> lines) {
    List<Function<String, List<String>>> ways =
        List.of(
            line -> List.of(line.strip().split(" {2,}|\\t+", -1)),
            line -> List.of(line.strip().split("\\s+", -1)),
            line ->
                Arrays.stream(MOMENT.matcher(line.strip()).replaceAll("$1\0$2").split("\\s+", -1))
                    .map(cell -> cell.replace('\0', ' '))
                    .toList());
    List<AlignedColumns> found =
        lines.stream().anyMatch(line -> line.indexOf('"') >= 0)
            ? List.of()
            : ways.stream().flatMap(way -> spaced(lines, way).stream()).toList();
    Optional<AlignedColumns> best =
        found.stream()
            .filter(AlignedColumns::names)
            .findFirst()
            .or(() -> found.stream().findFirst());
    return best.isEmpty() ? gutters(lines) : best.map(of -> of.or(found));
  }

  /** Whether the first line of the table has no numbers. */
  private boolean names() {
    return cut.apply(header).stream().noneMatch(cell -> cell.matches("[-+.]?\\d.*"));
  }

  /** Cut as others of the same header do where these give another number of cells. */
  private AlignedColumns or(List<AlignedColumns> others) {
    List<AlignedColumns> same =
        others.stream().filter(of -> of.width == width && of.header.equals(header)).toList();
    return new AlignedColumns(
        line ->
            line.equals(header)
                ? cut.apply(line)
                : same.stream()
                    .map(of -> of.cut.apply(line))
                    .filter(cells -> cells.size() == width)
                    .findFirst()
                    .orElseGet(() -> cut.apply(line)),
        width,
        header,
        headed);
  }

  private static Optional<AlignedColumns> spaced(
      List<String> lines, Function<String, List<String>> way) {
    int[] counts =
        lines.stream().mapToInt(line -> comment(line) ? 0 : way.apply(line).size()).toArray();
    int width = counts[counts.length / 2];
    int first = 0;
    int last = counts.length - 1;
    while (first < counts.length && counts[first] != width) {
      first++;
    }
    while (last > first && counts[last] != width) {
      last--;
    }
    boolean same = Arrays.stream(counts, first, last + 1).allMatch(count -> count == width);
    boolean several =
        lines.subList(first + 1, last + 1).stream()
            .allMatch(
                line -> TWO_BLANKS.matcher(line.strip()).find() || MOMENT.matcher(line).find());
    if (width < 2 || !same || !several || last - first < FEWEST_ROWS - 1 || first > MOST_TITLES) {
      return Optional.empty();
    }
    if (first > 0 && counts[first - 1] == width - 1 && counted(lines, first, last, way)) {
      first--;
    }
    return DELIMITED.matcher(lines.get(first)).find()
        ? Optional.empty()
        : Optional.of(new AlignedColumns(way, width, lines.get(first), false));
  }

  private static boolean comment(String line) {
    return line.startsWith("#");
  }

  /** Whether rows begin with their number, from 0 or 1. */
  private static boolean counted(
      List<String> lines, int first, int last, Function<String, List<String>> way) {
    String begin = way.apply(lines.get(first)).get(0);
    if (!begin.equals("0") && !begin.equals("1")) {
      return false;
    }
    int from = Integer.parseInt(begin);
    for (int i = first; i <= last; i++) {
      if (!way.apply(lines.get(i)).get(0).equals(String.valueOf(from + i - first))) {
        return false;
      }
    }
    return true;
  }

  /**
   * A table with empty cells, whose columns are parted by places that are blank in every line. The
   * first line names every column.
   */
  private static Optional<AlignedColumns> gutters(List<String> lines) {
    BitSet used = new BitSet();
    for (String line : lines) {
      for (int i = 0; i < line.length(); i++) {
        if (line.charAt(i) == '\t') {
          return Optional.empty();
        }
        if (line.charAt(i) != ' ') {
          used.set(i);
        }
      }
    }
    List<Integer> starts = new ArrayList<>();
    for (int at = used.nextSetBit(0); at >= 0; at = used.nextSetBit(used.nextClearBit(at))) {
      starts.add(at);
    }
    String header = lines.get(0);
    boolean named =
        placed(header, starts).stream()
            .noneMatch(cell -> cell.isEmpty() || cell.matches("[-+0-9.].*") || cell.contains("  "));
    boolean single =
        lines.stream()
            .flatMap(line -> placed(line, starts).stream())
            .noneMatch(cell -> !MOMENT.matcher(cell).matches() && TWO_NUMBERS.matcher(cell).find());
    return starts.size() > 1 && named && single && lines.stream().noneMatch(DELIMITED.asPredicate())
        ? Optional.of(
            new AlignedColumns(line -> placed(line, starts), starts.size(), header, false))
        : Optional.empty();
  }

  /**
   * The cells of a line.
   *
   * @return one for a line that is no row, such as a title; none if a cell goes over its place
   */
  List<String> cells(String line) {
    List<String> cells = cut.apply(line);
    boolean names = line.equals(header);
    return cells.isEmpty() || names || (cells.size() == width && !comment(line))
        ? cells
        : List.of(line.strip());
  }

  /** How many cells a row has. */
  int width() {
    return width;
  }

  /** The line with the names of the columns, where it is one. */
  String header() {
    return header;
  }

  /** Whether a rule says which line is the header. */
  boolean headed() {
    return headed;
  }
}
