package dev.recur.report;

import dev.recur.series.FoundOutlier;
import dev.recur.series.Outlier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Outliers in words. */
final class OutlierText {
  private static final int MOST_NAMED = 3;

  private OutlierText() {}

  /**
   * Returns one: {@code line 6, 2018-05, 119733, looks like a lost digit (usual: about 1190000)}.
   */
  static String of(FoundOutlier found) {
    Outlier outlier = found.outlier();
    boolean one = outlier.kind() == Outlier.Kind.SHIFT || outlier.steps() == 1;
    return String.format(
        Locale.ROOT,
        "%s%s%s, %s%s, looks like %s (usual: about %s)",
        found.series().map(name -> name + ": ").orElse(""),
        found.line().isPresent() ? "line " + found.line().getAsLong() + ", " : "",
        found.time(),
        number(outlier.value(), 6),
        one ? "" : " and " + (outlier.steps() - 1) + " more",
        outlier.kind(),
        number(outlier.usual(), 3));
  }

  /** Returns the first few, and how many more there are. */
  static String of(List<FoundOutlier> found) {
    int more = found.size() - MOST_NAMED;
    return found.stream().limit(MOST_NAMED).map(OutlierText::of).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String number(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
