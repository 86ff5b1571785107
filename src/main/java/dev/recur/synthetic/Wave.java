package dev.recur.synthetic;

/** Cosines by rotation: one multiplication of complex numbers a step and no function call. */
final class Wave {
  private Wave() {}

  /** Adds amplitude * cos(2 pi frequency t + phase) to each value, t = 0, 1, ... */
  static void add(double[] values, double amplitude, double frequency, double phase) {
    double angle = 2 * StrictMath.PI * frequency;
    double turnRe = StrictMath.cos(angle);
    double turnIm = StrictMath.sin(angle);
    double re = amplitude * StrictMath.cos(phase);
    double im = amplitude * StrictMath.sin(phase);
    for (int t = 0; t < values.length; t++) {
      values[t] += re;
      double next = re * turnRe - im * turnIm;
      im = re * turnIm + im * turnRe;
      re = next;
    }
  }
}
