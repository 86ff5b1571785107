package dev.recur.csv;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Series whose times and values are known.
 *
 * @param names one a series
 * @param step from one value to the next
 * @param first time
 * @param values {@code [series][time]}
 */
record KnownSeries(
    List<String> names, Step step, LocalDateTime first, List<List<BigDecimal>> values) {
  private static final List<String> NAMES = List.of("north", "south", "east");

  /** Steps from a value to the next. */
  enum Step {
    HOUR(ChronoUnit.HOURS, 1),
    DAY(ChronoUnit.DAYS, 1),
    WEEK(ChronoUnit.DAYS, 7),
    MONTH(ChronoUnit.MONTHS, 1),
    QUARTER(ChronoUnit.MONTHS, 3),
    YEAR(ChronoUnit.YEARS, 1);

    private final ChronoUnit unit;
    private final int count;

    Step(ChronoUnit unit, int count) {
      this.unit = unit;
      this.count = count;
    }
  }

  static KnownSeries random(Random random, boolean wholeYears) {
    Step[] steps = Step.values();
    Step step = wholeYears ? Step.MONTH : steps[random.nextInt(steps.length)];
    LocalDateTime first = LocalDateTime.of(1975 + random.nextInt(45), 1, 1, 0, 0);
    first =
        switch (step) {
          case HOUR -> first.plusHours(random.nextInt(20_000));
          case DAY, WEEK -> first.plusDays(random.nextInt(365));
          case MONTH -> wholeYears ? first : first.plusMonths(random.nextInt(12));
          case QUARTER -> first.plusMonths(3L * random.nextInt(4));
          case YEAR -> first.minusYears(40);
        };
    int length = wholeYears ? 12 * (3 + random.nextInt(4)) : 30 + random.nextInt(40);
    if (step == Step.YEAR) {
      length = 30 + random.nextInt(15);
    }
    int digits = random.nextInt(3);
    int size = 2 + random.nextInt(6);
    boolean negative = random.nextInt(4) == 0;
    List<String> names = NAMES.subList(0, 1 + random.nextInt(NAMES.size()));
    List<List<BigDecimal>> values = new ArrayList<>();
    while (values.size() < names.size()) {
      List<BigDecimal> one = new ArrayList<>();
      for (int t = 0; t < length; t++) {
        long whole = (long) (Math.pow(10, size) * (0.3 + random.nextDouble()));
        BigDecimal value = new BigDecimal(BigInteger.valueOf(whole), digits);
        one.add(negative && random.nextInt(5) == 0 ? value.negate() : value);
      }
      values.add(one);
    }
    return new KnownSeries(names, step, first, values);
  }

  int length() {
    return values.get(0).size();
  }

  LocalDateTime time(int t) {
    return first.plus((long) t * step.count, step.unit);
  }

  BigDecimal value(int series, int t) {
    return values.get(series).get(t);
  }
}
