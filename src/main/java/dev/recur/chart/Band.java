package dev.recur.chart;

/** What lies between the ends of an interval. */
final class Band implements Mark {
  private final boolean inner;
  private final int start;
  private final double[] low;
  private final double[] high;

  /**
   * @param inner whether it is the narrowest of its kind
   * @param start the first step
   * @param low ends of the steps
   * @param high ends of as many steps
   */
  Band(boolean inner, int start, double[] low, double[] high) {
    this.inner = inner;
    this.start = start;
    this.low = low.clone();
    this.high = high.clone();
  }

  boolean isInner() {
    return inner;
  }

  int start() {
    return start;
  }

  int length() {
    return low.length;
  }

  /** The end below at a step of the band. */
  double low(int step) {
    return low[step];
  }

  /** The end above at a step of the band. */
  double high(int step) {
    return high[step];
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
