package dev.recur.chart;

import java.util.Arrays;
import java.util.List;

/** Draws a chart into a part of a canvas. */
final class Painter implements Mark.Pen {
  private static final int TITLE = 18;
  private static final int BELOW = 20;
  private static final int ROW = 13;
  private static final int PART_ROWS = 3;
  private static final int RIGHT = 10;
  private static final double LETTER = 6.2;
  private static final int SHORTEST = 6;
  private static final double DOT = 2;
  private static final double OUTLIER = 3.5;
  private static final int TICK_WIDTH = 84;
  private static final int TICK_HEIGHT = 36;

  /** More points than this in a line are thinned to the extremes of what falls together. */
  private static final double POINTS_A_PIXEL = 4;

  private final Canvas canvas;
  private final Chart chart;
  private final double left;

  /** Where labels may begin. */
  private final double first;

  private final double right;
  private final double top;
  private final double bottom;
  private final ValueAxis values;

  /** Where the last label of a part ends in each row from above. */
  private final double[] partEnds = new double[PART_ROWS];

  /** Rows of labels below. */
  private final int rows;

  private Painter(Canvas canvas, Chart chart, double x, double y, double width, double height) {
    this.canvas = canvas;
    this.chart = chart;
    double[] range = chart.range();
    top = y + TITLE;
    right = x + width - RIGHT;
    double lowest = y + height - BELOW;
    values = ValueAxis.of(range[0], range[1], (int) Math.max(2, (lowest - top) / TICK_HEIGHT));
    int longest = values.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(1);
    left = x + 8 + LETTER * longest;
    first = Math.max(x, left - TICK_WIDTH / 3.0);
    rows = chart.axis().rows(chart.steps(), mostTicks());
    bottom = lowest - (rows - 1) * ROW;
  }

  /**
   * Draws a chart.
   *
   * @param x left edge, points
   * @param y upper edge, points
   */
  static void paint(Canvas canvas, Chart chart, double x, double y, double width, double height) {
    new Painter(canvas, chart, x, y, width, height).paint();
  }

  private void paint() {
    for (Tick tick : values.ticks()) {
      double at = y(tick.at());
      canvas.line(new double[] {left, right}, new double[] {at, at}, 1, Ink.FAINT);
      canvas.text(left - 5, at + 4, Canvas.Anchor.END, false, Ink.TEXT, tick.label());
    }
    List<Tick> ticks = chart.axis().ticks(chart.steps(), mostTicks());
    double[] free = new double[rows];
    Arrays.fill(free, first);
    for (int i = 0; i < ticks.size(); i++) {
      double at = x(ticks.get(i).at());
      canvas.line(new double[] {at, at}, new double[] {bottom, bottom + 4}, 1, Ink.BOUNDARY);
      int row = i % rows;
      // A name that would run into the one before it, or over the edge, is cut.
      double onTheRight = right + RIGHT - free[row];
      double around = 2 * (at - free[row]);
      double room = free[row] == first ? onTheRight : Math.min(onTheRight, around);
      int letters = (int) (room / LETTER);
      String whole = ticks.get(i).label();
      boolean cut = chart.axis().mayBeCut() && letters >= SHORTEST;
      String label = cut ? Chart.cut(whole, letters) : whole;
      double wide = LETTER * label.length();
      double begin = begin(at, wide);
      if (begin >= free[row]) {
        double below = bottom + 15 + row * ROW;
        boolean centred = begin == at - wide / 2;
        Canvas.Anchor anchor = centred ? Canvas.Anchor.MIDDLE : Canvas.Anchor.START;
        canvas.text(centred ? at : begin, below, anchor, false, Ink.TEXT, label);
        free[row] = begin + wide;
      }
    }
    canvas.line(new double[] {left, right}, new double[] {bottom, bottom}, 1, Ink.BOUNDARY);
    chart.marks().forEach(mark -> mark.draw(this));
    double end = new Legend(canvas, left + (right - left) / 3, top - 6).draw(chart, right);
    int letters = (int) Math.max(4, (end - left) / (LETTER + .6));
    canvas.text(
        left, top - 6, Canvas.Anchor.START, true, Ink.TEXT, Chart.cut(chart.title(), letters));
  }

  private int mostTicks() {
    return (int) Math.max(1, (right - left) / TICK_WIDTH);
  }

