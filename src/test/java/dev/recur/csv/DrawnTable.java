package dev.recur.csv;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables as clients of databases and statistical programs print them for the eye. */
final class DrawnTable {
  private DrawnTable() {}

  /** Draws a table in one of the ways, by chance. */
  static String random(List<List<String>> table, Random random) {
    return draw(table, random.nextInt(7), random.nextBoolean());
  }

  /**
   * Draws a table.
   *
   * @param table of cells, the header first
   * @param way from 0: psql, MySQL, Markdown, DuckDB, sqlcmd, blanks alone, pandas
   * @param right whether cells end below each other, and do not begin so
   */
  static String draw(List<List<String>> table, int way, boolean right) {
    List<String> header = table.get(0);
    List<List<String>> rows = table.subList(1, table.size());
    String mysql = rule(table, "-", "+-", "-+-", "-+");
    String duckdb = rule(table, "─", "─", "─┼─", "─");
    return switch (way) {
      case 0 ->
          lines(List.of(header), table, right, " ", " | ", "")
              + rule(table, "-", "-", "-+-", "-")
              + lines(rows, table, right, " ", " | ", "")
              + "("
              + rows.size()
              + " rows)\n\n";
      case 1 ->
          mysql
              + lines(List.of(header), table, right, "| ", " | ", " |")
              + mysql
              + lines(rows, table, right, "| ", " | ", " |")
              + mysql
              + rows.size()
              + " rows in set (0.01 sec)\n";
      case 2 ->
          lines(List.of(header), table, right, "| ", " | ", " |")
              + rule(table, "-", "|-", "-|-", ":|")
              + lines(rows, table, right, "| ", " | ", " |");
      case 3 ->
          "┌"
              + duckdb.strip().replace('┼', '┬')
              + "┐\n"
              + lines(List.of(header), table, right, "│ ", " │ ", " │")
              + lines(
                  List.of(header.stream().map(name -> "a").toList()),
                  table,
                  right,
                  "│ ",
                  " │ ",
                  " │")
              + "├"
              + duckdb.strip()
              + "┤\n"
              + lines(rows, table, right, "│ ", " │ ", " │")
              + "└"
              + duckdb.strip().replace('┼', '┴')
              + "┘\n";
      case 4 ->
          lines(List.of(header), table, right, "", " ", "")
              + rule(table, "-", "", " ", "")
              + lines(rows, table, right, "", " ", "")
              + "\n("
              + rows.size()
              + " rows affected)\n";
      case 5 -> lines(table, table, right, "", "   ", "");
      default -> {
        List<String> lines =
            lines(table, table, true, "  ", "  ", "").lines().collect(Collectors.toList());
        yield IntStream.range(0, lines.size())
            .mapToObj(i -> "%-4s%s\n".formatted(i == 0 ? "" : "" + (i - 1), lines.get(i)))
            .collect(Collectors.joining());
      }
    };
  }

  private static int width(List<List<String>> table, int column) {
    return table.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String rule(
      List<List<String>> table, String dash, String left, String between, String right) {
    return line(table.get(0), c -> dash.repeat(width(table, c)), left, between, right);
  }

  private static String lines(
      List<List<String>> rows,
      List<List<String>> table,
      boolean right,
      String left,
      String between,
      String end) {
    return rows.stream()
        .map(row -> line(row, c -> padded(row.get(c), width(table, c), right), left, between, end))
        .collect(Collectors.joining());
  }

  private static String line(
      List<String> row, Function<Integer, String> cell, String left, String between, String end) {
    String all =
        IntStream.range(0, row.size()).boxed().map(cell).collect(Collectors.joining(between));
    return (left + all + end).stripTrailing() + "\n";
  }

  private static String padded(String cell, int width, boolean right) {
    String blanks = " ".repeat(width - cell.length());
    return right ? blanks + cell : cell + blanks;
  }
}
