package dev.recur.report;

import dev.recur.evaluation.Checked;
import dev.recur.evaluation.FalseAlarms;
import dev.recur.forecast.Levels;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many newer values lie outside, and how many would by chance, in words. */
public final class CheckText {
  private CheckText() {}

  /** Returns lines about the newer values and one about those before. */
  public static List<String> lines(Checked checked) {
    String level = new Levels(List.of(checked.level())).toString();
    List<String> lines = new ArrayList<>();
    lines.add(
        "checked %s of %d series, each one step ahead: %d outside its %s %% interval, where chance alone puts %s"
            .formatted(
                values(checked.values()),
                checked.series(),
                checked.anomalies().size(),
                level,
                number(checked.expected())));
    if (checked.isMoreThanChance()) {
      lines.add(
          "that is more than chance allows: these values are unlike those before, or hold more than"
              + " single faults");
    }
    lines.add(
        checked
            .before()
            .map(before -> before(before, checked.level()))
            .orElse(
                "false alarms: not known, for the model has learnt from all values before; one"
                    + " without a refit has not"));
    return lines;
  }

  private static String before(FalseAlarms before, double level) {
    return String.format(
        Locale.ROOT,
        "false alarms: of %s before, %d lay outside (%.1f %%; %s %% is promised, up to %.1f %%"
            + " would be chance)",
        values(before.values()),
        before.outside(),
        100 * before.rate(),
        number(100 - level),
        100 * before.highestByChance(level));
  }

  /** Returns two decimals, or none of those that say nothing. */
  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String values(int count) {
    return count + (count == 1 ? " value" : " values");
  }
}