  /** Where a label begins: around its tick, or as near to that as the picture's edges allow. */
  private double begin(double at, double wide) {
    return Math.max(first, Math.min(at - wide / 2, right + RIGHT - wide));
  }

  @Override
  public void span(Span span) {
    double begin = x(span.start() - .5);
    if (span.kind() == Span.Kind.GAP) {
      double[] upper = {top, top};
      double[] lower = {bottom, bottom};
      double[] ends = {begin, Math.max(begin + 1, x(span.start() + span.steps() - .5))};
      canvas.area(ends, upper, lower, Ink.GAP);
    } else {
      double wide = LETTER * span.label().length();
      // right of the part's edge, or as near to it as the picture's edge allows
      double from = Math.min(begin + 3, right + RIGHT - wide);
      int row = 0;
      while (row < partEnds.length - 1 && from < partEnds[row]) {
        row++;
      }
      partEnds[row] = from + wide + 3;
      // Its line begins at its label, and so crosses none above.
      double[] line = {top + row * ROW, bottom};
      canvas.line(new double[] {begin, begin}, line, 1, Ink.BOUNDARY);
      canvas.text(from, top + 9 + row * ROW, Canvas.Anchor.START, false, Ink.TEXT, span.label());
    }
  }

  @Override
  public void line(Line line) {
    Ink ink = Ink.valueOf(line.kind().name());
    if (line.kind() == Line.Kind.OUTLIER) {
      dots(line, ink);
      return;
    }
    boolean thin = line.kind() == Line.Kind.NOMINAL || line.kind() == Line.Kind.PATH;
    double width = thin ? 1 : 1.6;
    double[] all = line.values();
    int from = 0;
    while (from < all.length) {
      int to = from;
      while (to < all.length && Double.isFinite(all[to])) {
        to++;
      }
      if (to > from) {
        run(line.start() + from, Arrays.copyOfRange(all, from, to), width, ink);
      }
      from = to + 1;
    }
  }

  /** Values without a gap, thinned where more of them than can be seen share a place. */
  private void run(int start, double[] part, double width, Ink ink) {
    int[] kept = Thinning.kept(part, (int) Math.max(1, POINTS_A_PIXEL * (right - left)));
    double[] x = new double[kept.length];
    double[] y = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      x[i] = x(start + kept[i]);
      y[i] = y(part[kept[i]]);
    }
    if (x.length == 1) {
      canvas.dot(x[0], y[0], DOT, ink);
    } else {
      canvas.line(x, y, width, ink);
    }
  }

  private void dots(Line line, Ink ink) {
    double[] values = line.values();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        canvas.dot(x(line.start() + i), y(values[i]), OUTLIER, ink);
      }
    }
  }

  @Override
  public void band(Band band) {
    int steps = 0;
    while (steps < band.length()
        && Double.isFinite(band.low(steps))
        && Double.isFinite(band.high(steps))) {
      steps++;
    }
    if (steps == 0) {
      return;
    }
    // one step alone gets a width of its own
    int points = Math.max(2, steps);
    double[] x = new double[points];
    double[] upper = new double[points];
    double[] lower = new double[points];
    for (int i = 0; i < points; i++) {
      int step = Math.min(i, steps - 1);
      x[i] = x(band.start() + (steps == 1 ? i - .5 : i));
      upper[i] = y(band.high(step));
      lower[i] = y(band.low(step));
    }
    canvas.area(x, upper, lower, band.isInner() ? Ink.INNER : Ink.OUTER);
  }

  @Override
  public void bars(Bars bars) {
    double half = 0.35 * (right - left) / chart.steps();
    for (int step = 0; step < bars.length(); step++) {
      if (!Double.isFinite(bars.value(step))) {
        continue;
      }
      double at = x(step);
      double end = y(bars.value(step));
      Ink ink = Ink.valueOf(bars.kind().name());
      canvas.area(
          new double[] {at - half, at + half},
          new double[] {end, end},
          new double[] {y(0), y(0)},
          ink);
      if (bars.hasRange(step)) {
        double[] range = {y(bars.low(step)), y(bars.high(step))};
        canvas.line(new double[] {at, at}, range, 1.6, Ink.TEXT);
      }
    }
  }

  private double x(double step) {
    return left + (right - left) * (step + .5) / chart.steps();
  }

  private double y(double value) {
    return bottom - (bottom - top) * (value - values.low()) / (values.high() - values.low());
  }
}
