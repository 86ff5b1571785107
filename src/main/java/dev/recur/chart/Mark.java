package dev.recur.chart;

/** One thing that a chart shows, over steps that are counted from the chart's first. */
sealed interface Mark {
  /** The first step. */
  int start();

  /** Steps from the first to the last. */
  int length();

  /** Has itself drawn. */
  void draw(Pen pen);

  /** The values that must fit into the chart. */
  double[][] extent();

  /** What draws marks. */
  interface Pen {
    void line(Line line);

    void band(Band band);

    void boundary(Boundary boundary);
  }

  /** What a line stands for, which decides its look. */
  enum Kind {
    HISTORY,
    RIVAL,
    FORECAST,
    NOMINAL
  }

  /**
   * A line through values.
   *
   * @param values NaN where there is none, which parts the line
   * @param label what it stands for, empty if that is plain
   */
  record Line(Kind kind, int start, double[] values, String label) implements Mark {
    /** A line without a label. */
    Line(Kind kind, int start, double[] values) {
      this(kind, start, values, "");
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public void draw(Pen pen) {
      pen.line(this);
    }

    @Override
    public double[][] extent() {
      return new double[][] {values};
    }
  }

  /**
   * What lies between the ends of an interval.
   *
   * @param inner whether it is the narrowest of its kind
   */
  record Band(boolean inner, int start, double[] low, double[] high) implements Mark {
    @Override
    public int length() {
      return low.length;
    }

    @Override
    public void draw(Pen pen) {
      pen.band(this);
    }

    @Override
    public double[][] extent() {
      return new double[][] {low, high};
    }
  }

  /** A boundary before a step, such as between what was learnt from and what was held out. */
  record Boundary(int start, String label) implements Mark {
    @Override
    public int length() {
      return 1;
    }

    @Override
    public void draw(Pen pen) {
      pen.boundary(this);
    }

    @Override
    public double[][] extent() {
      return new double[0][];
    }
  }
}
