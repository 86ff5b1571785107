package dev.recur.chart;

/** One thing that a chart shows, over steps that are counted from the chart's first. */
sealed interface Mark permits Line, Band {
  /** Has itself drawn. */
  void draw(Pen pen);

  /** The values that must fit into the chart. */
  double[][] extent();

  /** What draws marks. */
  interface Pen {
    void line(Line line);

    void band(Band band);
  }
}
