package dev.recur.chart;

/** Where a chart is drawn; coordinates in points from the upper left corner. */
interface Canvas {
  /** Where a text lies beside its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Draws a dot around its middle. */
  void dot(double x, double y, double radius, Ink ink);

  /** Draws lines from point to point, of which there are two or more. */
  void line(double[] x, double[] y, double width, Ink ink);

  /** Fills what lies between two lines that share their x. */
  void area(double[] x, double[] upper, double[] lower, Ink ink);

  /** Writes a text whose base line begins, has its middle or ends at a place. */
  void text(double x, double y, Anchor anchor, boolean strong, Ink ink, String text);
}
