package dev.recur.pipeline;

import dev.recur.series.FeatureGroup;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Histories in which the values of a column stand in another order, so that it tells nothing of the
 * target any more. Past covariates are shuffled up to the origin, future ones as far as they are
 * known; of a static one a series has the value of another. The order depends on the seed, the name
 * and the length of a history alone.
 *
 * @param group what is shuffled
 * @param ahead whether future covariates are shuffled beyond the origin only, with values from
 *     before it
 * @param others series whose static values are taken
 * @param seed of the order
 */
record Shuffled(FeatureGroup group, boolean ahead, List<TimeSeries> others, long seed)
    implements UnaryOperator<TimeSeries> {
  @Override
  public TimeSeries apply(TimeSeries history) {
    SplittableRandom random =
        new SplittableRandom(
            seed + 31L * history.name().hashCode() + 1_000_003L * history.length());
    return switch (group.role()) {
      case PAST -> past(history, order(history.length(), random));
      case FUTURE -> future(history, random);
      case STATIC -> statics(history, others.get(random.nextInt(others.size())));
    };
  }

  private TimeSeries past(TimeSeries history, int[] order) {
    TimeSeries shuffled = history;
    for (int j : group.features()) {
      double[] values = new double[order.length];
      Arrays.setAll(values, t -> history.past(j, order[t]));
      shuffled = shuffled.withPastValues(j, values);
    }
    return shuffled;
  }

  private TimeSeries future(TimeSeries history, SplittableRandom random) {
    int[] order = order(history.futureLength(), random);
    if (ahead) {
      Arrays.setAll(order, t -> t < history.length() ? t : random.nextInt(history.length()));
    }
    TimeSeries shuffled = history;
    for (int j : group.features()) {
      double[] values = new double[order.length];
      Arrays.setAll(values, t -> history.future(j, order[t]));
      shuffled = shuffled.withFutureValues(j, values);
    }
    return shuffled;
  }

  private TimeSeries statics(TimeSeries history, TimeSeries other) {
    TimeSeries shuffled = history;
    for (int j : group.features()) {
      shuffled = shuffled.withStatic(j, other.statics(j));
    }
    return shuffled;
  }

  private static int[] order(int length, SplittableRandom random) {
    int[] order = new int[length];
    Arrays.setAll(order, t -> t);
    for (int i = length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
