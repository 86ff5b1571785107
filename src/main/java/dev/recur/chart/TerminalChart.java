package dev.recur.chart;

import dev.recur.series.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A chart in characters: lines in braille, two by four dots to a character, bands shaded.
 *
 * <p>With colours, what is forecast is blue; without, bands alone tell it.
 */
public final class TerminalChart implements Mark.Pen {
  private static final int BRAILLE = 0x2800;
  private static final int[][] DOTS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};
  private static final String BLUE = "\u001b[34m";
  private static final String PLAIN = "\u001b[0m";
  private static final char GAP = '╌';
  private static final char OUTLIER = '×';
  private static final int TICK_WIDTH = 14;
  private static final int LEAST_WIDTH = 16;
  private static final int PART_ROWS = 3;

  private final Chart chart;
  private final ValueAxis axis;
  private final int margin;
  private final int width;
  private final int height;
  private final int[][] dots;
  private final char[][] shade;
  private final boolean[][] blue;
  private final Set<String> legend = new LinkedHashSet<>();

  /** What is written over whatever else is drawn. */
  private final List<Label> labels = new ArrayList<>();

  private record Label(int row, int column, String text) {}

  /** Where the last label of a part ends in each row from above. */
  private final int[] partEnds;

  private TerminalChart(Chart chart, int columns, int rows) {
    this.chart = chart;
    double[] range = chart.range();
    axis = ValueAxis.of(range[0], range[1], Math.max(2, rows / 3));
    margin = axis.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(1) + 1;
    width = Math.max(LEAST_WIDTH, columns - margin - 2);
    height = rows;
    dots = new int[height][width];
    shade = new char[height][width];
    blue = new boolean[height][width];
    partEnds = new int[Math.min(PART_ROWS, height)];
    for (char[] row : shade) {
      Arrays.fill(row, ' ');
    }
  }

  /**
   * Draws a chart.
   *
   * @param columns of the terminal
   * @param rows of the chart, without title and times
   * @param colour whether escape sequences for colours may be written
   * @return lines without their ends
   */
  public static List<String> lines(Chart chart, int columns, int rows, boolean colour) {
    TerminalChart drawn = new TerminalChart(chart, columns, rows);
    chart.marks().forEach(mark -> mark.draw(drawn));
    drawn.labels.forEach(drawn::write);
    return drawn.lines(colour, columns);
  }

  /** Dots from the left edge. */
  private double x(double step) {
    return (step + .5) / chart.steps() * 2 * width;
  }

  /** Dots from the upper edge. */
  private double y(double value) {
    return (axis.high() - value) / (axis.high() - axis.low()) * 4 * height;
  }

  private void write(Label label) {
    for (int i = 0; i < label.text.length(); i++) {
      dots[label.row][label.column + i] = 0;
      blue[label.row][label.column + i] = false;
      shade[label.row][label.column + i] = label.text.charAt(i);
    }
  }

  private void legend(String sign, Mark mark) {
    if (!mark.legend().isEmpty()) {
      legend.add(sign + mark.legend());
    }
  }

  @Override
  public void span(Span span) {
    legend(GAP + " ", span);
    int first = (int) (x(span.start() - .5) / 2);
    if (span.kind() == Span.Kind.GAP) {
      int last = (int) Math.max(first, x(span.start() + span.steps() - .5) / 2 - 1);
      Arrays.fill(shade[height - 1], first, Math.min(width, last + 1), GAP);
      return;
    }
    for (char[] row : shade) {
      row[Math.min(width - 1, first)] = '┊';
    }
    String label = Visible.text(span.label());
    int at = Math.min(first + 1, width - label.length());
    if (at >= 0) {
      int row = 0;
      while (row < partEnds.length - 1 && at < partEnds[row]) {
        row++;
      }
      partEnds[row] = at + label.length() + 1;
      labels.add(new Label(row, at, label));
    }
  }

  private void outliers(Line line) {
    double[] values = line.values();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        int column = (int) x(line.start() + i) / 2;
        int row = Math.min(height - 1, (int) y(values[i]) / 4);
        dots[row][column] = 0;
        shade[row][column] = OUTLIER;
      }
    }
  }

  @Override
  public void line(Line line) {
    if (line.kind() == Line.Kind.OUTLIER) {
      legend(OUTLIER + " ", line);
      outliers(line);
      return;
    }
    legend("", line);
    boolean ahead = line.kind() == Line.Kind.FORECAST || line.kind() == Line.Kind.PATH;
    double[] values = line.values();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        continue;
      }
      double x = x(line.start() + i);
      double y = y(values[i]);
      if (i > 0 && Double.isFinite(values[i - 1])) {
        double fromX = x(line.start() + i - 1);
        double fromY = y(values[i - 1]);
        int parts = (int) Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)));
        for (int part = 0; part < parts; part++) {
          double share = (double) part / parts;
          dot(fromX + share * (x - fromX), fromY + share * (y - fromY), ahead);
        }
      }
      dot(x, y, ahead);
    }
  }

  private void dot(double x, double y, boolean ahead) {
    int column = Math.max(0, Math.min(2 * width - 1, (int) x));
    int row = Math.max(0, Math.min(4 * height - 1, (int) y));
    dots[row / 4][column / 2] |= DOTS[column % 2][row % 4];
    blue[row / 4][column / 2] |= ahead;
  }

  @Override
  public void band(Band band) {
    char filled = band.isInner() ? '▒' : '░';
    legend(filled + " ", band);
    int first = (int) x(band.start() - .5) / 2;
    int last = Math.min(width - 1, (int) Math.ceil(x(band.start() + band.length() - .5) / 2) - 1);
    for (int column = first; column <= last; column++) {
      double step = (column + .5) / width * chart.steps() - .5 - band.start();
      int i = (int) Math.max(0, Math.min(band.length() - 1, Math.rint(step)));
      if (!Double.isFinite(band.low(i)) || !Double.isFinite(band.high(i))) {
        continue;
      }
      int top = Math.max(0, Math.min(height - 1, (int) y(band.high(i)) / 4));
      int bottom = Math.max(0, Math.min(height - 1, (int) y(band.low(i)) / 4));
      for (int row = top; row <= bottom; row++) {
        shade[row][column] = filled;
        blue[row][column] = true;
      }
    }
  }

  @Override
  public void bars(Bars bars) {
    boolean ahead = bars.kind() == Line.Kind.FORECAST;
    for (int step = 0; step < bars.length(); step++) {
      if (!Double.isFinite(bars.value(step))) {
        continue;
      }
      double from = Math.min(y(0), y(bars.value(step)));
      double to = Math.max(y(0), y(bars.value(step)));
      for (double x = x(step - .35); x < x(step + .35); x++) {
        for (double y = from; y < to; y++) {
          dot(x, y, ahead);
        }
      }
      if (bars.hasRange(step)) {
        range(x(step), y(bars.high(step)), y(bars.low(step)), from);
      }
    }
  }

  /** Draws a range: dots above the bar, and none within it. */
  private void range(double x, double high, double low, double bar) {
    for (double y = high; y < low; y++) {
      dot(x, y, false);
      if (y >= bar) {
        dots[(int) y / 4][(int) x / 2] &= ~DOTS[(int) x % 2][(int) y % 4];
      }
    }
  }

  private List<String> lines(boolean colour, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(margin + 1) + Chart.cut(title(), Math.max(1, columns - margin - 2)));
    for (int row = 0; row < height; row++) {
      lines.add(label(row) + line(row, colour));
    }
    lines.addAll(times());
    return lines;
  }

  /** The title, with what is drawn where that is not plain. */
  private String title() {
    return Visible.text(
        legend.isEmpty() ? chart.title() : chart.title() + ": " + String.join(", ", legend));
  }

  private String label(int row) {
    for (Tick tick : axis.ticks()) {
      if ((int) y(tick.at()) / 4 == row) {
        return " ".repeat(margin - tick.label().length()) + tick.label() + "┤";
      }
    }
    return " ".repeat(margin) + "│";
  }

  private String line(int row, boolean colour) {
    StringBuilder line = new StringBuilder();
    boolean on = false;
    for (int column = 0; column < width; column++) {
      if (colour && blue[row][column] != on) {
        on = blue[row][column];
        line.append(on ? BLUE : PLAIN);
      }
      int set = dots[row][column];
      line.append(set == 0 ? shade[row][column] : (char) (BRAILLE + set));
    }
    return on ? line.append(PLAIN).toString() : line.toString().stripTrailing();
  }

  private List<String> times() {
    int most = Math.max(1, width / TICK_WIDTH);
    int rows = chart.axis().rows(chart.steps(), most);
    char[][] lines = new char[rows][margin + 1 + width];
    int[] free = new int[rows];
    for (char[] line : lines) {
      Arrays.fill(line, ' ');
    }
    int row = 0;
    for (Tick tick : chart.axis().ticks(chart.steps(), most)) {
      String label = Visible.text(tick.label());
      char[] line = lines[row];
      int middle = margin + 1 + (int) x(tick.at()) / 2;
      int from = Math.max(0, Math.min(line.length - label.length(), middle - label.length() / 2));
      if (from >= free[row] && label.length() <= line.length) {
        label.getChars(0, label.length(), line, from);
        free[row] = from + label.length() + 1;
      }
      row = (row + 1) % rows;
    }
    return Arrays.stream(lines).map(line -> new String(line).stripTrailing()).toList();
  }
}
