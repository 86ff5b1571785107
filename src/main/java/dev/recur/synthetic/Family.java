package dev.recur.synthetic;

/** A kind of series, told by how it comes about. */
@FunctionalInterface
interface Family {
  /**
   * Draws one.
   *
   * @return shape [span.length], finite unless a process ran away, in units of its own
   */
  double[] draw(Span span, Draws draws);
}
