package dev.recur.chart;

/** A line through values; those that are missing part it. */
public final class Line implements Mark {
  /** What a line stands for, which decides its look. */
  public enum Kind {
    /** What came. */
    HISTORY,
    /** What stands beside it for comparison. */
    RIVAL,
    /** What the model says. */
    FORECAST,
    /** One of the ways it may go. */
    PATH,
    /** What is promised. */
    NOMINAL,
    /** Single values that stand out: dots that nothing joins. */
    OUTLIER
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

  /** Returns what it stands for. */
  public Kind kind() {
    return kind;
  }

  /** Returns the first step. */
  public int start() {
    return start;
  }

  /** Returns the values of the steps, NaN where there is none. */
  public double[] values() {
    return values.clone();
  }

  /** Returns what it stands for in words, empty if that is plain. */
  public String label() {
    return label;
  }

  @Override
  public String legend() {
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
