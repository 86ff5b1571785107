package dev.recur.chart;

/** One thing that a chart shows, over steps that are counted from the chart's first. */
public sealed interface Mark permits Line, Band, Bars, Span {
  /** Has itself drawn. */
  void draw(Pen pen);

  /** Returns the values that must fit into the chart. */
  double[][] extent();

  /** Returns what it stands for in words; empty if that is plain, or stands beside it. */
  String legend();

  /** What draws marks. */
  interface Pen {
    /** Draws a line. */
    void line(Line line);

    /** Draws a band. */
    void band(Band band);

    /** Draws bars. */
    void bars(Bars bars);

    /** Draws a stretch of time. */
    void span(Span span);
  }
}
