package dev.recur.chart;

/** One thing that a chart shows, over steps that are counted from the chart's first. */
public sealed interface Mark permits Line, Band, Bars {
  /** Has itself drawn. */
  void draw(Pen pen);

  /** Returns the values that must fit into the chart. */
  double[][] extent();

  /** What draws marks. */
  interface Pen {
    /** Draws a line. */
    void line(Line line);

    /** Draws a band. */
    void band(Band band);

    /** Draws bars. */
    void bars(Bars bars);
  }
}
