package dev.recur.csv;

import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How many digits of a forecast are written.
 *
 * @param decimals for each target the decimals that are written at least
 * @param significant digits that are written at least, from the first that is not 0
 */
public record Digits(List<Integer> decimals, int significant) {
  /** Significant digits of any number in a forecast. */
  public static final int USUAL = 6;

  /** Digits that read back to the same double, whichever it is. */
  public static final int ALL = 17;

  private static final int MOST_DECIMALS = 15;

  /** More digits than people write; a double that has them comes of a division. */
  private static final double MOST_WRITTEN = 1e14;

  /** Decimals that may be read as the last of thousands. */
  private static final int THOUSANDS = 3;

  /** Copies the list. */
  public Digits {
    decimals = List.copyOf(decimals);
    if (significant < 1) {
      throw new IllegalArgumentException("a number has at least one digit: " + significant);
    }
  }

  /**
   * As many as the user says.
   *
   * @param significant digits, at least 1
   */
  public static Digits of(int significant) {
    return new Digits(List.of(), significant);
  }

  /**
   * As many as mean something beside the values of a panel: to a tenth of their last digit, and
   * {@value #USUAL} significant ones at least.
   *
   * @param panel whose observed targets are looked at
   */
  public static Digits of(Panel panel) {
    List<Integer> decimals = new ArrayList<>();
    for (int k = 0; k < panel.schema().targets().size(); k++) {
      int most = 0;
      for (TimeSeries series : panel.series()) {
        for (int t = 0; t < series.length(); t++) {
          if (series.observed(k, t)) {
            most = decimals(series.target(k, t), most);
          }
        }
      }
      decimals.add(most + 1);
    }
    return new Digits(decimals, USUAL);
  }

  /** The decimals of a value, but not fewer than some; those of a quotient tell nothing. */
  private static int decimals(double value, int least) {
    int decimals = least;
    while (decimals < MOST_DECIMALS && !whole(value * Math.pow(10, decimals))) {
      decimals++;
    }
    double digits = value * Math.pow(10, decimals);
    boolean computed = decimals > least && (!whole(digits) || Math.abs(digits) >= MOST_WRITTEN);
    return computed ? least : decimals;
  }

  /** Whether nothing but the rounding of a sum or product parts a number from a whole one. */
  private static boolean whole(double value) {
    return Math.abs(value - Math.rint(value)) <= 4 * Math.ulp(value);
  }

  /**
   * The text of a value with these digits, to the nearest.
   *
   * @param value nothing is written for NaN
   * @param target whose value it is
   * @param mark before decimals
   */
  public String text(double value, int target, char mark) {
    return text(value, target, RoundingMode.HALF_EVEN, mark);
  }

  private boolean besideWholes(int target) {
    return target < decimals.size() && decimals.get(target) == 1;
  }

  /**
   * The text of a value with these digits. Beside whole numbers none has three decimals, which
   * would be read as thousands.
   */
  String text(double value, int target, RoundingMode mode, char mark) {
    String text = PanelWriter.number(round(value, target, mode), mark);
    boolean three = text.indexOf(mark) >= 0 && text.length() - text.indexOf(mark) == THOUSANDS + 1;
    return three && besideWholes(target) ? text + "0" : text;
  }

  /**
   * A value with these digits.
   *
   * @param value NaN is returned as it is
   * @param target whose value it is
   * @param mode which way: the lower end of an interval goes down, the upper one up, so that what
   *     lay between them still does
   */
  double round(double value, int target, RoundingMode mode) {
    if (!Double.isFinite(value) || value == 0 || significant >= ALL) {
      return value;
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int first = exact.precision() - exact.scale();
    int places = significant - first;
    if (target < decimals.size()) {
      places = Math.max(places, decimals.get(target));
      places += places == THOUSANDS && besideWholes(target) ? 1 : 0;
    }
    return exact.scale() <= places ? value : exact.setScale(places, mode).doubleValue();
  }
}
