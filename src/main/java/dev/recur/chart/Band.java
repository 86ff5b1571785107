package dev.recur.chart;

/** What lies between the ends of an interval. */
public final class Band implements Mark {
  private final boolean inner;
  private final int start;
  private final double[] low;
  private final double[] high;
  private final String label;

  /**
   * @param inner whether it is the narrowest of its kind
   * @param start the first step
   * @param low ends of the steps
   * @param high ends of as many steps
   * @param label its level
   */
  Band(boolean inner, int start, double[] low, double[] high, String label) {
    this.inner = inner;
    this.start = start;
    this.low = low.clone();
    this.high = high.clone();
    this.label = label;
  }

  /** Returns whether it is the narrowest of its kind. */
  public boolean isInner() {
    return inner;
  }

  /** Returns the first step. */
  public int start() {
    return start;
  }

  /** Returns how many steps it has. */
  public int length() {
    return low.length;
  }

  /** Returns the end below at a step of the band. */
  public double low(int step) {
    return low[step];
  }

  /** Returns the end above at a step of the band. */
  public double high(int step) {
    return high[step];
  }

  /** Returns its level in words. */
  public String label() {
    return label;
  }

  @Override
  public String legend() {
    return label;
  }

  @Override
  public void draw(Pen pen) {
    pen.band(this);
  }

  @Override
  public double[][] extent() {
    return new double[][] {low.clone(), high.clone()};
  }
}
