package dev.recur.chart;

/** A line through values; those that are missing part it. */
final class Line implements Mark {
  /** What a line stands for, which decides its look. */
  enum Kind {
    HISTORY,
    RIVAL,
    FORECAST,
    NOMINAL
  }

  private final Kind kind;
  private final int start;
  private final double[] values;
  private final String label;

  /**
   * @param start the first step
   * @param values of the steps, NaN where there is none
   * @param label what it stands for, empty if that is plain
   */
  Line(Kind kind, int start, double[] values, String label) {
    this.kind = kind;
    this.start = start;
    this.values = values.clone();
    this.label = label;
  }

  /** A line that needs no label. */
  Line(Kind kind, int start, double[] values) {
    this(kind, start, values, "");
  }

  Kind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  double[] values() {
    return values.clone();
  }

  String label() {
    return label;
  }

  @Override
  public void draw(Pen pen) {
    pen.line(this);
  }

  @Override
  public double[][] extent() {
    return new double[][] {values()};
  }
}
