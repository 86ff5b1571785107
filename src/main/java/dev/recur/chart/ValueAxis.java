package dev.recur.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The range of values that a chart shows, and round numbers in it.
 *
 * @param low end of the range, below the least value
 * @param high end of the range, above the largest value
 * @param ticks rising, at least one
 */
record ValueAxis(double low, double high, List<Tick> ticks) {
  private static final double ROOM = 0.05;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};
  private static final double GROUPED = 1e4;
  private static final double LARGE = 1e7;
  private static final double SMALL = 1e-5;

  /**
   * An axis that holds a range with some room.
   *
   * @param most ticks, about
   */
  static ValueAxis of(double least, double largest, int most) {
    double span = largest - least;
    if (!(span > 1e-12 * Math.max(Math.abs(least), Math.abs(largest)))) {
      span = largest == 0 ? 1 : Math.abs(largest) * 0.2;
    }
    double low = least - ROOM * span;
    double high = largest + ROOM * span;
    double step = step((high - low) / Math.max(1, most));
    List<Tick> ticks = new ArrayList<>();
    boolean plain = Math.max(Math.abs(low), Math.abs(high)) < LARGE && step >= SMALL;
    for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(new Tick(k * step, plain ? plain(k * step, step) : scientific(k * step, step)));
    }
    return new ValueAxis(low, high, ticks);
  }

  /** The least round number that is not below another. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double round : ROUND) {
      if (round * power >= least * (1 - 1e-9)) {
        return round * power;
      }
    }
    throw new IllegalStateException("no round number from " + least);
  }

  /** A number with the digits that tell steps apart, those of 10,000 and more in groups. */
  static String plain(double value, double step) {
    int digits = 0;
    while (digits < 6
        && Math.abs(step * Math.pow(10, digits) - Math.rint(step * Math.pow(10, digits)))
            > 1e-6 * step * Math.pow(10, digits)) {
      digits++;
    }
    String grouping = Math.abs(value) >= GROUPED ? "," : "";
    return String.format(Locale.ROOT, "%" + grouping + "." + digits + "f", value + 0.0);
  }

  private static String scientific(double value, double step) {
    if (value == 0) {
      return "0";
    }
    int digits = (int) Math.ceil(Math.log10(Math.abs(value) / step) - 1e-9) + 2;
    BigDecimal round =
        new BigDecimal(value)
            .round(new MathContext(Math.max(1, digits), RoundingMode.HALF_UP))
            .stripTrailingZeros();
    int exponent = round.precision() - round.scale() - 1;
    return round.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}
