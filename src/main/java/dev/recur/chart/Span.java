package dev.recur.chart;

/**
 * A stretch of time that is told apart from the rest, whatever the values.
 *
 * @param kind what it is
 * @param start the first step
 * @param steps how many
 * @param label what it is in words
 */
public record Span(Kind kind, int start, int steps, String label) implements Mark {
  /** What a stretch of time is, which decides its look. */
  public enum Kind {
    /** Values are missing: it is shaded. */
    GAP,
    /** Something begins: a line and the label stand at its first step. */
    PART
  }

  @Override
  public String legend() {
    return kind == Kind.GAP ? label : "";
  }

  @Override
  public void draw(Pen pen) {
    pen.span(this);
  }

  @Override
  public double[][] extent() {
    return new double[0][];
  }
}
