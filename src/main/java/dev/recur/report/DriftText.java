package dev.recur.report;

import dev.recur.evaluation.Drift;
import java.util.Locale;

/** Whether errors on newer values have changed in size, in words. */
public final class DriftText {
  private DriftText() {}

  /** Returns one line. */
  public static String line(Drift drift) {
    if (!drift.isTold()) {
      return "drift: %d newer and %d calibrating errors one step ahead are too few to tell; it takes %d of each"
          .formatted(drift.newer(), drift.before(), Drift.LEAST);
    }
    String larger = drift.sizeNewer() > drift.sizeBefore() ? "larger" : "smaller";
    return String.format(
        Locale.ROOT,
        "drift: errors one step ahead on the %d newer values are %s those that calibrated the model,"
            + " p = %.2g (rank-sum test; median size %.2f against %.2f deviates of %d)",
        drift.newer(),
        drift.isFound() ? larger + " than" : "of the size of",
        drift.pValue(),
        drift.sizeNewer(),
        drift.sizeBefore(),
        drift.before());
  }
}
