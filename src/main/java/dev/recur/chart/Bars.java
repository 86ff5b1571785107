package dev.recur.chart;

/** Bars that stand on zero, one a step, perhaps each with a range around its end. */
public final class Bars implements Mark {
  private final Line.Kind kind;
  private final double[] values;
  private final double[] low;
  private final double[] high;

  /**
   * @param kind what they stand for
   * @param values of the steps, NaN where there is none
   * @param low lower ends of the ranges, NaN where there is none
   * @param high upper ends of the ranges, NaN where there is none
   */
  Bars(Line.Kind kind, double[] values, double[] low, double[] high) {
    this.kind = kind;
    this.values = values.clone();
    this.low = low.clone();
    this.high = high.clone();
  }

  /** Bars without ranges. */
  Bars(Line.Kind kind, double[] values) {
    this(kind, values, new double[0], new double[0]);
  }

  /** Returns what they stand for. */
  public Line.Kind kind() {
    return kind;
  }

  /** Returns how many there are. */
  public int length() {
    return values.length;
  }

  /** Returns the end of a bar. */
  public double value(int step) {
    return values[step];
  }

  /** Returns whether there is a range around the end of a bar. */
  public boolean hasRange(int step) {
    return step < low.length && Double.isFinite(low[step]) && Double.isFinite(high[step]);
  }

  /** Returns the lower end of the range of a bar. */
  public double low(int step) {
    return low[step];
  }

  /** Returns the upper end of the range of a bar. */
  public double high(int step) {
    return high[step];
  }

  @Override
  public String legend() {
    return "";
  }

  @Override
  public void draw(Pen pen) {
    pen.bars(this);
  }

  @Override
  public double[][] extent() {
    return new double[][] {{0}, values.clone(), low.clone(), high.clone()};
  }
}
