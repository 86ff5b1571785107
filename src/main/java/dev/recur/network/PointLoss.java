package dev.recur.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A weighted sum of losses of single values, as users type it: {@code mse}, {@code 2*mase+smape}.
 *
 * @param terms at least one
 */
public record PointLoss(List<Term> terms) implements Loss {
  /** Where a squared error becomes an absolute one, scaled units. */
  private static final float HUBER_DELTA = 1;

  /**
   * The least denominator of the relative error, in spreads of the window: below it the error is as
   * good as absolute, so that values near zero neither count without bound nor pull without bound.
   */
  private static final double SMAPE_FLOOR = 0.1;

  /**
   * @throws IllegalArgumentException if there is no term
   */
  public PointLoss {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a loss of nothing");
    }
  }

  /** A loss alone. */
  public static PointLoss of(Kind kind) {
    return new PointLoss(List.of(new Term(1, kind)));
  }

  /** Squared error alone. */
  public static PointLoss mse() {
    return of(Kind.MSE);
  }

  /**
   * Returns the loss of a text such as {@code mae} or {@code 2*mase+smape}; {@link #toString} gives
   * the text back.
   *
   * @throws IllegalArgumentException if the text is no such sum; the message says what may be
   */
  public static PointLoss parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split("\\+", -1)) {
      terms.add(term(part.strip(), text));
    }
    return new PointLoss(terms);
  }

  private static Term term(String part, String text) {
    int star = part.indexOf('*');
    String name = part.substring(star + 1).strip();
    for (Kind kind : Kind.values()) {
      if (kind.toString().equals(name)) {
        return new Term(star < 0 ? 1 : factor(part.substring(0, star).strip(), text), kind);
      }
    }
    String names =
        Arrays.stream(Kind.values()).map(Kind::toString).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "'"
            + name
            + "' in the loss '"
            + text
            + "' is none of "
            + names
            + "; join them as in mase+smape or 2*mase+smape");
  }

  private static double factor(String number, String text) {
    try {
      double factor = Double.parseDouble(number);
      if (factor > 0 && Double.isFinite(factor)) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Refused below, with what was expected.
    }
    throw new IllegalArgumentException(
        "'" + number + "' in the loss '" + text + "' is not a number above 0");
  }

  @Override
  public int outputsPerValue() {
    return 1;
  }

  @Override
  public int pointOutput() {
    return 0;
  }

  /** Adds the gradients of a block; returns the sum of the loss. */
  double add(LossBlock block, float scale) {
    double sum = 0;
    for (int term = 0; term < terms.size(); term++) {
      sum = terms.get(term).add(block, scale, sum);
    }
    return sum;
  }

  @Override
  public boolean needsScales() {
    for (int term = 0; term < terms.size(); term++) {
      if (terms.get(term).kind().needsScales()) {
        return true;
      }
    }
    return false;
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining("+"));
  }

  /**
   * A loss and how much it counts.
   *
   * @param factor above 0
   * @param kind the loss
   */
  public record Term(double factor, Kind kind) {
    /**
     * @throws IllegalArgumentException if the factor is not positive
     */
    public Term {
      if (!(factor > 0) || !Double.isFinite(factor)) {
        throw new IllegalArgumentException("factor " + factor + " must be above 0");
      }
    }

    /** Adds to the gradients of a block; returns the sum with the block's loss added. */
    double add(LossBlock block, float scale, double sum) {
      double total = sum;
      for (int value = 0; value < block.values; value++) {
        total = kind.add(block, value, scale, factor, total);
      }
      return total;
    }

    @Override
    public String toString() {
      if (factor == 1) {
        return kind.toString();
      }
      boolean whole = factor == Math.rint(factor) && factor < 1e9;
      return (whole ? Long.toString((long) factor) : Double.toString(factor)) + "*" + kind;
    }
  }

  /**
   * The losses of one value. Scaled units are those the network predicts in; a window's spread is
   * the size of one.
   */
  public enum Kind {
    /** Squared error, scaled units. */
    MSE(false) {
      @Override
      double add(LossBlock block, int value, float scale, double factor, double sum) {
        float slope = (float) (scale * factor);
        int at = block.pointAt(value);
        int target = block.targetAt(value);
        double total = sum;
        for (int i = 0; i < block.count; i++) {
          float error = block.predictions[at + i] - block.targets[target + i];
          block.gradients[at + i] += slope * (2 * error);
          total += factor * error * error;
        }
        return total;
      }
    },

    /** Absolute error, scaled units. */
    MAE(false) {
      @Override
      double add(LossBlock block, int value, float scale, double factor, double sum) {
        float slope = (float) (scale * factor);
        int at = block.pointAt(value);
        int target = block.targetAt(value);
        double total = sum;
        for (int i = 0; i < block.count; i++) {
          float error = block.predictions[at + i] - block.targets[target + i];
          block.gradients[at + i] += slope * Math.signum(error);
          total += factor * Math.abs(error);
        }
        return total;
      }
    },

    /** Half the squared error up to an error of 1, straight beyond (Huber 1964), scaled units. */
    HUBER(false) {
      @Override
      double add(LossBlock block, int value, float scale, double factor, double sum) {
        float slope = (float) (scale * factor);
        int at = block.pointAt(value);
        int target = block.targetAt(value);
        double total = sum;
        for (int i = 0; i < block.count; i++) {
          float error = block.predictions[at + i] - block.targets[target + i];
          float inside = Math.max(-HUBER_DELTA, Math.min(HUBER_DELTA, error));
          block.gradients[at + i] += slope * inside;
          total += factor * inside * (error - inside / 2);
        }
        return total;
      }
    },

    /** Absolute error in ordinary errors of the series, as MASE counts it. */
    MASE(true) {
      @Override
      double add(LossBlock block, int value, float scale, double factor, double sum) {
        float slope = (float) (scale * factor);
        int at = block.pointAt(value);
        int target = block.targetAt(value);
        int window = block.scaleAt(value);
        double total = sum;
        for (int i = 0; i < block.count; i++) {
          float error = block.predictions[at + i] - block.targets[target + i];
          float weight = block.weights[window + i];
          block.gradients[at + i] += slope * weight * Math.signum(error);
          total += factor * weight * Math.abs(error);
        }
        return total;
      }
    },

    /** Symmetric relative error, from 0 to 2, of the values before the windows were scaled. */
    SMAPE(true) {
      @Override
      double add(LossBlock block, int value, float scale, double factor, double sum) {
        double slope = scale * factor;
        int at = block.pointAt(value);
        int target = block.targetAt(value);
        int window = block.scaleAt(value);
        double total = sum;
        for (int i = 0; i < block.count; i++) {
          double level = block.levels[window + i];
          double spread = block.spreads[window + i];
          double forecast = level + spread * block.predictions[at + i];
          double actual = level + spread * block.targets[target + i];
          double error = forecast - actual;
          double size = Math.abs(forecast) + Math.abs(actual);
          double divisor = Math.max(size, SMAPE_FLOOR * spread);
          double ratio = Math.abs(error) / divisor;
          double shrinking = size > SMAPE_FLOOR * spread ? ratio * Math.signum(forecast) : 0;
          double gradient = 2 * spread * (Math.signum(error) - shrinking) / divisor;
          block.gradients[at + i] += (float) (slope * gradient);
          total += factor * 2 * ratio;
        }
        return total;
      }
    };

    private final boolean needsScales;

    Kind(boolean needsScales) {
      this.needsScales = needsScales;
    }

    boolean needsScales() {
      return needsScales;
    }

    /**
     * Adds the gradients of one value of a block, for all of its windows.
     *
     * @param scale by which gradients are multiplied, beside the factor
     * @param factor of the loss
     * @param sum the loss so far
     * @return the loss so far and that of this value
     */
    abstract double add(LossBlock block, int value, float scale, double factor, double sum);

    /** The name on the command line, such as {@code mse}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
